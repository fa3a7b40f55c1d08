// Rules with one fault each: one throws across the interface, one fails with row and column, one
// answers other columns than it must, one answers fewer rows, one fails while its stream is read.
#include <pareto/plugin.hpp>
#include <pareto/tiering_tables.hpp>
using namespace pareto::sdk;

namespace {

constexpr Tier kTiers[] = {{"C", {"C"}}, {"A", {"A"}}};

template <class X>
struct Faulty : Tiering<X> {
  static constexpr Label label{"Faulty", "有缺陷"};
  static constexpr auto& tiers = kTiers;
  static void plan(const Job&, Plan& plan) {
    plan.metric("net_sales", Type::Money, "net_sales", "12m");
  }
};

// A table of its own, since the layer lets nothing through.
struct Throws {
  static constexpr pareto_label kLabel = to_c(Label{"Throws"});
  static constexpr pareto_tier kTier{sizeof(pareto_tier), "A", &kLabel};
  static constexpr const pareto_tier* kList[] = {&kTier, nullptr};
  static pareto_status plan(const pareto_job*, const pareto_plan*, pareto_error*) {
    throw std::runtime_error("out of the plan");
  }
  static pareto_status apply(const pareto_job*, ArrowArrayStream* in, ArrowArrayStream*,
                             pareto_error*) {
    in->release(in);
    throw 42;
  }
  static constexpr pareto_tiering_v1 kTable{sizeof(pareto_tiering_v1),
                                            "throws",
                                            &kLabel,
                                            nullptr,
                                            0,
                                            0,
                                            kList,
                                            nullptr,
                                            nullptr,
                                            nullptr,
                                            plan,
                                            apply};
  static constexpr const char* kExtension = PARETO_EXT_TIERING;
  static constexpr const void* table() { return &kTable; }
};

struct Fails : Faulty<Fails> {
  static constexpr const char* id = "fails";
  static std::unique_ptr<BatchStream> apply(const Job&, std::unique_ptr<BatchStream>) {
    throw Failure(PARETO_E_DATA, "no such figure", 7, "net_sales");
  }
};

struct OtherColumns : Faulty<OtherColumns> {
  static constexpr const char* id = "other_columns";
  static std::unique_ptr<BatchStream> apply(const Job&, std::unique_ptr<BatchStream>) {
    BatchBuilder builder({{"tier", Type::Text}, {"score", Type::Real}});
    return stream_of(builder.finish());
  }
};

struct FewerRows : Faulty<FewerRows> {
  static constexpr const char* id = "fewer_rows";
  static std::unique_ptr<BatchStream> apply(const Job&, std::unique_ptr<BatchStream>) {
    Ratings ratings;
    ratings.add(0, 1.0);
    return stream_of(ratings.finish());
  }
};

struct FailsLate : Faulty<FailsLate> {
  static constexpr const char* id = "fails_late";
  explicit FailsLate(const Job&) {}
  Rating rate(const Row&) { throw std::runtime_error("broke at the first row"); }
};

}  // namespace

constexpr PluginInfo kPlugin{
    .id = "test.faulty", .version = "0.0.1", .label = {"Faulty", "有缺陷"}};
PARETO_PLUGIN(kPlugin, Throws, Fails, OtherColumns, FewerRows, FailsLate);
