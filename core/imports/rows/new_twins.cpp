#include "core/imports/rows/new_twins.hpp"

#include <set>

#include "core/store/dialect.hpp"
#include "core/twins/evidence.hpp"

namespace pareto::imports {
namespace {

constexpr std::size_t kExamples = 5;

std::int64_t last_id(store::Connection& connection, const model::Entity& entity) {
  return connection.integer("SELECT coalesce(max(id), 0) FROM " + store::base_table(entity));
}

// Of a pair at least one was there before.
void leave_out_unseen(store::Connection& sees, const model::Entity& entity, std::int64_t last,
                      std::vector<twins::Twin>& found) {
  store::Statement row =
      sees.prepare("SELECT 1 FROM " + store::base_table(entity) + " WHERE id = ?1");
  const auto unseen = [&](std::int64_t id) {
    if (id > last) return false;
    const bool seen = row.bind(1, id).step();
    row.reset();
    return !seen;
  };
  std::erase_if(found, [&](const twins::Twin& twin) { return unseen(twin.a) || unseen(twin.b); });
}

}  // namespace

NewTwins::NewTwins(store::Connection& connection, const model::Schema& schema)
    : connection_(connection), schema_(schema) {
  for (const std::string& name : twins::entities_with_twins())
    last_[name] = last_id(connection, schema.entity(name));
}

std::vector<LikelyTwins> NewTwins::find(const std::atomic<bool>* cancel,
                                        store::Connection* sees) const {
  std::vector<LikelyTwins> all;
  for (const auto& [name, last] : last_) {
    const model::Entity& entity = schema_.entity(name);
    if (last == 0 || last_id(connection_, entity) == last) continue;
    std::vector<twins::Twin> found = twins::find_twins(
        connection_, schema_, {.entity = name, .newer_than = last, .cancel = cancel});
    if (sees != nullptr) leave_out_unseen(*sees, entity, last, found);
    if (found.empty()) continue;
    LikelyTwins likely{.entity = name};
    std::set<std::int64_t> records;
    store::Statement row = connection_.prepare("SELECT code, name FROM " +
                                               store::base_table(entity) + " WHERE id = ?1");
    for (const twins::Twin& twin : found) {
      if (!records.insert(twin.b).second || likely.examples.size() >= kExamples) continue;
      LikelyTwins::Example example{.twin = twin};
      for (const std::int64_t id : {twin.b, twin.a}) {
        if (row.bind(1, id).step()) {
          example.other_code = row.text(0);
          (id == twin.b ? example.name : example.other_name) = row.text(1);
        }
        row.reset();
      }
      likely.examples.push_back(std::move(example));
    }
    likely.records = static_cast<std::int64_t>(records.size());
    all.push_back(std::move(likely));
  }
  return all;
}

}  // namespace pareto::imports
