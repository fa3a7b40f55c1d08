#include "core/imports/rows/name_index.hpp"

#include "core/base/company_name.hpp"
#include "core/base/company_words.hpp"
#include "core/base/fold.hpp"
#include "core/base/hash.hpp"
#include "core/base/person_name.hpp"
#include "core/store/dialect.hpp"

namespace pareto::imports {

bool is_person(const model::Entity& entity) { return entity.name == "user"; }

bool is_known_by_name(const model::Entity& entity) {
  const model::Field* label = entity.find(entity.label_field);
  if (label == nullptr || label->meaning != model::Meaning::Name) return false;
  for (const model::Field& field : entity.fields) {
    if (field.required && field.meaning == model::Meaning::Reference) return false;
  }
  return true;
}

namespace {

std::uint64_t form_key(const CompanyName& name, std::uint32_t form) {
  const auto bytes = [](const std::u32string& part) {
    return std::string_view(reinterpret_cast<const char*>(part.data()),
                            part.size() * sizeof(char32_t));
  };
  return hash64(bytes(name.branch), hash64(bytes(name.place), hash64(bytes(name.core), form + 1)));
}

}  // namespace

NameIndex::NameIndex(store::Connection& connection, const model::Entity& entity, std::string field,
                     const model::Entity* others)
    : connection_(connection), entity_(entity), field_(std::move(field)), others_(others) {
  last_before_ =
      connection.integer("SELECT coalesce(max(id), 0) FROM " + store::base_table(entity));
  empty_ = last_before_ == 0;
  if (others_ == nullptr || empty_) return;
  store::Statement select =
      connection.prepare("SELECT " + store::quoted_name(others_->fields.front().name) +
                         ", name FROM " + store::base_table(*others_));
  while (select.step()) put(other_names_, hash64(key_of(select.text(1))), select.integer(0));
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
  const auto found = names_.find(hash64(key_of(name)));
  if (found != names_.end()) return found->second;
  if (const Found other = by_other_name(name); other.id != 0) return other;
  if (last_before_ == 0) return {};
  load_spellings();
  const auto spelled = spellings_.find(hash64(same_spelling(name)));
  return spelled == spellings_.end() ? Found{} : spelled->second;
}

NameIndex::Found NameIndex::by_other_name(std::string_view name_or_code) {
  if (other_names_.empty()) return {};
  const auto found = other_names_.find(hash64(key_of(name_or_code)));
  if (found == other_names_.end()) return {};
  Found other = found->second;
  other.other = true;
  return other;
}

NameIndex::Found NameIndex::by_likely_name(std::string_view name) {
  const Found exact = by_name(name);
  if (exact.id != 0 || last_before_ == 0 || entity_.name != "customer") return exact;
  load_forms();
  const CompanyName parts = parse_company(name);
  // A group and its company are two firms; a name without a form may be any of them.
  const std::uint32_t form = parts.form & ~std::uint32_t{company_words::kLimited};
  const auto found = forms_.find(form_key(parts, parts.form == 0 ? UINT32_MAX - 1 : form));
  if (found == forms_.end()) return {};
  Found close = found->second;
  close.close = true;
  return close;
}

void NameIndex::put(Names& names, std::uint64_t key, std::int64_t id) {
  Found& found = names[key];
  if (found.id == 0)
    found.id = id;
  else if (found.id != id)
    found.several = true;
}

// Of the records that were there before: a file means what it tells apart.
void NameIndex::load_spellings() {
  if (spellings_loaded_) return;
  spellings_loaded_ = true;
  store::Statement select =
      connection_.prepare("SELECT id, " + store::quoted_name(field_) + " FROM " +
                          store::base_table(entity_) + " WHERE id <= ?1");
  select.bind(1, last_before_);
  while (select.step()) {
    if (!select.is_null(1))
      put(spellings_, hash64(same_spelling(select.text(1))), select.integer(0));
  }
}

void NameIndex::load_forms() {
  if (forms_loaded_) return;
  forms_loaded_ = true;
  store::Statement select =
      connection_.prepare("SELECT id, " + store::quoted_name(field_) + " FROM " +
                          store::base_table(entity_) + " WHERE id <= ?1");
  select.bind(1, last_before_);
  while (select.step()) {
    if (select.is_null(1)) continue;
    const std::int64_t id = select.integer(0);
    const CompanyName parts = parse_company(select.text(1));
    const std::uint32_t form = parts.form & ~std::uint32_t{company_words::kLimited};
    put(forms_, form_key(parts, UINT32_MAX - 1), id);  // for names without any form
    put(forms_, form_key(parts, form), id);
    // 霁岚营养 in the store is whoever comes with a form.
    if (parts.form == 0) {
      for (const std::uint32_t other :
           {company_words::kShares, company_words::kGroup, company_words::kFactory})
        put(forms_, form_key(parts, other), id);
    }
  }
}

void NameIndex::add(std::string_view name, std::int64_t id) {
  // What is already in the store is seen when names are loaded.
  empty_ = false;
  if (!loaded_) return;
  put(names_, hash64(key_of(name)), id);
}

std::string NameIndex::key_of(std::string_view name) const {
  return fold(is_person(entity_) ? read_person(name).name : name);
}

void NameIndex::load() {
  loaded_ = true;
  store::Statement select = connection_.prepare("SELECT id, " + store::quoted_name(field_) +
                                                " FROM " + store::base_table(entity_));
  while (select.step()) {
    if (!select.is_null(1)) add(select.text(1), select.integer(0));
  }
}

}  // namespace pareto::imports
