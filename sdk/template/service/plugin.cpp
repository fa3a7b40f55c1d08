// A service: what works for as long as `pareto serve` runs. This one counts the customers every so
// many seconds and says so in a file.
#include <pareto/job.hpp>
#include <pareto/plugin.hpp>
#include <pareto/service.hpp>

#include <chrono>
#include <fstream>

using namespace pareto::sdk;

class MyPlugin : public Service<MyPlugin> {
 public:
  static constexpr const char* id = "my_plugin";
  static constexpr Label label{"My plugin", "我的插件"};
  static constexpr Field settings[] = {
      integer("seconds", {"Every so many seconds", "间隔秒数"}).between(1, 86400).initially("60"),
      text("file", {"File to write", "写入的文件"}).initially("my_plugin.txt")};

  // What is wrong here is said before anything runs.
  explicit MyPlugin(const Job& job)
      : job_(job), seconds_(job.integer("seconds", 60)), file_(job.text("file", "my_plugin.txt")) {
    if (!std::ofstream(file_))
      throw Failure(PARETO_E_IO, std::string(job.say("cannot write ", "无法写入 ")) + file_);
  }

  // On a thread of its own, until it is asked to stop.
  void run(const Stop& stop) {
    do {
      const auto rows = job_.select("SELECT count(*) FROM customer", {{"customers", Type::Int}});
      for (Batch batch; rows->next(batch);)
        std::ofstream(file_) << batch.column(0).integer(0) << '\n';
    } while (!stop.wait(std::chrono::seconds(seconds_)));
  }

 private:
  Job job_;
  std::int64_t seconds_;
  std::string file_;
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY}};
PARETO_PLUGIN(kPlugin, MyPlugin);
