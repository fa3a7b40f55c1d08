// Tierings with one fault each, called as the fault; `sound` has none. Which case must find which
// stands in ../planted.txt.
#include <pareto/plugin.hpp>
#include <pareto/tiering_tables.hpp>

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cfenv>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>
#include <vector>
using namespace pareto::sdk;

namespace {

constexpr Tier kTiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};
int shared_total = 0;

// ---- faults of the idea: what the C++ layer cannot see
// ---------------------------------------------------------------------
template <class X>
struct Idea : Tiering<X> {
  static constexpr Label label{"Planted", "植入缺陷"};
  static constexpr auto& tiers = kTiers;
  static constexpr Field settings[] = {money("from", {"A from", "A 类起点"}).initially("1000")};
  static constexpr Field indicators[] = {money("net_sales", {"Net sales", "净销售额"})};
  static constexpr Field figures[] = {real("rated", {"Rated", "已评"})};
  static void plan(const Job&, Plan& plan) {
    plan.metric("net_sales", Type::Money, "net_sales", "12m");
    plan.field("region", Type::Text, "province");
  }
  explicit Idea(const Job& job) : from(job.integer("from", 0)) {}
  // Named like the layer's own member, so that a fault may replace it.
  Rating rate(const Row& row) { return rated(row); }
  Rating rated(const Row& row) const {
    const auto sales = row.integer(0);
    if (!sales) return {};
    return {.tier = *sales >= from ? 2 : *sales > 0 ? 1 : 0, .score = static_cast<double>(*sales)};
  }
  void finish(const Job& job) { job.figure("rated", 1); }
  std::int64_t from;
};

struct Sound : Idea<Sound> {
  static constexpr const char* id = "sound";
  using Idea::Idea;
};
struct NotDeterministic : Idea<NotDeterministic> {
  static constexpr const char* id = "not_deterministic";
  using Idea::Idea;
  Rating rate(const Row&) {
    return {.tier = static_cast<int>(std::chrono::steady_clock::now().time_since_epoch().count() /
                                     1000 % 3)};
  }
};
struct Quadratic : Idea<Quadratic> {
  static constexpr const char* id = "quadratic";
  using Idea::Idea;
  Rating rate(const Row& row) {
    seen.push_back(row.integer(0).value_or(0));
    int larger = 0;
    for (const std::int64_t other : seen) larger += other > seen.back();
    return {.tier = larger > 10 ? 1 : 2};
  }
  std::vector<std::int64_t> seen;
};
struct Prints : Idea<Prints> {
  static constexpr const char* id = "prints";
  using Idea::Idea;
  void ready() { std::puts("rating begins"); }
};
// What no case is about in particular: found after whichever it is.
struct ChangesFolder : Idea<ChangesFolder> {
  static constexpr const char* id = "changes_folder";
  using Idea::Idea;
  Rating rate(const Row& row) {
    static_cast<void>(!chdir("/"));
    return rated(row);
  }
};
struct ChangesZone : Idea<ChangesZone> {
  static constexpr const char* id = "changes_zone";
  using Idea::Idea;
  Rating rate(const Row& row) {
    setenv("TZ", "Asia/Tokyo", 1);
    return rated(row);
  }
};
struct IgnoresSignals : Idea<IgnoresSignals> {
  static constexpr const char* id = "ignores_signals";
  using Idea::Idea;
  Rating rate(const Row& row) {
    signal(SIGTERM, SIG_IGN);
    return rated(row);
  }
};
struct ClearsMask : Idea<ClearsMask> {
  static constexpr const char* id = "clears_mask";
  using Idea::Idea;
  Rating rate(const Row& row) {
    umask(0);
    return rated(row);
  }
};
struct Rounds : Idea<Rounds> {
  static constexpr const char* id = "rounds";
  using Idea::Idea;
  Rating rate(const Row& row) {
    std::fesetround(FE_DOWNWARD);
    return rated(row);
  }
};
struct LeaksMemory : Idea<LeaksMemory> {
  static constexpr const char* id = "leaks_memory";
  explicit LeaksMemory(const Job& job) : Idea(job), lost(new std::string(300, 'x')) {}
  std::string* lost;
};
struct SharedState : Idea<SharedState> {
  static constexpr const char* id = "shared_state";
  explicit SharedState(const Job& job) : Idea(job) { shared_total = 0; }
  Rating rate(const Row& row) {
    shared_total = (shared_total * 31 + static_cast<int>(row.integer(0).value_or(0))) & 0xFFFF;
    std::this_thread::yield();
    return {.tier = shared_total % 3};
  }
};
struct BadTier : Idea<BadTier> {
  static constexpr const char* id = "bad_tier";
  using Idea::Idea;
  Rating rate(const Row&) { return {.tier = 7}; }
};
struct BadExplanation : Idea<BadExplanation> {
  static constexpr const char* id = "bad_explanation";
  using Idea::Idea;
  Rating rate(const Row& row) {
    Rating out = rated(row);
    out.explanation = "because of " + std::string(row.text(1).value_or("nothing"));
    return out;
  }
};
struct UndeclaredFigure : Idea<UndeclaredFigure> {
  static constexpr const char* id = "undeclared_figure";
  using Idea::Idea;
  void finish(const Job& job) { job.figure("surprise", 1); }
};
struct NoField : Idea<NoField> {
  static constexpr const char* id = "no_field";
  using Idea::Idea;
  static void plan(const Job&, Plan& plan) { plan.field("size", Type::Int, "shoe_size"); }
};
struct OtherPlan : Idea<OtherPlan> {
  static constexpr const char* id = "other_plan";
  using Idea::Idea;
  static void plan(const Job&, Plan& plan) {
    static int calls = 0;
    plan.metric("net_sales", Type::Money, "net_sales", ++calls % 2 == 0 ? "12m" : "24m");
  }
};
struct LeavesThread : Idea<LeavesThread> {
  static constexpr const char* id = "leaves_thread";
  explicit LeavesThread(const Job& job) : Idea(job) {
    static bool begun = false;
    if (!std::exchange(begun, true)) return;  // not the first run: that would be a cache that fills
    static int runs = 0;
    if (++runs == 400)
      std::thread([] { std::this_thread::sleep_for(std::chrono::seconds(30)); }).detach();
  }
};

// ---- faults of the hand: what happens to memory that is lent, over the bare C structs
// ---------------------------------------
enum class Slip {
  IgnoresNulls,
  LeaksBatch,
  OverReads,
  KeepsPointer,
  WritesInput,
  ReleasesTwice,
  HidesFailure,
  TakesAnyType,
  FewerRows,
  NeverCancelled,
  Sleeps
};

template <Slip kSlip>
class Slipping final : public BatchStream {
 public:
  Slipping(const Job& job, ArrowArrayStream in) : job_(job), in_(in) {
    ArrowSchema schema{};
    if (in_.get_schema(&in_, &schema) != 0) throw std::runtime_error("no schema");
    const bool fits = schema.n_children == 1 && std::string_view(schema.children[0]->format) == "l";
    schema.release(&schema);
    if (!fits && kSlip != Slip::TakesAnyType)
      throw Failure(PARETO_E_ARGUMENT, "net_sales must be whole numbers");
  }
  ~Slipping() override { in_.release(&in_); }
  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override { return schema_; }

  bool next(Batch& out) override {
    if (kSlip == Slip::Sleeps) std::this_thread::sleep_for(std::chrono::milliseconds(150));
    if (kSlip != Slip::NeverCancelled) job_.check();
    ArrowArray batch{};
    if (in_.get_next(&in_, &batch) != 0) {
      if (kSlip == Slip::HidesFailure) return false;
      throw std::runtime_error(in_.get_last_error(&in_));
    }
    if (batch.release == nullptr) return false;
    const ArrowArray& sales = *batch.children[0];
    const auto* valid = static_cast<const std::uint8_t*>(sales.buffers[0]);
    const auto* values = static_cast<const std::int64_t*>(sales.buffers[1]);
    Ratings ratings;
    std::int64_t rows = batch.length;
    if (kSlip == Slip::FewerRows && rows > 1) --rows;
    std::int64_t before = 0;
    if (kSlip == Slip::KeepsPointer && kept_ != nullptr) before = *kept_;
    if (kSlip == Slip::OverReads && rows > 0) before = values[rows];
    if (kSlip == Slip::WritesInput && rows > 0) const_cast<std::int64_t*>(values)[0] = 0;
    for (std::int64_t row = 0; row < rows; ++row) {
      const bool is_null = valid != nullptr && (valid[row >> 3] >> (row & 7) & 1) == 0;
      if (is_null && kSlip != Slip::IgnoresNulls)
        ratings.add(std::nullopt, std::nullopt);
      else
        ratings.add(values[row] > 0 ? 1 : 0, 0.5 + static_cast<double>(before) * 0);
    }
    kept_ = rows > 0 ? values : kept_;
    if (kSlip == Slip::ReleasesTwice) {
      ArrowArray copy = batch;
      copy.release(&copy);
    }
    if (kSlip != Slip::LeaksBatch) batch.release(&batch);
    out = ratings.finish();
    return true;
  }

 private:
  Job job_;
  ArrowArrayStream in_;
  const std::int64_t* kept_ = nullptr;
  std::shared_ptr<const Schema> schema_ = std::make_shared<const Schema>(tiering_result());
};

template <Slip kSlip, class Name>
struct Hand {
  static constexpr pareto_label kLabel = to_c(Label{"Planted", "植入缺陷"});
  static constexpr pareto_tier kTier[] = {{sizeof(pareto_tier), "B", &kLabel},
                                          {sizeof(pareto_tier), "A", &kLabel}};
  static constexpr const pareto_tier* kList[] = {&kTier[0], &kTier[1], nullptr};
  static pareto_status plan(const pareto_job*, const pareto_plan* plan, pareto_error*) {
    static constexpr pareto_need kNeed{sizeof(pareto_need), "net_sales", PARETO_NEED_METRIC,
                                       PARETO_T_MONEY,      "net_sales", "12m"};
    plan->need(plan, &kNeed);
    return PARETO_OK;
  }
  static pareto_status apply(const pareto_job* job, ArrowArrayStream* in, ArrowArrayStream* out,
                             pareto_error* error) {
    return guarded(error, [&] {
      *out = {};
      export_stream(std::make_unique<Slipping<kSlip>>(Job(job), std::exchange(*in, {})), out);
    });
  }
  static constexpr pareto_tiering_v1 kTable{sizeof(pareto_tiering_v1),
                                            Name::id,
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
#define SLIP(Type, word)                    \
  struct Type : Hand<Slip::Type, Type> {    \
    static constexpr const char* id = word; \
  }
SLIP(IgnoresNulls, "ignores_nulls");
SLIP(LeaksBatch, "leaks_batch");
SLIP(OverReads, "over_reads");
SLIP(KeepsPointer, "keeps_pointer");
SLIP(WritesInput, "writes_input");
SLIP(ReleasesTwice, "releases_twice");
SLIP(HidesFailure, "hides_failure");
SLIP(TakesAnyType, "takes_any_type");
SLIP(FewerRows, "fewer_rows");
SLIP(NeverCancelled, "never_cancelled");
SLIP(Sleeps, "sleeps");

struct Throws {
  static constexpr const char* id = "throws";
  static pareto_status apply(const pareto_job*, ArrowArrayStream* in, ArrowArrayStream*,
                             pareto_error*) {
    in->release(in);
    throw 42;
  }
  using Base = Hand<Slip::FewerRows, Throws>;
  static constexpr pareto_tiering_v1 kTable{sizeof(pareto_tiering_v1),
                                            id,
                                            &Base::kLabel,
                                            nullptr,
                                            0,
                                            0,
                                            Base::kList,
                                            nullptr,
                                            nullptr,
                                            nullptr,
                                            Base::plan,
                                            apply};
  static constexpr const char* kExtension = PARETO_EXT_TIERING;
  static constexpr const void* table() { return &kTable; }
};
// Reads a member of the job without asking whether this host knew it.
struct NewHostOnly {
  static constexpr const char* id = "new_host_only";
  static pareto_status apply(const pareto_job* job, ArrowArrayStream* in, ArrowArrayStream* out,
                             pareto_error* error) {
    const volatile std::uint32_t* flags = &job->flags;
    if ((*flags & 0x80000000u) != 0) return PARETO_E_FAIL;
    return Hand<Slip::NeverCancelled, NewHostOnly>::apply(job, in, out, error);
  }
  using Base = Hand<Slip::NeverCancelled, NewHostOnly>;
  static constexpr pareto_tiering_v1 kTable{sizeof(pareto_tiering_v1),
                                            id,
                                            &Base::kLabel,
                                            nullptr,
                                            0,
                                            0,
                                            Base::kList,
                                            nullptr,
                                            nullptr,
                                            nullptr,
                                            Base::plan,
                                            apply};
  static constexpr const char* kExtension = PARETO_EXT_TIERING;
  static constexpr const void* table() { return &kTable; }
};

}  // namespace

constexpr PluginInfo kPlugin{.id = "test.planted_tierings",
                             .version = "1.0.0",
                             .label = {"Planted", "植入缺陷"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Sound, NotDeterministic, Quadratic, Sleeps, Prints, ChangesFolder,
              ChangesZone, IgnoresSignals, ClearsMask, Rounds, LeaksMemory, SharedState, BadTier,
              BadExplanation, UndeclaredFigure, NoField, OtherPlan, LeavesThread, IgnoresNulls,
              LeaksBatch, OverReads, KeepsPointer, WritesInput, ReleasesTwice, HidesFailure,
              TakesAnyType, FewerRows, NeverCancelled, Throws, NewHostOnly);
