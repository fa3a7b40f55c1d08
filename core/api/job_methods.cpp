// What runs just now, how far it is, and ending it.
#include <unistd.h>

#include <algorithm>

#include "core/access/duties.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/date.hpp"
#include "core/base/error.hpp"

namespace pareto::api {
namespace {

// A look that takes less is none that anybody would want to end.
constexpr double kLongLook = 1.0;

struct Shown {
  std::int64_t id = 0;  // 0: it is another process's, or not a call
  std::string method, who;
  jobs::StoreNote note;
  bool own = false, may_end = false, cancelling = false;
};

bool administers(const Call& call) {
  return access::has_duty(call.host.session(), access::Duty::Administer);
}
bool is_own(const Call& call, const jobs::RunningJob& job) {
  return job.user == call.host.session().principal;
}

// Calls of this process that the session may know of, but for this one.
std::vector<jobs::RunningJob> calls(const Call& call) {
  if (call.running == nullptr) return {};
  std::vector<jobs::RunningJob> out = call.running->all();
  std::erase_if(out, [&](const jobs::RunningJob& job) {
    return (call.entry != nullptr && job.id == call.entry->id()) ||
           !(is_own(call, job) || administers(call)) || (!job.changes && job.seconds < kLongLook);
  });
  return out;
}

std::vector<Shown> shown(const Call& call) {
  std::vector<Shown> out;
  for (const jobs::RunningJob& job : calls(call)) {
    const std::string owner(say(call.language, Text{"owner of the folder", "文件夹所有者"}));
    jobs::StoreNote note{.kind = job.kind,
                         .title = job.title,
                         .process = ::getpid(),
                         .seconds = static_cast<std::int64_t>(job.seconds),
                         .done = job.done,
                         .total = job.total};
    out.push_back({job.id, job.method, job.user == 0 ? owner : job.who, std::move(note),
                   is_own(call, job), true, job.cancelling});
  }
  // Which job holds the store, of whatever process; those who wait for it are told the same.
  if (!administers(call)) return out;
  if (auto note = jobs::read_store_note(call.host.workspace().store_sign())) {
    const bool told =
        note->process == ::getpid() && std::ranges::any_of(out, [&](const Shown& one) {
          return (one.note.kind == note->kind && one.note.title == note->title) ||
                 (note->kind == "api" && one.method == note->title);
        });
    if (!told) out.push_back({0, {}, note->who, *note});
  }
  return out;
}

// In words: of a call without a job of its own, what the method does.
std::string work_of(const Call& call, const Shown& job) {
  const std::string& name = job.note.kind == "api" ? job.note.title : job.method;
  const auto method = std::ranges::find(methods(), name, &Method::name);
  if ((job.note.kind.empty() || job.note.kind == "api") && method != methods().end())
    return std::string(method->summary.in(call.language));
  return job.note.work().in(call.language);
}

void list(Call& call) {
  JsonWriter& out = call.out;
  const std::int64_t now = call.host.options().clock_micros();
  out.begin_object().key("jobs").begin_array();
  for (const Shown& job : shown(call)) {
    out.begin_object();
    write_id(out, "id", job.id);
    out.member("method", job.method).member("kind", job.note.kind).member("title", job.note.title);
    out.member("work", work_of(call, job));
    out.member("who", job.who)
        .key("own")
        .flag(job.own)
        .key("can_cancel")
        .flag(job.may_end)
        .key("cancelling")
        .flag(job.cancelling);
    out.member("since", Time{now - job.note.seconds * 1'000'000}.iso());
    out.key("process")
        .integer(job.note.process)
        .key("seconds")
        .integer(job.note.seconds)
        .key("done")
        .integer(job.note.done)
        .key("total")
        .integer(job.note.total)
        .key("percent");
    if (const auto percent = job.note.percent())
      out.integer(*percent);
    else
      out.nothing();
    out.end_object();
  }
  out.end_array().end_object();
}

void cancel(Call& call) {
  const Message remedy(Text{"jobs.list tells them", "请看 jobs.list"});
  const std::string given = call.given.text("job");
  const std::int64_t id =
      number_of(given, {"“{}” is not the number of a job", "“{}”不是任务编号"}, remedy);
  // Those of others are told of to who administers alone, and so there are none for anybody else.
  const std::vector<jobs::RunningJob> all =
      call.running != nullptr ? call.running->all() : std::vector<jobs::RunningJob>();
  const auto found = std::ranges::find(all, id, &jobs::RunningJob::id);
  const bool known = found != all.end() && (is_own(call, *found) || administers(call));
  if (!known || !call.running->cancel(id))
    throw Error(ErrorCode::NotFound,
                Message(Text{"no job {} is running", "没有正在运行的任务 {}"}, {given}), remedy);
  call.out.begin_object().key("cancelled").flag(true).end_object();
}

}  // namespace

// Ending a job writes nothing: what it had written is rolled back by itself.
std::vector<Method> job_methods() {
  return {
      {.name = "jobs.list",
       .summary = {"what runs just now, whose it is and how far; of others, for who administers",
                   "正在运行的任务、属于谁、进度；他人的任务只对管理员显示"},
       .answer =
           "{jobs: [{id: id|null, method: text, kind: text, title: text, work: text, who: text, own: flag, can_cancel: flag, "
           "cancelling: flag, since: time, process: int, seconds: int, done: int, total: int, percent: int|null}]}",
       .run = list},
      {.name = "jobs.cancel",
       .summary =
           {"end a job of one's own, or anybody's for who administers; nothing of it is kept",
            "中止自己的任务（管理员可中止任何人的）；其改动不保留"},
       .parameters = {{"job", Kind::Text, {"its id", "任务编号"}, true}},
       .answer = "{cancelled: flag}",
       .changes = true,
       .run = cancel}};
}

}  // namespace pareto::api
