#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"
#include "core/host/session_handle.hpp"
#include "core/plugins/lent_stream.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/query/query.hpp"
#include "pareto/received.hpp"

namespace pareto::host {
namespace {

std::vector<sdk::Parameter> parameters_from(const pareto_parameter* const* list) {
  std::vector<sdk::Parameter> out;
  for (; list != nullptr && *list != nullptr; ++list) {
    if (!sdk::is_whole(**list))
      throw Error(ErrorCode::Argument, Text{"a parameter of a query is shorter than one ever was",
                                            "查询参数的结构过短"});
    const pareto_parameter p = sdk::received(**list);
    out.push_back({p.name, static_cast<sdk::Type>(p.type), p.is_null != 0, p.integer, p.real,
                   std::string(sdk::to_view(p.text))});
  }
  return out;
}

const char* type_name(sdk::Type type) {
  switch (type) {
    case sdk::Type::Bool:
      return "bool";
    case sdk::Type::Text:
      return "text";
    case sdk::Type::Real:
      return "real";
    case sdk::Type::Date:
      return "date";
    case sdk::Type::Time:
      return "time";
    default:
      return "int";
  }
}

// For those who write reports: PARETO_SQL_LOG names a file that takes every statement of a plugin,
// after its parameters.
void note(const std::string& sql, const std::vector<sdk::Parameter>& parameters) {
  const char* file = std::getenv("PARETO_SQL_LOG");
  if (file == nullptr || *file == '\0') return;
  std::ofstream out(file, std::ios::app);
  for (const sdk::Parameter& p : parameters) {
    out << "parameter\t" << p.name << '\t' << (p.null ? "null" : type_name(p.type)) << '\t';
    if (p.type == sdk::Type::Text)
      out << p.text;
    else if (p.type == sdk::Type::Real)
      out << p.real;
    else
      out << p.integer;
    out << '\n';
  }
  std::string line = sql;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  out << "query\t" << line << '\n';
}

pareto_status select(const pareto_query_v1*, pareto_session* session, pareto_str sql,
                     const pareto_parameter* const* parameters, pareto_fields result,
                     ArrowArrayStream* out, pareto_error* error) {
  return at_border(error, [&] {
    sdk::Schema schema;
    for (; result != nullptr && *result != nullptr; ++result)
      schema.push_back({(*result)->name, static_cast<sdk::Type>((*result)->type)});
    const std::string statement(sdk::to_view(sql));
    const std::vector<sdk::Parameter> values = parameters_from(parameters);
    note(statement, values);
    const Ground& ground = ground_of(session);
    records::Kinds* of = session->session.rights ? &session->read : nullptr;
    try {
      sdk::export_stream(plugins::lent(records::select(
                             *ground.store, session->session, statement, values, std::move(schema),
                             ground.limits, ground.schema, of, access::Unreadable::IsRefused)),
                         out);
    } catch (const Error& failure) {
      if (failure.code() == ErrorCode::Denied) session->refused = failure;
      throw;
    }
  });
}

}  // namespace

const pareto_query_v1& query_service() {
  static constexpr pareto_query_v1 kTable{
      .size_of = sizeof(pareto_query_v1), .ctx = nullptr, .select = &select};
  return kTable;
}

}  // namespace pareto::host
