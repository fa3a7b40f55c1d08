#include "core/imports/mapping/unknown_columns.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/base/fold.hpp"
#include "core/base/time_zone.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/cells/words.hpp"
#include "core/imports/mapping/field_path.hpp"
#include "core/imports/mapping/rejects_file.hpp"
#include "core/model/meant.hpp"

namespace pareto::imports {
namespace {

using model::Entity;
using model::FieldDefinition;
using model::Meaning;
using model::Schema;

// Where one value in so many is another, the column is still of the type that the others are: the
// row will say what is wrong.
constexpr double kNearlyAll = 0.95;
constexpr std::size_t kFew = 8, kAgain = 3;

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

// A number that people count with; 0012 and 13800138000 are keys.
bool is_count(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::size_t digits = static_cast<std::size_t>(
      std::count_if(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; }));
  const std::size_t most = whole.size() < text.size() ? 12 : 9;
  return parse_decimal(text) && digits <= most &&
         !(text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9');
}

// 2026, 2026年; what people count is seldom between these, and the head must say so, too.
bool is_year(std::string_view text) {
  const std::string_view digits = model::year_written(text);
  return digits.size() == 4 && is_count(digits) && digits.find_first_of(".,") == digits.npos &&
         digits >= "1900" && digits <= "2100";
}

std::string type_of(std::string_view header, std::span<const std::string> cells) {
  struct Look {
    double filled = 0, years = 0, dates = 0, times = 0, words = 0, percents = 0, numbers = 0,
           whole = 0, lines = 0, mails = 0, urls = 0, phones = 0;
  } look;
  std::set<std::string> different;
  for (const std::string& cell : cells) {
    const std::string_view text = trimmed(cell);
    if (is_none(text) || is_sheet_error(text)) continue;
    ++look.filled;
    different.insert(std::string(text));
    const bool date =
        parse_date(text, DayOrder::DayFirst) || parse_date(text, DayOrder::MonthFirst);
    const bool clock = text.find(':') != text.npos && parse_time(text, TimeZone());
    look.times += clock;
    look.dates += date || clock;
    look.words += bool_word(text).has_value();
    look.percents += (text.ends_with("%") || text.ends_with("％")) && parse_percent(text);
    look.numbers += is_count(text);
    look.whole += is_count(text) && text.find_first_of(".,") == text.npos;
    look.years += is_year(text);
    look.lines += text.find('\n') != text.npos || text.size() > 120;
    look.mails += text.find('@') != text.npos && text.find('.') != text.npos;
    look.urls += text.starts_with("http") || text.starts_with("www.");
  }
  if (look.filled == 0) return "text";
  const auto all = [&](double count) { return count >= kNearlyAll * look.filled; };
  const std::string head = fold(header);
  if (all(look.times)) return "time";
  if (all(look.years) && holds(head, {"年份", "年度", "year"})) return "year";
  // A year alone, or a number of eight digits that happens to be a day, is a day only where the
  // head says so.
  if (all(look.dates) && (!all(look.numbers) || holds(head, {"日期", "时间", "日", "date", "day"})))
    return "date";
  if (all(look.percents)) return "percent";
  if (all(look.words) && (!all(look.numbers) || holds(head, {"是否", "有无"})) &&
      different.size() <= 2)
    return "bool";
  if (all(look.numbers)) {
    if (holds(head, {"额", "价", "费", "款", "元", "成本", "利润", "amount", "price", "cost", "fee",
                     "limit", "revenue"}))
      return "money";
    if (holds(head, {"率", "占比", "percent", "ratio"})) return "percent";
    if (holds(head, {"编码", "编号", "代码", "号", "code", "no.", "id"})) return "text";
    return all(look.whole) ? "int" : "quantity";
  }
  if (all(look.mails)) return "email";
  if (all(look.urls)) return "url";
  if (look.lines > 0 || holds(head, {"备注", "说明", "note", "remark"})) return "multiline";
  return "text";
}

std::string cell_of(const RawRow& row, std::size_t column) {
  return column < row.cells.size() ? std::string(trimmed(row.cells[column])) : std::string();
}

// Whether the column says the same wherever the same record is named, and not simply the same
// everywhere.
bool belongs_to(const Sample& sample, std::size_t first, std::size_t key, std::size_t column) {
  std::map<std::string, std::string> value_of;
  std::set<std::string> different;
  std::size_t again = 0;
  for (std::size_t r = first; r < sample.rows.size(); ++r) {
    const std::string name = cell_of(sample.rows[r], key), value = cell_of(sample.rows[r], column);
    if (name.empty() || value.empty()) continue;
    different.insert(value);
    const auto [there, fresh] = value_of.try_emplace(name, value);
    if (!fresh && there->second != value) return false;
    again += !fresh;
  }
  return again >= kAgain && different.size() > 1;
}

// "customer." where the column tells of the customer; the first record that fits, customers before
// others.
std::string front_of(const Schema& schema, const Mapping& mapping, const Layout& layout,
                     const Sample& sample, std::size_t column) {
  const Entity& entity = schema.entity(mapping.entity);
  const std::string head = fold(layout.headers[column]);
  std::vector<const model::Field*> references;
  for (const model::Field& field : entity.fields) {
    if (field.meaning != Meaning::Reference || field.read_only || !field.stored()) continue;
    if (field.reference == entity.name || schema.find(field.reference) == nullptr) continue;
    references.insert(field.reference == "customer" ? references.begin() : references.end(),
                      &field);
  }
  for (const bool by_head : {true, false}) {
    for (const model::Field* field : references) {
      const MappedColumn* key = mapping.find(field->name + ".code");
      if (key == nullptr) key = mapping.find(field->name + ".name");
      if (key == nullptr) key = mapping.find(field->name);
      if (key == nullptr) continue;
      const Entity& related = schema.entity(field->reference);
      bool says = false;
      for (const std::string* word :
           {&related.label.zh_hans, &related.label.en, &field->label.zh_hans}) {
        says = says || (!word->empty() && head.starts_with(fold(*word)) &&
                        head.size() > fold(*word).size());
      }
      if (by_head ? says : belongs_to(sample, layout.first_row(), key->column, column))
        return field->name + ".";
    }
  }
  return {};
}

const Entity& owner_of(const Schema& schema, const Entity& entity, const std::string& front) {
  if (front.empty()) return entity;
  return schema.entity(entity.find(std::string_view(front).substr(0, front.size() - 1))->reference);
}

// Another name where this one is taken already, by a column of this very file.
void take_name(std::set<std::string>& taken, FieldDefinition& field) {
  const std::string base = field.name;
  for (int n = 2; !taken.insert(field.entity + "." + field.name).second; ++n)
    field.name = base + "_" + std::to_string(n);
}

}  // namespace

std::vector<UnknownColumn> unknown_columns(const Schema& schema, const Mapping& mapping,
                                           const Layout& layout, const Sample& sample) {
  std::vector<UnknownColumn> out;
  const Entity& entity = schema.entity(mapping.entity);
  std::set<std::string> taken;
  for (const MappedColumn& column : mapping.columns) {
    if (!column.target.empty() || column.header.empty() || column.examples.empty() ||
        is_reject_header(column.header))
      continue;
    UnknownColumn unknown{.column = column.column, .header = column.header};
    const std::vector<std::string> cells = column_of(sample, column.column, layout.first_row());
    unknown.front = front_of(schema, mapping, layout, sample, column.column);
    const Entity& owner = owner_of(schema, entity, unknown.front);
    FieldDefinition& field = unknown.field;
    field.entity = owner.name;
    field.name = model::field_name(column.header);
    if (field.name.empty()) field.name = "column_" + std::to_string(column.column + 1);
    take_name(taken, field);
    if (field.name != column.header) field.label = column.header;
    field.type = type_of(column.header, cells);
    unknown.examples = column.examples;
    std::map<std::string, std::size_t> counts;
    for (const std::string& cell : cells) {
      if (!is_none(trimmed(cell))) ++counts[std::string(trimmed(cell))];
    }
    std::size_t filled = 0;
    for (const auto& [value, count] : counts) filled += count;
    if (field.type == "text" && counts.size() <= kFew && filled >= kAgain * counts.size()) {
      for (const auto& [value, count] : counts) unknown.few.push_back(value);
    }
    out.push_back(std::move(unknown));
  }
  return out;
}

std::vector<KeptColumn> kept_columns(const Schema& schema, std::string_view entity_name,
                                     std::span<const std::string> given,
                                     const std::vector<UnknownColumn>& unknown,
                                     const std::vector<FieldDefinition>& known) {
  std::vector<KeptColumn> out;
  const Entity& entity = schema.entity(entity_name);
  const auto keep = [&](UnknownColumn column) {
    for (const FieldDefinition& there : known) {
      if (there.entity != column.field.entity || there.name != column.field.name) continue;
      column.field = there;
      column.field.removed = false;
    }
    out.push_back({column.header, column.target(), column.field});
  };
  for (const std::string& each : given) {
    if (each == "all" || each == "全部") {
      for (const UnknownColumn& column : unknown) keep(column);
      continue;
    }
    const std::size_t equals = each.find('=');
    const std::string_view head = trimmed(std::string_view(each).substr(0, equals));
    const auto found =
        std::find_if(unknown.begin(), unknown.end(), [&](const UnknownColumn& column) {
          return fold_header(column.header) == fold_header(head);
        });
    if (found == unknown.end()) {
      std::string list;
      for (const UnknownColumn& column : unknown)
        list += (list.empty() ? "" : ", ") + column.header;
      throw Error(
          ErrorCode::Argument,
          Message(Text{"there is no unknown column {} to keep", "没有未识别的列“{}”可保留"},
                  {head}),
          list.empty()
              ? Message(Text{"all columns of the file are recognised", "文件里的列都已识别"})
              : Message(Text{"columns that may be kept: {}", "可以保留的列：{}"}, {list}));
    }
    UnknownColumn column = *found;
    if (equals != std::string::npos) {
      std::string name(trimmed(std::string_view(each).substr(equals + 1)));
      if (const std::size_t colon = name.rfind(':'); colon != std::string::npos) {
        column.field.type = trimmed(std::string_view(name).substr(colon + 1));
        name.resize(colon);
      }
      if (const std::size_t dot = name.find('.');
          dot != std::string::npos && name.substr(0, dot + 1) != model::kWorkspaceFront) {
        (void)require_path(schema, entity, name.substr(0, dot));
        column.front = name.substr(0, dot + 1);
        name.erase(0, dot + 1);
        column.field.entity = owner_of(schema, entity, column.front).name;
      } else if (dot != std::string::npos) {
        // my.NAME: of the row itself, whatever the values look like.
        column.front.clear();
        column.field.entity = entity.name;
        name.erase(0, dot + 1);
      }
      if (!name.empty() && name != column.field.name) {
        column.field.name = name;
        column.field.label = column.header;
      }
    }
    if (column.field.type == "choice") {
      for (const std::string& value : column.few)
        column.field.choices += (column.field.choices.empty() ? "" : ",") + value;
      if (column.few.empty()) {
        throw Error(
            ErrorCode::Argument,
            Message(Text{"column {} has too many different values for a choice",
                         "“{}”列的不同值太多，不宜作选项"},
                    {column.header}),
            Message(
                Text{
                    "keep it as text, or add the field first: pareto field add {} {} --type choice --choices …",
                    "请按文字保留，或先建字段：pareto field add {} {} --type choice --choices …"},
                {column.field.entity, column.field.name}));
      }
    }
    if (column.field.type == "reference") {
      throw Error(
          ErrorCode::Argument,
          Message(
              Text{"a reference is not made from a column on the way", "导入时不能顺带建引用字段"}),
          Message(Text{"add the field first: pareto field add {} {} --type reference --to …",
                       "请先建字段：pareto field add {} {} --type reference --to …"},
                  {column.field.entity, column.field.name}));
    }
    if (const auto fault = model::fault_of(column.field, schema)) {
      Error error(ErrorCode::Argument, fault->why, fault->fix);
      throw error.within(Message::verbatim("“" + fault->value + "”"))
          .within(Message::verbatim("--keep " + each));
    }
    keep(std::move(column));
  }
  return out;
}

std::string field_type_label(std::string_view type, Language language) {
  for (const auto& [code, label] : model::kFieldTypes) {
    if (type == code) return language == Language::ChineseSimplified ? label.zh_hans : label.en;
  }
  return std::string(type);
}

}  // namespace pareto::imports
