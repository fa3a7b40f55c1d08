#include "core/host/schedule_run.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/private_folder.hpp"
#include "core/host/report_writing.hpp"

namespace pareto::host {
namespace fs = std::filesystem;
namespace {

// Held as long as the object; not had where another process has it.
class OnlyOne {
 public:
  explicit OnlyOne(const fs::path& file)
      : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    had_ = descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
  }
  ~OnlyOne() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OnlyOne(const OnlyOne&) = delete;
  OnlyOne& operator=(const OnlyOne&) = delete;
  [[nodiscard]] bool had() const { return had_; }

 private:
  const int descriptor_;
  bool had_ = false;
};

// A folder of its own for each, since two may write the same report of different things.
std::string folder_name(const std::string& name) {
  std::string out;
  for (const char c : name)
    out +=
        c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || (out.empty() && c == '.')
            ? '_'
            : c;
  return out.substr(0, 100);
}

Language language_of(const Host& host, const Schedule& schedule) {
  return parse_language(schedule.language).value_or(host.options().language);
}

fs::path write(Host& host, const Schedule& schedule) {
  const auto worker = Host::beside(host);
  const Language language = language_of(host, schedule);
  if (!worker->work_for(
          {.user = schedule.user, .language = language, .cancel = host.options().cancel})) {
    throw Error(
        ErrorCode::Busy,
        Text{"the workspace is being set up by others just now", "工作区正在被其他操作修改设置"},
        Text{"try again in a while", "请稍后再试"});
  }
  // A messenger shows no files.
  reports::ReportRequest request{
      .report = schedule.report,
      .format = schedule.destination == "robot" ? "markdown" : schedule.format,
      .parameters = schedule.parameters};
  jobs::Job job(worker->jobs(), "report", request.report + " as " + request.format);
  const fs::path folder =
      host.workspace().folder() / say(language, {"reports", "报告"}) / folder_name(schedule.name);
  const WrittenReport written = write_report(
      *worker, std::move(request), std::nullopt, language, job, [&](const std::string& name) {
        std::error_code failed;
        make_private_folder(folder.parent_path(), failed);
        if (!failed) make_private_folder(folder, failed);
        if (failed)
          throw Error(
              ErrorCode::Io,
              Message(Text{"cannot make the folder {0}: {1}", "无法建立文件夹 {0}：{1}"},
                      {folder.string(), failed.message()}),
              Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
        return folder / name;
      });
  job.finish("written");
  return written.result.files.at(0);
}

void note(Host& host, const Schedule& schedule, const ScheduleRun& run) {
  records::Transaction transaction(host.records(), {0, "owner"},
                                   {.kind = "schedule", .title = schedule.name});
  const Time due = next_due(schedule, host.workspace().zone(), Time{transaction.now()});
  const std::string file = run.file.empty()
                               ? std::string()
                               : run.file.lexically_relative(host.workspace().folder()).string();
  note_run(transaction, schedule, due,
           run.failure ? run.failure->text(language_of(host, schedule)) : file);
  if (run.sends) {
    using sdk::Type;
    sdk::BatchBuilder row({{"title", Type::Text},
                           {"file", Type::Text},
                           {"destination", Type::Text},
                           {"address", Type::Text},
                           {"messenger", Type::Text}});
    std::size_t column = 0;
    for (const std::string& value : {schedule.name, fs::absolute(run.file).string(),
                                     schedule.destination, schedule.address, schedule.messenger})
      row.text(column++, value);
    row.end_row();
    transaction.publish(kScheduleWritten, row.finish());
  }
  transaction.commit();
}

}  // namespace

void require_sender(Host& host, const Schedule& schedule) {
  if (schedule.destination == "folder") return;
  for (const plugins::Offer& offer : host.plugins().extensions(PARETO_EXT_SUBSCRIBER)) {
    if (std::ranges::find(offer.extension.topics, kScheduleWritten) != offer.extension.topics.end())
      return;
  }
  throw Error(ErrorCode::Argument,
              Text{"no enabled plugin sends reports", "没有启用发送报告的插件"},
              Text{"enable one: pareto plugin enable report_post",
                   "请启用：pareto plugin enable report_post"});
}

ScheduleRun run_now(Host& host, const Schedule& schedule) {
  ScheduleRun run{.name = schedule.name};
  try {
    run.file = write(host, schedule);
    run.sends = schedule.destination != "folder";
  } catch (const Error& error) {
    // The next moment is the next try; what was stopped is tried at once.
    if (error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::Busy) throw;
    run.failure = error;
  }
  note(host, schedule, run);
  return run;
}

std::vector<ScheduleRun> run_due(Host& host) {
  std::vector<ScheduleRun> out;
  const std::int64_t now = host.options().clock_micros();
  std::vector<Schedule> due = schedules(host.connection());
  std::erase_if(due, [&](const Schedule& s) { return !s.active || s.due == 0 || s.due > now; });
  if (due.empty()) return out;
  const OnlyOne lock(host.workspace().folder() / "pareto.db-schedule");
  if (!lock.had()) return out;
  for (const Schedule& schedule : due) {
    // Another process may have run it before the lock was had.
    const std::vector<Schedule> present = schedules(host.connection());
    const auto same = std::ranges::find(present, schedule.id, &Schedule::id);
    if (same != present.end() && same->active && same->due == schedule.due)
      out.push_back(run_now(host, *same));
  }
  return out;
}

}  // namespace pareto::host
