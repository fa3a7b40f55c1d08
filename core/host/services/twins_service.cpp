#include "core/access/seen.hpp"
#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"
#include "core/host/session_handle.hpp"
#include "core/twins/evidence.hpp"
#include "core/twins/find.hpp"
#include "pareto/twins.hpp"

namespace pareto::host {
namespace {

pareto_status find(const pareto_twins_v1* self, pareto_session* session, const char* entity, double least, const char* language,
                   ArrowArrayStream* out, pareto_error* error) {
  return at_border(error, [&] {
    if (session == nullptr) throw Error(ErrorCode::Argument, Message(Text{"twins are looked for without a session", "查找重复记录时没有会话"}));
    const auto& service = *static_cast<const TwinsService*>(self);
    const Language reader = parse_language(language ? language : "en").value_or(Language::English);
    const auto connection = access::open_reader(service.store, session->session);
    sdk::BatchBuilder rows(sdk::twin_columns());
    for (const twins::Twin& twin : twins::find_twins(*connection, service.schema, {.entity = entity, .least = least, .cancel = service.cancel})) {
      rows.integer(0, twin.a);
      rows.integer(1, twin.b);
      rows.real(2, twin.score);
      rows.text(3, twins::words_of(twin.names, twin.evidence, reader));
      rows.end_row();
    }
    sdk::export_stream(sdk::stream_of(rows.finish()), out);
  });
}

}  // namespace

TwinsService::TwinsService(const store::Store& opened, const model::Schema& all, const std::atomic<bool>* raised)
    : pareto_twins_v1{}, store(opened), schema(all), cancel(raised) {
  size_of = sizeof(pareto_twins_v1);
  pareto_twins_v1::find = &host::find;
}

}  // namespace pareto::host
