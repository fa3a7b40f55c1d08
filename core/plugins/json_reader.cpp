#include "core/plugins/json_reader.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "core/base/error.hpp"

namespace pareto::plugins {
namespace json = boost::json;

JsonReader::JsonReader(const json::value& value, std::string where)
    : object_(value.if_object()), where_(std::move(where)) {
  if (object_ == nullptr) {
    throw Error(ErrorCode::Data, {Text{"{}: an object is expected", "{}：此处应为对象"}, {where_}});
  }
  taken_.resize(object_->size());
}

const json::value* JsonReader::find(std::string_view name) {
  const auto found = object_->find(name);
  if (found == object_->end()) return nullptr;
  taken_[static_cast<std::size_t>(found - object_->begin())] = true;
  return &found->value();
}

const json::value& JsonReader::get(std::string_view name) {
  if (const json::value* found = find(name)) return *found;
  throw Error(ErrorCode::Data, {Text{"{0}: {1} is missing", "{0}：缺少 {1}"}, {where_, name}});
}

void JsonReader::wrong(std::string_view name) const {
  throw Error(
      ErrorCode::Data, {Text{"{0}: {1} is not valid", "{0}：{1} 无效"}, {where_, name}},
      Text{"whoever makes the plugin corrects it; pareto plugin check tells what else is wrong",
           "请插件作者改正；pareto plugin check 会指出其他问题"});
}

std::string JsonReader::text(std::string_view name) {
  const json::string* found = get(name).if_string();
  if (found == nullptr || found->empty()) wrong(name);
  return std::string(*found);
}

std::string JsonReader::text_or_empty(std::string_view name) {
  const json::value* value = find(name);
  if (value == nullptr) return {};
  const json::string* found = value->if_string();
  if (found == nullptr) wrong(name);
  return std::string(*found);
}

std::int64_t JsonReader::integer(std::string_view name) {
  const std::int64_t* found = get(name).if_int64();
  if (found == nullptr) wrong(name);
  return *found;
}

std::optional<std::int64_t> JsonReader::find_integer(std::string_view name) {
  if (!has(name)) return std::nullopt;
  return integer(name);
}

std::optional<double> JsonReader::find_real(std::string_view name) {
  const json::value* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (const double* number = value->if_double()) return *number;
  if (const std::int64_t* number = value->if_int64()) return static_cast<double>(*number);
  wrong(name);
}

bool JsonReader::flag(std::string_view name) {
  const json::value* value = find(name);
  if (value == nullptr) return false;
  const bool* found = value->if_bool();
  if (found == nullptr) wrong(name);
  return *found;
}

bool JsonReader::has(std::string_view name) const { return object_->if_contains(name) != nullptr; }

std::vector<std::string> JsonReader::texts(std::string_view name) {
  std::vector<std::string> out;
  const json::value* value = find(name);
  if (value == nullptr) return out;
  const json::array* list = value->if_array();
  if (list == nullptr) wrong(name);
  for (const json::value& item : *list) {
    const json::string* found = item.if_string();
    if (found == nullptr) wrong(name);
    out.emplace_back(*found);
  }
  return out;
}

JsonReader JsonReader::object(std::string_view name) {
  return {get(name), where_ + ": " + std::string(name)};
}

std::vector<JsonReader> JsonReader::objects(std::string_view name) {
  std::vector<JsonReader> out;
  const json::value* value = find(name);
  if (value == nullptr) return out;
  const json::array* list = value->if_array();
  if (list == nullptr) wrong(name);
  for (std::size_t i = 0; i < list->size(); ++i) {
    out.emplace_back((*list)[i], where_ + ": " + std::string(name) + "[" + std::to_string(i) + "]");
  }
  return out;
}

void JsonReader::ignore_rest() { taken_.assign(taken_.size(), true); }

void JsonReader::finish() const {
  const auto left = std::find(taken_.begin(), taken_.end(), false);
  if (left == taken_.end()) return;
  throw Error(ErrorCode::Data,
              {Text{"{0}: {1} is unknown here", "{0}：不认识 {1}"},
               {where_, std::string_view((object_->begin() + (left - taken_.begin()))->key())}});
}

}  // namespace pareto::plugins
