// What follows from the firm's own fields: each definition is checked, its column made, and the
// entity's view shows it.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/records/upkeep/computed.hpp"
#include "core/records/upkeep/own_column.hpp"
#include "core/records/upkeep/workspace_fields.hpp"
#include "core/records/write/transaction.hpp"
#include "core/records/write/upkeep.hpp"

namespace pareto::records {
namespace {

using model::FieldDefinition;

FieldDefinition definition_in(const WriteRows& rows, std::int64_t row) {
  FieldDefinition definition;
  definition.id = rows.ids[static_cast<std::size_t>(row)];
  for (const model::DefinitionText& text : model::kDefinitionTexts) {
    const Cells& cells = rows.cell(text.column);
    if (!cells.is_null(row)) definition.*text.value = cells.text(row);
  }
  for (const model::DefinitionFlag& flag : model::kDefinitionFlags) {
    const Cells& cells = rows.cell(flag.column);
    if (!cells.is_null(row)) definition.*flag.value = cells.integer(row) != 0;
  }
  return definition;
}

class FieldUpkeep : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const model::Entity& entity) const override {
    return entity.name == "field";
  }

  void reads(const model::Entity&, const std::vector<std::uint8_t>&,
             std::vector<std::uint8_t>& needed) const override {
    needed.assign(needed.size(), 1);
  }

  void prepare(Transaction& transaction, WriteRows& rows, const WriteRows* before) override {
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[static_cast<std::size_t>(row)]) continue;
      const FieldDefinition definition = definition_in(rows, row);
      if (const auto fault = model::fault_of(definition, transaction.records().schema)) {
        // While a plugin is disabled, fields of its entities are only hidden.
        if (before == nullptr || fault->column != "entity")
          rows.reject(row, fault->column, fault->value, fault->why, fault->fix);
      } else {
        if (before != nullptr)
          check_change(transaction, rows, row, definition_in(*before, row), definition);
        if (!rows.rejected[static_cast<std::size_t>(row)])
          check_computing(transaction, rows, row,
                          before != nullptr ? definition_in(*before, row) : FieldDefinition{},
                          definition);
      }
    }
  }

  [[nodiscard]] bool may_refuse_removing(const model::Entity&) const override { return true; }

  void removing(Transaction& transaction, WriteRows& rows) override {
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[static_cast<std::size_t>(row)]) continue;
      const FieldDefinition definition = definition_in(rows, row);
      const std::int64_t values =
          count_values(transaction.connection(), transaction.records().schema, definition);
      if (values == 0) continue;
      rows.reject(
          row, "name", definition.full_name(),
          Message(values == 1 ? Text{"{} record holds a value of it", "有 {} 条记录填了它"}
                              : Text{"{} records hold a value of it", "有 {} 条记录填了它"},
                  {counted(values)}),
          Message(
              Text{
                  "hide it, its values are kept: pareto field remove {0} {1}; with its values: pareto field purge {0} {1}",
                  "可以隐藏，值会保留：pareto field remove {0} {1}；连值一起清除：pareto field purge {0} {1}"},
              {definition.entity, definition.name}));
    }
  }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    const model::Schema& schema = transaction.records().schema;
    for (std::int64_t row = 0; rows != nullptr && row < rows->rows; ++row) {
      if (rows->rejected[static_cast<std::size_t>(row)]) continue;
      const FieldDefinition definition = definition_in(*rows, row);
      const bool other_type =
          before != nullptr && model::stored_type(definition_in(*before, row).type) !=
                                   model::stored_type(definition.type);
      // What an undone definition left is empty and may be of another type.
      if (before != nullptr && !other_type) continue;
      OwnColumn column(transaction.connection(), schema, definition);
      if (!column.exists() || column.values() > 0) continue;
      show(transaction, definition.id);
      column.drop();
    }
    show(transaction, 0);
  }

 private:
  // Views with all fields as they are defined now, but for one.
  static void show(Transaction& transaction, std::int64_t but) {
    std::vector<FieldDefinition> definitions = read_definitions(transaction.connection());
    std::erase_if(definitions,
                  [&](const FieldDefinition& each) { return but != 0 && each.id == but; });
    model::Schema schema = model::with_workspace_fields(transaction.records().schema, definitions);
    static_cast<void>(check_computed(schema));
    transaction.records().store.fit(schema);
  }

  // What is computed must be computable, and what others are computed from stays.
  static void check_computing(Transaction& transaction, WriteRows& rows, std::int64_t row,
                              const FieldDefinition& before, const FieldDefinition& after) {
    const std::vector<FieldDefinition> stored = read_definitions(transaction.connection());
    const bool hides = !before.name.empty() && after.removed && !before.removed;
    const bool computed = std::any_of(
        stored.begin(), stored.end(),
        [](const FieldDefinition& each) { return !each.computed.empty() && !each.removed; });
    if (after.computed.empty() &&
        !(computed && (hides || before.computed != after.computed || before.type != after.type)))
      return;
    const model::Schema& plain = transaction.records().schema;
    model::Schema then = model::with_workspace_fields(plain, stored, {after}),
                  now = model::with_workspace_fields(plain, stored);
    const std::vector<UnfitField> unfit_now = check_computed(now);
    for (const UnfitField& unfit : check_computed(then)) {
      if (unfit.entity == after.entity && unfit.field == after.full_name()) {
        rows.reject(row, "computed", after.computed, reason_of(unfit), remedy_of(unfit));
        return;
      }
      const auto same = [&](const UnfitField& each) {
        return each.entity == unfit.entity && each.field == unfit.field;
      };
      if (std::any_of(unfit_now.begin(), unfit_now.end(), same)) continue;
      rows.reject(row, "name", after.full_name(),
                  Message(Text{"{} is computed from it", "{} 由它算出"}, {unfit.field}),
                  Message(Text{"change or remove that one first", "请先改或移除那个字段"}));
      return;
    }
  }

  static void check_change(Transaction& transaction, WriteRows& rows, std::int64_t row,
                           const FieldDefinition& before, const FieldDefinition& after) {
    if (before.entity != after.entity || before.name != after.name) {
      rows.reject(row, "name", after.full_name(),
                  Message(Text{"a field keeps its name", "字段不能改名"}),
                  Message(Text{"change what it is called: pareto field set {} {} --label …",
                               "可以改标签：pareto field set {} {} --label …"},
                          {before.entity, before.name}));
      return;
    }
    const OwnColumn column(transaction.connection(), transaction.records().schema, before);
    if (before.computed.empty() && !after.computed.empty()) {
      if (const std::int64_t values = column.values(); values > 0) {
        rows.reject(
            row, "computed", after.computed,
            Message(values == 1 ? Text{"{} record holds a value of it", "有 {} 条记录填了它"}
                                : Text{"{} records hold a value of it", "有 {} 条记录填了它"},
                    {counted(values)}),
            Message(Text{"add another field for what is computed", "请另加一个计算字段"}));
        return;
      }
    }
    const bool same_store = model::stored_type(before.type) == model::stored_type(after.type);
    const bool text = model::stored_type(after.type) == model::Type::Text;
    if (before.type != after.type && !(same_store && text)) {
      if (const std::int64_t values = column.values(); values > 0) {
        rows.reject(
            row, "type", after.type,
            Message(
                values == 1
                    ? Text{"{} record holds a value of type {}", "有 {} 条记录填了 {} 类型的值"}
                    : Text{"{} records hold a value of type {}", "有 {} 条记录填了 {} 类型的值"},
                {counted(values), before.type}),
            Message(Text{"add another field, or purge this one first: pareto field purge {} {}",
                         "请另加字段，或先清除：pareto field purge {} {}"},
                    {before.entity, before.name}));
        return;
      }
    }
    if (after.type == "choice" && (before.type != after.type || before.choices != after.choices)) {
      if (const auto other = column.other_than(model::field_of(after).choices)) {
        rows.reject(row, "choices", after.choices,
                    Message(Text{"records hold “{}”, which would be none of the choices",
                                 "有记录填了“{}”，不在这些可选值里"},
                            {*other}),
                    Message(Text{"keep it among the choices, or change those records first",
                                 "请保留这个选项，或先改那些记录"}));
        return;
      }
    }
    if (after.no_repeats && !before.no_repeats) {
      if (const auto twice = column.repeated()) {
        rows.reject(row, "no_repeats", *twice,
                    Message(Text{"several records hold it", "有几条记录都是这个值"}),
                    Message(Text{"change them first", "请先改那些记录"}));
      }
    }
  }
};

}  // namespace

std::unique_ptr<Upkeep> make_field_upkeep() { return std::make_unique<FieldUpkeep>(); }

}  // namespace pareto::records
