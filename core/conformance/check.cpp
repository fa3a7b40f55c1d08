#include "core/conformance/check.hpp"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <regex>
#include <thread>

#include "core/conformance/child.hpp"
#include "core/conformance/report.hpp"

namespace pareto::conformance {
namespace fs = std::filesystem;
namespace {

constexpr const char* kManifest = "manifest.json";

bool matches(const std::string& name, const std::string& expression) {
  if (expression.empty()) return true;
  try {
    return std::regex_search(name, std::regex(expression));
  } catch (const std::regex_error& error) {
    throw Error(ErrorCode::Argument,
                {Text{"option --only: \"{0}\" is no regular expression ({1})",
                      "选项 --only：“{0}”不是正则表达式（{1}）"},
                 {expression, error.what()}},
                Text{"give a name of a case, or a part of it", "请给出用例的名称或其中一部分"});
  }
}

std::string quoted(const std::string& word) {
  const bool plain = word.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:") ==
                     std::string::npos;
  return plain && !word.empty() ? word : "'" + word + "'";
}

std::string repeat_of(const Planned& planned, const CheckRequest& request) {
  std::string out = "pareto plugin check " + quoted(planned.manifest.parent_path().string());
  if (planned.what->level > 4) out += " --level " + std::to_string(planned.what->level);
  out += " --only " + quoted("^" + planned.name + "$");
  if (request.seed != 1) out += " --seed " + std::to_string(request.seed);
  if (request.oldest) out += " --against 0.0";
  if (!request.with.empty()) out += " --with " + quoted(request.with.string());
  return out;
}

std::string first_line(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  if (line.size() > 120) line.resize(120);
  return line;
}

Outcome outcome_of(const Planned& planned, const CheckRequest& request, const ChildEnd& end) {
  Outcome out{.planned = planned, .took = end.took};
  auto failed = [&](const Text& why, const std::vector<Argument>& values) {
    out.verdict = Verdict::Failed;
    out.why = say(request.language, why, values);
  };
  const Report report = read_report(end.report);
  if (!report.violations.empty() && report.state != 'F') {
    failed({"did what it must not: {}", "做了不允许做的事：{}"}, {report.violations});
  } else if (report.state == 'F') {
    out.why = report.text;
    out.remedy = report.remedy;
  } else if (end.timed_out) {
    failed({"did not end within {} s", "{} 秒内没有结束"}, {planned.what->seconds});
  } else if (end.signal == SIGSYS) {
    // The system itself ends a process whose signals are held back, as they are while a thread is
    // made.
    failed({"did what it must not: {}", "做了不允许做的事：{}"}, {Argument{"a thread", "线程"}});
  } else if (end.signal != 0) {
    failed({"died of signal {0} ({1})", "因信号 {0}（{1}）而终止"},
           {end.signal, strsignal(end.signal)});
  } else if (report.state == 0) {
    failed({"ended the process (exit code {}){}", "结束了进程（退出码 {}）{}"},
           {end.code, end.output.empty() ? "" : ": " + first_line(end.output)});
  } else if (report.state == 'S') {
    out.verdict = Verdict::Skipped;
    out.why = report.text;
  } else if (!end.output.empty()) {
    failed({"wrote to the output of the program: \"{}\"", "向程序的输出写了内容：“{}”"},
           {first_line(end.output)});
    out.remedy = say(request.language, {"use the job's log", "请使用任务的日志"});
  } else {
    out.verdict = Verdict::Passed;
  }
  if (out.verdict == Verdict::Failed) out.repeat = repeat_of(planned, request);
  return out;
}

Outcome run_one(const Planned& planned, const CheckRequest& request) {
  if (request.in_process) {
    ChildEnd end;
    const auto begun = std::chrono::steady_clock::now();
    end.report = run_case(
        planned, {planned.manifest, request.seed, request.oldest, request.language, request.with});
    end.took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begun);
    return outcome_of(planned, request, end);
  }
  const std::vector<std::string> words{kChildWord,
                                       planned.manifest.string(),
                                       std::string(planned.what->name),
                                       planned.extension,
                                       std::to_string(request.seed),
                                       request.oldest ? "oldest" : "newest",
                                       std::string(code_of(request.language)),
                                       request.with.string()};
  return outcome_of(planned, request, run_self(words, std::chrono::seconds(planned.what->seconds)));
}

}  // namespace

std::vector<fs::path> manifests_of(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored))
    throw Error(ErrorCode::Argument, {Text{"there is no {}", "没有 {}"}, {file.string()}},
                Text{"give a plugin's library or its folder", "请给出插件的库文件或其文件夹"});
  if (!fs::is_directory(file)) {
    const fs::path beside = fs::absolute(file).parent_path() / kManifest;
    if (fs::exists(beside)) return {beside};
    throw Error(
        ErrorCode::Argument,
        {Text{"there is no manifest.json beside {}", "{} 旁边没有 manifest.json"}, {file.string()}},
        {Text{"pareto-manifest {0} {1}", "pareto-manifest {0} {1}"},
         {file.string(), beside.string()}});
  }
  const fs::path folder = fs::weakly_canonical(fs::absolute(file));
  if (fs::exists(folder / kManifest)) return {folder / kManifest};
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory() && fs::exists(entry.path() / kManifest))
      found.push_back(entry.path() / kManifest);
  }
  if (found.empty())
    throw Error(ErrorCode::Argument,
                {Text{"there is no plugin in {}", "{} 里没有插件"}, {folder.string()}},
                Text{"a plugin's folder holds its manifest.json", "插件文件夹里有 manifest.json"});
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Planned> plan_check(const fs::path& file, const CheckRequest& request) {
  std::optional<plugins::Manifest> manifest;
  try {
    manifest = plugins::read_manifest(file);
  } catch (const Error&) {
    // A case of its own says so.
  }
  std::vector<Planned> plan;
  auto add = [&](const Case& one, const std::string& extension, const std::string& id) {
    const std::string name = std::string(one.name) + (id.empty() ? "" : ":" + id);
    if (matches(name, request.only)) plan.push_back({&one, file, extension, name});
  };
  for (const Case& one : all_cases()) {
    if (one.level > request.level) continue;
    if (one.kind.empty())
      add(one, "", "");
    else if (!manifest)
      continue;
    else if (one.kind == kLibrary) {
      if (!manifest->library.empty()) add(one, "", "");
    } else {
      for (const plugins::Extension& extension : manifest->extensions) {
        if (extension.extension == one.kind)
          add(one, extension.extension + ":" + extension.id, extension.id);
      }
    }
    if (!manifest && plan.size() == 1) break;
  }
  return plan;
}

namespace {

// Where the children put what they make; it goes with the check, also what a child left that died.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "pareto-checks-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
      throw Error(ErrorCode::Io,
                  {Text{"a folder for the check cannot be made: {}", "无法新建检查用的文件夹：{}"},
                   {name}});
    folder_ = name;
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    setenv("TMPDIR", name.c_str(), 1);
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    if (before_)
      setenv("TMPDIR", before_->c_str(), 1);
    else
      unsetenv("TMPDIR");
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

 private:
  fs::path folder_;
  std::optional<std::string> before_;
};

}  // namespace

void run_check(const std::vector<Planned>& plan, const CheckRequest& request,
               const std::function<void(const Outcome&)>& told) {
  const ScratchFolder scratch;
  std::vector<std::optional<Outcome>> done(plan.size());
  std::vector<std::exception_ptr> broken(plan.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> stop = false;
  std::mutex mutex;
  std::condition_variable arrived;
  auto work = [&] {
    for (std::size_t i = next++; i < plan.size() && !stop; i = next++) {
      std::optional<Outcome> outcome;
      std::exception_ptr fault;
      try {
        outcome = run_one(plan[i], request);
      } catch (...) {
        fault = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      done[i] = std::move(outcome);
      broken[i] = fault;
      arrived.notify_one();
    }
  };
  const unsigned beside =
      request.in_process ? 1 : std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < beside; ++i) workers.emplace_back(work);
  try {
    for (std::size_t i = 0; i < plan.size(); ++i) {
      std::unique_lock lock(mutex);
      while (!done[i] && !broken[i]) {
        if (request.cancel != nullptr && request.cancel->load())
          throw Error(ErrorCode::Cancelled, Text{"cancelled", "已取消"});
        arrived.wait_for(lock, std::chrono::milliseconds(100));
      }
      if (broken[i]) std::rethrow_exception(broken[i]);
      const Outcome outcome = *done[i];
      lock.unlock();
      told(outcome);
    }
  } catch (...) {
    stop = true;
    throw;
  }
}

const std::vector<Case>& all_cases() {
  static const std::vector<Case> all = [] {
    std::vector<Case> out;
    for (const auto& list :
         {static_cases(), load_cases(), description_cases(), workspace_cases(), content_cases(),
          tiering_cases(), tiering_data_cases(), importer_cases(), report_cases(), format_cases(),
          subscriber_cases(), entity_cases(), view_cases(), action_cases(), command_cases(),
          service_cases()}) {
      out.insert(out.end(), list.begin(), list.end());
    }
    std::ranges::stable_sort(out, {}, &Case::level);
    return out;
  }();
  return all;
}

}  // namespace pareto::conformance
