#include "core/store/reads.hpp"

#include <sqlite3.h>

#include <utility>

namespace pareto::store {
namespace {

struct Told {
  Reads reads;
  ReadsBy* by;
};

void add(Reads& reads, const char* table, const char* column) {
  auto& columns = reads[table];
  if (column != nullptr && *column != '\0') columns.emplace(column);
}

// `behind`: the view, or the common table of the statement, that reads. Of a view that is only
// counted nothing else is told.
int note(void* into, int action, const char* table, const char* column, const char*,
         const char* behind) {
  if (action != SQLITE_READ) return SQLITE_OK;
  auto& told = *static_cast<Told*>(into);
  if (behind != nullptr) told.reads[behind];
  add(told.reads, table, column);
  if (told.by != nullptr) add((*told.by)[behind != nullptr ? behind : ""], table, column);
  return SQLITE_OK;
}

}  // namespace

std::optional<Reads> reads_of(Connection& connection, std::string_view sql, ReadsBy* by) {
  Told told{{}, by};
  sqlite3_set_authorizer(connection.handle(), note, &told);
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  sqlite3_set_authorizer(connection.handle(), nullptr, nullptr);
  sqlite3_finalize(statement);
  if (code != SQLITE_OK) return std::nullopt;
  return std::move(told.reads);
}

bool has_temporary_table(const Connection& connection, const char* name) {
  return sqlite3_table_column_metadata(connection.handle(), "temp", name, nullptr, nullptr, nullptr,
                                       nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool has_function(Connection& connection, const char* name) {
  sqlite3_stmt* statement = nullptr;
  const std::string sql = std::string("SELECT ") + name + "()";
  const int code = sqlite3_prepare_v2(connection.handle(), sql.c_str(), -1, &statement, nullptr);
  sqlite3_finalize(statement);
  return code == SQLITE_OK;
}

}  // namespace pareto::store
