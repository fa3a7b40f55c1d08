#include "core/twins/apart.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/store/dialect.hpp"
#include "core/twins/move.hpp"

namespace pareto::twins {
namespace {

using sdk::Type;

const model::Entity& require_apart(const model::Schema& schema, const model::Entity& entity) {
  if (const model::Entity* pairs = apart_entity(schema, entity)) return *pairs;
  throw Error(ErrorCode::Argument,
              Message(Text{"{} has no twins", "{}没有疑似重复"}, {entity.spoken()}),
              Message(Text{"customers, contacts and products have", "客户、联系人和产品才有"}));
}

// Calls `take(row id, a, b)` for each pair.
template <class Take>
void each_pair(store::Connection& connection, const model::Entity& pairs, Take take) {
  store::Statement rows =
      connection.prepare("SELECT id, " + store::quoted_name(pairs.fields[0].name) +
                         ", other FROM " + store::base_table(pairs) + " ORDER BY id");
  while (rows.step())
    take(rows.integer(0), std::min(rows.integer(1), rows.integer(2)),
         std::max(rows.integer(1), rows.integer(2)));
}

}  // namespace

const model::Entity* apart_entity(const model::Schema& schema, const model::Entity& entity) {
  return schema.find(entity.name + "_apart");
}

ApartPairs apart_pairs(store::Connection& connection, const model::Schema& schema,
                       const model::Entity& entity) {
  ApartPairs out;
  const model::Entity* pairs = apart_entity(schema, entity);
  if (pairs != nullptr)
    each_pair(connection, *pairs, [&](std::int64_t, std::int64_t a, std::int64_t b) {
      out.insert({a, b});
    });
  return out;
}

std::int64_t set_apart(records::Transaction& transaction, const model::Entity& entity,
                       const std::vector<std::int64_t>& ids, const std::string& note) {
  const model::Schema& schema = transaction.records().schema;
  const model::Entity& pairs = require_apart(schema, entity);
  ApartPairs known = apart_pairs(transaction.connection(), schema, entity);
  sdk::BatchBuilder rows(
      {{pairs.fields[0].name, Type::Int}, {"other", Type::Int}, {"note", Type::Text}});
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (std::size_t k = i + 1; k < ids.size(); ++k) {
      const auto pair = std::minmax(ids[i], ids[k]);
      if (pair.first == pair.second || !known.insert({pair.first, pair.second}).second) continue;
      rows.integer(0, pair.first);
      rows.integer(1, pair.second);
      if (!note.empty()) rows.text(2, note);
      rows.end_row();
    }
  }
  const auto count = static_cast<std::int64_t>(rows.rows());
  if (count > 0) require_all(transaction.create(pairs, rows.finish()), pairs);
  return count;
}

std::int64_t forget_apart(records::Transaction& transaction, const model::Entity& entity,
                          const std::vector<std::int64_t>& ids) {
  const model::Entity& pairs = require_apart(transaction.records().schema, entity);
  const std::set<std::int64_t> wanted(ids.begin(), ids.end());
  std::vector<std::int64_t> rows;
  each_pair(transaction.connection(), pairs, [&](std::int64_t row, std::int64_t a, std::int64_t b) {
    if (wanted.contains(a) && wanted.contains(b)) rows.push_back(row);
  });
  require_all(transaction.remove(pairs, rows), pairs);
  return static_cast<std::int64_t>(rows.size());
}

}  // namespace pareto::twins
