#include "core/records/list/known_values.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/records/values/written_form.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;

constexpr std::string_view kKey = "tiers of ";  // and the rule's id
constexpr char kBy = '\n';

void add_new(std::vector<std::string>& to, std::string_view one) {
  if (!one.empty() && std::ranges::find(to, one) == to.end()) to.emplace_back(one);
}

std::vector<std::string> tiers_given(store::Connection& connection) {
  std::vector<std::string> out;
  store::Statement rows =
      connection.prepare("SELECT value FROM pareto_meta WHERE key LIKE 'tiers of %' ORDER BY key");
  while (rows.step()) {
    const std::string all(rows.text(0));
    for (std::size_t at = 0; at <= all.size();) {
      const std::size_t end = std::min(all.find(kBy, at), all.size());
      add_new(out, std::string_view(all).substr(at, end - at));
      at = end + 1;
    }
  }
  return out;
}

// The firm's own and those with a rate.
std::vector<std::string> currencies_known(store::Connection& connection) {
  std::vector<std::string> out;
  store::Statement rows = connection.prepare(
      "SELECT value FROM pareto_meta WHERE key = 'home_currency' UNION SELECT currency FROM currency_rate ORDER BY 1");
  while (rows.step()) add_new(out, rows.text(0));
  return out;
}

bool has_some(store::Connection& connection, const Entity& entity, const Field& field,
              const std::string& value) {
  store::Statement row =
      connection.prepare("SELECT 1 FROM " + store::quoted_name(entity.name) + " WHERE " +
                         store::quoted_name(field.name) + " = ?1 LIMIT 1");
  return row.bind(1, std::string_view(value)).step();
}

}  // namespace

void keep_tiers(store::Connection& connection, std::string_view rule,
                const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : std::string(1, kBy)) + code;
  connection
      .prepare(
          "INSERT INTO pareto_meta VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
      .bind(1, std::string(kKey) + std::string(rule))
      .bind(2, std::string_view(all))
      .run();
}

void require_known(store::Connection& connection, const Entity& entity, const Field& field,
                   const std::string& value) {
  const bool tier = field.meaning == Meaning::Tier, currency = field.meaning == Meaning::Currency;
  if ((!tier && !currency) || field.type != sdk::Type::Text || (currency && is_currency(value)))
    return;
  std::vector<std::string> there;
  if (tier) there = tiers_given(connection);
  if (tier && (there.empty() || std::ranges::find(there, value) != there.end())) return;
  if (has_some(connection, entity, field, value)) return;
  if (currency) there = currencies_known(connection);
  std::string known;
  for (const std::string& one : there) known += (known.empty() ? "" : ", ") + one;
  Message why = tier ? Message(Text{"there is no tier “{}”", "没有等级“{}”"}, {value})
                     : Message(Text{"there is no currency “{}”", "没有货币“{}”"}, {value});
  Message remedy = there.empty()
                       ? Message(Text{"write its code of three letters, such as CNY, USD, EUR",
                                      "请写三个字母的代码，如 CNY、USD、EUR"})
                       : Message(Text{"there are: {}; one of several is written A | B",
                                      "现有：{}；多个之一写成 A | B"},
                                 {known});
  throw Error(ErrorCode::Argument, std::move(why), std::move(remedy))
      .at({.field = field.name, .value = value});
}

}  // namespace pareto::records
