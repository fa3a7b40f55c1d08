// The rules that follow from a field's definition.
#include <cmath>

#include "core/base/decimal.hpp"
#include "core/base/encoding.hpp"
#include "core/records/values/written_form.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/store/dialect.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

using model::Field;
using model::Meaning;
using sdk::Type;

std::string shown(const Field& field, std::int64_t value) {
  switch (field.type) {
    case Type::Date:
      return Date{static_cast<std::int32_t>(value)}.iso();
    case Type::Money:
    case Type::Quantity:
      return plain_decimal(value);
    default:
      return std::to_string(value);
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
           : field.type == Type::Text ||
                 (field.min_value == INT64_MIN && field.max_value == INT64_MAX)) {
    return;
  }
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row] || cells.is_null(row)) continue;
    const bool low = real ? cells.real(row) < field.min_real : cells.integer(row) < field.min_value;
    const bool high =
        real ? cells.real(row) > field.max_real : cells.integer(row) > field.max_value;
    if (!low && !high) continue;
    const std::string value =
        real ? std::to_string(cells.real(row)) : shown(field, cells.integer(row));
    const std::string bound = real ? std::to_string(low ? field.min_real : field.max_real)
                                   : shown(field, low ? field.min_value : field.max_value);
    rows.reject(row, field.name, value,
                low ? Message(Text{"must be at least {}", "不能小于 {}"}, {bound})
                    : Message(Text{"must be at most {}", "不能大于 {}"}, {bound}),
                Message(Text{"check the number", "核对这个数"}));
  }
}

void check_choices(WriteRows& rows, const Field& field, const Cells& cells) {
  if (field.meaning != Meaning::Choice) return;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row] || cells.is_null(row) || field.find_choice(cells.text(row)) != nullptr)
      continue;
    rows.reject(
        row, field.name, std::string(cells.text(row)),
        Message(Text{"is none of the choices: {}", "不在可选项里：{}"}, {list_of(field.choices)}),
        Message(Text{"write one of them", "请写其中一个"}));
  }
}

void check_references(Transaction& transaction, WriteRows& rows, const Field& field,
                      const Cells& cells, std::unordered_set<std::int64_t>& known) {
  if (field.meaning != Meaning::Reference) return;
  if (known.size() > 2'000'000) known.clear();
  std::vector<std::int64_t> asked;
  const auto each = [&](auto take) {
    std::int64_t last = 0;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row] || cells.is_null(row)) continue;
      const std::int64_t id = cells.integer(row);
      if (id == last || known.count(id))
        last = id;
      else
        take(row, id);
    }
  };
  each([&](std::int64_t, std::int64_t id) { asked.push_back(id); });
  if (asked.empty()) return;
  {
    const store::RowsOf ids(
        asked.size(), [&](std::size_t i, int, store::RowValue& out) { out.integer(asked[i]); });
    store::Statement there = transaction.connection().prepare(
        "SELECT t.id FROM pareto_rows(?1) r CROSS JOIN " +
        store::base_table(transaction.records().schema.entity(field.reference)) +
        " t WHERE t.id = r.c0");
    there.bind_rows(1, ids);
    while (there.step()) known.insert(there.integer(0));
  }
  each([&](std::int64_t row, std::int64_t id) {
    rows.reject(
        row, field.name, std::to_string(id),
        Message(Text{"there is no {} with this id", "没有这个 id 的 {}"}, {field.reference}),
        look_again());
  });
}

// Blanks are no text: a name of three of them would be no name.
void clear_blank(WriteRows& rows, const Field& field, Cells& cells) {
  if (field.type != Type::Text || cells.absent()) return;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row] || cells.is_null(row)) continue;
    const std::string_view text = cells.text(row);
    if (!text.empty() && is_blank(text)) cells.set_null(Type::Text, rows.rows, row);
  }
}

// Others show it as a link.
void check_address(WriteRows& rows, const Field& field, const Cells& cells) {
  if (field.meaning != Meaning::Url) return;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row] || cells.is_null(row) || !is_run_by_browsers(cells.text(row))) continue;
    rows.reject(
        row, field.name, std::string(cells.text(row)),
        Message(Text{"is no address of a web page", "不是网页地址"}),
        Message(Text{"write it as https://www.example.com", "请写成 https://www.example.com"}));
  }
}

// What holds from one day to another does not end before it begins.
void check_period(WriteRows& rows, const std::vector<std::uint8_t>& given) {
  const int from = rows.entity->index("from_date"), to = rows.entity->index("to_date");
  if (from < 0 || to < 0 ||
      (!given[static_cast<std::size_t>(from)] && !given[static_cast<std::size_t>(to)]))
    return;
  const Cells &first = rows.cells[static_cast<std::size_t>(from)],
              &last = rows.cells[static_cast<std::size_t>(to)];
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row] || first.is_null(row) || last.is_null(row) ||
        first.integer(row) <= last.integer(row))
      continue;
    rows.reject(row, "to_date", Date{static_cast<std::int32_t>(last.integer(row))}.iso(),
                Message(Text{"is before the first day", "早于起始日"}),
                Message(Text{"give a later day, or none", "请改成更晚的日期，或留空"}));
  }
}

void check_required(WriteRows& rows, const Field& field, const Cells& cells) {
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    const bool empty = cells.is_null(row) || (field.type == Type::Text && cells.text(row).empty());
    if (empty)
      rows.reject(row, field.name, "", Message(Text{"is required", "不能为空"}),
                  Message(Text{"give it a value", "请填写"}));
  }
}

void check_value(Transaction& transaction, WriteRows& rows, const Field& field, const Cells& cells,
                 std::unordered_map<std::string, std::unordered_set<std::int64_t>>& known,
                 bool trusted) {
  if (cells.absent()) return;
  if (!transaction.replaying()) check_address(rows, field, cells);
  check_bounds(rows, field, cells);
  check_choices(rows, field, cells);
  if (!trusted) check_references(transaction, rows, field, cells, known[field.reference]);
}

}  // namespace

void validate(Transaction& transaction, WriteRows& rows, const std::vector<std::uint8_t>& given,
              bool created,
              std::unordered_map<std::string, std::unordered_set<std::int64_t>>& known,
              bool trusted) {
  for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    if (!field.stored()) continue;
    if (given[f] && !transaction.replaying()) clear_blank(rows, field, rows.cells[f]);
    if (field.required && (created || given[f])) check_required(rows, field, rows.cells[f]);
    if (given[f]) check_value(transaction, rows, field, rows.cells[f], known, trusted);
  }
  if (!trusted && !transaction.replaying()) check_period(rows, given);
}

void validate_values(Transaction& transaction, WriteRows& rows,
                     const std::vector<std::uint8_t>& given,
                     std::unordered_map<std::string, std::unordered_set<std::int64_t>>& known,
                     bool trusted) {
  for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    if (given[f] && field.stored())
      check_value(transaction, rows, field, rows.cells[f], known, trusted);
  }
}

}  // namespace pareto::records
