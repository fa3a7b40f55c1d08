#include "core/records/list/list_order.hpp"

#include <utility>

#include "core/base/error.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {

using model::Entity;
using model::Field;
using model::Meaning;
using sdk::Type;

const Field& field_named(const Entity& entity, std::string_view name) {
  if (const Field* field = entity.find(name)) return *field;
  std::string known;
  for (const Field& field : entity.fields) {
    if (field.label.zh_hans == name || field.label.en == name) return field;
    known += (known.empty() ? "" : ", ") + field.name;
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"{} has no field {}", "{}没有字段 {}"}, {entity.spoken(), name}),
              Message(Text{"fields of {}: {}", "{}的字段：{}"}, {entity.spoken(), known}));
}

std::string expression(const model::Schema& schema, const Field& field) {
  const std::string column = "v." + store::quoted_name(field.name);
  if (field.meaning != Meaning::Reference) return column;
  const Entity& target = schema.entity(field.reference);
  const Field* label = target.find(target.label_field);
  if (label == nullptr || label->type != Type::Text) return "CAST(" + column + " AS TEXT)";
  return "(SELECT " + store::quoted_name(label->local_name()) + " FROM " +
         store::base_table(target) + " r WHERE r.id = " + column + ")";
}

const ComputedColumn* computed_named(const ListRequest& request, std::string_view name) {
  for (const ComputedColumn& column : request.computed) {
    if (column.field->name == name) return &column;
  }
  return nullptr;
}

std::vector<Term> terms_of(const model::Schema& schema, const Entity& entity,
                           const ListRequest& request) {
  std::vector<Term> out;
  for (const std::string& sort : request.sort) {
    const bool down = !sort.empty() && sort[0] == '-';
    const std::string name = down ? sort.substr(1) : sort;
    if (const ComputedColumn* computed = computed_named(request, name)) {
      // What is kept is not reckoned again.
      const Ranked& kept = computed->ranked;
      const std::string there = kept.table.empty()
                                    ? std::string()
                                    : "(SELECT y." + kept.value + " FROM " + kept.table +
                                          " y WHERE y." + kept.record + " = v.id), ";
      out.push_back(
          {there.empty() ? "(" + computed->sql + ")" : "coalesce(" + there + computed->sql + ")",
           computed->field->type, down});
    } else {
      const Field& field = field_named(entity, name);
      out.push_back({expression(schema, field),
                     field.meaning == Meaning::Reference ? Type::Text : field.type, down});
    }
  }
  const bool coded = entity.has_code();
  out.push_back({coded ? "v.code" : "v.id", coded ? Type::Text : Type::Int, false, true});
  return out;
}

std::string order_by(const std::vector<Term>& terms) {
  std::string out = " ORDER BY ";
  for (const Term& term : terms)
    out += term.always ? term.sql : term.sql + (term.down ? " DESC" : "") + " NULLS LAST, ";
  return out;
}

void add_behind(Conditions& where, const std::vector<Term>& terms,
                const std::vector<sdk::Parameter>& values) {
  std::string sql;
  for (std::size_t i = terms.size(); i-- > 0;) {
    const Term& term = terms[i];
    if (values[i].null) {
      sql = "(" + term.sql + " IS NULL AND " + sql + ")";
      continue;
    }
    const std::string value = where.parameter(values[i]);
    std::string past = term.sql + (term.down ? " < " : " > ") + value;
    if (!term.always) past += " OR " + term.sql + " IS NULL";
    sql =
        sql.empty() ? past : "(" + past + " OR (" + term.sql + " = " + value + " AND " + sql + "))";
  }
  where.add_sql(sql);
}

}  // namespace pareto::records
