// L2: what happens when the library is loaded, before anything is asked of it.
#include <dlfcn.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <iterator>

#include "core/conformance/cases.hpp"
#include "core/conformance/watch.hpp"
#include "core/plugins/table_check.hpp"
#include "sdk/tools/describe.hpp"

namespace pareto::conformance {
namespace fs = std::filesystem;
namespace {

using Entry = const pareto_plugin_v0* (*)();

Entry open(const fs::path& library) {
  void* handle = dlopen(fs::absolute(library).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) fail({"it cannot be loaded: {}", "无法加载：{}"}, {dlerror()});
  const auto entry = reinterpret_cast<Entry>(dlsym(handle, "pareto_plugin_entry_v0"));
  if (entry == nullptr) fail({"it does not export {}", "没有导出 {}"}, {"pareto_plugin_entry_v0"});
  return entry;
}

void alone(Trial& trial) { static_cast<void>(open(trial.manifest().library)); }

void entry_twice(Trial& trial) {
  const Entry entry = open(trial.manifest().library);
  const pareto_plugin_v0* first = entry();
  if (first == nullptr) fail({"its entry answers nothing", "入口没有返回插件表"});
  if (first != entry())
    fail({"its entry answers another table each time", "入口每次返回不同的插件表"}, {},
         {"it returns the address of one constant", "应返回同一个常量的地址"});
}

// The library and what it needs are in memory already when its own constructors are watched: what
// those of other libraries do is not the plugin's doing, but a plugin's constructors run with the
// others. So all of it is watched and all of it counts.
void constructors(Trial& trial) {
  const ProcessState before = ProcessState::now();
  const bool watched = forbid_side_effects();
  const Entry entry = open(trial.manifest().library);
  static_cast<void>(entry());
  if (!watched) return require_same(before);
  ProcessState expected = before;
  expected.handlers = ProcessState::now().handlers;  // SIGSYS is the watch's own
  require_same(expected);
}

void two_names(Trial& trial) {
  const fs::path copy = trial.scratch() / ("again-" + trial.manifest().library.filename().string());
  fs::copy_file(trial.manifest().library, copy);
  const pareto_plugin_v0* one = open(trial.manifest().library)();
  const pareto_plugin_v0* other = open(copy)();
  if (one == nullptr || other == nullptr) fail({"its entry answers nothing", "入口没有返回插件表"});
  if (one == other)
    fail({"loaded a second time under another name it answers the table of the first",
          "以另一个名称再次加载时，返回了第一次的插件表"},
         {},
         {"hide all but the entry, and compile with -fno-gnu-unique",
          "除入口外全部隐藏，并用 -fno-gnu-unique 编译"});
  if (std::string_view(one->id) != other->id)
    fail(
        {"it calls itself {0} the first time and {1} the second", "第一次自称 {0}，第二次自称 {1}"},
        {one->id, other->id});
}

// The manifest is made anew from the library and must say the same: nothing that is listed, shown
// or checked without opening it may be another thing than what runs.
void manifest(Trial& trial) {
  const pareto_plugin_v0* table = open(trial.manifest().library)();
  plugins::check_table(table, trial.manifest());
  std::ifstream in(trial.manifest().file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  boost::json::object said, is;
  try {
    said = boost::json::parse(text).as_object();
    is = boost::json::parse(describe(*table, {trial.manifest().library.filename().string(),
                                              trial.manifest().sha256}))
             .as_object();
  } catch (const std::exception& error) {
    fail({"the library cannot be described: {}", "无法描述该库：{}"}, {error.what()});
  }
  for (const auto& [key, value] : is) {
    const auto* other = said.if_contains(key);
    if (other != nullptr && *other == value) continue;
    fail({"its manifest says another \"{}\" than the library does", "清单中的“{}”与库不一致"},
         {std::string_view(key)},
         {"write it anew: pareto-manifest {0} {1}", "请重新生成：pareto-manifest {0} {1}"},
         {trial.manifest().library.string(), trial.manifest().file.string()});
  }
}

void minor(Trial& trial) {
  const pareto_plugin_v0* table = open(trial.manifest().library)();
  if (table->needs_minor != static_cast<std::uint32_t>(trial.manifest().needs_minor))
    fail({"its manifest says that it needs version 0.{0}, the library 0.{1}",
          "清单称需要 0.{0} 版，而库称 0.{1}"},
         {trial.manifest().needs_minor, table->needs_minor});
  if (table->needs_minor > PARETO_ABI_MINOR)
    fail({"it needs version 0.{0} of the interface; this Pareto has 0.{1}",
          "它需要接口 0.{0} 版，本 Pareto 为 0.{1}"},
         {table->needs_minor, PARETO_ABI_MINOR});
}

// Start and stop, each once, as in the life of the host.
void start_stop(Trial& trial) {
  const pareto_plugin_v0& table = *open(trial.manifest().library)();
  if (table.start == nullptr && table.stop == nullptr)
    throw Skipped{Text{"it has neither start nor stop", "它没有 start 和 stop"}};
  const ProcessState before = ProcessState::now();
  pareto_error error{};
  error.size_of = sizeof error;
  if (table.start != nullptr && table.start(trial.host(), &error) != PARETO_OK)
    fail({"it does not start: {}", "无法启动：{}"}, {std::string_view(error.text)});
  if (table.stop != nullptr) table.stop();
  require_same(before);
}

constexpr Case kCases[] = {
    {"load.alone",
     2,
     kLibrary,
     {"it loads without another plugin", "无需其他插件即可加载"},
     20,
     alone},
    {"load.constructors",
     2,
     kLibrary,
     {"loading starts, opens and changes nothing", "加载时不启动、不打开、不改变任何东西"},
     20,
     constructors},
    {"load.entry",
     2,
     kLibrary,
     {"its entry answers the same table each time", "入口每次返回同一张表"},
     20,
     entry_twice},
    {"load.manifest",
     2,
     kLibrary,
     {"the library is what its manifest says", "库与清单一致"},
     20,
     manifest},
    {"load.version",
     2,
     kLibrary,
     {"it needs no newer interface than it says and there is", "所需接口版本如实且可用"},
     20,
     minor},
    {"load.two_names", 2, kLibrary, {"it can be loaded twice", "可以加载两次"}, 20, two_names},
    {"load.start",
     2,
     kLibrary,
     {"it starts and stops, and leaves nothing", "可启动、停止，不留痕迹"},
     20,
     start_stop},
};

}  // namespace

std::span<const Case> load_cases() { return kCases; }

}  // namespace pareto::conformance
