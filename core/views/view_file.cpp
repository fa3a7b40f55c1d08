#include "core/views/view_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/base/error.hpp"
#include "core/model/workspace_field.hpp"

namespace pareto::views {
namespace {

namespace fs = std::filesystem;
using model::View;
using model::ViewCard;
using model::ViewKind;
using model::ViewQuery;

bool is_id(std::string_view id) {
  return !id.empty() && id.front() >= 'a' && id.front() <= 'z' && id.back() != '.' &&
         std::ranges::all_of(id, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                  c == '-';
         });
}

std::string words_of_kinds() {
  std::string out;
  for (const ViewKind kind : model::view_kinds())
    out += (out.empty() ? "" : ", ") + std::string(model::name_of(kind));
  return out;
}

std::string sql_beside(TomlTable& from, const std::string& name, const fs::path& folder) {
  if (fs::path(name).has_parent_path())
    from.wrong("file", Text{"a file beside this one, without a folder",
                            "与本文件在同一文件夹里的文件，不带路径"});
  std::ifstream in(folder / name, std::ios::binary);
  if (!in)
    from.wrong("file",
               Message(Text{"there is no {} beside this file", "同一文件夹里没有 {}"}, {name}));
  return {std::istreambuf_iterator<char>(in), {}};
}

model::ViewPivot read_pivot(TomlTable from) {
  model::ViewPivot pivot;
  pivot.entity = from.text("entity");
  if (pivot.entity.empty()) from.lacks("entity");
  pivot.rows = from.texts("rows");
  pivot.measures = from.texts("measures");
  pivot.where = from.texts("where");
  pivot.period = from.plain("period");
  pivot.top = std::max<std::int64_t>(from.integer("top", 0), 0);
  from.finish("entity, rows, measures, where, period, top");
  return pivot;
}

model::ViewRows read_rows(TomlTable from) {
  model::ViewRows rows{from.text("entity"), from.texts("where")};
  if (rows.entity.empty()) from.lacks("entity");
  from.finish("entity, where");
  return rows;
}

ViewQuery read_query(TomlTable from, std::string name, const fs::path& file) {
  ViewQuery query;
  query.name = std::move(name);
  query.place = from.place();
  query.sql_file = shown_file(file);
  query.sql_line = from.first_line_of("sql");
  query.sql = from.text("sql");
  const std::string beside = from.text("file");
  const bool pivots = from.has("pivot");
  if (int(!query.sql.empty()) + int(!beside.empty()) + int(pivots) != 1) {
    throw Error(ErrorCode::Argument, Message(Text{"{}: query {} needs one of sql, file and pivot",
                                                  "{}：查询 {} 要有 sql、file、pivot 其中之一"},
                                             {query.place, query.name}));
  }
  if (!beside.empty()) {
    query.sql = sql_beside(from, beside, file.parent_path());
    query.sql_file = shown_file(file.parent_path() / beside);
    query.sql_line = 1;
  }
  if (pivots) {
    // One table, whose name is the key itself.
    query.pivot = read_pivot(from.table("pivot"));
  } else {
    for (TomlTable& column : from.tables("columns")) {
      query.columns.push_back(read_field(column));
      column.finish("name, type, meaning, label, unit, choices, help");
    }
    if (query.columns.empty()) from.lacks("columns");
    if (from.has("rows")) query.rows = read_rows(from.table("rows"));
  }
  from.finish("sql, file, pivot, columns, rows");
  return query;
}

ViewCard read_card(TomlTable from) {
  ViewCard card;
  card.place = from.place();
  card.label = read_label(from, "name");
  const std::string show = from.text("show");
  if (show == "bars")
    card.show = ViewCard::Show::Bars;
  else if (show == "table")
    card.show = ViewCard::Show::Table;
  else if (!show.empty() && show != "figure")
    from.wrong("show", Text{"one of: figure, bars, table", "可选：figure、bars、table"});
  card.query = from.text("query");
  if (card.query.empty()) from.lacks("query");
  card.columns = from.texts("columns");
  if (const std::string value = from.text("value"); !value.empty()) card.columns.push_back(value);
  if (card.show == ViewCard::Show::Figure && card.columns.size() != 1) from.lacks("value");
  if (card.show == ViewCard::Show::Bars && card.columns.size() != 2) {
    if (card.columns.empty()) from.lacks("columns");
    from.wrong("columns", Text{"two columns: the words and the value", "两列：文字和数值"});
  }
  from.finish("name, show, query, value, columns");
  return card;
}

void read_parts(TomlTable& from, View& view, std::string& known) {
  for (const model::ViewPart& part : model::parts_of(view.kind)) {
    known += ", " + std::string(part.name);
    std::string value = from.plain(part.name);
    if (value.empty()) {
      if (!part.required) continue;
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{0}: a {1} needs {2}", "{0}：{1} 视图需要 {2}"},
                  {from.place(), std::string(model::name_of(view.kind)), part.name}),
          Message(
              Text{"write it as {} = \"FIELD\"; docs/user-guide/views.md says which there may be",
                   "请写成 {} = \"字段\"；可用的项见 docs/user-guide/views.zh-CN.md"},
              {part.name}));
    }
    view.places.emplace(part.name, from.place_of(part.name));
    view.parts.emplace(part.name, std::move(value));
  }
}

}  // namespace

std::vector<fs::path> toml_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code none;
  for (const fs::directory_entry& each : fs::directory_iterator(folder, none)) {
    if (each.is_regular_file(none) && each.path().extension() == ".toml")
      out.push_back(each.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string shown_file(const fs::path& file) {
  return (file.parent_path().filename() / file.filename()).string();
}

std::string read_id(TomlTable& from, const fs::path& file) {
  const bool given = from.has("id");
  std::string id = given ? from.text("id") : file.stem().string();
  if (is_id(id)) return id;
  const Message remedy(Text{"small letters a-z, digits, _ and dots, a letter first",
                            "只用小写字母、数字、_ 和点，字母开头"});
  if (given) from.wrong("id", remedy);
  throw Error(ErrorCode::Argument,
              Message(Text{"{}: “{}” cannot be an id", "{}：“{}”不能作 id"}, {from.place(), id}),
              remedy);
}

void require_free(const std::string& place, const std::string& id, const std::string& taken_by) {
  const Message remedy(Text{"give it another id", "请换一个 id"});
  if (id == "list" || id == "check")
    throw Error(ErrorCode::Argument,
                Message(Text{"{}: it cannot be called {}", "{}：不能叫 {}"}, {place, id}), remedy);
  if (taken_by.empty()) return;
  throw Error(ErrorCode::Argument,
              Message(Text{"{0}: {1} comes from {2} already", "{0}：{1} 已由 {2} 提供"},
                      {place, id, taken_by}),
              remedy);
}

model::Label read_label(TomlTable& from, std::string_view key) {
  const TomlWords words = from.words(key);
  return {words.english, words.chinese, {}};
}

model::Field read_field(TomlTable& from) {
  model::FieldDefinition definition{.name = from.text("name")};
  if (definition.name.empty()) from.lacks("name");
  if (const std::string type = from.text("type"); !type.empty()) definition.type = type;
  std::string known;
  bool found = false;
  for (const sdk::Choice& each : model::kFieldTypes) {
    found |= definition.type == each.code;
    known += (known.empty() ? "" : ", ") + std::string(each.code);
  }
  if (!found) from.wrong("type", Message(Text{"one of: {}", "可选：{}"}, {known}));
  definition.unit = from.text("unit");
  model::Field field = model::field_of(definition);
  field.name = definition.name;
  field.plugin.clear();
  field.label = read_label(from, "label");
  if (field.label.en.empty()) field.label = {definition.name, {}, {}};
  field.help = read_label(from, "help");
  if (const std::string meaning = from.text("meaning");
      meaning == "percent" && field.type == sdk::Type::Real)
    field.meaning = model::Meaning::Percent;
  else if (!meaning.empty())
    from.wrong("meaning", Text{"percent, of a real", "percent，用于 real"});
  for (const std::string& code : from.texts("choices"))
    field.choices.push_back({code, {code, {}, {}}});
  if (!field.choices.empty()) field.meaning = model::Meaning::Choice;
  return field;
}

View read_view(const fs::path& given) {
  const fs::path file = fs::weakly_canonical(given);
  TomlTable from = TomlTable::read(file, shown_file(file));
  View view;
  view.from = file.string();
  view.place = from.place();
  view.id = read_id(from, file);
  view.label = read_label(from, "name");
  if (view.label.en.empty()) from.lacks("name");
  view.help = read_label(from, "help");
  const std::string word = from.text("kind");
  const auto kind = model::view_kind(word.empty() ? "list" : word);
  if (!kind) from.wrong("kind", Message(Text{"one of: {}", "可选：{}"}, {words_of_kinds()}));
  view.kind = *kind;
  for (const char* key : {"entity", "for", "via", "columns", "where", "sort", "slots"})
    view.places.emplace(key, from.place_of(key));
  view.entity = from.text("entity");
  if (view.entity.empty() && view.kind != ViewKind::Cards) from.lacks("entity");
  view.slots = from.texts("slots");
  view.subject = from.text("for");
  view.via = from.text("via");
  view.columns = from.texts("columns");
  view.where = from.texts("where");
  view.sort = from.texts("sort");
  view.limit = std::max<std::int64_t>(from.integer("limit", 0), 0);
  std::string known = "id, name, help, kind, entity, slots, for, via, columns, where, sort, limit";
  read_parts(from, view, known);
  if (view.kind == ViewKind::Form) {
    known += ", groups";
    for (TomlTable& group : from.tables("groups")) {
      view.groups.push_back(
          {read_label(group, "name"), group.texts("fields"), group.text("if"), group.place()});
      if (view.groups.back().fields.empty()) group.lacks("fields");
      group.finish("name, fields, if");
    }
  }
  if (view.kind == ViewKind::Cards) {
    known += ", queries, cards";
    for (auto& [name, query] : from.named("queries"))
      view.queries.push_back(read_query(query, name, file));
    for (TomlTable& card : from.tables("cards")) view.cards.push_back(read_card(card));
    if (view.cards.empty()) from.lacks("cards");
  }
  from.finish(known);
  return view;
}

}  // namespace pareto::views
