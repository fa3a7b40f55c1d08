#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/toml_table.hpp"
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
    {"plain", sdk::Role::Plain},       {"tier", sdk::Role::Tier},     {"rank", sdk::Role::Rank},
    {"title", sdk::Role::Title},       {"remark", sdk::Role::Remark}, {"spark", sdk::Role::Spark},
    {"sentence", sdk::Role::Sentence}, {"bar", sdk::Role::Bar},       {"change", sdk::Role::Change},
    {"key", sdk::Role::Key},           {"mark", sdk::Role::Mark}};
constexpr Word<std::size_t> kDateParts[] = {{"day", 10}, {"month", 7}, {"year", 4}};
constexpr Word<sdk::Scale> kScales[] = {{"exact", sdk::Scale::Exact}, {"large", sdk::Scale::Large}};
constexpr Word<sdk::Style> kStyles[] = {{"plain", sdk::Style::Plain},
                                        {"strong", sdk::Style::Strong},
                                        {"accent", sdk::Style::Accent},
                                        {"bad", sdk::Style::Bad},
                                        {"dim", sdk::Style::Dim}};
constexpr Word<sdk::Paragraph> kParagraphs[] = {{"text", sdk::Paragraph::Text},
                                                {"lead", sdk::Paragraph::Lead},
                                                {"summary", sdk::Paragraph::Summary},
                                                {"note", sdk::Paragraph::Note},
                                                {"definition", sdk::Paragraph::Definition},
                                                {"source", sdk::Paragraph::Source}};
constexpr Word<sdk::Chart> kCharts[] = {{"bars", sdk::Chart::Bars},
                                        {"pareto", sdk::Chart::Pareto},
                                        {"changes", sdk::Chart::Changes},
                                        {"trend", sdk::Chart::Trend},
                                        {"funnel", sdk::Chart::Funnel}};

bool is_name(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

std::string contents_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(ErrorCode::Io, Message(Text{"{} cannot be read", "读不了 {}"}, {file.string()}),
                Message(Text{"check the name; it lies beside report.toml",
                             "请检查文件名；它与 report.toml 放在一起"}));
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string name_in(TomlTable& from, std::string_view key) {
  std::string value = from.text(key);
  if (value.empty()) from.lacks(key);
  if (!is_name(value))
    from.wrong(key, Text{"small letters a-z, digits and _, a letter first",
                         "只用小写字母、数字和 _，字母开头"});
  return value;
}

model::Label label_in(TomlTable& from, std::string_view key) {
  TomlWords words = from.words(key);
  return {std::move(words.english), std::move(words.chinese), {}};
}

// What `work` throws, with the place of the key.
template <class Work>
auto within(const TomlTable& from, std::string_view key, const Work& work) {
  try {
    return work();
  } catch (Error& error) {
    throw error.within(Message(Text{"{}: {}", "{}：{}"}, {from.place_of(key), key}));
  }
}

PlainText words_in(TomlTable& from, std::string_view key) {
  if (!from.has(key)) return {};
  const TomlWords words = from.words(key);
  return within(from, key, [&] {
    return PlainText{TextTemplate::parse(words.english), TextTemplate::parse(words.chinese),
                     from.place_of(key)};
  });
}

template <class T, std::size_t N>
T choice_in(TomlTable& from, std::string_view key, const Word<T> (&words)[N], T otherwise) {
  const std::string value = from.text(key);
  if (value.empty()) return otherwise;
  std::string known;
  for (const auto& [word, meaning] : words) {
    if (word == value) return meaning;
    known += (known.empty() ? "" : ", ") + std::string(word);
  }
  from.wrong(key, Message(Text{"one of: {}", "可选：{}"}, {known}));
}

// ---- parts of a report
// ---------------------------------------------------------------------------------------------------------

// A field from the words with which people describe one of their own: type, choices, default,
// bounds.
model::Field read_field(TomlTable& from) {
  const std::string name = name_in(from, "name"), type = from.text("type");
  model::FieldDefinition definition{.name = name, .type = type.empty() ? "text" : type};
  std::string known;
  bool found = false;
  for (const sdk::Choice& each : model::kFieldTypes) {
    found |= definition.type == each.code;
    known += (known.empty() ? "" : ", ") + std::string(each.code);
  }
  if (!found) from.wrong("type", Message(Text{"one of: {}", "可选：{}"}, {known}));
  definition.unit = from.text("unit");
  definition.reference = from.text("reference");
  definition.standard = from.plain("default");
  definition.least = from.plain("least");
  definition.most = from.plain("most");
  model::Field field = model::field_of(definition);
  if (!definition.standard.empty() && field.default_value.empty()) {
    from.wrong("default",
               Message(Text{"it is to be of type {}", "类型应为 {}"}, {definition.type}));
  }
  field.name = name;
  field.plugin.clear();
  field.label = label_in(from, "label");
  if (field.label.en.empty()) field.label.en = name;
  return field;
}

PlainParameter read_parameter(TomlTable from) {
  PlainParameter parameter;
  parameter.window = from.text("type") == kWindow;
  if (parameter.window) {
    parameter.field.name = name_in(from, "name");
    parameter.field.label = label_in(from, "label");
    if (parameter.field.label.en.empty()) parameter.field.label.en = parameter.field.name;
    parameter.field.default_value = from.plain("default");
    if (!sdk::Window::parse(parameter.field.default_value)) {
      from.wrong(from.has("default") ? "default" : "type",
                 Text{"a period such as 12m, prev12m or all", "期间，如 12m、prev12m、all"});
    }
  } else {
    parameter.field = read_field(from);
  }
  parameter.field.help = label_in(from, "help");
  parameter.field.required = from.flag("required");
  for (const std::string& code : from.texts("choices"))
    parameter.field.choices.push_back({code, {code, {}, {}}});
  if (!parameter.field.choices.empty()) parameter.field.meaning = model::Meaning::Choice;
  from.finish("name, type, label, help, default, least, most, choices, reference, required, unit");
  return parameter;
}

PlainColumn read_column(TomlTable from) {
  PlainColumn column;
  column.place = from.place();
  column.field = read_field(from);
  column.field.help = label_in(from, "note");
  column.role = choice_in(from, "role", kRoles, sdk::Role::Plain);
  column.scale = choice_in(from, "scale", kScales, sdk::Scale::Exact);
  column.digits =
      static_cast<std::int32_t>(std::clamp<std::int64_t>(from.integer("digits", -1), -1, 9));
  column.flags = (from.flag("warn") ? unsigned{PARETO_COLUMN_WARN} : 0u) |
                 (from.flag("strong") ? unsigned{PARETO_COLUMN_STRONG} : 0u);
  column.hidden = from.flag("hidden");
  column.date_signs = choice_in(from, "by", kDateParts, std::size_t{10});
  column.words_of = from.text("words_of");
  if (from.has("words")) {
    TomlTable codes = from.table("words");
    for (const std::string& code : codes.keys()) column.words.emplace(code, words_in(codes, code));
  }
  if (column.is_worded() && column.field.type != sdk::Type::Text) {
    from.wrong("words", Text{"only a text is shown by words", "只有文本列可以换成文字"});
  }
  from.finish(
      "name, type, label, note, role, scale, digits, unit, warn, strong, by, hidden, words, words_of");
  return column;
}

// A file of the report's own folder, so that it can be copied as a whole.
fs::path beside(TomlTable& from, const char* key, const std::string& file, const fs::path& folder) {
  if (fs::path(file).has_parent_path())
    from.wrong(key, Text{"a file beside report.toml, without a folder",
                         "与 report.toml 在同一文件夹里的文件，不带路径"});
  return folder / file;
}

PlainQuery read_query(TomlTable from, std::string name, const fs::path& folder) {
  PlainQuery query;
  query.name = std::move(name);
  query.place = from.place();
  const std::string file = from.text("file");
  if (from.has("sql")) {
    query.sql = from.text("sql");
    query.file = folder / kReportFile;
    query.first_line = from.first_line_of("sql");
  }
  if (query.sql.empty() == file.empty()) {
    throw Error(ErrorCode::Argument, Message(Text{"{}: query {} needs either file or sql",
                                                  "{}：查询 {} 要有 file 或 sql 其中之一"},
                                             {query.place, query.name}));
  }
  if (!file.empty()) {
    query.file = beside(from, "file", file, folder);
    query.sql = within(from, "file", [&] { return contents_of(query.file); });
  }
  if (const std::string before = from.text("before"); !before.empty()) {
    query.before = beside(from, "before", before, folder);
    std::string begin = within(from, "before", [&] { return contents_of(query.before); });
    if (!begin.ends_with('\n')) begin += '\n';
    query.before_lines = static_cast<std::size_t>(std::count(begin.begin(), begin.end(), '\n'));
    query.sql.insert(0, begin);
  }
  for (TomlTable& column : from.tables("columns")) query.columns.push_back(read_column(column));
  if (query.columns.empty()) from.lacks("columns");
  std::set<std::string_view> names;
  for (const PlainColumn& column : query.columns) {
    if (!names.insert(column.field.name).second) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"{}: there are two columns {}", "{}：有两列都叫 {}"},
                          {column.place, column.field.name}));
    }
  }
  from.finish("file, sql, before, columns");
  return query;
}

void read_rows(TomlTable from, PlainFigure& figure) {
  figure.rows_entity = from.text("entity");
  if (figure.rows_entity.empty()) from.lacks("entity");
  for (const std::string& condition : from.texts("where")) {
    figure.rows_where.push_back(within(from, "where", [&] {
      return PlainText{TextTemplate::parse(condition), {}, from.place_of("where")};
    }));
  }
  if (const std::string codes = from.text("codes"); !codes.empty()) {
    const std::size_t dot = codes.find('.');
    if (dot == std::string::npos) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"{}: “{}” is no column of a query", "{}：“{}”不是查询的列"},
                          {from.place_of("codes"), codes}),
                  Message(Text{"write both with a dot between: codes = \"calls.code\"",
                               "请写查询和列，中间用点：codes = \"calls.code\""}));
    }
    figure.rows_query = codes.substr(0, dot);
    figure.rows_column = codes.substr(dot + 1);
  }
  from.finish("entity, where, codes");
}

PlainFigure read_figure(TomlTable from) {
  PlainFigure figure;
  figure.label = words_in(from, "label");
  figure.value = words_in(from, "value");
  figure.unit = words_in(from, "unit");
  figure.remark = words_in(from, "remark");
  figure.style = choice_in(from, "style", kStyles, sdk::Style::Plain);
  if (figure.label.empty()) from.lacks("label");
  if (figure.value.empty()) from.lacks("value");
  if (from.has("rows")) read_rows(from.table("rows"), figure);
  from.finish("label, value, unit, remark, style, rows");
  return figure;
}

void read_chart(TomlTable& from, PlainSection& section) {
  section.chart = choice_in(from, "chart", kCharts, sdk::Chart::Bars);
  section.query = from.text("query");
  if (section.query.empty()) from.lacks("query");
  section.text = words_in(from, "title");
  section.aside = words_in(from, "subtitle");
  section.subject = words_in(from, "subject");
  section.mark_value = from.real("mark", sdk::kNoMark);
  section.mark_second = from.real("second_mark", sdk::kNoMark);
  const std::vector<std::pair<std::string, std::string>> given = from.values("columns");
  for (const ChartColumn& wanted : columns_of(section.chart)) {
    const auto found =
        std::ranges::find(given, wanted.name, &std::pair<std::string, std::string>::first);
    section.chart_columns.push_back(found == given.end() ? std::string() : found->second);
  }
  for (const auto& [name, column] : given) {
    if (std::ranges::count(columns_of(section.chart), name, &ChartColumn::name) > 0) continue;
    std::string known;
    for (const ChartColumn& each : columns_of(section.chart))
      known += (known.empty() ? "" : ", ") + std::string(each.name);
    throw Error(ErrorCode::Argument,
                Message(Text{"{}: the chart takes no {}", "{}：图表没有 {} 这一项"},
                        {from.place_of("columns"), name}),
                Message(Text{"there may be: {}", "可用的项：{}"}, {known}));
  }
}

PlainSection read_section(TomlTable from) {
  using Kind = PlainSection::Kind;
  static constexpr Word<Kind> kKinds[] = {
      {"heading", Kind::Heading},     {"sentence", Kind::Paragraph}, {"note", Kind::Paragraph},
      {"figures", Kind::Figures},     {"table", Kind::Table},        {"chart", Kind::Chart},
      {"page_break", Kind::PageBreak}};
  static constexpr std::string_view kKnown =
      "heading, sentence, note, figures, table, chart, page_break";
  PlainSection section;
  section.place = from.place();
  std::string_view kind;
  for (const auto& [word, value] : kKinds) {
    if (!from.has(word)) continue;
    if (!kind.empty()) {
      throw Error(ErrorCode::Argument, Message(Text{"{}: a section is one thing, not {} and {}",
                                                    "{}：一节只能是一种内容，不能既是 {} 又是 {}"},
                                               {from.place_of(word), kind, word}));
    }
    kind = word;
    section.kind = value;
  }
  if (kind.empty()) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{}: the section does not say what it is", "{}：这一节没有写明是什么"},
                        {section.place}),
                Message(Text{"one of: {}", "可选：{}"}, {kKnown}));
  }
  section.when = from.text("when");
  section.unless = from.text("unless");
  switch (section.kind) {
    case Kind::Heading:
      section.text = words_in(from, "heading");
      section.aside = words_in(from, "aside");
      section.level = static_cast<int>(std::clamp<std::int64_t>(from.integer("level", 1), 1, 2));
      break;
    case Kind::Paragraph:
      section.text = words_in(from, kind);
      section.paragraph = kind == "note"
                              ? sdk::Paragraph::Note
                              : choice_in(from, "style", kParagraphs, sdk::Paragraph::Text);
      break;
    case Kind::Figures:
      for (TomlTable& figure : from.tables("figures"))
        section.figures.push_back(read_figure(figure));
      break;
    case Kind::Table:
      section.query = from.text("table");
      section.name = from.text("name");
      section.columns = from.texts("columns");
      section.first = from.text("first");
      section.total = from.text("total");
      section.total_label = words_in(from, "total_label");
      section.table_flags = (from.flag("cards") ? unsigned{PARETO_TABLE_CARDS} : 0u) |
                            (from.flag("tight") ? unsigned{PARETO_TABLE_TIGHT} : 0u);
      break;
    case Kind::Chart:
      read_chart(from, section);
      section.name = from.text("name");
      break;
    default:
      from.flag("page_break");
  }
  if (section.name.empty()) section.name = section.query;
  from.finish("when, unless, and what belongs to it: docs/user-guide/own-reports.md");
  return section;
}

// A report carries the firm's name and the remark of each page, as those of plugins do.
void add_common_parameters(std::vector<PlainParameter>& parameters) {
  const auto add = [&](const char* name, const Text& label) {
    if (std::ranges::any_of(parameters,
                            [&](const PlainParameter& p) { return p.field.name == name; }))
      return;
    PlainParameter parameter;
    parameter.field.name = name;
    parameter.field.label = {std::string(label.in(Language::English)),
                             std::string(label.in(Language::ChineseSimplified)),
                             {}};
    parameters.push_back(std::move(parameter));
  };
  add("firm", Text{"Firm", "企业"});
  add("remark", Text{"Remark on each page", "每页上的说明"});
}

PlainReport read_report(TomlTable from, const fs::path& folder) {
  PlainReport report;
  report.folder = folder;
  report.id = from.has("id") ? name_in(from, "id") : folder.filename().string();
  if (!is_name(report.id)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{}: “{}” cannot be the id of a report", "{}：“{}”不能作报告的 id"},
                        {from.place(), report.id}),
                Message(Text{"give it one of small letters, digits and _: id = \"my_report\"",
                             "请另写一个，只用小写字母、数字和 _：id = \"my_report\""}));
  }
  report.name = label_in(from, "name");
  if (report.name.en.empty()) from.lacks("name");
  report.help = label_in(from, "help");
  const model::Label file = label_in(from, "file");
  report.file_stem = file.en.empty() ? report.id : file.en;
  report.file_stem_zh = file.zh_hans.empty() ? report.name.zh_hans : file.zh_hans;
  for (TomlTable& parameter : from.tables("parameters"))
    report.parameters.push_back(read_parameter(parameter));
  add_common_parameters(report.parameters);
  for (auto& [name, query] : from.named("queries"))
    report.queries.push_back(read_query(query, name, folder));
  for (TomlTable& section : from.tables("sections"))
    report.sections.push_back(read_section(section));
  if (report.sections.empty()) from.lacks("sections");
  from.finish("id, name, help, file, parameters, queries, sections");
  return report;
}

}  // namespace

PlainReport read_plain_report(const fs::path& given) {
  const fs::path folder = fs::weakly_canonical(given), file = folder / kReportFile;
  const std::string shown = shown_name(file);
  // Its absence is said in the words of a report.
  if (!fs::exists(file)) contents_of(file);
  return read_report(TomlTable::read(file, shown), folder);
}

}  // namespace pareto::reports
