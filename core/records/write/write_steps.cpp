#include "core/records/write/write_steps.hpp"

#include <algorithm>
#include <optional>

#include "core/base/error.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {

using model::Entity;
using model::Field;
using sdk::Type;

WriteRows start_rows(const Entity& entity, std::int64_t count) {
  WriteRows rows;
  rows.entity = &entity;
  rows.rows = count;
  rows.cells.resize(entity.fields.size());
  rows.ids.assign(static_cast<std::size_t>(count), 0);
  rows.rejected.assign(static_cast<std::size_t>(count), 0);
  return rows;
}

Message what_to_set(const Entity& entity) {
  if (entity.name == "ownership") {
    return Message(Text{
        "set it at the customer: pareto set customer WHICH owner=WHO, or deputy, head_office_owner",
        "请在客户上设置：pareto set customer 哪个 owner=谁，或 deputy、head_office_owner"});
  }
  if (entity.name == "tier_assignment")
    return Message(
        Text{"set a tier by hand: pareto tier override", "可以人工定级：pareto tier override"});
  return Message(Text{"leave it out, or set what it follows from", "请去掉它，或改它所依据的内容"});
}

void place(WriteRows& rows, const sdk::Batch& batch, std::vector<std::uint8_t>& given, bool kept) {
  const Entity& entity = *rows.entity;
  for (std::size_t c = 0; c < batch.columns(); ++c) {
    const sdk::ColumnSpec& column = batch.schema()[c];
    const int f = entity.index(column.name);
    if (f < 0) {
      throw Error(ErrorCode::Argument, Message(Text{"{} has no field {}", "{}没有字段 {}"},
                                               {entity.spoken(), column.name}));
    }
    const Field& field = entity.fields[static_cast<std::size_t>(f)];
    if (!field.stored()) {
      throw Error(ErrorCode::Denied,
                  Message(Text{"{} of {} is computed and cannot be set: {}",
                               "{1} 的 {0} 是计算字段，不能设置：{2}"},
                          {column.name, entity.name, field.expression}),
                  Message(Text{"set what it is computed from", "请改它所依据的字段"}));
    }
    if (field.read_only && !kept) {
      throw Error(ErrorCode::Denied,
                  Message(Text{"{} of {} is kept by the program and cannot be set",
                               "{1} 的 {0} 由程序维护，不能设置"},
                          {column.name, entity.name}),
                  what_to_set(entity));
    }
    const bool same = std::string_view(sdk::format_of(column.type)) == sdk::format_of(field.type);
    if (!same) {
      throw Error(ErrorCode::Argument, Message(Text{"column {} has another type than field {}",
                                                    "列 {} 与字段 {} 类型不同"},
                                               {column.name, field.name}));
    }
    rows.cells[static_cast<std::size_t>(f)] = Cells(batch.column(c));
    given[static_cast<std::size_t>(f)] = 1;
  }
}

void give_codes(store::Connection& connection, WriteRows& rows,
                std::unordered_map<std::string, std::int64_t>& next_codes) {
  const Entity& entity = *rows.entity;
  if (entity.code_prefix.empty()) return;
  Cells& codes = rows.cell("code");
  auto next = next_codes.find(entity.name);
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (!codes.is_null(row) && !codes.text(row).empty()) continue;
    if (next == next_codes.end()) {
      const std::string& p = entity.code_prefix;
      // Longer numbers are codes of the firm itself, not of this row.
      const std::int64_t last = connection.integer(
          "SELECT max(CAST(substr(code, " + std::to_string(p.size() + 1) + ") AS INTEGER)) FROM " +
          store::base_table(entity) + " WHERE code GLOB '" + p +
          "[0-9]*' AND length(code) <= " + std::to_string(p.size() + 9));
      next = next_codes.emplace(entity.name, last + 1).first;
    }
    std::string number = std::to_string(next->second++);
    if (number.size() < 5) number.insert(0, 5 - number.size(), '0');
    codes.set_text(rows.rows, row, entity.code_prefix + number);
  }
}

namespace {

std::optional<std::int64_t> whole_default(const Field& field, const Now& now) {
  if (field.type == Type::Date && field.default_value == "today") return now.today.days;
  if (field.reference == "user" && field.default_value == "me")
    return now.user != 0 ? std::optional(now.user) : std::nullopt;
  return std::stoll(field.default_value);
}

}  // namespace

void give_defaults(WriteRows& rows, const Now& now) {
  for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    if (field.default_value.empty() || !field.stored()) continue;
    Cells& cells = rows.cells[f];
    // Sale lines are many; a column of defaults for a million rows is cheaper as an absent one.
    if (rows.entity->name == "sale" && cells.absent()) continue;
    const bool whole = field.type != Type::Text && field.type != Type::Real;
    const std::optional<std::int64_t> number = whole ? whole_default(field, now) : std::nullopt;
    if (whole && !number) continue;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (!cells.is_null(row)) continue;
      if (field.type == Type::Text)
        cells.set_text(rows.rows, row, field.default_value);
      else if (field.type == Type::Real)
        cells.set_real(rows.rows, row, std::stod(field.default_value));
      else
        cells.set(field.type, rows.rows, row, *number);
    }
  }
}

Entry entry_over(Operation op, const Entity& entity, std::span<const std::int64_t> ids) {
  Entry entry;
  entry.op = op;
  entry.entity = entity.name;
  entry.topic = entity.name + (op == Operation::Update ? ".updated" : ".removed");
  entry.first_id = *std::min_element(ids.begin(), ids.end());
  entry.last_id = *std::max_element(ids.begin(), ids.end());
  entry.rows = static_cast<std::int64_t>(ids.size());
  return entry;
}

WriteResult result_of(WriteRows& rows) {
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row]) rows.ids[row] = 0;
  }
  return {std::move(rows.ids), std::move(rows.rejects)};
}

}  // namespace pareto::records
