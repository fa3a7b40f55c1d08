#include "core/model/expression.hpp"

#include <algorithm>
#include <cctype>

namespace pareto::model {
namespace {

bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Reads on from a quote; `text` gets what it holds. False where it is never closed.
bool read_quoted(std::string_view sql, std::size_t& at, std::string& text) {
  const char quote = sql[at++];
  for (; at < sql.size(); ++at) {
    if (sql[at] != quote) {
      text += sql[at];
    } else if (at + 1 < sql.size() && sql[at + 1] == quote) {
      text += sql[at++];
    } else {
      ++at;
      return true;
    }
  }
  return false;
}

// Calls `each(qualifier, name)` for all names.
void each_name(std::string_view sql,
               const std::function<void(const std::string&, const std::string&)>& each) {
  std::string qualifier, last;
  bool dot = false;
  const auto end_name = [&] {
    if (!last.empty()) each(qualifier, last);
    last.clear();
    qualifier.clear();
  };
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    if (c == '.') {
      // A number's point is none of a name's.
      dot = !last.empty();
      if (dot) qualifier = std::exchange(last, {});
      ++at;
    } else if (c == '\'') {
      end_name();
      std::string text;
      read_quoted(sql, at, text);
    } else if (c == '"' || in_word(c)) {
      if (!dot) end_name();
      dot = false;
      std::string name;
      if (c == '"') {
        read_quoted(sql, at, name);
      } else {
        while (at < sql.size() && in_word(sql[at]))
          name += static_cast<char>(std::tolower(static_cast<unsigned char>(sql[at++])));
        if (std::isdigit(static_cast<unsigned char>(name.front())) != 0) name.clear();
      }
      last = std::move(name);
    } else {
      end_name();
      dot = false;
      ++at;
    }
  }
  end_name();
}

}  // namespace

Names names_in(std::string_view expression) {
  Names out;
  each_name(expression, [&](const std::string& qualifier, const std::string& name) {
    if (!qualifier.empty()) out.insert(qualifier);
    out.insert(name);
  });
  return out;
}

Names own_names_in(std::string_view expression) {
  Names out;
  each_name(expression, [&](const std::string& qualifier, const std::string& name) {
    if (qualifier.empty() || qualifier == "v") out.insert(name);
  });
  return out;
}

std::optional<Message> unsound(std::string_view sql) {
  int depth = 0;
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    if (c == '\'' || c == '"') {
      std::string text;
      if (!read_quoted(sql, at, text))
        return Message(Text{"a quotation mark is never closed", "引号没有配对"});
      continue;
    }
    if (sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*")
      return Message(Text{"an expression has no comments", "表达式里不能写注释"});
    if (c == ';')
      return Message(
          Text{"an expression is no statement: it has no ;", "表达式不是语句，不能有分号"});
    const bool parameter = c == '?' || c == '$' || c == '@' ||
                           (c == ':' && at + 1 < sql.size() && in_word(sql[at + 1]));
    if (parameter)
      return Message(Text{"an expression has no parameters ({})", "表达式里没有参数（{}）"},
                     {std::string(1, c)});
    if (c == '(') ++depth;
    if (c == ')' && --depth < 0) break;
    ++at;
  }
  if (depth != 0) return Message(Text{"brackets do not match", "括号没有配对"});
  if (sql.find_first_not_of(" \t\n\r") == std::string_view::npos)
    return Message(Text{"it is empty", "内容为空"});
  return std::nullopt;
}

ComputedOrder computed_order(const Entity& entity) {
  ComputedOrder order;
  std::vector<std::pair<const Field*, Names>> left;
  Names open;
  for (const Field& field : entity.fields) {
    if (field.stored()) continue;
    left.emplace_back(&field, own_names_in(field.expression));
    open.insert(field.name);
  }
  while (!left.empty()) {
    std::vector<const Field*> step;
    for (const auto& [field, names] : left) {
      const bool waits =
          std::any_of(names.begin(), names.end(),
                      [&open = open](const std::string& name) { return open.contains(name); });
      if (!waits) step.push_back(field);
    }
    if (step.empty()) break;
    for (const Field* field : step) open.erase(field->name);
    std::erase_if(left, [&](const auto& each) { return !open.contains(each.first->name); });
    order.steps.push_back(std::move(step));
  }
  for (const auto& [field, names] : left) order.circle.push_back(field);
  return order;
}

Names with_what_they_need(const Entity& entity, const std::function<bool(const Field&)>& wanted) {
  Names out;
  std::vector<const Field*> open;
  const auto add = [&](const Field& field) {
    if (out.insert(field.name).second && !field.stored()) open.push_back(&field);
  };
  for (const Field& field : entity.fields) {
    if (!wanted || wanted(field)) add(field);
  }
  while (!open.empty()) {
    const Field* computed = open.back();
    open.pop_back();
    for (const std::string& name : own_names_in(computed->expression)) {
      if (const Field* field = entity.find(name)) add(*field);
    }
  }
  return out;
}

bool may_ask_computed(const Entity& entity, std::string_view sql) {
  if (std::all_of(entity.fields.begin(), entity.fields.end(),
                  [](const Field& field) { return field.stored(); }))
    return false;
  const auto named = [&](const Field& field) {
    return !field.stored() && sql.find(field.name) != std::string_view::npos;
  };
  if (std::any_of(entity.fields.begin(), entity.fields.end(), named)) return true;
  for (std::size_t at = sql.find('*'); at != std::string_view::npos; at = sql.find('*', at + 1)) {
    if (at == 0 || sql[at - 1] != '(') return true;  // count(*) asks for none
  }
  std::string words(sql);
  std::transform(words.begin(), words.end(), words.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return words.find("natural") != std::string::npos || words.find("using") != std::string::npos;
}

}  // namespace pareto::model
