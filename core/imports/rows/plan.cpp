#include "core/imports/rows/plan.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/imports/mapping/field_path.hpp"

namespace pareto::imports {
namespace {

[[noreturn]] void fail_missing(const Mapping& mapping, const std::vector<std::string>& missing) {
  std::string fields, columns;
  for (const std::string& name : missing) fields += (fields.empty() ? "" : ", ") + name;
  for (const MappedColumn& column : mapping.columns) {
    if (!column.header.empty()) columns += (columns.empty() ? "" : ", ") + column.header;
  }
  throw Error(ErrorCode::Data,
              Message(Text{"no column is recognised as {}", "没有认出对应 {} 的列"}, {fields}),
              Message(Text{"columns of the file: {0}. Say which one it is: --map \"COLUMN={1}\"",
                           "文件里的列：{0}。请指明：--map \"列名={1}\""},
                      {columns, missing.front()}));
}

RelatedPlan& related_of(Plan& plan, const FieldPath& path) {
  for (RelatedPlan& related : plan.related) {
    if (related.field == path.field) return related;
  }
  RelatedPlan& related = plan.related.emplace_back();
  related.field = path.field;
  related.entity = path.related;
  return related;
}

// A product that a file of sales names for the first time is counted in the unit that its lines
// have.
void give_products_their_unit(Plan& plan) {
  const int unit = plan.find("unit");
  if (plan.entity->name != "sale" || unit < 0) return;
  for (RelatedPlan& related : plan.related) {
    const model::Field* own =
        related.field->name == "product" ? related.entity->find("unit") : nullptr;
    const bool said = std::any_of(related.others.begin(), related.others.end(),
                                  [&](const RelatedPlan::Other& o) { return o.field == own; });
    if (own != nullptr && !said)
      related.others.push_back({plan.own[static_cast<std::size_t>(unit)].column, own, 1, true});
  }
}

}  // namespace

int Plan::find(std::string_view name) const {
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i].field->name == name) return static_cast<int>(i);
  }
  return -1;
}

int Plan::find_related(std::string_view name) const {
  for (std::size_t i = 0; i < related.size(); ++i) {
    if (related[i].field->name == name) return static_cast<int>(i);
  }
  return -1;
}

Plan make_plan(const model::Schema& schema, const Mapping& mapping) {
  if (const auto missing = missing_targets(schema, mapping); !missing.empty())
    fail_missing(mapping, missing);
  Plan plan;
  plan.entity = &schema.entity(mapping.entity);
  for (const MappedColumn& column : mapping.columns) {
    plan.headers.push_back(column.header);
    if (column.target.empty()) continue;
    const FieldPath path = require_path(schema, *plan.entity, column.target);
    if (path.related == nullptr) {
      plan.own.push_back({column.column, path.field, column.factor});
      continue;
    }
    RelatedPlan& related = related_of(plan, path);
    // A bare reference is told by its code, or by its name where the code is not known.
    if (path.related_field == nullptr || path.related_field->name == "code")
      related.code = column.column;
    else if (path.related_field->name == path.related->label_field)
      related.name = column.column;
    else
      related.others.push_back({column.column, path.related_field, column.factor});
  }
  for (RelatedPlan& related : plan.related) {
    if (const MappedColumn* column = short_name_alone(mapping, related.field->name)) {
      related.name = column->column;
      related.by_short_name = true;
    }
    if (!related.code && !related.name) {
      // "customer.country" alone says nothing about which customer.
      throw Error(
          ErrorCode::Data,
          Message(Text{"column {0} belongs to {1}, but no column says which {1} it is",
                       "“{0}”列属于 {1}，但没有列说明是哪一个 {1}"},
                  {plan.headers[related.others.front().column], related.field->name}),
          Message(Text{"map a column to {0}.code or {0}.name, or leave it out: --map \"{1}=-\"",
                       "请把一列对应到 {0}.code 或 {0}.name，或不导入该列：--map \"{1}=-\""},
                  {related.field->name, plan.headers[related.others.front().column]}));
    }
    if (related.code && related.name) {
      related.others.insert(related.others.begin(),
                            {*related.name, related.entity->find(related.entity->label_field)});
    }
  }
  give_products_their_unit(plan);
  if (plan.find("tax_included") < 0 && plan.entity->find("tax_included") != nullptr)
    plan.tax_included = mapping.tax_included;
  return plan;
}

}  // namespace pareto::imports
