// Commands, actions and services with one fault each, called as the fault; the sound ones are
// called sound_…. Which case must find which stands in ../planted.txt.
#include <pareto/api.hpp>
#include <pareto/command.hpp>
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>
#include <pareto/service.hpp>
#include <pareto/views.hpp>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>
using namespace pareto::sdk;

namespace {

std::string clock_words() {
  return std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
}
void busy(int milliseconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  while (std::chrono::steady_clock::now() < until) {
  }
}

// ---- commands: how many customers there are
enum class CommandSlip {
  None,
  TwoTables,
  NotUtf8,
  HidesRefusal,
  WritesUnsaid,
  HidesDenial,
  NeverCancelled,
  Clock,
  Leaks,
  BadColumn,
  CrashesOnNothing,
  NoTable,
  CrashesOnArgument
};

Batch rename_all() {
  BatchBuilder rows({{"name", Type::Text}});
  rows.text(0, "planted");
  rows.end_row();
  return rows.finish();
}

template <CommandSlip kSlip, class X>
struct Counting : Command<X> {
  static constexpr Label label{"Planted", "植入缺陷"};
  static constexpr Field arguments[] = {
      integer("most", {"Most", "最多"}).between(0, 100'000).initially("10")};
  static constexpr int operands = 1;
  static constexpr bool changes = kSlip == CommandSlip::HidesDenial;

  static void run(const Job& job, Printer& out) {
    const std::int64_t most = job.integer("most", 10);
    if (kSlip == CommandSlip::CrashesOnArgument && most == 100'000) __builtin_trap();
    if (kSlip == CommandSlip::Leaks) kept.push_back(std::string(300, 'x'));
    if (kSlip == CommandSlip::WritesUnsaid || kSlip == CommandSlip::HidesDenial) {
      try {
        Records(job).create("customer", rename_all());
      } catch (const Failure&) {
      }
    }
    std::int64_t count = 0, batches = 0;
    {
      auto rows = job.select(kSlip == CommandSlip::NoTable ? "SELECT shoe_size FROM customer"
                                                           : "SELECT count(*) FROM customer",
                             {{"n", Type::Int}});
      try {
        for (Batch batch; rows->next(batch); ++batches) count += batch.rows();
      } catch (const std::exception&) {
        if (kSlip != CommandSlip::NeverCancelled) throw;
      }
    }
    if (kSlip == CommandSlip::CrashesOnNothing && batches == 0) __builtin_trap();
    const TableInfo table{
        .name = "planted",
        .columns = {Column{.name = kSlip == CommandSlip::BadColumn ? "How many" : "n",
                           .label = "N",
                           .type = Type::Int,
                           .unit = {}}}};
    BatchBuilder rows(table.schema());
    rows.integer(0, std::min(count, most));
    rows.end_row();
    const Batch answer = rows.finish();
    try {
      out.table(table, copy(answer, table.schema()));
      if (kSlip == CommandSlip::TwoTables) out.table(table, copy(answer, table.schema()));
    } catch (const Failure&) {
      if (kSlip != CommandSlip::HidesRefusal) throw;
    }
    out.say(kSlip == CommandSlip::NotUtf8 ? "\xC4\xE3" : "counted");
    if (kSlip == CommandSlip::Clock) out.say(clock_words());
  }
  static Batch copy(const Batch& from, const Schema& schema) {
    BatchBuilder rows(schema);
    rows.integer(0, from.column(0).integer(0));
    rows.end_row();
    return rows.finish();
  }
  static inline std::vector<std::string> kept;
};
#define COUNTING(slip, word)                                          \
  struct Command##slip : Counting<CommandSlip::slip, Command##slip> { \
    static constexpr const char* id = word;                           \
  }
COUNTING(None, "sound_command");
COUNTING(TwoTables, "two_tables");
COUNTING(NotUtf8, "command_not_utf8");
COUNTING(HidesRefusal, "command_hides_refusal");
COUNTING(WritesUnsaid, "writes_unsaid");
COUNTING(HidesDenial, "command_hides_denial");
COUNTING(NeverCancelled, "command_never_cancelled");
COUNTING(Clock, "command_clock");
COUNTING(Leaks, "command_leaks");
COUNTING(BadColumn, "bad_column");
COUNTING(CrashesOnNothing, "command_crashes_on_nothing");
COUNTING(NoTable, "no_table");
COUNTING(CrashesOnArgument, "crashes_on_argument");

// ---- actions: customers get a name
enum class ActionSlip {
  None,
  HidesDenial,
  Remembers,
  Quadratic,
  KeepsIds,
  CrashesOnNone,
  Leaks,
  NoField,
  OverReads,
  NeverCancelled
};
const std::int64_t* kept_ids = nullptr;
int told = 0;

template <ActionSlip kSlip, class X>
struct Naming : Action<X> {
  static constexpr Label label{"Planted", "植入缺陷"};
  static constexpr const char* entity = "customer";
  static constexpr Field form[] = {text("name", {"Name", "名称"}).initially("planted")};

  static void run(const Job& job, std::span<const std::int64_t> ids) {
    if (kSlip == ActionSlip::CrashesOnNone && ids.empty()) __builtin_trap();
    if (kSlip == ActionSlip::Leaks) kept.push_back(std::string(300, 'x'));
    if (kSlip == ActionSlip::KeepsIds) {
      if (kept_ids != nullptr && *kept_ids == -1) return;
      kept_ids = ids.data();
    }
    if (kSlip == ActionSlip::OverReads && ids.data()[ids.size()] == -1) return;
    if (kSlip == ActionSlip::Quadratic) {
      volatile std::uint64_t sum = 0;
      for (std::size_t i = 0; i < ids.size() * ids.size() / 16; ++i) sum = sum + i;
    }
    if (kSlip == ActionSlip::NeverCancelled && ids.size() > 50'000) busy(1500);
    if (kSlip == ActionSlip::Remembers && told++ > 0) return;
    const std::string name = job.text("name", "planted");
    BatchBuilder rows({{kSlip == ActionSlip::NoField ? "shoe_size" : "name", Type::Text}});
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (kSlip != ActionSlip::NeverCancelled && i % 1000 == 0) job.check();
      rows.text(0, name);
      rows.end_row();
    }
    try {
      Records(job).update("customer", ids, rows.finish());
    } catch (const Failure&) {
      if (kSlip != ActionSlip::HidesDenial) throw;
    }
  }
  static inline std::vector<std::string> kept;
};
#define NAMING(slip, word)                                       \
  struct Action##slip : Naming<ActionSlip::slip, Action##slip> { \
    static constexpr const char* id = word;                      \
  }
NAMING(None, "sound_action");
NAMING(HidesDenial, "action_hides_denial");
NAMING(Remembers, "action_remembers");
NAMING(Quadratic, "action_quadratic");
NAMING(KeepsIds, "action_keeps_ids");
NAMING(CrashesOnNone, "action_crashes_on_none");
NAMING(Leaks, "action_leaks");
NAMING(NoField, "action_no_field");
NAMING(OverReads, "action_over_reads");
NAMING(NeverCancelled, "action_never_cancelled");

// ---- services: ask for the customers now and then
enum class ServiceSlip {
  None,
  SlowStart,
  Ends,
  HangsOnStop,
  LeavesThread,
  LeavesFile,
  CrashesOnNothing,
  Throws,
  AsksNonsense
};

template <ServiceSlip kSlip, class X>
struct Asking : Service<X> {
  static constexpr Label label{"Planted", "植入缺陷"};
  explicit Asking(const Job& job) : job_(job) {
    if (kSlip == ServiceSlip::SlowStart) std::this_thread::sleep_for(std::chrono::seconds(3));
    if (kSlip == ServiceSlip::LeavesThread)
      std::thread([] { std::this_thread::sleep_for(std::chrono::seconds(60)); }).detach();
    if (kSlip == ServiceSlip::LeavesFile) new std::ifstream("/dev/null");
  }
  void run(const Stop& stop) {
    do {
      const auto rows = job_.select("SELECT id FROM customer", {{"id", Type::Int}});
      std::int64_t count = 0;
      for (Batch batch; rows->next(batch);) count += batch.rows();
      if (kSlip == ServiceSlip::CrashesOnNothing && count == 0) __builtin_trap();
      if (kSlip == ServiceSlip::AsksNonsense) {
        try {
          static_cast<void>(
              Api(job_).call(job_.c()->session, {.method = "records.list", .arguments = "[1]"}));
        } catch (const Failure&) {
          // Whoever asks so does not read the answer either.
        }
      }
      if (kSlip == ServiceSlip::Ends) return;
      if (kSlip == ServiceSlip::Throws) throw Failure(PARETO_E_DATA, "the mailbox is gone");
    } while (!stop.wait(std::chrono::milliseconds(10)));
    if (kSlip == ServiceSlip::HangsOnStop) std::this_thread::sleep_for(std::chrono::seconds(6));
  }

 private:
  Job job_;
};
#define ASKING(slip, word)                                          \
  struct Service##slip : Asking<ServiceSlip::slip, Service##slip> { \
    static constexpr const char* id = word;                         \
    using Asking::Asking;                                           \
  }
ASKING(None, "sound_service");
ASKING(SlowStart, "slow_start");
ASKING(Ends, "ends");
ASKING(HangsOnStop, "hangs_on_stop");
ASKING(LeavesThread, "service_leaves_thread");
ASKING(LeavesFile, "leaves_file");
ASKING(CrashesOnNothing, "service_crashes_on_nothing");
ASKING(Throws, "service_throws");
ASKING(AsksNonsense, "asks_nonsense");

}  // namespace

constexpr PluginInfo kPlugin{
    .id = "test.planted_faces",
    .version = "1.0.0",
    .label = {"Planted", "植入缺陷"},
    .vendor = "Pareto",
    .license = "Apache-2.0",
    .capabilities = {PARETO_SVC_QUERY, PARETO_SVC_RECORDS, PARETO_SVC_API}};
PARETO_PLUGIN(kPlugin, CommandNone, CommandTwoTables, CommandNotUtf8, CommandHidesRefusal,
              CommandWritesUnsaid, CommandHidesDenial, CommandNeverCancelled, CommandClock,
              CommandLeaks, CommandBadColumn, CommandCrashesOnNothing, CommandNoTable,
              CommandCrashesOnArgument, ActionNone, ActionHidesDenial, ActionRemembers,
              ActionQuadratic, ActionKeepsIds, ActionCrashesOnNone, ActionLeaks, ActionNoField,
              ActionOverReads, ActionNeverCancelled, ServiceNone, ServiceSlowStart, ServiceEnds,
              ServiceHangsOnStop, ServiceLeavesThread, ServiceLeavesFile, ServiceCrashesOnNothing,
              ServiceThrows, ServiceAsksNonsense);
