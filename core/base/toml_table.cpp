#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include "core/base/toml_table.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "core/base/toml_headers.hpp"

namespace pareto {

struct TomlTable::Node {
  std::shared_ptr<const toml::table> whole;  // of which `here` is a part
  const toml::table* here;
  std::string file;
  std::shared_ptr<const std::string> text;
  std::set<std::string, std::less<>> taken = {};

  [[nodiscard]] std::string place(const toml::node& node) const {
    return file + ":" + std::to_string(node.source().begin.line) + ":" +
           std::to_string(node.source().begin.column);
  }
  const toml::node* take(std::string_view key) {
    taken.emplace(key);
    return here->get(key);
  }
  [[noreturn]] void wrong(const toml::node& node, std::string_view key, Message remedy) const {
    throw Error(ErrorCode::Argument,
                Message(Text{"{}: {} has a value that it cannot have", "{}：{} 的值不对"},
                        {place(node), key}),
                std::move(remedy));
  }
  [[nodiscard]] std::shared_ptr<Node> part(const toml::table& table) const {
    return std::make_shared<Node>(Node{whole, &table, file, text});
  }
  [[nodiscard]] std::string plain(const toml::node& node, std::string_view key) const {
    if (node.is_string()) return node.as_string()->get();
    std::ostringstream out;
    if (node.is_integer())
      out << node.as_integer()->get();
    else if (node.is_floating_point())
      out << node.as_floating_point()->get();
    else if (node.is_boolean())
      out << (node.as_boolean()->get() ? "true" : "false");
    else if (node.is_date())
      out << node.as_date()->get();
    else
      wrong(node, key, Text{"one value", "一个值"});
    return out.str();
  }
  const toml::table* table(std::string_view key) {
    const toml::node* node = take(key);
    if (node != nullptr && !node->is_table())
      wrong(*node, key, Text{"a table: [name]", "表：[名称]"});
    return node == nullptr ? nullptr : node->as_table();
  }
  template <class Take>
  void each(std::string_view key, const Take& take_one) {
    const toml::node* node = take(key);
    if (node == nullptr) return;
    if (!node->is_array()) wrong(*node, key, Text{"a list", "列表"});
    for (const toml::node& element : *node->as_array()) take_one(element);
  }
};

TomlTable TomlTable::read(const std::filesystem::path& file, const std::string& shown) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(ErrorCode::Io, Message(Text{"{} cannot be read", "读不了 {}"}, {file.string()}));
  return parse({std::istreambuf_iterator<char>(in), {}}, shown);
}

TomlTable TomlTable::parse(std::string text, const std::string& shown) {
  if (const auto line = toml_header_without_key(text)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{}:{}: a section is written [name]", "{}:{}：小节要写成 [名称]"},
                        {shown, *line}));
  }
  try {
    const auto whole = std::make_shared<const toml::table>(toml::parse(text, shown));
    return TomlTable(std::make_shared<Node>(
        Node{whole, whole.get(), shown, std::make_shared<const std::string>(std::move(text))}));
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{}:{}:{}: this is no TOML: {}", "{}:{}:{}：不是有效的 TOML：{}"},
                        {shown, error.source().begin.line, error.source().begin.column,
                         error.description()}));
  }
}

std::string TomlTable::place() const { return node_->place(*node_->here); }
std::string TomlTable::place_of(std::string_view key) const {
  const toml::node* node = node_->here->get(key);
  return node == nullptr ? place() : node_->place(*node);
}
std::size_t TomlTable::first_line_of(std::string_view key) const {
  const toml::node* node = node_->here->get(key);
  if (node == nullptr) return node_->here->source().begin.line;
  // Where nothing stands behind the three quotes TOML drops the end of their line.
  const std::size_t line = node->source().begin.line;
  std::size_t from = 0;
  for (std::size_t i = 1; i < line; ++i) from = node_->text->find('\n', from) + 1;
  std::string_view rest =
      std::string_view(*node_->text).substr(from, node_->text->find('\n', from) - from);
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  const bool opens =
      node->source().end.line > line && (rest.ends_with("\"\"\"") || rest.ends_with("'''"));
  return line + (opens ? 1 : 0);
}
bool TomlTable::has(std::string_view key) const { return node_->here->get(key) != nullptr; }

std::string TomlTable::text(std::string_view key) {
  const toml::node* node = node_->take(key);
  if (node == nullptr) return {};
  if (!node->is_string())
    node_->wrong(*node, key, Text{"give a text between quotes", "请填引号里的文本"});
  return node->as_string()->get();
}
bool TomlTable::flag(std::string_view key) {
  const toml::node* node = node_->take(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) node_->wrong(*node, key, Text{"true or false", "true 或 false"});
  return node->as_boolean()->get();
}
std::int64_t TomlTable::integer(std::string_view key, std::int64_t otherwise) {
  const toml::node* node = node_->take(key);
  if (node == nullptr) return otherwise;
  if (!node->is_integer()) node_->wrong(*node, key, Text{"a whole number", "整数"});
  return node->as_integer()->get();
}
double TomlTable::real(std::string_view key, double otherwise) {
  const toml::node* node = node_->take(key);
  if (node == nullptr) return otherwise;
  if (!node->is_number()) node_->wrong(*node, key, Text{"a number", "数字"});
  return node->value<double>().value_or(otherwise);
}
std::string TomlTable::plain(std::string_view key) {
  const toml::node* node = node_->take(key);
  return node == nullptr ? std::string() : node_->plain(*node, key);
}
TomlWords TomlTable::words(std::string_view key) {
  const toml::node* node = node_->take(key);
  if (node == nullptr) return {};
  if (node->is_string()) return {node->as_string()->get(), {}};
  TomlWords out;
  if (const toml::table* words = node->as_table()) {
    for (const auto& [language, value] : *words) {
      std::string* into = language == "en"                            ? &out.english
                          : language == "zh" || language == "zh-Hans" ? &out.chinese
                                                                      : nullptr;
      if (into == nullptr || !value.is_string())
        node_->wrong(value, key, Text{"words for en and zh", "写 en 和 zh 的文字"});
      *into = value.as_string()->get();
    }
    if (out.english.empty()) out.english = out.chinese;
  }
  if (out.english.empty())
    node_->wrong(*node, key,
                 Text{"words between quotes, or one for each language: en and zh",
                      "引号里的文字，或按语言写 en 和 zh"});
  return out;
}
std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> out;
  node_->each(key, [&](const toml::node& node) {
    if (!node.is_string()) node_->wrong(node, key, Text{"a list of texts", "文本列表"});
    out.push_back(node.as_string()->get());
  });
  return out;
}
std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> out;
  node_->each(key, [&](const toml::node& node) {
    if (!node.is_table())
      node_->wrong(node, key, Text{"a list of tables: [[name]]", "表的列表：[[名称]]"});
    out.push_back(TomlTable(node_->part(*node.as_table())));
  });
  return out;
}

namespace {

// toml++ sorts keys; people have written them in an order.
std::vector<std::pair<std::string, const toml::node*>> in_file(const toml::table& table) {
  std::vector<std::pair<std::string, const toml::node*>> out;
  for (const auto& [key, node] : table) out.emplace_back(std::string(key.str()), &node);
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    const auto &from = a.second->source().begin, &to = b.second->source().begin;
    return from.line != to.line ? from.line < to.line : from.column < to.column;
  });
  return out;
}

}  // namespace

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> out;
  for (auto& [key, node] : in_file(*node_->here)) out.push_back(std::move(key));
  return out;
}
TomlTable TomlTable::table(std::string_view key) {
  const toml::table* table = node_->table(key);
  if (table == nullptr) lacks(key);
  return TomlTable(node_->part(*table));
}
std::vector<std::pair<std::string, TomlTable>> TomlTable::named(std::string_view key) {
  std::vector<std::pair<std::string, TomlTable>> out;
  const toml::table* table = node_->table(key);
  if (table == nullptr) return out;
  for (const auto& [name, node] : in_file(*table)) {
    if (!node->is_table()) node_->wrong(*node, name, Text{"a table: [name]", "表：[名称]"});
    out.emplace_back(name, TomlTable(node_->part(*node->as_table())));
  }
  return out;
}
std::vector<std::pair<std::string, std::string>> TomlTable::values(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> out;
  const toml::table* table = node_->table(key);
  if (table == nullptr) return out;
  for (const auto& [name, node] : in_file(*table))
    out.emplace_back(name, node_->plain(*node, name));
  return out;
}

void TomlTable::wrong(std::string_view key, Message remedy) const {
  const toml::node* node = node_->here->get(key);
  node_->wrong(node == nullptr ? *node_->here : *node, key, std::move(remedy));
}
void TomlTable::lacks(std::string_view key) const {
  throw Error(ErrorCode::Argument,
              Message(Text{"{}: {} is missing", "{}：缺少 {}"}, {place(), key}),
              Message(Text{"add a line there: {} = …", "请在那里加一行：{} = …"}, {key}));
}
void TomlTable::finish(std::string_view known) const {
  for (const auto& [key, node] : in_file(*node_->here)) {
    if (node_->taken.contains(key)) continue;
    throw Error(ErrorCode::Argument,
                Message(Text{"{0}: there is no {1} here", "{0}：这里没有 {1} 这一项"},
                        {node_->place(*node), key}),
                Message(Text{"there may be: {}", "可用的项：{}"}, {known}));
  }
}

}  // namespace pareto
