// A service that does what a web server does, without the web: it calls methods of the host from
// four threads at once, as the users whose keys it is given. api_service.sh writes lines to its
// input and reads what came of them:
//
//     NAME <tab> KEY or "-" <tab> METHOD <tab> JSON <tab> HOW          →  NAME <tab> STATUS <tab> answer, or the problem
//
// "-" is whoever started the service. HOW: "stop" raises the flag at the first progress, "stopped"
// before the call, "zh" asks in Chinese, "full" takes no answer. METHOD may be !position, !describe
// and !customers. A line "sync" waits until all before it have ended.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <fstream>
#include <mutex>
#include <pareto/access.hpp>
#include <pareto/api.hpp>
#include <pareto/plugin.hpp>
#include <pareto/service.hpp>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

using namespace pareto::sdk;

namespace {

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  }
  out.resize(5);
  return out;
}

// What the user of a key sees of the customers; docs/plugin-guide/kinds.md shows it.
std::string customers_of(const Job& job, const std::string& key) {
  const Api api(job);
  const Access access(job);
  const UserSession li = access.by_key(key);
  std::string answer = api.call(
      li.get(),
      {.method = "records.list", .arguments = R"({"entity": "customer"})", .language = "en"});
  return answer;
}

}  // namespace

struct Calls : Service<Calls> {
  static constexpr const char* id = "calls";
  static constexpr Label label{"Calls methods", "调用方法"};
  static constexpr Field settings[] = {text("input", {"Lines to do", "输入"}).required(),
                                       text("results", {"What came of them", "结果"}).required()};

  explicit Calls(const Job& job)
      : job_(job),
        api_(job),
        access_(job),
        input_(*job.text("input")),
        results_(*job.text("results"), std::ios::app) {
    if (!results_) throw Failure(PARETO_E_IO, "the results cannot be written");
  }

  // Reads what is added to the input, as `tail -f` does.
  void run(const Stop& stop) {
    std::vector<std::thread> workers;
    for (int i = 0; i < 4; ++i) workers.emplace_back([this] { work(); });
    std::ifstream input(input_);
    std::string line;
    do {
      std::string piece;
      while (std::getline(input, piece)) {
        line += piece;
        if (input.eof()) break;  // the rest of it is still to come
        take(line);
        line.clear();
      }
      input.clear();
    } while (!stop.wait(std::chrono::milliseconds(10)));
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    wake_.notify_all();
    for (std::thread& worker : workers) worker.join();
  }

 private:
  void take(const std::string& line) {
    std::unique_lock lock(mutex_);
    if (line != "sync") {
      waiting_.push_back(line);
      wake_.notify_one();
      return;
    }
    idle_.wait(lock, [&] { return waiting_.empty() && working_ == 0; });
    results_ << "sync\n" << std::flush;
  }

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const std::string line = waiting_.front();
      waiting_.pop_front();
      ++working_;
      lock.unlock();
      const std::string result = done(cells(line));
      lock.lock();
      --working_;
      results_ << result << '\n' << std::flush;
      idle_.notify_all();
    }
  }

  std::string done(const std::vector<std::string>& line) {
    const auto& [name, key, method, json, how] =
        std::tie(line[0], line[1], line[2], line[3], line[4]);
    try {
      if (method == "!position") return name + "\t0\t" + std::to_string(api_.position());
      if (method == "!describe") return name + "\t0\t" + api_.describe("en");
      if (method == "!customers") return name + "\t0\t" + customers_of(job_, key);
      if (key == "-") return name + "\t0\t" + answer(job_.c()->session, method, json, how);
      const UserSession session = access_.by_key(key);
      return name + "\t0\t" + answer(session.get(), method, json, how);
    } catch (const Problem& problem) {
      return name + "\t" + std::to_string(problem.status()) + "\t" + problem.json();
    } catch (const Failure& failure) {
      return name + "\t" + std::to_string(failure.status()) + "\t" + failure.what();
    } catch (const std::exception& thrown) {
      return name + "\tthrown\t" + thrown.what();
    }
  }

  std::string answer(pareto_session* session, const std::string& method, const std::string& json,
                     const std::string& how) {
    std::atomic<bool> stop = how == "stopped";
    ApiCall call{.method = method,
                 .arguments = json,
                 .language = how == "zh" ? "zh-Hans" : "",
                 .cancel = &stop};
    if (how == "stop") call.progress = [&](std::int64_t, std::int64_t) { stop = true; };
    std::string out;
    api_.call(session, call, [&](std::string_view piece) {
      if (how == "full") throw std::runtime_error("the line is full");
      out += piece;
    });
    return out;
  }

  const Job job_;
  const Api api_;
  const Access access_;
  const std::string input_;
  std::ofstream results_;
  std::mutex mutex_;  // guards all but what is constant
  std::condition_variable wake_, idle_;
  std::deque<std::string> waiting_;
  int working_ = 0;
  bool ending_ = false;
};

constexpr PluginInfo kPlugin{.id = "test.api_calls",
                             .version = "1.0.0",
                             .label = {"Calls of methods", "方法调用"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_API, PARETO_SVC_ACCESS}};
PARETO_PLUGIN(kPlugin, Calls);
