#include "core/records/list/list_cursor.hpp"

#include <boost/json.hpp>

#include "core/base/error.hpp"
#include "pareto/base64.hpp"

namespace pareto::records {
namespace {

namespace json = boost::json;
using sdk::Parameter;
using sdk::Type;

// [["-net_12m"], [1234, "0013"]]: numbers with a point are reals.
json::value json_of(const Parameter& value) {
  if (value.null) return nullptr;
  if (value.type == Type::Text) return json::value(value.text);
  if (value.type == Type::Real) return value.real;
  return value.integer;
}

Parameter parameter_of(const json::value& value) {
  if (value.is_string()) return Parameter::of("", std::string(value.get_string()));
  if (value.is_double()) return Parameter::of("", value.get_double());
  if (value.is_int64()) return Parameter::of("", value.get_int64());
  Parameter nothing = Parameter::of("", std::int64_t{0});
  nothing.null = true;
  return nothing;
}

Error none() {
  return {
      ErrorCode::Argument, Text{"this is no place in this list", "这不是此列表的位置"},
      Text{
          "hand back as `after` what the page before said in `next`, with the same sort; or begin anew without it",
          "after 须为上一页给出的 next，且排序不变；或去掉它从头开始"}};
}

}  // namespace

Parameter cursor_value(const sdk::ColumnView& column, std::int64_t row) {
  if (column.is_null(row)) return parameter_of(nullptr);
  if (column.type() == Type::Text) return Parameter::of("", std::string(column.text(row)));
  if (column.type() == Type::Real) return Parameter::of("", column.real(row));
  return Parameter::of("", column.integer(row));
}

std::string text_of(const ListCursor& cursor) {
  json::array sort, values;
  for (const std::string& name : cursor.sort) sort.emplace_back(name);
  for (const Parameter& value : cursor.values) values.push_back(json_of(value));
  std::string out;
  sdk::append_base64(out, json::serialize(json::array{std::move(sort), std::move(values)}),
                     sdk::Base64::Address);
  return out;
}

ListCursor read_cursor(std::string_view text, const std::vector<std::string>& sort) {
  const auto bytes = sdk::from_base64(text);
  boost::system::error_code failure;
  const json::value read = bytes ? json::parse(*bytes, failure) : json::value();
  if (failure || !read.is_array() || read.get_array().size() != 2 ||
      !read.get_array()[0].is_array() || !read.get_array()[1].is_array())
    throw none();
  ListCursor cursor;
  for (const json::value& name : read.get_array()[0].get_array()) {
    if (!name.is_string()) throw none();
    cursor.sort.emplace_back(name.get_string());
  }
  for (const json::value& value : read.get_array()[1].get_array())
    cursor.values.push_back(parameter_of(value));
  if (cursor.sort != sort || cursor.values.size() != sort.size() + 1 || cursor.values.back().null)
    throw none();
  return cursor;
}

}  // namespace pareto::records
