#include "core/reports/entity_template.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/decimal.hpp"
#include "core/base/json_text.hpp"
#include "core/base/message.hpp"

namespace pareto::reports {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using sdk::Type;

// What is typed: not what the program keeps by itself, nor what it computes.
std::vector<const Field*> typed_fields(const Entity& entity) {
  std::vector<const Field*> out;
  for (const Field& field : entity.fields) {
    if (field.stored() && !field.read_only && !field.secret) out.push_back(&field);
  }
  return out;
}

class Writer {
 public:
  Writer(const model::Schema& schema, const Entity& entity, const TemplateRequest& request)
      : schema_(schema), entity_(entity), request_(request), fields_(typed_fields(entity)) {}

  void write(sdk::Document& document) const {
    document.begin({.title = say({"{}: template", "{}模板"}, {entity_.label.in(request_.language)}),
                    .firm = request_.firm});
    document.heading(1, entity_.plural.in(request_.language));
    sdk::TableInfo form{.name = "template", .flags = PARETO_TABLE_FORM};
    for (const Field* field : fields_) form.columns.push_back(column(*field));
    sdk::BatchBuilder rows(form.schema());
    for (int row = 0; row < 2; ++row) {
      for (std::size_t c = 0; c < fields_.size(); ++c) put_example(rows, c, *fields_[c], row);
      rows.end_row();
    }
    document.table(form, rows.finish());
    explain(document);
  }

 private:
  std::string say(const Text& text, const std::vector<Argument>& values = {}) const {
    return pareto::say(request_.language, text, values);
  }

  // References are typed by code or name.
  static bool as_text(const Field& field) { return field.meaning == Meaning::Reference; }

  sdk::Column column(const Field& field) const {
    sdk::Column out{.name = field.name,
                    .label = field.label.in(request_.language),
                    .type = as_text(field) ? Type::Text : field.type};
    out.meaning = as_text(field) ? static_cast<std::uint32_t>(PARETO_M_PLAIN)
                                 : static_cast<std::uint32_t>(field.meaning);
    out.required = field.required;
    out.note = what_fits(field);
    for (const model::Choice& choice : field.choices)
      out.choices.push_back({choice.code, choice.label.in(request_.language)});
    return out;
  }

  std::string type_words(const Field& field) const {
    switch (field.meaning) {
      case Meaning::Choice:
        return say({"Choice", "选项"});
      case Meaning::Reference:
        return say({"Reference", "引用"});
      case Meaning::Percent:
        return say({"Percent", "百分比"});
      case Meaning::Year:
        return say({"Year", "年份"});
      case Meaning::Code:
        return say({"Code", "编码"});
      default:
        break;
    }
    switch (field.type) {
      case Type::Bool:
        return say({"Yes or no", "是/否"});
      case Type::Int:
        return say({"Whole number", "整数"});
      case Type::Real:
      case Type::Quantity:
        return say({"Number", "数字"});
      case Type::Money:
        return say({"Amount", "金额"});
      case Type::Date:
        return say({"Day", "日期"});
      case Type::Time:
        return say({"Day and time", "日期时间"});
      default:
        return say({"Text", "文字"});
    }
  }

  // What may be typed, in words.
  std::string what_fits(const Field& field) const {
    std::string out;
    const auto add = [&](const std::string& words) {
      if (!words.empty()) out += (out.empty() ? "" : say({"; ", "；"})) + words;
    };
    add(field.help.in(request_.language));
    if (field.meaning == Meaning::Reference) {
      const Entity* target = schema_.find(field.reference);
      add(say({"code or name of a {}", "{}的编码或名称"},
              {target ? target->label.in(request_.language) : field.reference}));
    }
    std::string choices;
    for (const model::Choice& choice : field.choices)
      choices += (choices.empty() ? "" : say({", ", "、"})) + choice.label.in(request_.language);
    if (!choices.empty()) add(say({"one of: {}", "可选：{}"}, {choices}));
    if (field.type == Type::Bool) add(say({"yes or no", "是 或 否"}));
    if (field.type == Type::Date) add(say({"such as 2026-10-31", "如 2026-10-31"}));
    if (field.type == Type::Time) add(say({"such as 2026-10-31 09:30", "如 2026-10-31 09:30"}));
    if (field.meaning == Meaning::Percent) add(say({"13% or 0.13", "13% 或 0.13"}));
    if (field.meaning == Meaning::Currency)
      add(say({"such as CNY, USD; {} where it is empty", "如 CNY、USD；不填为 {}"},
              {request_.home_currency}));
    if (field.meaning == Meaning::Code && !entity_.code_prefix.empty() && field.name == "code") {
      add(say({"given by the program where it is empty", "不填则自动编号"}));
    }
    add(range(field));
    if (!field.unit.empty()) add(say({"in {}", "单位 {}"}, {field.unit}));
    if (field.unique) add(say({"no two alike", "不可重复"}));
    return out;
  }

  std::string range(const Field& field) const {
    std::string least, most;
    if (field.type == Type::Real) {
      if (!std::isnan(field.min_real)) append_json(least, field.min_real);
      if (!std::isnan(field.max_real)) append_json(most, field.max_real);
    } else {
      const auto words = [&](std::int64_t value) {
        if (field.type == Type::Date) return Date{static_cast<std::int32_t>(value)}.iso();
        return field.type == Type::Int ? std::to_string(value) : plain_decimal(value);
      };
      if (field.min_value != INT64_MIN) least = words(field.min_value);
      if (field.max_value != INT64_MAX) most = words(field.max_value);
    }
    if (!least.empty() && !most.empty()) return say({"from {} to {}", "{} 至 {}"}, {least, most});
    if (!least.empty()) return say({"from {}", "不小于 {}"}, {least});
    return most.empty() ? std::string() : say({"to {}", "不大于 {}"}, {most});
  }

  // By which the rows are known as examples, in the first column: an import passes them over.
  std::string marked(std::size_t column, std::string text) const {
    return column == 0 ? say({"e.g. {}", "例：{}"}, {text}) : text;
  }

  std::string example_text(const Field& field, int row) const {
    const std::string number = std::to_string(row + 1);
    switch (field.meaning) {
      case Meaning::Choice:
        return field.choices[static_cast<std::size_t>(row) % field.choices.size()].label.in(
            request_.language);
      case Meaning::Reference: {
        const Entity* target = schema_.find(field.reference);
        return say({"Sample {} {}", "示例{}{}"},
                   {target ? target->label.in(request_.language) : field.reference, number});
      }
      case Meaning::Name:
        return say({"Sample {} {}", "示例{}{}"}, {entity_.label.in(request_.language), number});
      // Codes of other kinds (a tax number) are not the record's own.
      case Meaning::Code:
        return (field.name != "code"          ? "10000"
                : entity_.code_prefix.empty() ? "N0000"
                                              : entity_.code_prefix + "0000") +
               number;
      case Meaning::Phone:
        return "010-5550 010" + number;
      case Meaning::Email:
        return "name" + number + "@example.com";
      case Meaning::Url:
        return "https://www.example.com";
      case Meaning::Country:
        return say({"China", "中国"});
      case Meaning::Postcode:
        return "10000" + number;
      case Meaning::Currency:
        return request_.home_currency;
      case Meaning::Unit:
        return "kg";
      case Meaning::Tier:
        return row == 0 ? "A" : "B";
      default:
        return say({"Sample {}", "示例{}"}, {number});
    }
  }

  std::int64_t within(const Field& field, std::int64_t value) const {
    return std::clamp(value, field.min_value, field.max_value);
  }

  void put_example(sdk::BatchBuilder& rows, std::size_t c, const Field& field, int row) const {
    // The second shows that what is not required may be left out.
    const bool second_leaves = row == 1 && !field.required && c > 0 && c % 3 == 2 &&
                               field.type != Type::Money && field.type != Type::Quantity;
    if (second_leaves) return rows.null(c);
    if (as_text(field)) return rows.text(c, marked(c, example_text(field, row)));
    switch (field.type) {
      case Type::Text:
        return rows.text(c, marked(c, example_text(field, row)));
      case Type::Bool:
        return rows.integer(c, row == 0 ? 1 : 0);
      case Type::Date:
        return rows.date(c, request_.day + row);
      case Type::Time:
        return rows.integer(
            c, (static_cast<std::int64_t>(request_.day.days) * 24 + 9 + row) * 3'600'000'000);
      case Type::Money:
        return rows.integer(c, within(field, (row == 0 ? 12'345'600 : 980'000) * std::int64_t{10}));
      case Type::Quantity:
        return rows.integer(c, within(field, (row == 0 ? 100 : 25) * std::int64_t{10'000}));
      case Type::Real: {
        double value =
            field.meaning == Meaning::Percent ? (row == 0 ? 0.13 : 0.06) : (row == 0 ? 7.1 : 1.5);
        if (!std::isnan(field.min_real)) value = std::max(value, field.min_real);
        if (!std::isnan(field.max_real)) value = std::min(value, field.max_real);
        return rows.real(c, value);
      }
      default:
        return rows.integer(
            c, within(field, field.meaning == Meaning::Year ? request_.day.civil().year : row + 1));
    }
  }

  std::string example_words(const Field& field) const {
    sdk::BatchBuilder one({{field.name, as_text(field) ? Type::Text : field.type}});
    put_example(one, 0, field, 0);
    one.end_row();
    const sdk::Batch batch = one.finish();
    const sdk::ColumnView value = batch.column(0);
    if (as_text(field) || field.type == Type::Text) return example_text(field, 0);
    switch (field.type) {
      case Type::Bool:
        return say({"yes", "是"});
      case Type::Date:
        return value.date(0).iso();
      case Type::Time:
        return value.date(0).iso();
      case Type::Money:
      case Type::Quantity:
        return plain_decimal(value.integer(0));
      case Type::Real: {
        if (field.meaning == Meaning::Percent) return "13%";
        std::string out;
        append_json(out, value.real(0));
        return out;
      }
      default:
        return std::to_string(value.integer(0));
    }
  }

  void explain(sdk::Document& document) const {
    document.heading(1, say({"Columns", "填写说明"}));
    sdk::TableInfo table{.name = "columns"};
    for (const auto& [name, label] : {std::pair{"column", Text{"Column", "列"}},
                                      {"required", Text{"Required", "必填"}},
                                      {"type", Text{"Type", "类型"}},
                                      {"fits", Text{"What may stand there", "可填什么"}},
                                      {"example", Text{"Example", "例"}},
                                      {"field", Text{"Field", "字段"}}}) {
      table.columns.push_back({.name = name, .label = say(label)});
    }
    sdk::BatchBuilder rows(table.schema());
    for (const Field* field : fields_) {
      const std::string cells[] = {
          field->label.in(request_.language),
          field->required ? say({"yes", "是"}) : "",
          type_words(*field),
          what_fits(*field),
          field->type == Type::Time ? request_.day.iso() + " 09:00" : example_words(*field),
          field->name};
      for (std::size_t c = 0; c < std::size(cells); ++c) rows.text(c, cells[c]);
      rows.end_row();
    }
    const std::string note = say(
        {"Rows that begin with “e.g.” are examples: an import passes them over. Columns may be left out and stand in any order.",
         "以“例：”开头的行是示例，导入时会跳过。列可以删减，顺序不限。"});
    rows.text(0, note);
    rows.end_row();
    document.table(table, rows.finish());
  }

  const model::Schema& schema_;
  const Entity& entity_;
  const TemplateRequest& request_;
  std::vector<const Field*> fields_;
};

}  // namespace

void write_template(sdk::Document& document, const model::Schema& schema, const Entity& entity,
                    const TemplateRequest& request) {
  Writer(schema, entity, request).write(document);
}

std::string template_stem(const Entity& entity, Language language) {
  return say(language, Text{"{}-template", "{}模板"},
             {language == Language::English ? entity.name : entity.label.in(language)});
}

}  // namespace pareto::reports
