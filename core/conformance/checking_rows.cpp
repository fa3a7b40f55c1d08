#include "core/conformance/checking_rows.hpp"

#include "core/base/utf8.hpp"
#include "core/conformance/case.hpp"
#include "pareto/batch_stream.hpp"

namespace pareto::conformance {
namespace {

sdk::Schema schema_of(const pareto_column* const* columns, const std::string& name) {
  sdk::Schema schema;
  for (auto column = columns; column != nullptr && *column != nullptr; ++column) {
    const pareto_column& one = **column;
    if (one.field == nullptr || one.field->name == nullptr)
      fail({"{}: a column without a field", "{}：有一列没有字段"}, {name});
    if (one.role > PARETO_COLUMN_MARK)
      fail({"{0}.{1} has role {2}, which there is not", "{0}.{1} 的角色 {2} 不存在"},
           {name, one.field->name, one.role});
    if (one.field->type < PARETO_T_BOOL || one.field->type > PARETO_T_QUANTITY)
      fail({"{0}.{1} has type {2}, which there is not", "{0}.{1} 的类型 {2} 不存在"},
           {name, one.field->name, one.field->type});
    schema.push_back({one.field->name, static_cast<sdk::Type>(one.field->type)});
  }
  if (schema.empty()) fail({"{} has no columns", "{} 没有列"}, {name});
  return schema;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (next_code_point(text, at) == kReplacement &&
        text.substr(begin, at - begin) != "\xEF\xBF\xBD")
      return false;
  }
  return true;
}

std::string words_of_rows(const pareto_column* const* columns, ArrowArrayStream* stream,
                          const std::string& name) {
  std::string words;
  const sdk::Schema schema = schema_of(columns, name);
  sdk::ImportedStream rows(stream, schema);
  for (sdk::Batch batch; rows.next(batch);) {
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      for (std::size_t c = 0; c < batch.columns(); ++c) {
        const sdk::ColumnView column = batch.column(c);
        if (column.is_null(row))
          words += "-";
        else if (column.type() == sdk::Type::Text) {
          const std::string_view value = column.text(row);
          if (!is_utf8(value))
            fail(
                {"{0}.{1}: the text of row {2} is not UTF-8", "{0}.{1}：第 {2} 行的文本不是 UTF-8"},
                {name, schema[c].name, row});
          words += value;
        } else if (column.type() == sdk::Type::Real)
          words += std::to_string(column.real(row));
        else
          words += std::to_string(column.integer(row));
        words += '|';
      }
      words += '\n';
    }
  }
  return words;
}

}  // namespace pareto::conformance
