#include "core/api/given.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "core/base/error.hpp"
#include "core/base/json_names.hpp"
#include "core/base/json_text.hpp"
#include "core/base/nearest.hpp"

namespace pareto::api {
namespace json = boost::json;

namespace {

const Text kSeeTakes{"what each method takes: pareto api show METHOD",
                     "各方法的参数：pareto api show 方法"};
constexpr std::string_view kKindNames[] = {"text", "integer", "flag", "texts", "object", "objects"};

Text words_of(Kind kind) {
  switch (kind) {
    case Kind::Text:
      return {"a text", "文本"};
    case Kind::Integer:
      return {"a whole number", "整数"};
    case Kind::Flag:
      return {"true or false", "true 或 false"};
    case Kind::Texts:
      return {"a list of texts", "文本列表"};
    case Kind::Object:
      return {"an object", "对象"};
    default:
      return {"a list of objects", "对象列表"};
  }
}

bool is_plain(const json::value& value) { return !value.is_array() && !value.is_object(); }

bool is_plain_object(const json::value& value) {
  return value.is_object() && std::ranges::all_of(value.get_object(), [](const auto& member) {
           return is_plain(member.value());
         });
}

template <class Test>
bool is_list_of(const json::value& value, Test test) {
  return value.is_array() && std::ranges::all_of(value.get_array(), test);
}

bool fits(const json::value& value, Kind kind) {
  switch (kind) {
    case Kind::Text:
      return value.is_string() || value.is_int64();  // an id is a text; a number does for one
    case Kind::Integer:
      return value.is_int64();
    case Kind::Flag:
      return value.is_bool();
    case Kind::Texts:
      return is_list_of(value, [](const json::value& each) { return each.is_string(); });
    case Kind::Object:
      return is_plain_object(value);
    default:
      return is_list_of(value, is_plain_object);
  }
}

std::string text_of(const json::value& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_bool()) return value.get_bool() ? "1" : "0";
  if (value.is_int64()) return std::to_string(value.get_int64());
  if (value.is_uint64()) return std::to_string(value.get_uint64());
  std::string out;
  append_json(out, value.get_double());
  return out;
}

Values values_of(const json::object& object) {
  Values out;
  for (const auto& member : object) out.emplace_back(member.key(), text_of(member.value()));
  return out;
}

[[noreturn]] void no_such(std::string_view name, std::span<const Parameter> parameters) {
  std::vector<std::string> names;
  std::string all;
  for (const Parameter& parameter : parameters) {
    names.emplace_back(parameter.name);
    all += (all.empty() ? "" : ", ") + names.back();
  }
  if (const auto meant = nearest(name, names)) {
    throw Error(ErrorCode::Argument, {Text{"there is no parameter {0}; did you mean {1}?",
                                           "没有参数 {0}；您是指 {1} 吗？"},
                                      {name, *meant}});
  }
  throw Error(ErrorCode::Argument, {Text{"there is no parameter {0}", "没有参数 {0}"}, {name}},
              {Text{"there are: {}", "现有：{}"}, {all}});
}

}  // namespace

std::string_view name_of(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

struct Given::Store {
  json::object object;

  [[nodiscard]] const json::value* find(std::string_view name) const {
    const json::value* value = object.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
  }
};

Given::Given(std::string_view text, std::span<const Parameter> parameters) : store_(new Store) {
  if (!text.empty()) {
    boost::system::error_code failure;
    json::value value = json::parse(text, failure);
    if (failure || !value.is_object()) {
      throw Error(ErrorCode::Argument,
                  Text{"what is asked has to be one JSON object", "请求必须是一个 JSON 对象"},
                  {Text{"for example {}", "例如 {}"}, {R"({"entity": "customer"})"}});
    }
    if (const auto twice = name_given_twice(text)) {
      throw Error(ErrorCode::Argument, {Text{"{} is given twice", "{} 给了两次"}, {*twice}},
                  {Text{"give {} once", "{} 只给一次"}, {*twice}});
    }
    store_->object = std::move(value.get_object());
  }
  for (const auto& member : store_->object) {
    const auto parameter =
        std::ranges::find(parameters, std::string_view(member.key()), &Parameter::name);
    if (parameter == parameters.end()) no_such(member.key(), parameters);
    if (member.value().is_null() || fits(member.value(), parameter->kind)) continue;
    throw Error(
        ErrorCode::Argument,
        {Text{"{0} takes {1}", "{0} 要 {1}"},
         {parameter->name,
          Argument(std::string(words_of(parameter->kind).in(Language::English)),
                   std::string(words_of(parameter->kind).in(Language::ChineseSimplified)))}},
        kSeeTakes);
  }
  for (const Parameter& parameter : parameters) {
    if (!parameter.required || has(parameter.name)) continue;
    throw Error(ErrorCode::Argument, {Text{"{} is missing", "缺少 {}"}, {parameter.name}},
                kSeeTakes);
  }
}

Given::~Given() = default;
Given::Given(Given&&) noexcept = default;

bool Given::has(std::string_view name) const { return store_->find(name) != nullptr; }

std::string Given::text(std::string_view name) const {
  const json::value* value = store_->find(name);
  return value == nullptr ? std::string() : text_of(*value);
}

std::int64_t Given::integer(std::string_view name, std::int64_t otherwise) const {
  const json::value* value = store_->find(name);
  return value == nullptr ? otherwise : value->get_int64();
}

bool Given::flag(std::string_view name) const {
  const json::value* value = store_->find(name);
  return value != nullptr && value->get_bool();
}

std::vector<std::string> Given::texts(std::string_view name) const {
  std::vector<std::string> out;
  if (const json::value* value = store_->find(name)) {
    for (const json::value& each : value->get_array()) out.emplace_back(each.get_string());
  }
  return out;
}

Values Given::object(std::string_view name) const {
  const json::value* value = store_->find(name);
  return value == nullptr ? Values() : values_of(value->get_object());
}

std::vector<Values> Given::objects(std::string_view name) const {
  std::vector<Values> out;
  if (const json::value* value = store_->find(name)) {
    for (const json::value& each : value->get_array()) out.push_back(values_of(each.get_object()));
  }
  return out;
}

}  // namespace pareto::api
