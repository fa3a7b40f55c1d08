// Importers, formats, reports and subscribers with one fault each, called as the fault; the sound
// ones are called sound_…. Which case must find which stands in ../planted.txt.
#include <pareto/format.hpp>
#include <pareto/importer.hpp>
#include <pareto/plugin.hpp>
#include <pareto/subscriber.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>
using namespace pareto::sdk;

namespace {

std::string clock_words() {
  return std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
}

// ---- importers: a line is a row of one cell
// --------------------------------------------------------------------------------
enum class ImportSlip {
  None,
  EmptyText,
  NotUtf8,
  HidesFailure,
  NeverCancelled,
  OtherSchema,
  Quadratic,
  CrashesOnEmpty,
  LeaksMemory,
  Hangs
};

template <ImportSlip kSlip, class X>
struct Lines : Importer<X> {
  static constexpr Label label{"Planted", "植入缺陷"}, help{"Lines.", "按行。"};
  static constexpr const char* suffixes[] = {".csv"};
  static int probe(std::string_view first, std::string_view) {
    return first.find('\n') != std::string_view::npos ? 10 : 0;
  }
  Lines(const Job& job, Input input, Opened&) : job_(job), input_(input) {
    if (kSlip == ImportSlip::LeaksMemory) lost_ = new std::string(300, 'x');
    if (kSlip == ImportSlip::CrashesOnEmpty && input.size() == 0) __builtin_trap();
    if (kSlip == ImportSlip::Hangs) {
      volatile bool goes_on = true;
      while (goes_on) {
      }
    }
  }
  std::unique_ptr<BatchStream> read() {
    Schema schema = import_schema_of(1);
    if (kSlip == ImportSlip::OtherSchema) schema[1].name = "code";
    return make_stream(schema, [this, schema](Batch& out) {
      if (ended_) return false;
      if (kSlip != ImportSlip::NeverCancelled) job_.check();
      BatchBuilder builder(schema);
      std::string text;
      while (builder.rows() < 5000 && take(text)) {
        ++line_;
        builder.integer(0, line_);
        if (!text.empty() || kSlip == ImportSlip::EmptyText) builder.text(1, text);
        builder.end_row();
      }
      if (builder.rows() == 0) return false;
      out = builder.finish();
      return true;
    });
  }

 private:
  // The next line, as UTF-8 as far as it is.
  bool take(std::string& line) {
    line.clear();
    for (;;) {
      if (at_ == piece_.size()) {
        if (!more()) {
          ended_ = true;
          return !line.empty();
        }
      }
      const char byte = piece_[at_++];
      if (byte == '\n') return true;
      if (static_cast<unsigned char>(byte) < 0x80 || kSlip == ImportSlip::NotUtf8)
        line += byte;
      else
        line += '?';
      if (kSlip == ImportSlip::Quadratic && at_ % 8 == 0) {
        volatile std::uint64_t sum = 0;
        for (std::uint64_t i = 0; i < offset_ / 8; ++i) sum = sum + i;
      }
    }
  }
  bool more() {
    piece_.resize(4096);
    std::size_t got = 0;
    try {
      got = input_.read_at(offset_, piece_.data(), piece_.size());
    } catch (const Failure&) {
      if (kSlip != ImportSlip::HidesFailure) throw;
    }
    piece_.resize(got);
    offset_ += got;
    at_ = 0;
    return got > 0;
  }
  Job job_;
  Input input_;
  std::string* lost_ = nullptr;
  std::string piece_;
  std::size_t at_ = 0;
  std::uint64_t offset_ = 0;
  std::int64_t line_ = 0;
  bool ended_ = false;
};
#define LINES(slip, word)                                       \
  struct Import##slip : Lines<ImportSlip::slip, Import##slip> { \
    static constexpr const char* id = word;                     \
    using Lines::Lines;                                         \
  }
LINES(None, "sound_lines");
LINES(EmptyText, "empty_text");
LINES(NotUtf8, "not_utf8");
LINES(HidesFailure, "import_hides_failure");
LINES(NeverCancelled, "import_never_cancelled");
LINES(OtherSchema, "other_schema");
LINES(Quadratic, "import_quadratic");
LINES(CrashesOnEmpty, "crashes_on_empty");
LINES(LeaksMemory, "import_leaks");
LINES(Hangs, "hangs");

// ---- formats: a line per thing that is written
// ------------------------------------------------------------------------------
enum class FormatSlip { None, Clock, HidesFullDisk, LeaksMemory, CrashesOnNoRows, ByBatches };

template <FormatSlip kSlip, class X>
struct Words : Format<X> {
  static constexpr Label label{"Planted", "植入缺陷"};
  static constexpr const char *media_type = "text/plain", *suffix = ".txt";
  Words(const Job& job, Sink sink) : job_(job), sink_(sink) {
    if (kSlip == FormatSlip::LeaksMemory) lost_ = new std::string(300, 'x');
  }
  void say(std::string_view words) {
    try {
      sink_.write(std::string(words) + "\n");
    } catch (const Failure&) {
      if (kSlip != FormatSlip::HidesFullDisk) throw;
    }
  }
  void on_begin(const DocumentInfo& info) {
    say(info.title + (kSlip == FormatSlip::Clock ? clock_words() : ""));
  }
  void on_heading(int, std::string_view text, std::string_view) { say(text); }
  void on_paragraph(Paragraph, const Spans& spans) { say(spans.text()); }
  void on_figures(const std::vector<KeyFigure>& figures) {
    for (const KeyFigure& figure : figures) say(figure.label + figure.value);
  }
  void on_table(const TableInfo& info, BatchStream& rows) {
    std::int64_t count = 0;
    for (Batch batch; rows.next(batch);) {
      job_.check();
      count += batch.rows();
      if (kSlip == FormatSlip::ByBatches) say("part of " + std::to_string(batch.rows()));
    }
    if (kSlip == FormatSlip::CrashesOnNoRows && count == 0) __builtin_trap();
    say(info.name + " " + std::to_string(count));
  }
  void on_chart(const ChartInfo& info, BatchStream& rows) {
    on_table({.name = info.name, .columns = info.columns}, rows);
  }
  void on_page_break() {}
  void on_finish() { say("end"); }

 private:
  Job job_;
  Sink sink_;
  std::string* lost_ = nullptr;
};
#define WORDS(slip, word)                                       \
  struct Format##slip : Words<FormatSlip::slip, Format##slip> { \
    static constexpr const char* id = word;                     \
    using Words::Words;                                         \
  }
WORDS(None, "sound_words");
WORDS(Clock, "format_clock");
WORDS(HidesFullDisk, "hides_full_disk");
WORDS(LeaksMemory, "format_leaks");
WORDS(CrashesOnNoRows, "crashes_on_no_rows");
WORDS(ByBatches, "by_batches");

// ---- reports
// ---------------------------------------------------------------------------------------------------------------
enum class ReportSlip {
  None,
  NoColumn,
  NoSuchRows,
  RowsOfNothing,
  TwoLeads,
  Clock,
  NotUtf8,
  BadChart,
  NoBegin,
  CrashesOnNothing,
  HidesRefusal
};

template <ReportSlip kSlip, class X>
struct Counting : Report<X> {
  static constexpr Label label{"Planted", "植入缺陷"}, help{"Counts.", "计数。"};
  static constexpr const char *file_stem = "planted", *file_stem_zh = "植入";
  static void build(const Job& job, Document& document) {
    job.check();
    const char* sql = kSlip == ReportSlip::NoColumn ? "SELECT shoe_size AS n FROM customer"
                                                    : "SELECT count(*) AS n FROM customer";
    auto rows = job.select(sql, {{"n", Type::Int}});
    std::int64_t count = 0, batches = 0;
    for (Batch batch; rows->next(batch); ++batches) {
      for (std::int64_t row = 0; row < batch.rows(); ++row)
        count += batch.column(0).is_null(row) ? 0 : batch.column(0).integer(row) % 1000;
    }
    if (kSlip == ReportSlip::CrashesOnNothing && batches == 0) __builtin_trap();
    if (kSlip != ReportSlip::NoBegin)
      document.begin(
          {.title = "planted" + (kSlip == ReportSlip::Clock ? clock_words() : std::string())});
    try {
      document.paragraph(Paragraph::Lead, Spans("customers: " + std::to_string(count)));
      if (kSlip == ReportSlip::NoSuchRows)
        document.figures(
            {{.label = "feet", .value = "2", .rows = {"customer", {"shoe_size > 40"}}}});
      if (kSlip == ReportSlip::RowsOfNothing)
        document.figures({{.label = "all", .value = "1", .rows = {"", {"name = all"}}}});
      if (kSlip == ReportSlip::None)
        document.figures(
            {{.label = "firms", .value = "1", .rows = {"customer", {"kind = company"}}}});
      if (kSlip == ReportSlip::TwoLeads) document.paragraph(Paragraph::Lead, Spans("once more"));
      if (kSlip == ReportSlip::NotUtf8) document.heading(1, "\xC4\xE3");
      if (kSlip == ReportSlip::BadChart) {
        const std::vector<Column> columns = {{.name = "label", .label = "L"},
                                             {.name = "amount", .label = "A", .type = Type::Money}};
        BatchBuilder none(schema_of(columns));
        document.chart({.name = "bars", .kind = Chart::Bars, .title = "t", .columns = columns},
                       none.finish());
      }
      document.paragraph(Paragraph::Source, Spans("end"));
    } catch (const Failure&) {
      if (kSlip != ReportSlip::HidesRefusal) throw;
    }
  }
};
#define COUNTING(slip, word)                                       \
  struct Report##slip : Counting<ReportSlip::slip, Report##slip> { \
    static constexpr const char* id = word;                        \
  }
COUNTING(None, "sound_report");
COUNTING(NoColumn, "no_column");
COUNTING(NoSuchRows, "no_such_rows");
COUNTING(RowsOfNothing, "rows_of_nothing");
COUNTING(TwoLeads, "two_leads");
COUNTING(Clock, "report_clock");
COUNTING(NotUtf8, "report_not_utf8");
COUNTING(BadChart, "bad_chart");
COUNTING(NoBegin, "no_begin");
COUNTING(CrashesOnNothing, "crashes_on_nothing");
COUNTING(HidesRefusal, "hides_refusal");

// ---- subscribers
// -----------------------------------------------------------------------------------------------------------
enum class EventSlip { None, Writes, VetoesNobody, KeepsIds, Slow, LeaksMemory, Remembers };
const std::int64_t* kept_ids = nullptr;
int told = 0;

template <EventSlip kSlip, class X, bool kBefore>
struct Listening : Subscriber<X> {
  static constexpr Label label{"Planted", "植入缺陷"};
  static constexpr const char* topics[] = {"customer.updated"};
  static constexpr Phase phase = kBefore ? Phase::Before : Phase::After;
  static void write(const Job& job) {
    const auto* records = job.service<pareto_records_v1>(PARETO_SVC_RECORDS);
    BatchBuilder rows({{"name", Type::Text}});
    rows.text(0, "planted");
    rows.end_row();
    const Batch batch = rows.finish();
    ArrowSchema schema{};
    export_schema(batch.schema(), &schema);
    pareto_error error = no_error();
    static_cast<void>(records->create(records, job.c()->session, "customer", &schema,
                                      &batch.array(), nullptr, &error));
    schema.release(&schema);
  }
  static void deliver(const Job& job, const Event& event) {
    if (kSlip == EventSlip::Writes) write(job);
    if (kSlip == EventSlip::Remembers && told++ == 0) write(job);
    if (kSlip == EventSlip::VetoesNobody) event.veto(event.rows(), "name", "no");
    if (kSlip == EventSlip::LeaksMemory) kept_.push_back(std::string(300, 'x'));
    if (kSlip == EventSlip::Slow) {
      const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
      while (std::chrono::steady_clock::now() < until) {
      }
    }
    if (kSlip == EventSlip::KeepsIds) {
      if (kept_ids != nullptr && *kept_ids == -1) event.veto(0, "name", "no");
      kept_ids = event.ids().data();
    }
  }
  static inline std::vector<std::string> kept_;
};
#define LISTENING(slip, word, before)                                    \
  struct Event##slip : Listening<EventSlip::slip, Event##slip, before> { \
    static constexpr const char* id = word;                              \
  }
LISTENING(None, "sound_events", true);
LISTENING(Writes, "writes_before", true);
LISTENING(VetoesNobody, "vetoes_nobody", true);
LISTENING(KeepsIds, "keeps_ids", true);
LISTENING(Slow, "slow", true);
LISTENING(LeaksMemory, "events_leak", true);
LISTENING(Remembers, "remembers", false);

}  // namespace

constexpr PluginInfo kPlugin{.id = "test.planted_others",
                             .version = "1.0.0",
                             .label = {"Planted", "植入缺陷"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY, PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, ImportNone, ImportEmptyText, ImportNotUtf8, ImportHidesFailure,
              ImportNeverCancelled, ImportOtherSchema, ImportQuadratic, ImportCrashesOnEmpty,
              ImportLeaksMemory, ImportHangs, FormatNone, FormatClock, FormatHidesFullDisk,
              FormatLeaksMemory, FormatCrashesOnNoRows, FormatByBatches, ReportNone, ReportNoColumn,
              ReportNoSuchRows, ReportRowsOfNothing, ReportTwoLeads, ReportClock, ReportNotUtf8,
              ReportBadChart, ReportNoBegin, ReportCrashesOnNothing, ReportHidesRefusal, EventNone,
              EventWrites, EventVetoesNobody, EventKeepsIds, EventSlow, EventLeaksMemory,
              EventRemembers);
