// Rating everyone by a rule, or trying it; two rules side by side; a tier that a person sets.
#include "core/api/tier_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/host/tier_by_hand.hpp"
#include "core/host/tier_rules.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/tiering/compare.hpp"
#include "core/tiering/told.hpp"

namespace pareto::api {
namespace {

using tiering::Rule;
using tiering::RunResult;

const Parameter kMost{
    "most",
    Kind::Integer,
    {"names at most of each list, up to 10000 (50)", "每个列表最多几家，不超过 10000（50）"}};

std::size_t most_of(const Call& call) {
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(call.given.integer("most", 50), 0, 10'000));
}

std::string_view word_of(tiering::Direction direction) {
  return direction == tiering::Direction::Rise   ? "rise"
         : direction == tiering::Direction::Fall ? "fall"
                                                 : "other";
}

std::string_view word_of(tiering::Reason reason) {
  return reason == tiering::Reason::BoughtMore   ? "bought_more"
         : reason == tiering::Reason::BoughtLess ? "bought_less"
                                                 : "line_moved";
}

// Lists with names are made of customers, like any other.
void count_out(Call& call, const char* what, std::size_t rows) {
  host::Host& host = call.host;
  if (!host.session().rights) return;
  records::ExportCount count(host.records(), host.session(), host.export_limits(),
                             {what, &host.schema().entity("customer")});
  count.passing(static_cast<std::int64_t>(rows));
}

void write_totals(Call& call, const Rule& rule, const RunResult& run) {
  JsonWriter& out = call.out;
  out.key("tiers").begin_array();
  for (const tiering::TierTotal& total : run.tiers) {
    out.begin_object();
    write_tier(out, "tier", rule, total.tier, call.language);
    out.key("subjects")
        .integer(static_cast<std::int64_t>(total.subjects))
        .key("positive")
        .integer(static_cast<std::int64_t>(total.positive));
    write_measure(out, "amount", total.amount, run.measure_type);
    write_real(out, "share",
               run.positive_amount > 0 ? std::optional(static_cast<double>(total.amount) /
                                                       static_cast<double>(run.positive_amount))
                                       : std::nullopt);
    out.end_object();
  }
  out.end_array()
      .key("subjects")
      .integer(static_cast<std::int64_t>(run.subjects))
      .key("positive")
      .integer(static_cast<std::int64_t>(run.positive));
  write_measure(out, "amount", run.positive_amount, run.measure_type);
  out.key("without")
      .integer(static_cast<std::int64_t>(run.without))
      .key("overridden")
      .integer(static_cast<std::int64_t>(run.overridden));
  out.key("not_positive")
      .integer(static_cast<std::int64_t>(run.not_positive))
      .key("figures")
      .begin_object();
  for (const tiering::Figure& figure : run.figures) write_real(out, figure.name, figure.value);
  out.end_object();
}

void write_moves(Call& call, const Rule& rule, const RunResult& run) {
  JsonWriter& out = call.out;
  write_day(out, "compared_with", run.compared_with);
  out.key("rises")
      .integer(static_cast<std::int64_t>(run.rises))
      .key("falls")
      .integer(static_cast<std::int64_t>(run.falls))
      .key("moves")
      .begin_array();
  for (const tiering::ListedMove& listed : run.moves) {
    const tiering::Move& move = listed.move;
    out.begin_object().key("who");
    write_who(out, listed.who);
    out.member("direction", word_of(move.direction)).member("reason", word_of(move.reason));
    write_tier(out, "before", rule, move.before, call.language);
    write_tier(out, "after", rule, move.after, call.language);
    write_measure(out, "amount_before", move.amount_before, run.measure_type);
    write_measure(out, "amount", move.amount, run.measure_type);
    out.end_object();
  }
  out.end_array();
}

void run_rule(Call& call) {
  host::Host& host = call.host;
  tiering::check_sees_everyone(host.session());
  tiering::check_reads_sales(host.session());
  const std::string id = rule_id(call);
  jobs::Job job(call.surroundings(), "tier", id, call.progress);
  const Rule rule = host::tier_rule(host, id, texts_by_name(call, "settings"), call.language, &job);
  tiering::RunRequest request{.as_of = day_of(call),
                              .today = host.today(),
                              .primary = id == host::primary_rule(host),
                              .dry_run = call.given.flag("dry_run"),
                              .most_listed = most_of(call)};
  const RunResult run = tiering::run_rule(host.records(), host.session(), rule, request);
  count_out(call, "tiers.run", run.moves.size());
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "operation", run.operation);
  out.member("rule", id)
      .member("as_of", run.as_of.iso())
      .key("per_group")
      .flag(run.per_group)
      .member_if("measure", run.measure)
      .member("window", run.window.text());
  out.member("from", run.range.from.iso()).member("to", run.range.to.iso());
  write_totals(call, rule, run);
  write_moves(call, rule, run);
  out.key("first_run")
      .flag(run.first_run)
      .key("written")
      .flag(run.written)
      .key("changes")
      .integer(static_cast<std::int64_t>(run.changes));
  write_notes(out, run.notes, call.language);
  out.end_object();
  job.finish();
  if (run.operation != 0) static_cast<void>(host.deliver());
}

// A matrix of the tiers of both, highest first, not rated last; and who moves.
void compare(Call& call) {
  host::Host& host = call.host;
  tiering::check_sees_everyone(host.session());
  tiering::check_reads_sales(host.session());
  const std::string one = rule_id(call),
                    other = call.given.has("other") ? call.given.text("other") : one;
  const auto settings = texts_by_name(call, "settings"), with = texts_by_name(call, "with");
  if (one == other && with == settings) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"both sides are the rule {} with the same settings",
                     "两边都是规则 {}，设置也相同"},
                {one}),
        Message(Text{"name another rule in `other`, or other settings of the second in `with`",
                     "请用 other 指定另一条规则，或用 with 给第二边不同的设置"}));
  }
  jobs::Job job({.cancel = call.surroundings().cancel}, "compare", one + " " + other);
  const Rule first = host::tier_rule(host, one, settings, call.language, &job),
             second = host::tier_rule(host, other, with, call.language, &job);
  tiering::Comparison compared =
      tiering::compare(host.records(), first, second, {day_of(call), host.today()});
  const std::size_t most = most_of(call);
  std::size_t listed[3] = {0, 0, 0};
  std::erase_if(compared.moves, [&](const tiering::ComparedMove& move) {
    return ++listed[static_cast<int>(move.direction)] > most;
  });
  tiering::name_moves(host.connection(), compared.moves);
  count_out(call, "tiers.compare", compared.moves.size());
  JsonWriter& out = call.out;
  out.begin_object()
      .member("first", one)
      .member("second", other)
      .member("as_of", compared.as_of.iso())
      .key("per_group")
      .flag(compared.per_group);
  const auto heads = [&](const char* name, const Rule& rule) {
    out.key(name).begin_array();
    for (std::size_t t = rule.tiers().size(); t-- > 0;) out.text(rule.tiers()[t].code);
    out.nothing().end_array();
  };
  heads("rows", first);
  heads("columns", second);
  out.key("cells").begin_array();
  for (const auto& row : compared.cells) {
    out.begin_array();
    for (const tiering::ComparedCell& cell : row) {
      out.begin_object().key("subjects").integer(static_cast<std::int64_t>(cell.subjects));
      write_decimal(out, "net_sales", cell.net_sales);
      out.end_object();
    }
    out.end_array();
  }
  out.end_array().key("subjects").integer(static_cast<std::int64_t>(compared.subjects));
  write_decimal(out, "net_sales", compared.net_sales);
  out.key("rises")
      .integer(static_cast<std::int64_t>(compared.rises))
      .key("falls")
      .integer(static_cast<std::int64_t>(compared.falls))
      .key("others")
      .integer(static_cast<std::int64_t>(compared.others));
  write_decimal(out, "moved_sales", compared.moved_sales);
  out.key("moves").begin_array();
  for (const tiering::ComparedMove& move : compared.moves) {
    out.begin_object().key("who");
    write_who(out, move.who);
    out.member("direction", word_of(move.direction));
    write_tier(out, "first", first, move.first, call.language);
    write_tier(out, "second", second, move.second, call.language);
    write_decimal(out, "net_sales", move.net_sales);
    out.end_object();
  }
  out.end_array().end_object();
}

void set_by_hand(Call& call) {
  host::Host& host = call.host;
  const std::string id = rule_id(call);
  host::TierByHand wanted{
      .customer = records::the_one(host.reader(), host.schema(), host.schema().entity("customer"),
                                   call.given.text("customer")),
      .reason = call.given.text("reason"),
      .until = day_given(call, "until")};
  if (call.given.has("tier")) wanted.tier = call.given.text("tier");
  jobs::Job job(call.surroundings(), "tier", id, call.progress);
  const Rule rule = host::tier_rule(host, id, {}, call.language, &job);
  const RunResult run = host::set_tier_by_hand(host, rule, wanted);
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "operation", run.operation);
  out.key("customer")
      .id(host::rated_by(host, run, wanted.customer.id))
      .key("changes")
      .integer(static_cast<std::int64_t>(run.changes));
  write_notes(out, run.notes, call.language);
  out.end_object();
  job.finish();
  if (run.operation != 0) static_cast<void>(host.deliver());
}

}  // namespace

std::vector<Method> tier_methods() {
  return {
      {.name = "tiers.run",
       .summary = {"rate all customers by a rule", "按规则评定全部客户"},
       .parameters = {kRule,
                      kSettings,
                      kAsOf,
                      kMost,
                      {"dry_run", Kind::Flag, {"find it, write nothing", "只试算，不写入"}}},
       .answer =
           "{operation: id|null, rule: text, as_of: day, per_group: flag, measure?: text, window: text, from: day, to: day, "
           "tiers: [{...Tier, subjects: int, positive: int, amount: number, share: number|null}], subjects: int, positive: int, "
           "amount: number, without: int, overridden: int, not_positive: int, figures: {*: number|null}, compared_with: day|null, "
           "rises: int, falls: int, moves: [{who: Who, direction: Direction, reason: 'bought_more'|'bought_less'|'line_moved', "
           "before: text|null, before_label?: text, after: text|null, after_label?: text, amount_before: number, amount: number}], "
           "first_run: flag, written: flag, changes: int, notes: [text]}",
       .changes = true,
       .duty = access::Duty::RunTiers,
       .run = run_rule},
      {.name = "tiers.compare",
       .summary = {"two rules, or two settings of one, side by side",
                   "两条规则或同一规则的两种设置，对照"},
       .parameters = {kRule,
                      kSettings,
                      {"other",
                       Kind::Text,
                       {"the second rule (the same)", "第二条规则（默认同一条）"}},
                      {"with", Kind::Object, {"settings of the second", "第二条的设置"}},
                      kAsOf,
                      kMost},
       .answer =
           "{first: text, second: text, as_of: day, per_group: flag, rows: [text|null], columns: [text|null], cells: [[{subjects: int, "
           "net_sales: number}]], subjects: int, net_sales: number, rises: int, falls: int, others: int, moved_sales: number, "
           "moves: [{who: Who, direction: Direction, first: text|null, first_label?: text, second: text|null, second_label?: text, "
           "net_sales: number}]}",
       .run = compare,
       .repeats = true},
      {.name = "tiers.override",
       .summary = {"set a tier by hand, or take that back: the rule's own again",
                   "人工定级，或取消：恢复规则的等级"},
       .parameters = {{"customer",
                       Kind::Text,
                       {"id, code, name or a part of it", "id、编码、名称或其一部分"},
                       true},
                      kRule,
                      {"tier",
                       Kind::Text,
                       {"which tier; none: the rule's own again", "哪一级；不写则恢复规则的等级"}},
                      {"reason", Kind::Text, {"why; needed for a tier", "原因；定级时必填"}},
                      {"until",
                       Kind::Text,
                       {"the last day (for good)", "最后一天（默认一直有效）"}}},
       .answer = "{operation: id|null, customer: id, changes: int, notes: [text]}",
       .changes = true,
       .run = set_by_hand}};
}

}  // namespace pareto::api
