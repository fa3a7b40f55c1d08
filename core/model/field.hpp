// A typed property of an entity, a column, a setting or a parameter, as plain values.
//
// Everything that is done with a field (storage, SQL, validation, import, lists, documentation) is
// derived from this description. Fields of the core, of plugins and of the firm itself are of the
// same kind.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "pareto/abi/field.h"
#include "pareto/field.hpp"
#include "pareto/table.hpp"

namespace pareto::model {

using sdk::Type;

enum class Meaning : std::uint32_t {
  Plain = PARETO_M_PLAIN,
  Choice = PARETO_M_CHOICE,
  Reference = PARETO_M_REFERENCE,
  MultiLine = PARETO_M_MULTILINE,
  Phone = PARETO_M_PHONE,
  Email = PARETO_M_EMAIL,
  Url = PARETO_M_URL,
  Percent = PARETO_M_PERCENT,
  Unit = PARETO_M_UNIT,
  Currency = PARETO_M_CURRENCY,
  Name = PARETO_M_NAME,
  Code = PARETO_M_CODE,
  Country = PARETO_M_COUNTRY,
  Postcode = PARETO_M_POSTCODE,
  Tier = PARETO_M_TIER,
  Field = PARETO_M_FIELD,
  Year = PARETO_M_YEAR
};

struct Label {
  std::string en, zh_hans, zh_hant;

  // English where the language has no word.
  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::ChineseSimplified && !zh_hans.empty() ? zh_hans : en;
  }
};

struct Choice {
  std::string code;
  Label label;
};

// A field of a kind of record, by their names.
struct FieldName {
  std::string entity, field;
};

struct Field {
  std::string name;  // full name: plugins' fields carry their plugin's id, "chemical.annual_usage"
  std::string plugin;  // whose field; empty: the entity's own
  Label label, help;
  std::vector<std::string> aliases;  // headers in files, of any language
  Type type = Type::Text;
  Meaning meaning = Meaning::Plain;
  bool required = false, unique = false, secret = false, searched = false, listed = false,
       read_only = false;
  std::uint32_t sensitivity = PARETO_S_NONE;
  std::string reference;  // entity, for Meaning::Reference
  std::string unit, group;
  std::int32_t order = 0;
  std::string default_value;  // empty: none
  std::vector<Choice> choices;
  std::int64_t min_value = INT64_MIN, max_value = INT64_MAX;
  double min_real = std::numeric_limits<double>::quiet_NaN(),
         max_real = std::numeric_limits<double>::quiet_NaN();
  std::string expression;  // computed over the entity's view; empty: stored
  std::vector<FieldName>
      reads;  // what the expression reads, once it was checked (records/upkeep/computed.hpp)
  std::string visible_if;  // condition on its record, as in `pareto list --where`, under which
                           // forms show it; empty: always
  std::string fact;        // what it tells, by a word that reports look for: "annual_use"

  [[nodiscard]] bool stored() const { return expression.empty(); }
  // The name without the plugin's id: how the column is called in the plugin's own table.
  [[nodiscard]] std::string local_name() const {
    return plugin.empty() ? name : name.substr(plugin.size() + 1);
  }
  [[nodiscard]] const Choice* find_choice(std::string_view code) const;
};

// From the form of the SDK; `plugin` empty for the core.
[[nodiscard]] Field field_from(const pareto_field& c, std::string_view plugin);
[[nodiscard]] std::vector<Field> fields_from(pareto_fields list, std::string_view plugin);

// The C form of a list of fields, for handing definitions to code that speaks the SDK (settings,
// columns). Owns what it points to.
class FieldTable {
 public:
  explicit FieldTable(const std::vector<Field>& fields);
  ~FieldTable();
  FieldTable(FieldTable&&) noexcept;
  [[nodiscard]] pareto_fields get() const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace pareto::model
