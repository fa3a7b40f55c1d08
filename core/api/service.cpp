#include "core/api/service.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include "core/access/rights.hpp"
#include "core/api/method.hpp"
#include "core/api/remedy.hpp"
#include "core/base/error.hpp"
#include "core/host/session_handle.hpp"
#include "core/records/write/journal.hpp"
#include "pareto/job.hpp"
#include "pareto/received.hpp"

namespace pareto::api {
namespace {

static_assert(sizeof(std::atomic<bool>) == 1 && std::atomic<bool>::is_always_lock_free,
              "a flag comes across as a byte");

constexpr std::size_t kKeptHosts = 8;
// So long a call waits while plugins are changed, before it is told that they are.
constexpr std::chrono::seconds kPatience{3};

// Whoever takes the answer wants no more of it.
struct SinkStopped {
  pareto_status status;
};

JsonWriter::Sink sink_to(void* ctx, pareto_status (*write)(void*, pareto_str)) {
  return [ctx, write](std::string_view piece) {
    const pareto_status status = write(ctx, sdk::to_c(piece));
    if (status != PARETO_OK) throw SinkStopped{status};
  };
}

std::string problem_of(const Error& error, Language language) {
  std::string json;
  JsonWriter out([&](std::string_view piece) { json += piece; });
  out.begin_object().member("code", name_of(error.code())).member("detail", error.text(language));
  write_remedy(out, error.remedy(language).value_or(""));
  if (error.place()) {
    if (error.place()->row > 0) out.key("row").integer(error.place()->row);
    out.member_if("field", error.place()->field).member_if("value", error.place()->value);
  }
  if (!error.more().empty())
    out.key("more").value([&](std::string& text) { text += error.more(); });
  out.end_object().finish();
  return json;
}

pareto_status refuse(const Error& why, Language language, const pareto_api_call* call,
                     pareto_error* error) {
  const auto status = static_cast<pareto_status>(why.code());
  if (call != nullptr && call->problem != nullptr) {
    const std::string json = problem_of(why, language);
    call->problem(call->ctx, sdk::to_c(json));
  }
  const std::int64_t row = why.place() ? why.place()->row - 1 : -1;
  return sdk::detail::fill(error, status, why.text(language), row,
                           why.place() ? why.place()->field : "");
}

// What goes wrong, as a status with words in the asker's language.
template <class Work>
pareto_status answering(Language language, const pareto_api_call* call, pareto_error* error,
                        Work work) noexcept {
  try {
    try {
      work();
      return PARETO_OK;
    } catch (const SinkStopped& stopped) {
      return sdk::detail::fill(
          error, stopped.status,
          say(language, Text{"the answer was not wanted any more", "对方不再需要结果"}));
    } catch (const Error& failure) {
      return refuse(failure, language, call, error);
    } catch (const std::bad_alloc&) {
      return refuse(Error(ErrorCode::Memory, Text{"out of memory", "内存不足"}), language, call,
                    error);
    } catch (const std::exception& failure) {
      return refuse(Error(ErrorCode::Fail, Message::verbatim(failure.what())), language, call,
                    error);
    }
  } catch (...) {
    return sdk::detail::fill(error, PARETO_E_MEMORY, "out of memory");
  }
}

// The service whose table it is.
Service& of(const pareto_api_v1* self) { return *static_cast<Service*>(self->ctx); }

}  // namespace

Service::Service(host::Host& host)
    : first_(host),
      pool_(host, kKeptHosts, kPatience),
      kept_(host),
      table_{.size_of = sizeof table_,
             .ctx = this,
             .describe = &describe,
             .call = &call,
             .position = &position} {
  host.services().add(PARETO_SVC_API, &table_);
}

Service::~Service() { first_.services().remove(PARETO_SVC_API); }

Language Service::language_of(const char* asked) const {
  if (asked != nullptr) {
    if (const auto known = parse_language(asked)) return *known;
  }
  return first_.workspace().settings().language.value_or(first_.options().language);
}

pareto_status Service::describe(const pareto_api_v1* self, const char* language, void* ctx,
                                pareto_status (*write)(void*, pareto_str), pareto_error* error) {
  const Language reader = of(self).language_of(language);
  return answering(reader, nullptr, error, [&] {
    JsonWriter out(sink_to(ctx, write));
    api::describe(out, reader);
    out.finish();
  });
}

pareto_status Service::call(const pareto_api_v1* self, pareto_session* session,
                            const pareto_api_call* theirs, pareto_error* error) {
  Service& service = of(self);
  if (theirs == nullptr || !sdk::is_whole(*theirs) || theirs->method == nullptr ||
      theirs->write == nullptr || session == nullptr) {
    return sdk::detail::fill(
        error, PARETO_E_ARGUMENT,
        say(service.language_of(nullptr),
            Text{"a call needs a session, a method and somebody who takes the answer",
                 "调用需要会话、方法和接收结果的函数"}));
  }
  const pareto_api_call asked = sdk::received(*theirs);
  const Language language = service.language_of(asked.language);
  return answering(language, &asked, error, [&] { service.run(session, asked, language); });
}

void Service::run(const pareto_session* session, const pareto_api_call& asked, Language language) {
  const Method& method = find_method(asked.method);
  if (const auto& rights = session->session.rights; rights && rights->scopes())
    rights->scopes()->require(method.name, method.changes);
  const JsonWriter::Sink sink = sink_to(asked.ctx, asked.write);
  const auto* const theirs = reinterpret_cast<const std::atomic<bool>*>(asked.cancel);
  if (theirs != nullptr && *theirs)
    throw Error(ErrorCode::Cancelled, Text{"cancelled before it began", "开始之前已取消"});
  const KeptAnswers::Key key{method.name, sdk::to_view(asked.arguments), session->session.principal,
                             language};
  std::optional<KeptAnswers::Turn> turn;
  if (method.repeats) {
    turn.emplace(kept_.take(key, theirs));
    if (turn->answer()) return sink(*turn->answer());
  }
  const Given given(key.arguments, method.parameters);
  std::string answer;
  {
    jobs::RunningJobs::Entry entry(running_,
                                   {.user = key.principal,
                                    .who = session->session.name,
                                    .method = std::string(method.name),
                                    .changes = method.changes},
                                   theirs);
    const HostPool::Lease lease = pool_.lease({key.principal, language, entry.cancel()});
    JsonWriter out([&](std::string_view piece) {
      if (turn && answer.size() <= KeptAnswers::kLargest) answer += piece;
      sink(piece);
    });
    Call one{*lease, given, out, language, {}, entry.cancel(), &running_, &entry};
    one.progress = [&](std::int64_t done, std::int64_t total) {
      entry.progress(done, total);
      if (asked.progress == nullptr) return;
      asked.progress(asked.ctx, done, total);
      entry.look();
    };
    if (method.changes) {
      jobs::Job job(lease->jobs(), "api", asked.method, one.progress);
      one.progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); };
      api::run(method, one);
      job.finish();
    } else {
      api::run(method, one);
    }
    out.finish();
  }
  if (turn) turn->keep(std::move(answer));
}

pareto_status Service::position(const pareto_api_v1* self, std::int64_t* entry,
                                pareto_error* error) {
  Service& service = of(self);
  return answering(service.language_of(nullptr), nullptr, error,
                   [&] { *entry = service.last_entry(); });
}

std::int64_t Service::last_entry() {
  const std::lock_guard lock(mutex_);
  if (!connection_)
    connection_ =
        std::make_unique<store::Connection>(first_.workspace().database(), store::Mode::ReadOnly);
  return records::Journal(*connection_).last_sequence();
}

}  // namespace pareto::api
