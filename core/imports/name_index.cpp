#include "core/imports/name_index.hpp"

#include "core/base/fold.hpp"
#include "core/base/hash.hpp"
#include "core/store/dialect.hpp"

namespace pareto::imports {

bool is_known_by_name(const model::Entity& entity) {
  const model::Field* label = entity.find(entity.label_field);
  if (label == nullptr || label->meaning != model::Meaning::Name) return false;
  for (const model::Field& field : entity.fields) {
    if (field.required && field.meaning == model::Meaning::Reference) return false;
  }
  return true;
}

NameIndex::NameIndex(store::Connection& connection, const model::Entity& entity, std::string field)
    : connection_(connection), entity_(entity), field_(std::move(field)) {
  empty_ =
      connection.integer("SELECT EXISTS(SELECT 1 FROM " + store::base_table(entity) + ")") == 0;
}

std::int64_t NameIndex::by_code(std::string_view code) {
  if (empty_ || !entity_.has_code()) return 0;
  store::Statement select =
      connection_.prepare("SELECT id FROM " + store::base_table(entity_) + " WHERE code = ?1");
  return select.bind(1, code).step() ? select.integer(0) : 0;
}

NameIndex::Found NameIndex::by_name(std::string_view name) {
  if (empty_) return {};
  if (!loaded_) load();
  const auto found = names_.find(hash64(fold(name)));
  return found == names_.end() ? Found{} : found->second;
}

void NameIndex::add(std::string_view name, std::int64_t id) {
  // What is already in the store is seen when names are loaded.
  empty_ = false;
  if (!loaded_) return;
  Found& found = names_[hash64(fold(name))];
  if (found.id == 0)
    found.id = id;
  else if (found.id != id)
    found.several = true;
}

void NameIndex::load() {
  loaded_ = true;
  store::Statement select = connection_.prepare("SELECT id, " + store::quoted(field_) + " FROM " +
                                                store::base_table(entity_));
  while (select.step()) {
    if (!select.is_null(1)) add(select.text(1), select.integer(0));
  }
}

}  // namespace pareto::imports
