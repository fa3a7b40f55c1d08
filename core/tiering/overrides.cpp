#include "core/tiering/overrides.hpp"

#include <algorithm>
#include <map>

#include "core/base/error.hpp"
#include "core/tiering/standing.hpp"

namespace pareto::tiering {
namespace {

using sdk::Type;

std::string codes_of(const Rule& rule) {
  std::string out;
  for (auto tier = rule.tiers().rbegin(); tier != rule.tiers().rend(); ++tier)
    out += (out.empty() ? "" : ", ") + tier->code;
  return out;
}

// Rows of a customer and rule that hold on a day, or begin on it.
struct Row {
  std::int64_t id;
  Date from;
};

std::vector<Row> rows_on(store::Connection& connection, const std::string& rule,
                         std::int64_t customer, Date day) {
  std::vector<Row> out;
  store::Statement rows = connection.prepare(
      "SELECT id, from_date FROM pareto_tier_override WHERE customer = ?1 AND rule = ?2 AND from_date <= ?3 AND (until IS NULL OR "
      "until >= ?3) ORDER BY from_date, id");
  rows.bind(1, customer).bind(2, std::string_view(rule)).bind(3, std::int64_t{day.days});
  while (rows.step())
    out.push_back({rows.integer(0), Date{static_cast<std::int32_t>(rows.integer(1))}});
  return out;
}

}  // namespace

std::vector<Override> overrides_on(store::Connection& connection, const Rule& rule,
                                   const Subjects& subjects, Date day,
                                   std::vector<Message>* notes) {
  const std::string id = rule.id();
  store::Statement rows = connection.prepare(
      "SELECT o.id, o.customer, o.tier, o.reason, o.from_date, o.until, u.name, c.code FROM pareto_tier_override o "
      "JOIN pareto_customer c ON c.id = o.customer LEFT JOIN pareto_user u ON u.id = o.\"user\" "
      "WHERE o.rule = ?1 AND o.from_date <= ?2 AND (o.until IS NULL OR o.until >= ?2) ORDER BY o.from_date, o.id");
  rows.bind(1, std::string_view(id)).bind(2, std::int64_t{day.days});
  std::map<std::size_t, Override> of;  // by subject; later rows replace earlier ones
  Subjects::Walk walk(subjects);
  while (rows.step()) {
    Override one{.id = rows.integer(0),
                 .customer = rows.integer(1),
                 .tier = std::string(rows.text(2)),
                 .reason = std::string(rows.text(3)),
                 .user = {},
                 .from = Date{static_cast<std::int32_t>(rows.integer(4))},
                 .until = {}};
    if (!rows.is_null(5)) one.until = Date{static_cast<std::int32_t>(rows.integer(5))};
    if (!rows.is_null(6)) one.user = rows.text(6);
    one.index = rule.index_of(one.tier);
    one.subject = walk.subject(one.customer);
    if (one.subject == Subjects::kNone) continue;
    if (one.index == kUnknownTier) {
      if (notes != nullptr) {
        notes->push_back({Text{"{} is set to {} by hand, which the rule does not have; it has: {}",
                               "{} 被人工定为 {}，但规则没有这一级；现有：{}"},
                          {std::string(rows.text(7)), one.tier, codes_of(rule)}});
      }
      continue;
    }
    of.insert_or_assign(one.subject, std::move(one));
  }
  std::vector<Override> out;
  out.reserve(of.size());
  for (auto& [subject, one] : of) out.push_back(std::move(one));
  return out;
}

void set_override(records::Transaction& transaction, const Rule& rule, const SetOverride& wanted) {
  if (rule.index_of(wanted.tier) == kUnknownTier) {
    throw Error(ErrorCode::Argument,
                Message(Text{"the rule {} has no tier {}", "规则 {} 没有等级 {}"},
                        {rule.id(), wanted.tier}),
                Message(Text{"it has: {}", "现有：{}"}, {codes_of(rule)}));
  }
  if (wanted.until && *wanted.until < wanted.from) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"the last day, {}, lies before the first, {}", "最后一天 {} 早于第一天 {}"},
                {wanted.until->iso(), wanted.from.iso()}),
        Message(Text{"give a later day: --until DATE", "请给出较晚的日期：--until 日期"}));
  }
  const model::Entity& entity = transaction.records().schema.entity("tier_override");
  const std::string id = rule.id();
  std::optional<std::int64_t> same_day;
  std::vector<std::int64_t> ended;
  for (const Row& row : rows_on(transaction.connection(), id, wanted.customer, wanted.from)) {
    if (row.from == wanted.from)
      same_day = row.id;
    else
      ended.push_back(row.id);
  }
  if (!ended.empty()) {
    sdk::BatchBuilder ends({{"until", Type::Date}});
    for (std::size_t i = 0; i < ended.size(); ++i) {
      ends.integer(0, wanted.from.days - 1);
      ends.end_row();
    }
    require_all(transaction.update(entity, ended, ends.finish()), entity);
  }
  sdk::BatchBuilder row({{"customer", Type::Int},
                         {"rule", Type::Text},
                         {"tier", Type::Text},
                         {"reason", Type::Text},
                         {"from_date", Type::Date},
                         {"until", Type::Date}});
  row.integer(0, wanted.customer);
  row.text(1, id);
  row.text(2, wanted.tier);
  row.text(3, wanted.reason);
  row.integer(4, wanted.from.days);
  if (wanted.until) row.integer(5, wanted.until->days);
  row.end_row();
  if (same_day) {
    const std::int64_t ids[] = {*same_day};
    require_all(transaction.update(entity, ids, row.finish()), entity);
  } else {
    require_all(transaction.create(entity, row.finish()), entity);
  }
}

bool end_override(records::Transaction& transaction, const Rule& rule, std::int64_t customer,
                  Date day) {
  const model::Entity& entity = transaction.records().schema.entity("tier_override");
  std::vector<std::int64_t> removed, ended;
  for (const Row& row : rows_on(transaction.connection(), rule.id(), customer, day))
    (row.from == day ? removed : ended).push_back(row.id);
  if (!removed.empty()) require_all(transaction.remove(entity, removed), entity);
  if (!ended.empty()) {
    sdk::BatchBuilder ends({{"until", Type::Date}});
    for (std::size_t i = 0; i < ended.size(); ++i) {
      ends.integer(0, day.days - 1);
      ends.end_row();
    }
    require_all(transaction.update(entity, ended, ends.finish()), entity);
  }
  return !removed.empty() || !ended.empty();
}

}  // namespace pareto::tiering
