// Extensions that take the process with them, each in its own way and in its own kind of call;
// CRASHING says which. And one that never comes back.
#include <pareto/document.hpp>
#include <pareto/importer.hpp>
#include <pareto/plugin.hpp>
#include <pareto/subscriber.hpp>
#include <pareto/tiering_tables.hpp>

#include <csignal>
#include <cstdint>
#include <cstdlib>
using namespace pareto::sdk;

namespace {

// A place that the compiler does not know to be nowhere.
void fault() {
  volatile std::uintptr_t nowhere = 8;
  *reinterpret_cast<volatile int*>(nowhere) = 1;
}
int deep(int depth) {
  volatile char room[4096];
  room[0] = static_cast<char>(depth);
  return depth < 0 ? 0 : deep(depth + 1) + room[0];
}

#ifdef CRASHING_TIERING
constexpr Tier kTiers[] = {{"C", {"C"}}, {"A", {"A"}}};

template <class X>
struct Crashing : Tiering<X> {
  static constexpr Label label{"Crashing", "会崩溃的规则"};
  static constexpr auto& tiers = kTiers;
  static void plan(const Job&, Plan& plan) {
    plan.metric("net_sales", Type::Money, "net_sales", "12m");
  }
};
struct InPlan : Crashing<InPlan> {
  static constexpr const char* id = "crash_plan";
  static void plan(const Job&, Plan&) { fault(); }
  explicit InPlan(const Job&) {}
  Rating rate(const Row&) { return {}; }
};
struct InApply : Crashing<InApply> {
  static constexpr const char* id = "crash_apply";
  static std::unique_ptr<BatchStream> apply(const Job&, std::unique_ptr<BatchStream>) {
    std::abort();
  }
};
struct InStream : Crashing<InStream> {
  static constexpr const char* id = "crash_stream";
  explicit InStream(const Job&) {}
  Rating rate(const Row&) {
    deep(0);
    return {};
  }
};
struct Hangs : Crashing<Hangs> {
  static constexpr const char* id = "hangs";
  static std::unique_ptr<BatchStream> apply(const Job&, std::unique_ptr<BatchStream>) {
    for (volatile int turn = 0;; turn = turn + 1) {
    }
  }
};
constexpr PluginInfo kPlugin{
    .id = "test.crash", .version = "0.0.1", .label = {"Crashing", "会崩溃"}};
PARETO_PLUGIN(kPlugin, InPlan, InApply, InStream, Hangs);
#endif

#ifdef CRASHING_IMPORTER
struct InRead : Importer<InRead> {
  static constexpr const char* id = "crash_import";
  static constexpr Label label{"Crashing importer", "会崩溃的导入"};
  static constexpr Label help{"Fails in the middle of a file.", "读到一半崩溃。"};
  static constexpr const char* suffixes[] = {".crash"};
  static int probe(std::string_view, std::string_view name) {
    return name.ends_with(".crash") ? 100 : 0;
  }
  InRead(const Job&, Input, Opened&) {}
  std::unique_ptr<BatchStream> read() {
    std::raise(SIGFPE);
    return nullptr;
  }
};
constexpr PluginInfo kPlugin{
    .id = "test.crash_import", .version = "0.0.1", .label = {"Crashing importer", "会崩溃的导入"}};
PARETO_PLUGIN(kPlugin, InRead);
#endif

#ifdef CRASHING_SUBSCRIBER
struct InDelivery : Subscriber<InDelivery> {
  static constexpr const char* id = "crash_delivery";
  static constexpr Label label{"Crashing subscriber", "会崩溃的订阅者"};
  static constexpr const char* topics[] = {"user.created"};
  static constexpr Phase phase = Phase::After;
  static void deliver(const Job&, const Event&) { fault(); }
};
constexpr PluginInfo kPlugin{.id = "test.crash_events",
                             .version = "0.0.1",
                             .label = {"Crashing subscriber", "会崩溃的订阅者"}};
PARETO_PLUGIN(kPlugin, InDelivery);
#endif

#ifdef CRASHING_REPORT
struct InBuild : Report<InBuild> {
  static constexpr const char* id = "crash_report";
  static constexpr Label label{"Crashing report", "会崩溃的报告"}, help{"Fails.", "崩溃。"};
  static constexpr const char *file_stem = "crash", *file_stem_zh = "崩溃";
  static constexpr Field parameters[] = {text("unused", {"Unused", "未用"})};
  static void build(const Job&, Document&) { fault(); }
};
constexpr PluginInfo kPlugin{
    .id = "test.crash_report", .version = "0.0.1", .label = {"Crashing report", "会崩溃的报告"}};
PARETO_PLUGIN(kPlugin, InBuild);
#endif

}  // namespace
