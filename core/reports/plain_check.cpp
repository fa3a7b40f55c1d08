#include "core/reports/plain_check.hpp"

#include <algorithm>

#include "core/records/list/condition.hpp"
#include "core/records/query/query_check.hpp"
#include "core/reports/each_field.hpp"

namespace pareto::reports {
namespace {

using sdk::Type;

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

// Types as report.toml spells them.
std::string word_of(Type type) {
  switch (type) {
    case Type::Bool:
      return "bool";
    case Type::Int:
      return "int";
    case Type::Real:
      return "real";
    case Type::Date:
      return "date";
    case Type::Time:
      return "time";
    case Type::Money:
      return "money";
    case Type::Quantity:
      return "quantity";
    default:
      return "text";
  }
}

// A whole number is a real one too, and truth is 0 or 1.
bool fits(Type shown, Type stated) {
  return shown == stated || (shown == Type::Int && stated == Type::Real) ||
         (shown == Type::Bool && stated == Type::Int);
}

class Check {
 public:
  Check(const PlainReport& report, const store::Store& store, const model::Schema& schema)
      : report_(report), store_(store), schema_(schema), names_(parameter_names(report)) {}

  std::vector<Error> run() {
    for (const PlainQuery& query : report_.queries) {
      check_statement(query);
      for (const PlainColumn& column : query.columns) check_words(query, column);
    }
    for (const PlainSection& section : report_.sections) check_section(section);
    return std::move(faults_);
  }

 private:
  void add(const std::string& place, Message message, Message remedy) {
    faults_.push_back(Error(ErrorCode::Data, std::move(message), std::move(remedy))
                          .within(Message(Text{"{}", "{}"}, {place})));
  }

  static std::string place_of(const PlainQuery& query, std::optional<std::size_t> offset) {
    const std::string place = shown_name(query.file);
    if (!offset)
      return query.first_line == 1 ? place : place + ":" + std::to_string(query.first_line) + ":1";
    const records::TextPlace at = records::place_in(query.sql, *offset);
    if (at.line <= query.before_lines)
      return shown_name(query.before) + ":" + std::to_string(at.line) + ":" +
             std::to_string(at.column);
    return place + ":" + std::to_string(query.first_line + at.line - query.before_lines - 1) + ":" +
           std::to_string(at.column);
  }

  void check_statement(const PlainQuery& query) {
    const records::QueryCheck found = records::check_query(store_, query.sql, schema_);
    if (found.fault) {
      Error error = found.fault->error;
      faults_.push_back(
          error.within(Message(Text{"{}", "{}"}, {place_of(query, found.fault->offset)})));
      return;
    }
    for (const std::string& name : found.shape.parameters) {
      const std::vector<std::string> known = bound_names();
      if (std::ranges::find(known, name) != known.end()) continue;
      add(place_of(query, query.sql.find(":" + name)),
          Message(
              Text{"the query asks for :{}, which is no parameter", "查询用到 :{}，但没有这个参数"},
              {name}),
          Message(Text{"declare it under [[parameters]], or use one of: {}",
                       "请在 [[parameters]] 里声明，或用：{}"},
                  {listed(known)}));
    }
    const auto& columns = found.shape.columns;
    for (std::size_t i = 0; i < std::max(columns.size(), query.columns.size()); ++i)
      check_column(query, columns, i);
  }

  void check_column(const PlainQuery& query,
                    const std::vector<records::QueryShape::Column>& columns, std::size_t i) {
    if (i >= query.columns.size()) {
      add(query.place,
          Message(Text{"{0} answers column {1} ({2}), which is not stated",
                       "{0} 返回第 {1} 列（{2}），但没有声明"},
                  {query.file.filename().string(), i + 1, columns[i].name}),
          Message(
              Text{
                  "add [[queries.{}.columns]] with name and type, or take the column out of the query",
                  "请加上 [[queries.{}.columns]]（name 与 type），或从查询里去掉这一列"},
              {query.name}));
      return;
    }
    const PlainColumn& stated = query.columns[i];
    if (i >= columns.size()) {
      add(stated.place,
          Message(Text{"column {0} is stated, and {1} does not answer it",
                       "声明了列 {0}，但 {1} 没有返回它"},
                  {stated.field.name, query.file.filename().string()}),
          Message(
              Text{"add it to the query, or take it out here", "请在查询里加上，或在这里去掉"}));
    } else if (columns[i].name != stated.field.name) {
      add(stated.place,
          Message(Text{"column {0} is stated as {1}, and {2} calls it {3}",
                       "第 {0} 列声明为 {1}，而 {2} 里叫 {3}"},
                  {i + 1, stated.field.name, query.file.filename().string(), columns[i].name}),
          Message(
              Text{
                  "the columns of the query and those stated are the same, in the same order; name one by: … AS {}",
                  "查询的列与声明的列要一致，顺序也一样；可以写：… AS {}"},
              {stated.field.name}));
    } else if (columns[i].type && !fits(*columns[i].type, stated.field.type)) {
      add(stated.place,
          Message(Text{"column {0} is stated as {1}, and shows a field that is {2}",
                       "列 {0} 声明为 {1}，而它显示的字段是 {2}"},
                  {stated.field.name, word_of(stated.field.type), word_of(*columns[i].type)}),
          Message(Text{"type = \"{}\"", "type = \"{}\""}, {word_of(*columns[i].type)}));
    }
  }

  // What statements may bind: a window as its days, and those of the one before it.
  [[nodiscard]] std::vector<std::string> bound_names() const {
    std::vector<std::string> out = given_parameters();
    for (const PlainParameter& parameter : report_.parameters) {
      if (!parameter.window) {
        out.push_back(parameter.field.name);
        continue;
      }
      for (const char* end : {"_from", "_to", "_before_from", "_before_to"})
        out.push_back(parameter.field.name + end);
    }
    return out;
  }

  void check_words(const PlainQuery& query, const PlainColumn& column) {
    std::vector<std::string> known;
    for (const PlainColumn& each : query.columns) known.push_back(each.field.name);
    for (const auto& [code, text] : column.words) {
      for (const TextTemplate* words : {&text.english, &text.chinese}) {
        for (const std::string& name : words->names()) {
          if (query.find(name) == nullptr) no_such_value(text.place, name, known);
        }
      }
    }
    if (column.words_of.empty()) return;
    const std::size_t dot = column.words_of.find('.');
    const model::Entity* entity = schema_.find(column.words_of.substr(0, dot));
    // Names of plugins' entities have a dot in them.
    if (schema_.find(column.words_of) != nullptr) return;
    const bool choices = entity != nullptr && dot != std::string::npos &&
                         entity->find(column.words_of.substr(dot + 1)) != nullptr;
    if (!choices) {
      add(column.place,
          Message(Text{"words_of names “{}”, which is neither an entity nor a field of one",
                       "words_of 写的“{}”既不是实体，也不是实体的字段"},
                  {column.words_of}),
          Message(Text{"for example customer, or task.state", "例如 customer，或 task.state"}));
    }
  }

  void no_such_value(const std::string& place, const std::string& name,
                     const std::vector<std::string>& known) {
    add(place, Message(Text{"there is no value {}", "没有数值 {}"}, {name}),
        Message(Text{"there are: {}", "现有：{}"}, {listed(known)}));
  }

  void check_text(const PlainText& text) {
    for (const TextTemplate* words : {&text.english, &text.chinese}) {
      for (const std::string& name : words->names()) check_value(text.place, name);
    }
  }

  void check_value(const std::string& place, const std::string& name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos) {
      if (std::ranges::find(names_, name) == names_.end()) no_such_value(place, name, names_);
      return;
    }
    const PlainQuery* query = report_.find(name.substr(0, dot));
    if (query == nullptr) return no_such_query(place, name.substr(0, dot));
    const std::string column = name.substr(dot + 1);
    if (column == "rows" || query->find(column) != nullptr) return;
    std::vector<std::string> known{query->name + ".rows"};
    for (const PlainColumn& each : query->columns)
      known.push_back(query->name + "." + each.field.name);
    no_such_value(place, name, known);
  }

  void no_such_query(const std::string& place, const std::string& name) {
    std::vector<std::string> known;
    for (const PlainQuery& query : report_.queries) known.push_back(query.name);
    add(place, Message(Text{"there is no query {}", "没有查询 {}"}, {name}),
        known.empty()
            ? Message(Text{"describe it under [queries.{}]", "请在 [queries.{}] 里写明"}, {name})
            : Message(Text{"there are: {}", "现有：{}"}, {listed(known)}));
  }

  void check_section(const PlainSection& section) {
    for (const std::string* name : {&section.when, &section.unless}) {
      if (!name->empty() && report_.find(*name) == nullptr) no_such_query(section.place, *name);
    }
    for (const PlainText* text :
         {&section.text, &section.aside, &section.subject, &section.total_label})
      check_text(*text);
    for (const PlainFigure& figure : section.figures) {
      for (const PlainText* text : {&figure.label, &figure.value, &figure.unit, &figure.remark})
        check_text(*text);
      check_rows(section, figure);
    }
    if (section.query.empty()) return;
    const PlainQuery* query = report_.find(section.query);
    if (query == nullptr) return no_such_query(section.place, section.query);
    if (section.kind == PlainSection::Kind::Chart) return check_chart(section, *query);
    for (const std::string& name : section.columns) {
      if (query->find(name) == nullptr) no_such_column(section, *query, name);
    }
    if (!section.total.empty()) check_total(section, *query);
    if (!section.first.empty()) check_first(section);
  }

  // Values are not known before the report is made: a condition without them asks for what is
  // empty.
  void check_rows(const PlainSection& section, const PlainFigure& figure) {
    if (figure.rows_entity.empty()) return;
    if (!figure.rows_query.empty()) check_codes(section, figure);
    std::string place = section.place;
    try {
      records::Conditions conditions(schema_, schema_.entity(figure.rows_entity), {}, Date{});
      const auto reader = store_.open_reader();
      for (const PlainText& condition : figure.rows_where) {
        place = condition.place;
        check_text(condition);
        conditions.add(*reader,
                       condition.english.render([](std::string_view) { return Shown{}; }).text());
      }
    } catch (Error& error) {
      faults_.push_back(error.within(Message(Text{"{}", "{}"}, {place})));
    }
  }

  void check_codes(const PlainSection& section, const PlainFigure& figure) {
    const PlainQuery* query = report_.find(figure.rows_query);
    if (query == nullptr) return no_such_query(section.place, figure.rows_query);
    if (query->find(figure.rows_column) == nullptr)
      return no_such_column(section, *query, figure.rows_column);
    const model::Entity* entity = schema_.find(figure.rows_entity);
    if (entity == nullptr || entity->find("code") != nullptr) return;
    add(section.place, Message(Text{"{} has no codes", "{} 没有编码"}, {entity->name}),
        Message(
            Text{"say which are meant by conditions: rows = {{ entity = \"{}\", where = [\"…\"] }",
                 "请用条件指明：rows = {{ entity = \"{}\", where = [\"…\"] }"},
            {entity->name}));
  }

  void check_first(const PlainSection& section) {
    const auto found =
        std::ranges::find(report_.parameters, section.first,
                          [](const PlainParameter& each) { return each.field.name; });
    if (found != report_.parameters.end() && found->field.type == sdk::Type::Int) return;
    std::vector<std::string> known;
    for (const PlainParameter& each : report_.parameters) {
      if (each.field.type == sdk::Type::Int) known.push_back(each.field.name);
    }
    add(section.place,
        Message(Text{"first names “{}”, which is no parameter that is a whole number",
                     "first 写的“{}”不是整数参数"},
                {section.first}),
        known.empty() ? Message(Text{"describe one under [[parameters]], with type = \"int\"",
                                     "请在 [[parameters]] 里写一个 type = \"int\" 的参数"})
                      : Message(Text{"there are: {}", "现有：{}"}, {listed(known)}));
  }

  void no_such_column(const PlainSection& section, const PlainQuery& query, std::string_view name) {
    add(section.place,
        Message(Text{"query {} has no column {}", "查询 {} 没有列 {}"},
                {query.name, std::string(name)}),
        Message(Text{"it has: {}", "它有：{}"}, {listed(columns_in(query))}));
  }

  static std::vector<std::string> columns_in(const PlainQuery& query) {
    std::vector<std::string> names;
    for (const PlainColumn& each : query.columns) names.push_back(each.field.name);
    return names;
  }

  void check_chart(const PlainSection& section, const PlainQuery& query) {
    const std::vector<ChartColumn>& takes = columns_of(section.chart);
    for (std::size_t i = 0; i < takes.size(); ++i) {
      const PlainColumn* column = chart_column(section, query, i);
      const std::string& given = section.chart_columns[i];
      if (column == nullptr) {
        if (!given.empty()) {
          no_such_column(section, query, given);
        } else if (!takes[i].may_lack) {
          const std::vector<std::string> names = columns_in(query);
          add(section.place,
              Message(Text{"query {} has no column {}", "查询 {} 没有列 {}"},
                      {query.name, std::string(takes[i].name)}),
              Message(Text{"it has: {0}; say which is meant, such as columns = {{ {1} = \"{2}\" }",
                           "它有：{0}；请指明用哪一列，如 columns = {{ {1} = \"{2}\" }"},
                      {listed(names), std::string(takes[i].name),
                       names.empty() ? std::string() : names.front()}));
        }
        continue;
      }
      if (std::ranges::count(takes[i].types, column->field.type) > 0) continue;
      std::vector<std::string> types;
      for (const Type type : takes[i].types) types.push_back(word_of(type));
      add(section.place,
          Message(Text{"the chart takes {0} as {1}, and column {2} is {3}",
                       "图表的 {0} 要 {1}，而列 {2} 是 {3}"},
                  {std::string(takes[i].name), listed(types), column->field.name,
                   word_of(column->field.type)}),
          Message(Text{"choose another column: columns = {{ {} = \"…\" }",
                       "请换一列：columns = {{ {} = \"…\" }"},
                  {std::string(takes[i].name)}));
    }
  }

  void check_total(const PlainSection& section, const PlainQuery& query) {
    const PlainQuery* total = report_.find(section.total);
    if (total == nullptr) return no_such_query(section.place, section.total);
    bool any = false;
    for (const PlainColumn& column : total->columns) {
      const PlainColumn* of_table = query.find(column.field.name);
      if (of_table == nullptr) continue;
      any = true;
      if (column.field.type == of_table->field.type) continue;
      add(section.place,
          Message(Text{"the total's {0} is {1}, and the table's is {2}",
                       "合计的 {0} 是 {1}，而表里的是 {2}"},
                  {column.field.name, word_of(column.field.type), word_of(of_table->field.type)}),
          Message(Text{"type = \"{}\"", "type = \"{}\""}, {word_of(of_table->field.type)}));
    }
    if (any) return;
    add(section.place,
        Message(Text{"query {0} has no column that the table {1} has",
                     "查询 {0} 没有一列是表 {1} 里的"},
                {total->name, query.name}),
        Message(Text{"name its columns as the table does: {}", "请按表里的列命名：{}"},
                {listed(columns_in(query))}));
  }

  const PlainReport& report_;
  const store::Store& store_;
  const model::Schema& schema_;
  std::vector<std::string> names_;
  std::vector<Error> faults_;
};

}  // namespace

const std::vector<std::string>& given_parameters() {
  static const std::vector<std::string> kGiven = {"as_of", "home_currency", "language",
                                                  "zone_minutes"};
  return kGiven;
}

std::vector<std::string> parameter_names(const PlainReport& report) {
  std::vector<std::string> out = {"as_of", "currency"};
  for (const PlainParameter& parameter : report.parameters) out.push_back(parameter.field.name);
  return out;
}

std::vector<Error> faults_of(const PlainReport& report, const store::Store& store,
                             const model::Schema& schema) {
  // One that is looked at in a folder of its own has not met the schema yet.
  try {
    return Check(with_each_field(report, schema), store, schema).run();
  } catch (const Error& error) {
    return {error};
  }
}

}  // namespace pareto::reports
