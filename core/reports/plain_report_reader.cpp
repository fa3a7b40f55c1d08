#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/toml_headers.hpp"
#include "core/model/workspace_field.hpp"
#include "core/reports/plain_report.hpp"
#include "pareto/window.hpp"

namespace pareto::reports {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kWindow = "window";

template <class T>
struct Word {
  std::string_view word;
  T value;
};
constexpr Word<sdk::Role> kRoles[] = {
    {"plain", sdk::Role::Plain},       {"tier", sdk::Role::Tier}, {"rank", sdk::Role::Rank},     {"title", sdk::Role::Title},
    {"remark", sdk::Role::Remark},     {"spark", sdk::Role::Spark}, {"sentence", sdk::Role::Sentence}, {"bar", sdk::Role::Bar},
    {"change", sdk::Role::Change},     {"key", sdk::Role::Key},   {"mark", sdk::Role::Mark}};
constexpr Word<std::size_t> kDateParts[] = {{"day", 10}, {"month", 7}, {"year", 4}};
constexpr Word<sdk::Scale> kScales[] = {{"exact", sdk::Scale::Exact}, {"large", sdk::Scale::Large}};
constexpr Word<sdk::Style> kStyles[] = {{"plain", sdk::Style::Plain}, {"strong", sdk::Style::Strong}, {"accent", sdk::Style::Accent},
                                        {"bad", sdk::Style::Bad},     {"dim", sdk::Style::Dim}};
constexpr Word<sdk::Paragraph> kParagraphs[] = {
    {"text", sdk::Paragraph::Text}, {"lead", sdk::Paragraph::Lead}, {"summary", sdk::Paragraph::Summary},
    {"note", sdk::Paragraph::Note}, {"definition", sdk::Paragraph::Definition}, {"source", sdk::Paragraph::Source}};
constexpr Word<sdk::Chart> kCharts[] = {{"bars", sdk::Chart::Bars}, {"pareto", sdk::Chart::Pareto}, {"changes", sdk::Chart::Changes},
                                        {"trend", sdk::Chart::Trend}, {"funnel", sdk::Chart::Funnel}};

bool is_name(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string contents_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorCode::Io, Message(Text{"{} cannot be read", "读不了 {}"}, {file.string()}), Message(Text{"check the name; it lies beside report.toml", "请检查文件名；它与 report.toml 放在一起"}));
  return {std::istreambuf_iterator<char>(in), {}};
}

// A table of the file, its keys taken one by one.
class Table {
 public:
  Table(const toml::table& table, std::string file) : table_(&table), file_(std::move(file)) {}

  [[nodiscard]] std::string place() const { return place_of(*table_); }
  [[nodiscard]] std::string place_of(const toml::node& node) const {
    return file_ + ":" + std::to_string(node.source().begin.line) + ":" + std::to_string(node.source().begin.column);
  }
  const toml::node* take(std::string_view key) {
    taken_.emplace(key);
    return table_->get(key);
  }
  [[noreturn]] void wrong(const toml::node& node, std::string_view key, Message remedy) const {
    throw Error(ErrorCode::Argument, Message(Text{"{}: {} has a value that it cannot have", "{}：{} 的值不对"}, {place_of(node), key}), std::move(remedy));
  }
  [[noreturn]] void lacks(std::string_view key) const {
    throw Error(ErrorCode::Argument, Message(Text{"{}: {} is missing", "{}：缺少 {}"}, {place(), key}));
  }

  std::string text(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    if (!node->is_string()) wrong(*node, key, Text{"give a text between quotes", "请填引号里的文本"});
    return node->as_string()->get();
  }
  std::string name(std::string_view key) {
    const std::string value = text(key);
    if (value.empty()) lacks(key);
    if (!is_name(value)) wrong(*table_->get(key), key, Text{"small letters a-z, digits and _, a letter first", "只用小写字母、数字和 _，字母开头"});
    return value;
  }
  bool flag(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return false;
    if (!node->is_boolean()) wrong(*node, key, Text{"true or false", "true 或 false"});
    return node->as_boolean()->get();
  }
  std::int64_t integer(std::string_view key, std::int64_t otherwise) {
    const toml::node* node = take(key);
    if (node == nullptr) return otherwise;
    if (!node->is_integer()) wrong(*node, key, Text{"a whole number", "整数"});
    return node->as_integer()->get();
  }
  double real(std::string_view key, double otherwise) {
    const toml::node* node = take(key);
    if (node == nullptr) return otherwise;
    if (!node->is_number()) wrong(*node, key, Text{"a number", "数字"});
    return node->value<double>().value_or(otherwise);
  }
  // A value as people would type it: 7, 0.8, true, 2026-10-31, "12m".
  std::string plain(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    if (node->is_string()) return node->as_string()->get();
    std::ostringstream out;
    if (node->is_integer()) out << node->as_integer()->get();
    else if (node->is_floating_point()) out << node->as_floating_point()->get();
    else if (node->is_boolean()) out << (node->as_boolean()->get() ? "true" : "false");
    else if (node->is_date()) out << node->as_date()->get();
    else wrong(*node, key, Text{"one value", "一个值"});
    return out.str();
  }
  // What `work` throws, with its place.
  template <class Work>
  auto within(const toml::node& node, std::string_view key, const Work& work) const {
    try {
      return work();
    } catch (Error& error) {
      throw error.within(Message(Text{"{}: {}", "{}：{}"}, {place_of(node), key}));
    }
  }
  // "words" for every language, or { en = "words", zh = "词" }.
  model::Label label(std::string_view key) {
    const toml::node* node = take(key);
    return node == nullptr ? model::Label{} : label_of(*node, key);
  }
  model::Label label_of(const toml::node& node, std::string_view key) const {
    if (node.is_string()) return {node.as_string()->get(), {}, {}};
    model::Label out;
    if (const toml::table* words = node.as_table()) {
      for (const auto& [language, value] : *words) {
        std::string* into = language == "en" ? &out.en : language == "zh" || language == "zh-Hans" ? &out.zh_hans : nullptr;
        if (into == nullptr || !value.is_string()) wrong(value, key, Text{"words for en and zh", "写 en 和 zh 的文字"});
        *into = value.as_string()->get();
      }
      if (out.en.empty()) out.en = out.zh_hans;
    }
    if (out.en.empty()) wrong(node, key, Text{"words between quotes, or one for each language: en and zh", "引号里的文字，或按语言写 en 和 zh"});
    return out;
  }
  PlainText words(std::string_view key) {
    const toml::node* node = take(key);
    return node == nullptr ? PlainText{} : words_of(*node, key);
  }
  PlainText words_of(const toml::node& node, std::string_view key) const {
    const model::Label label = label_of(node, key);
    return within(node, key, [&] { return PlainText{TextTemplate::parse(label.en), TextTemplate::parse(label.zh_hans), place_of(node)}; });
  }
  template <class T, std::size_t N>
  T choice(std::string_view key, const Word<T> (&words)[N], T otherwise) {
    const std::string value = text(key);
    if (value.empty()) return otherwise;
    std::string known;
    for (const auto& [word, meaning] : words) {
      if (word == value) return meaning;
      known += (known.empty() ? "" : ", ") + std::string(word);
    }
    wrong(*table_->get(key), key, Message(Text{"one of: {}", "可选：{}"}, {known}));
  }
  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> out;
    each(key, [&](const toml::node& node) {
      if (!node.is_string()) wrong(node, key, Text{"a list of texts", "文本列表"});
      out.push_back(node.as_string()->get());
    });
    return out;
  }
  // The tables of an array [[key]], or of a list of { … }.
  std::vector<Table> tables(std::string_view key) {
    std::vector<Table> out;
    each(key, [&](const toml::node& node) {
      if (!node.is_table()) wrong(node, key, Text{"a list of tables: [[name]]", "表的列表：[[名称]]"});
      out.emplace_back(*node.as_table(), file_);
    });
    return out;
  }
  const toml::table* table(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) wrong(*node, key, Text{"a table: [name]", "表：[名称]"});
    return node->as_table();
  }
  [[nodiscard]] Table sub(const toml::table& table) const { return {table, file_}; }

  void finish(std::string_view known) const {
    for (const auto& [key, node] : *table_) {
      if (taken_.contains(key.str())) continue;
      throw Error(ErrorCode::Argument, Message(Text{"{0}: there is no {1} here", "{0}：这里没有 {1} 这一项"}, {place_of(node), key.str()}),
                  Message(Text{"there may be: {}", "可用的项：{}"}, {known}));
    }
  }

 private:
  template <class Take>
  void each(std::string_view key, const Take& take_one) {
    const toml::node* node = take(key);
    if (node == nullptr) return;
    if (!node->is_array()) wrong(*node, key, Text{"a list", "列表"});
    for (const toml::node& element : *node->as_array()) take_one(element);
  }

  const toml::table* table_;
  std::string file_;
  std::set<std::string, std::less<>> taken_;
};

// ---- parts of a report ---------------------------------------------------------------------------------------------------------

// A field from the words with which people describe one of their own: type, choices, default, bounds.
model::Field read_field(Table& from) {
  const std::string name = from.name("name"), type = from.text("type");
  model::FieldDefinition definition{.name = name, .type = type.empty() ? "text" : type};
  std::string known;
  bool found = false;
  for (const sdk::Choice& each : model::kFieldTypes) {
    found |= definition.type == each.code;
    known += (known.empty() ? "" : ", ") + std::string(each.code);
  }
  if (!found) from.wrong(*from.take("type"), "type", Message(Text{"one of: {}", "可选：{}"}, {known}));
  definition.unit = from.text("unit");
  definition.reference = from.text("reference");
  definition.standard = from.plain("default");
  definition.least = from.plain("least");
  definition.most = from.plain("most");
  model::Field field = model::field_of(definition);
  if (!definition.standard.empty() && field.default_value.empty()) {
    from.wrong(*from.take("default"), "default", Message(Text{"it is to be of type {}", "类型应为 {}"}, {definition.type}));
  }
  field.name = name;
  field.plugin.clear();
  field.label = from.label("label");
  if (field.label.en.empty()) field.label.en = name;
  return field;
}

PlainParameter read_parameter(Table from) {
  PlainParameter parameter;
  const toml::node* type = from.take("type");
  parameter.window = type != nullptr && type->value<std::string_view>() == kWindow;
  if (parameter.window) {
    parameter.field.name = from.name("name");
    parameter.field.label = from.label("label");
    if (parameter.field.label.en.empty()) parameter.field.label.en = parameter.field.name;
    parameter.field.default_value = from.plain("default");
    if (!sdk::Window::parse(parameter.field.default_value)) {
      from.wrong(*(from.take("default") != nullptr ? from.take("default") : type), "default", Text{"a period such as 12m, prev12m or all", "期间，如 12m、prev12m、all"});
    }
  } else {
    parameter.field = read_field(from);
  }
  parameter.field.help = from.label("help");
  parameter.field.required = from.flag("required");
  for (const std::string& code : from.texts("choices")) parameter.field.choices.push_back({code, {code, {}, {}}});
  if (!parameter.field.choices.empty()) parameter.field.meaning = model::Meaning::Choice;
  from.finish("name, type, label, help, default, least, most, choices, reference, required, unit");
  return parameter;
}

PlainColumn read_column(Table from) {
  PlainColumn column;
  column.place = from.place();
  column.field = read_field(from);
  column.field.help = from.label("note");
  column.role = from.choice("role", kRoles, sdk::Role::Plain);
  column.scale = from.choice("scale", kScales, sdk::Scale::Exact);
  column.digits = static_cast<std::int32_t>(std::clamp<std::int64_t>(from.integer("digits", -1), -1, 9));
  column.flags = (from.flag("warn") ? unsigned{PARETO_COLUMN_WARN} : 0u) | (from.flag("strong") ? unsigned{PARETO_COLUMN_STRONG} : 0u);
  column.hidden = from.flag("hidden");
  column.date_signs = from.choice("by", kDateParts, std::size_t{10});
  column.words_of = from.text("words_of");
  if (const toml::table* words = from.table("words")) {
    const Table codes = from.sub(*words);
    for (const auto& [code, node] : *words) column.words.emplace(std::string(code.str()), codes.words_of(node, code.str()));
  }
  if (column.is_worded() && column.field.type != sdk::Type::Text) {
    from.wrong(*from.take("words"), "words", Text{"only a text is shown by words", "只有文本列可以换成文字"});
  }
  from.finish("name, type, label, note, role, scale, digits, unit, warn, strong, by, hidden, words, words_of");
  return column;
}

// A file of the report's own folder, so that it can be copied as a whole.
fs::path beside(Table& from, const char* key, const std::string& file, const fs::path& folder) {
  if (fs::path(file).has_parent_path()) from.wrong(*from.take(key), key, Text{"a file beside report.toml, without a folder", "与 report.toml 在同一文件夹里的文件，不带路径"});
  return folder / file;
}

PlainQuery read_query(Table from, std::string name, const fs::path& folder) {
  PlainQuery query;
  query.name = std::move(name);
  query.place = from.place();
  const std::string file = from.text("file");
  if (const toml::node* sql = from.take("sql")) {
    query.sql = from.text("sql");
    query.file = folder / kReportFile;
    query.first_line = sql->source().begin.line;
    // The line of the three quotes itself holds nothing, and TOML drops its end.
    if (sql->source().end.line > sql->source().begin.line) ++query.first_line;
  }
  if (query.sql.empty() == file.empty()) {
    throw Error(ErrorCode::Argument, Message(Text{"{}: query {} needs either file or sql", "{}：查询 {} 要有 file 或 sql 其中之一"}, {query.place, query.name}));
  }
  if (!file.empty()) {
    query.file = beside(from, "file", file, folder);
    query.sql = from.within(*from.take("file"), "file", [&] { return contents_of(query.file); });
  }
  if (const std::string before = from.text("before"); !before.empty()) {
    query.before = beside(from, "before", before, folder);
    std::string begin = from.within(*from.take("before"), "before", [&] { return contents_of(query.before); });
    if (!begin.ends_with('\n')) begin += '\n';
    query.before_lines = static_cast<std::size_t>(std::count(begin.begin(), begin.end(), '\n'));
    query.sql.insert(0, begin);
  }
  for (Table& column : from.tables("columns")) query.columns.push_back(read_column(column));
  if (query.columns.empty()) from.lacks("columns");
  std::set<std::string_view> names;
  for (const PlainColumn& column : query.columns) {
    if (!names.insert(column.field.name).second) {
      throw Error(ErrorCode::Argument, Message(Text{"{}: there are two columns {}", "{}：有两列都叫 {}"}, {column.place, column.field.name}));
    }
  }
  from.finish("file, sql, before, columns");
  return query;
}

PlainFigure read_figure(Table from) {
  PlainFigure figure;
  figure.label = from.words("label");
  figure.value = from.words("value");
  figure.unit = from.words("unit");
  figure.remark = from.words("remark");
  figure.style = from.choice("style", kStyles, sdk::Style::Plain);
  if (figure.label.empty()) from.lacks("label");
  if (figure.value.empty()) from.lacks("value");
  from.finish("label, value, unit, remark, style");
  return figure;
}

void read_chart(Table& from, PlainSection& section) {
  section.chart = from.choice("chart", kCharts, sdk::Chart::Bars);
  section.query = from.text("query");
  if (section.query.empty()) from.lacks("query");
  section.text = from.words("title");
  section.aside = from.words("subtitle");
  section.subject = from.words("subject");
  section.mark_value = from.real("mark", sdk::kNoMark);
  section.mark_second = from.real("second_mark", sdk::kNoMark);
  const toml::table* columns = from.table("columns");
  for (const ChartColumn& wanted : columns_of(section.chart)) {
    const toml::node* given = columns != nullptr ? columns->get(wanted.name) : nullptr;
    section.chart_columns.push_back(given != nullptr ? given->value_or(std::string()) : std::string());
  }
  if (columns == nullptr) return;
  for (const auto& [name, node] : *columns) {
    if (std::ranges::any_of(columns_of(section.chart), [&](const ChartColumn& known) { return known.name == name.str(); })) continue;
    std::string known;
    for (const ChartColumn& each : columns_of(section.chart)) known += (known.empty() ? "" : ", ") + std::string(each.name);
    from.wrong(node, name.str(), Message(Text{"the chart takes: {}", "图表可用：{}"}, {known}));
  }
}

PlainSection read_section(Table from) {
  using Kind = PlainSection::Kind;
  static constexpr Word<Kind> kKinds[] = {{"heading", Kind::Heading}, {"sentence", Kind::Paragraph}, {"note", Kind::Paragraph},
                                          {"figures", Kind::Figures}, {"table", Kind::Table},        {"chart", Kind::Chart},
                                          {"page_break", Kind::PageBreak}};
  static constexpr std::string_view kKnown = "heading, sentence, note, figures, table, chart, page_break";
  PlainSection section;
  section.place = from.place();
  std::string_view kind;
  for (const auto& [word, value] : kKinds) {
    const toml::node* node = from.take(word);
    if (node == nullptr) continue;
    if (!kind.empty()) {
      throw Error(ErrorCode::Argument, Message(Text{"{}: a section is one thing, not {} and {}", "{}：一节只能是一种内容，不能既是 {} 又是 {}"}, {from.place_of(*node), kind, word}));
    }
    kind = word;
    section.kind = value;
  }
  if (kind.empty()) {
    throw Error(ErrorCode::Argument, Message(Text{"{}: the section does not say what it is", "{}：这一节没有写明是什么"}, {section.place}),
                Message(Text{"one of: {}", "可选：{}"}, {kKnown}));
  }
  section.when = from.text("when");
  section.unless = from.text("unless");
  switch (section.kind) {
    case Kind::Heading:
      section.text = from.words("heading");
      section.aside = from.words("aside");
      section.level = static_cast<int>(std::clamp<std::int64_t>(from.integer("level", 1), 1, 2));
      break;
    case Kind::Paragraph:
      section.text = from.words(kind);
      section.paragraph = kind == "note" ? sdk::Paragraph::Note : from.choice("style", kParagraphs, sdk::Paragraph::Text);
      break;
    case Kind::Figures:
      for (Table& figure : from.tables("figures")) section.figures.push_back(read_figure(figure));
      break;
    case Kind::Table:
      section.query = from.text("table");
      section.name = from.text("name");
      section.columns = from.texts("columns");
      section.total = from.text("total");
      section.total_label = from.words("total_label");
      section.table_flags = (from.flag("cards") ? unsigned{PARETO_TABLE_CARDS} : 0u) | (from.flag("tight") ? unsigned{PARETO_TABLE_TIGHT} : 0u);
      break;
    case Kind::Chart:
      read_chart(from, section);
      section.name = from.text("name");
      break;
    default: from.flag("page_break");
  }
  if (section.name.empty()) section.name = section.query;
  from.finish("when, unless, and what belongs to it: docs/user-guide/own-reports.md");
  return section;
}

// A report carries the firm's name and the remark of each page, as those of plugins do.
void add_common_parameters(std::vector<PlainParameter>& parameters) {
  const auto add = [&](const char* name, const Text& label) {
    if (std::ranges::any_of(parameters, [&](const PlainParameter& p) { return p.field.name == name; })) return;
    PlainParameter parameter;
    parameter.field.name = name;
    parameter.field.label = {std::string(label.in(Language::English)), std::string(label.in(Language::ChineseSimplified)), {}};
    parameters.push_back(std::move(parameter));
  };
  add("firm", Text{"Firm", "企业"});
  add("remark", Text{"Remark on each page", "每页上的说明"});
}

PlainReport read_report(Table from, const fs::path& folder) {
  PlainReport report;
  report.folder = folder;
  report.id = from.take("id") != nullptr ? from.name("id") : folder.filename().string();
  if (!is_name(report.id)) {
    throw Error(ErrorCode::Argument, Message(Text{"{}: “{}” cannot be the id of a report", "{}：“{}”不能作报告的 id"}, {from.place(), report.id}),
                Message(Text{"give it one of small letters, digits and _: id = \"my_report\"", "请另写一个，只用小写字母、数字和 _：id = \"my_report\""}));
  }
  report.name = from.label("name");
  if (report.name.en.empty()) from.lacks("name");
  report.help = from.label("help");
  const model::Label file = from.label("file");
  report.file_stem = file.en.empty() ? report.id : file.en;
  report.file_stem_zh = file.zh_hans.empty() ? report.name.zh_hans : file.zh_hans;
  for (Table& parameter : from.tables("parameters")) report.parameters.push_back(read_parameter(parameter));
  add_common_parameters(report.parameters);
  if (const toml::table* queries = from.table("queries")) {
    std::vector<std::pair<std::uint32_t, PlainQuery>> in_file;
    for (const auto& [name, node] : *queries) {
      if (!node.is_table()) from.wrong(node, name.str(), Text{"a table: [queries.name]", "表：[queries.名称]"});
      in_file.emplace_back(node.source().begin.line, read_query(from.sub(*node.as_table()), std::string(name.str()), folder));
    }
    std::stable_sort(in_file.begin(), in_file.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [line, query] : in_file) report.queries.push_back(std::move(query));
  }
  for (Table& section : from.tables("sections")) report.sections.push_back(read_section(section));
  if (report.sections.empty()) from.lacks("sections");
  from.finish("id, name, help, file, parameters, queries, sections");
  return report;
}

}  // namespace

PlainReport read_plain_report(const fs::path& given) {
  const fs::path folder = fs::weakly_canonical(given), file = folder / kReportFile;
  const std::string shown = shown_name(file);
  const std::string text = contents_of(file);
  if (const auto line = toml_header_without_key(text)) {
    throw Error(ErrorCode::Argument, Message(Text{"{}:{}: a section is written [name]", "{}:{}：小节要写成 [名称]"}, {shown, *line}));
  }
  toml::table table;
  try {
    table = toml::parse(text, shown);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::Argument, Message(Text{"{}:{}:{}: this is no TOML: {}", "{}:{}:{}：不是有效的 TOML：{}"},
                                             {shown, error.source().begin.line, error.source().begin.column, error.description()}));
  }
  return read_report(Table(table, shown), folder);
}

}  // namespace pareto::reports
