// The rules that follow from a field's definition.
#include <cmath>

#include "core/base/decimal.hpp"
#include "core/base/encoding.hpp"
#include "core/records/transaction_state.hpp"
#include "core/store/dialect.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

using model::Field;
using model::Meaning;
using sdk::Type;

std::string shown(const Field& field, std::int64_t value) {
  switch (field.type) {
    case Type::Date: return Date{static_cast<std::int32_t>(value)}.iso();
    case Type::Money:
    case Type::Quantity: return plain_decimal(value);
    default: return std::to_string(value);
  }
}

std::string list_of(const std::vector<model::Choice>& choices) {
  std::string out;
  for (const model::Choice& choice : choices) out += (out.empty() ? "" : ", ") + choice.code;
  return out;
}

void check_bounds(WriteRows& rows, const Field& field, const Cells& cells) {
  const bool real = field.type == Type::Real;
  if (real ? std::isnan(field.min_real) && std::isnan(field.max_real)
           : field.type == Type::Text || (field.min_value == INT64_MIN && field.max_value == INT64_MAX)) {
    return;
  }
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row] || cells.is_null(row)) continue;
    const bool low = real ? cells.real(row) < field.min_real : cells.integer(row) < field.min_value;
    const bool high = real ? cells.real(row) > field.max_real : cells.integer(row) > field.max_value;
    if (!low && !high) continue;
    const std::string value = real ? std::to_string(cells.real(row)) : shown(field, cells.integer(row));
    const std::string bound = real ? std::to_string(low ? field.min_real : field.max_real)
                                   : shown(field, low ? field.min_value : field.max_value);
    rows.reject(row, field.name, value,
                low ? Message(Text{"must be at least {}", "不能小于 {}"}, {bound}) : Message(Text{"must be at most {}", "不能大于 {}"}, {bound}));
  }
}

void check_choices(WriteRows& rows, const Field& field, const Cells& cells) {
  if (field.meaning != Meaning::Choice) return;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row] || cells.is_null(row) || field.find_choice(cells.text(row)) != nullptr) continue;
    rows.reject(row, field.name, std::string(cells.text(row)),
                Message(Text{"is none of the choices: {}", "不在可选项里：{}"}, {list_of(field.choices)}));
  }
}

void check_references(Transaction& transaction, WriteRows& rows, const Field& field, const Cells& cells,
                      std::unordered_set<std::int64_t>& known) {
  if (field.meaning != Meaning::Reference) return;
  if (known.size() > 2'000'000) known.clear();
  std::vector<std::int64_t> asked;
  const auto each = [&](auto take) {
    std::int64_t last = 0;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row] || cells.is_null(row)) continue;
      const std::int64_t id = cells.integer(row);
      if (id == last || known.count(id)) last = id;
      else take(row, id);
    }
  };
  each([&](std::int64_t, std::int64_t id) { asked.push_back(id); });
  if (asked.empty()) return;
  {
    const store::RowsOf ids(asked.size(), [&](std::size_t i, int, store::RowValue& out) { out.integer(asked[i]); });
    store::Statement there = transaction.connection().prepare(
        "SELECT t.id FROM pareto_rows(?1) r CROSS JOIN " + store::base_table(transaction.records().schema.entity(field.reference)) +
        " t WHERE t.id = r.c0");
    there.bind_rows(1, ids);
    while (there.step()) known.insert(there.integer(0));
  }
  each([&](std::int64_t row, std::int64_t id) {
    rows.reject(row, field.name, std::to_string(id), Message(Text{"there is no {} with this id", "没有这个 id 的 {}"}, {field.reference}));
  });
}

void check_required(WriteRows& rows, const Field& field, const Cells& cells) {
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    const bool empty = cells.is_null(row) || (field.type == Type::Text && cells.text(row).empty());
    if (empty) rows.reject(row, field.name, "", Message(Text{"is required", "不能为空"}));
  }
}

void check_value(Transaction& transaction, WriteRows& rows, const Field& field, const Cells& cells,
                 std::unordered_map<std::string, std::unordered_set<std::int64_t>>& known, bool trusted) {
  if (cells.absent()) return;
  check_bounds(rows, field, cells);
  check_choices(rows, field, cells);
  if (!trusted) check_references(transaction, rows, field, cells, known[field.reference]);
}

}  // namespace

void validate(Transaction& transaction, WriteRows& rows, const std::vector<std::uint8_t>& given, bool created,
              std::unordered_map<std::string, std::unordered_set<std::int64_t>>& known, bool trusted) {
  for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    if (!field.stored()) continue;
    if (field.required && (created || given[f])) check_required(rows, field, rows.cells[f]);
    if (given[f]) check_value(transaction, rows, field, rows.cells[f], known, trusted);
  }
}

void validate_values(Transaction& transaction, WriteRows& rows, const std::vector<std::uint8_t>& given,
                     std::unordered_map<std::string, std::unordered_set<std::int64_t>>& known, bool trusted) {
  for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    if (given[f] && field.stored()) check_value(transaction, rows, field, rows.cells[f], known, trusted);
  }
}

}  // namespace pareto::records
