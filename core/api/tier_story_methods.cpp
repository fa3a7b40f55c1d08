// Why a customer has its tier and how far it is from another; the tiers of the past, of everyone
// and of one.
#include "core/api/tier_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/host/tier_rules.hpp"
#include "core/records/values/names.hpp"
#include "core/tiering/explain.hpp"
#include "core/tiering/shown_measure.hpp"
#include "core/tiering/tier_flows.hpp"
#include "core/tiering/tier_history.hpp"
#include "core/tiering/told.hpp"

namespace pareto::api {
namespace {

using tiering::Rule;

records::Named customer_of(Call& call) {
  return records::the_one(call.host.reader(), call.host.schema(),
                          call.host.schema().entity("customer"), call.given.text("customer"),
                          records::NamedBy::Sound);
}

void write_value(JsonWriter& out, const char* name, const tiering::IndicatorValue& value,
                 model::Type type) {
  if (value.integer && type == model::Type::Date)
    return write_day(out, name, Date{static_cast<std::int32_t>(*value.integer)});
  if (value.integer) return write_measure(out, name, *value.integer, type);
  if (value.real) return write_real(out, name, value.real);
  out.key(name);
  if (value.text.empty())
    out.nothing();
  else
    out.text(value.text);
}

void write_indicators(Call& call, const tiering::CustomerExplanation& e) {
  JsonWriter& out = call.out;
  out.key("indicators").begin_array();
  for (const tiering::Indicator& each : e.why.indicators) {
    const model::Field* field = each.field ? &*each.field : nullptr;
    out.begin_object()
        .member("name", each.name)
        .member("label", tiering::indicator_label(each.name, field, call.language));
    write_value(out, "value", each.value, field != nullptr ? field->type : model::Type::Int);
    out.member("shown", tiering::shown_indicator(each.value, field, call.language))
        .member_if("unit", field != nullptr ? std::string_view(field->unit) : "");
    write_real(out, "weight", each.weight);
    write_real(out, "contribution", each.contribution);
    out.end_object();
  }
  out.end_array();
}

// {"tier", "indicator", "value", "now"?, "words": "再多 774 万"}
void write_step(Call& call, const Rule& rule, const tiering::Step& step, std::string_view measure) {
  JsonWriter& out = call.out;
  out.begin_object();
  write_tier(out, "tier", rule, step.tier, call.language);
  out.member("indicator", step.indicator);
  write_value(out, "value", step.value, step.type);
  if (step.now) write_measure(out, "now", *step.now, step.type);
  out.member("words", tiering::step_words(step, measure, call.language)).end_object();
}

void write_rhythm(JsonWriter& out, const tiering::Rhythm& rhythm) {
  out.key("rhythm").begin_object().key("orders").integer(static_cast<std::int64_t>(rhythm.orders));
  write_day(out, "first", rhythm.first);
  write_day(out, "last", rhythm.last);
  write_real(out, "median_gap", rhythm.median_gap);
  write_real(out, "silent_days",
             rhythm.silent_days ? std::optional<double>(*rhythm.silent_days) : std::nullopt);
  if (rhythm.usual_order) write_decimal(out, "usual_order", *rhythm.usual_order);
  out.key("overdue").flag(rhythm.overdue);
  if (rhythm.overdue) {
    out.key("missed_orders").integer(rhythm.missed_orders);
    write_decimal(out, "at_stake", rhythm.at_stake);
  }
  out.end_object();
}

void write_quarters(Call& call, const Rule& rule, const tiering::CustomerExplanation& e) {
  JsonWriter& out = call.out;
  out.key("quarters").begin_array();
  for (const tiering::QuarterTier& quarter : e.quarters) {
    out.begin_object().member("quarter", quarter.quarter.text());
    write_tier(out, "tier", rule, quarter.tier, call.language);
    if (quarter.amount) write_measure(out, "amount", *quarter.amount, e.measure_type);
    out.key("computed").flag(quarter.computed).end_object();
  }
  out.end_array();
}

void write_override(Call& call, const Rule& rule, const tiering::Override& override) {
  JsonWriter& out = call.out;
  out.key("override").begin_object();
  write_tier(out, "tier", rule, override.tier, call.language);
  out.member("reason", override.reason).member_if("by_name", override.user);
  write_day(out, "from", override.from);
  write_day(out, "until", override.until);
  out.end_object();
}

void explain(Call& call) {
  host::Host& host = call.host;
  const std::string id = rule_id(call);
  const records::Named named = customer_of(call);
  jobs::Job job({.cancel = call.surroundings().cancel}, "explain", id);
  const Rule rule = host::tier_rule(host, id, texts_by_name(call, "settings"), call.language, &job);
  const tiering::CustomerExplanation e = tiering::explain(host.records(), rule,
                                                          {.customer = named.id,
                                                           .as_of = day_of(call),
                                                           .today = host.today(),
                                                           .session = &host.session(),
                                                           .reader = &host.reader()});
  JsonWriter& out = call.out;
  out.begin_object().member("rule", id).member("as_of", e.as_of.iso()).key("asked");
  write_who(out, e.asked);
  out.key("subject");
  write_who(out, e.subject);
  out.key("per_group")
      .flag(e.per_group)
      .key("subjects")
      .integer(static_cast<std::int64_t>(e.subjects))
      .member_if("measure", e.measure)
      .member("window", e.window.text());
  write_tier(out, "tier", rule, e.override ? e.override->tier : e.tier, call.language);
  write_tier(out, "own_tier", rule, e.tier, call.language);
  if (e.override) write_override(call, rule, *e.override);
  write_real(out, "score", e.score);
  if (e.rank) out.key("rank").integer(static_cast<std::int64_t>(*e.rank));
  write_tier(out, "stored_tier", rule, e.stored_tier, call.language);
  write_day(out, "stored_since", e.stored_since);
  write_indicators(call, e);
  out.key("higher").begin_array();
  for (const tiering::Step& way : e.why.reach) write_step(call, rule, way, e.measure);
  out.end_array();
  if (e.why.below) {
    out.key("lower");
    write_step(call, rule, *e.why.below, e.measure);
  }
  if (e.trend && e.trend->present && e.trend->previous) {
    out.key("trend").begin_object();
    write_measure(out, "present", *e.trend->present, e.measure_type);
    write_measure(out, "previous", *e.trend->previous, e.measure_type);
    out.end_object();
  }
  write_rhythm(out, e.rhythm);
  write_quarters(call, rule, e);
  write_notes(out, e.notes, call.language);
  out.end_object();
}

void tell_one(Call& call, const Rule& rule) {
  host::Host& host = call.host;
  const records::Named named = customer_of(call);
  const std::int64_t subject = tiering::rated_subject(host.reader(), rule.id(), named.id);
  if (host.session().rights)
    tiering::check_sees_all(host.reader(), {named.id, subject}, named.label);
  JsonWriter& out = call.out;
  out.key("customer").id(named.id).key("subject").id(subject).key("past").begin_array();
  for (const tiering::PastAssignment& one :
       tiering::past_assignments(host.reader(), rule.id(), subject)) {
    out.begin_object();
    write_tier(out, "tier", rule, one.tier, call.language);
    write_day(out, "from", one.from);
    write_day(out, "to", one.to);
    write_real(out, "score", one.score);
    out.member("how", one.overridden ? "hand" : one.computed ? "computed" : "rule");
    if (one.overridden) write_tier(out, "own_tier", rule, one.own_tier, call.language);
    out.end_object();
  }
  out.end_array();
}

void tell_all(Call& call, const Rule& rule, Date as_of) {
  host::Host& host = call.host;
  tiering::check_sees_everyone(host.session());
  JsonWriter& out = call.out;
  out.key("quarters").begin_array();
  for (const tiering::QuarterCounts& quarter :
       tiering::quarter_counts(host.reader(), rule, as_of)) {
    out.begin_object()
        .member("quarter", quarter.quarter.text())
        .key("computed")
        .flag(quarter.computed)
        .key("tiers")
        .begin_array();
    for (std::size_t t = rule.tiers().size(); t-- > 0;) {
      out.begin_object();
      write_tier(out, "tier", rule, static_cast<std::uint8_t>(t), call.language);
      out.key("subjects").integer(static_cast<std::int64_t>(quarter.of_tier[t])).end_object();
    }
    out.end_array().key("other").integer(static_cast<std::int64_t>(quarter.other)).end_object();
  }
  out.end_array().key("steps").begin_array();
  for (const tiering::QuarterFlows& step :
       tiering::quarter_flows(host.reader(), rule.id(), as_of)) {
    out.begin_object()
        .member("from", step.from.text())
        .member("to", step.to.text())
        .key("flows")
        .begin_array();
    for (const tiering::TierFlow& flow : step.flows) {
      out.begin_object();
      write_tier(out, "before", rule, flow.before, call.language);
      write_tier(out, "after", rule, flow.after, call.language);
      out.key("subjects").integer(flow.subjects).end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void tell_history(Call& call) {
  const std::string id = rule_id(call);
  const Rule rule = host::tier_rule(call.host, id, {}, call.language);
  call.out.begin_object().member("rule", id);
  if (call.given.has("customer"))
    tell_one(call, rule);
  else
    tell_all(call, rule, call.host.as_of(day_of(call)));
  call.out.end_object();
}

}  // namespace

std::vector<Method> tier_story_methods() {
  const Parameter customer{
      "customer", Kind::Text, {"id, code, name or a part of it", "id、编码、名称或其一部分"}, true};
  Parameter one = customer;
  one.required = false;
  return {
      {.name = "tiers.explain",
       .summary = {"why a customer has its tier, and how far it is from another",
                   "一个客户为什么是这个等级，离别的等级有多远"},
       .parameters = {customer, kRule, kSettings, kAsOf},
       .answer =
           "{rule: text, as_of: day, asked: Who, subject: Who, per_group: flag, subjects: int, measure?: text, window: text, ...Tier, "
           "own_tier: text|null, own_tier_label?: text, override?: {...Tier, reason: text, by_name?: text, from: day|null, "
           "until: day|null}, score: number|null, rank?: int, stored_tier: text|null, stored_tier_label?: text, stored_since: day|null, "
           "indicators: [{name: text, label: text, value: value, shown: text, unit?: text, weight: number|null, "
           "contribution: number|null}], higher: [Step], lower?: Step, trend?: {present: number, previous: number}, "
           "rhythm: {orders: int, first: day|null, last: day|null, median_gap: number|null, silent_days: number|null, "
           "usual_order?: number, overdue: flag, missed_orders?: int, at_stake?: number}, quarters: [{quarter: text, ...Tier, "
           "amount?: number, computed: flag}], notes: [text]}",
       .run = explain,
       .repeats = true},
      {.name = "tiers.history",
       .summary = {"the ends of eight quarters with who went where, or the tiers of one customer",
                   "近八季末的等级及其流动，或一个客户的等级变化"},
       .parameters = {one, kRule, kAsOf},
       .answer =
           "{rule: text, customer?: id, subject?: id, past?: [{...Tier, from: day|null, to: day|null, score: number|null, "
           "how: 'hand'|'computed'|'rule', own_tier?: text|null, own_tier_label?: text}], quarters?: [{quarter: text, computed: flag, "
           "tiers: [{...Tier, subjects: int}], other: int}], steps?: [{from: text, to: text, flows: [{before: text|null, "
           "before_label?: text, after: text|null, after_label?: text, subjects: int}]}]}",
       .run = tell_history,
       .repeats = true}};
}

}  // namespace pareto::api
