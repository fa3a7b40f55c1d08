// Fields that the firm itself adds to an entity: their definition, as it is stored (entity
// `field`), and the field it means.
//
// They are called `my.NAME` everywhere, lie in a table beside the entity's own as those of plugins
// do, and are validated, listed, imported, journalled and undone by the same code. A name may be
// Chinese: docs/decisions/0019-own-fields.md. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"
#include "core/model/schema.hpp"
#include "pareto/field.hpp"

namespace pareto::model {

// Stands where a plugin's id stands; no plugin may be called so.
inline constexpr std::string_view kWorkspacePlugin = "my";
inline constexpr std::string_view kWorkspaceFront = "my.";

// What a user writes behind --type.
inline constexpr sdk::Choice kFieldTypes[] = {{"text", {"Text", "文字"}},
                                              {"multiline", {"Long text", "长文字"}},
                                              {"choice", {"Choice", "选项"}},
                                              {"int", {"Whole number", "整数"}},
                                              {"quantity", {"Number", "数值"}},
                                              {"real", {"Floating number", "浮点数"}},
                                              {"percent", {"Percent", "百分比"}},
                                              {"money", {"Money", "金额"}},
                                              {"date", {"Day", "日期"}},
                                              {"time", {"Moment", "时间"}},
                                              {"bool", {"Yes or no", "是/否"}},
                                              {"phone", {"Phone", "电话"}},
                                              {"email", {"E-mail", "电子邮箱"}},
                                              {"url", {"Web address", "网址"}},
                                              {"name", {"Name", "名称"}},
                                              {"code", {"Code", "编码"}},
                                              {"country", {"Country", "国家"}},
                                              {"postcode", {"Post code", "邮政编码"}},
                                              {"currency", {"Currency", "币种"}},
                                              {"unit", {"Unit", "单位"}},
                                              {"reference", {"Reference", "引用"}},
                                              {"year", {"Year", "年份"}}};

struct FieldDefinition {
  std::int64_t id = 0;       // of the record; 0: not stored yet
  std::string entity, name;  // "customer", "级别"
  std::string type = "text";
  std::string label, label_en, help,
      help_en;            // an empty English one: the other; an empty label: the name
  std::string choices;    // "A=重点,B,C"
  std::string reference;  // entity, for type reference
  std::string unit;
  std::string standard, least, most;  // values as people write them
  std::string heads;                  // heads in files that mean the field, with ; between
  std::string computed;               // an expression over the entity's view; empty: stored
  std::string fact;                   // what it tells, by a word that reports look for
  bool required = false, no_repeats = false, in_lists = false;
  bool removed = false;  // hidden, its values kept

  [[nodiscard]] std::string full_name() const { return std::string(kWorkspaceFront) + name; }
  bool operator==(const FieldDefinition&) const = default;
};

// The columns of the stored form.
struct DefinitionText {
  const char* column;
  std::string FieldDefinition::*value;
};
struct DefinitionFlag {
  const char* column;
  bool FieldDefinition::*value;
};
inline constexpr DefinitionText kDefinitionTexts[] = {
    {"entity", &FieldDefinition::entity},       {"name", &FieldDefinition::name},
    {"type", &FieldDefinition::type},           {"label", &FieldDefinition::label},
    {"label_en", &FieldDefinition::label_en},   {"help", &FieldDefinition::help},
    {"help_en", &FieldDefinition::help_en},     {"choices", &FieldDefinition::choices},
    {"reference", &FieldDefinition::reference}, {"unit", &FieldDefinition::unit},
    {"standard", &FieldDefinition::standard},   {"least", &FieldDefinition::least},
    {"most", &FieldDefinition::most},           {"heads", &FieldDefinition::heads},
    {"computed", &FieldDefinition::computed},   {"fact", &FieldDefinition::fact}};
inline constexpr DefinitionFlag kDefinitionFlags[] = {{"required", &FieldDefinition::required},
                                                      {"no_repeats", &FieldDefinition::no_repeats},
                                                      {"in_lists", &FieldDefinition::in_lists},
                                                      {"removed", &FieldDefinition::removed}};

// "客户级别", "credit_limit": letters of any script, digits and _, Latin ones small. The name that
// a head or label suggests is made by field_name; empty where nothing of it can stand.
[[nodiscard]] bool is_field_name(std::string_view name);
[[nodiscard]] std::string field_name(std::string_view words);

// What is wrong with a definition, if something is.
struct DefinitionFault {
  std::string column, value;
  Message why;
  Message fix;
};
[[nodiscard]] std::optional<DefinitionFault> fault_of(const FieldDefinition& definition,
                                                      const Schema& schema);

// The field that a definition without fault means.
[[nodiscard]] Field field_of(const FieldDefinition& definition);
// The type that its values are stored as.
[[nodiscard]] Type stored_type(std::string_view field_type);

// The schema with exactly these own fields beside the core's and the plugins'; removed ones, and
// those of entities whose plugin is not enabled, are passed over.
[[nodiscard]] Schema with_workspace_fields(const Schema& schema,
                                           const std::vector<FieldDefinition>& definitions);
// The same with `fresh` ones, which go before stored ones of their name.
[[nodiscard]] Schema with_workspace_fields(const Schema& schema,
                                           std::vector<FieldDefinition> stored,
                                           const std::vector<FieldDefinition>& fresh);

}  // namespace pareto::model
