// A command that says which SQLite the plugin was linked with, and that this one cannot open
// anything.
#include <pareto/command.hpp>
#include <pareto/plugin.hpp>

extern "C" const char* sqlite3_libversion(void);
extern "C" int sqlite3_open_v2(const char*, void**, int, const char*);

using namespace pareto::sdk;

struct Which : Command<Which> {
  static constexpr const char* id = "which_sqlite";
  static constexpr Label label{"says its SQLite", "说明所用的 SQLite"};
  static void run(const Job&, Printer& out) {
    void* database = nullptr;
    const int code = sqlite3_open_v2("x", &database, 2, nullptr);
    out.say(std::string("linked with ") + sqlite3_libversion() + ", open answers " +
            std::to_string(code));
  }
};

constexpr PluginInfo kPlugin{.id = "matrix.own-sqlite",
                             .version = "1.0.0",
                             .label = {"Own SQLite", "自带 SQLite"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Which);
