#include "core/access/seen.hpp"
#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"
#include "core/host/session_handle.hpp"
#include "core/twins/evidence.hpp"
#include "core/twins/find.hpp"
#include "pareto/twins.hpp"

namespace pareto::host {
namespace {

pareto_status find(const pareto_twins_v1*, pareto_session* session, const char* entity,
                   double least, const char* language, ArrowArrayStream* out, pareto_error* error) {
  return at_border(error, [&] {
    const Ground& ground = ground_of(session);
    const Language reader = parse_language(language ? language : "en").value_or(Language::English);
    const auto connection = access::open_reader(*ground.store, session->session);
    sdk::BatchBuilder rows(sdk::twin_columns());
    for (const twins::Twin& twin :
         twins::find_twins(*connection, *ground.schema,
                           {.entity = entity, .least = least, .cancel = ground.limits.cancel})) {
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

const pareto_twins_v1& twins_service() {
  static constexpr pareto_twins_v1 kTable{
      .size_of = sizeof(pareto_twins_v1), .ctx = nullptr, .find = &find};
  return kTable;
}

}  // namespace pareto::host
