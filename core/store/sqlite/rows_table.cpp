// pareto_rows(source): a table-valued function over a RowSource that was bound as a pointer.
// Foreign statements cannot use it: its name is reserved, and no SQL makes such a pointer
// (https://sqlite.org/bindptr.html).
#include <sqlite3.h>

#include <string>

#include "core/store/connection.hpp"
#include "core/store/row_source.hpp"

namespace pareto::store {
namespace {

constexpr const char* kPointer = "pareto_rows";
constexpr int kSource = kMostColumns;  // the hidden column that takes the argument

struct Cursor {
  sqlite3_vtab_cursor base;
  const RowSource* source;
  std::size_t row, rows;
};

Cursor& cursor(sqlite3_vtab_cursor* base) { return *reinterpret_cast<Cursor*>(base); }

int connect(sqlite3* database, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  static const std::string kColumns = [] {
    std::string sql = "CREATE TABLE rows(";
    for (int c = 0; c < kMostColumns; ++c) sql += "c" + std::to_string(c) + ",";
    return sql + "source HIDDEN)";
  }();
  const int code = sqlite3_declare_vtab(database, kColumns.c_str());
  if (code != SQLITE_OK) return code;
  *table = static_cast<sqlite3_vtab*>(sqlite3_malloc(sizeof(sqlite3_vtab)));
  if (*table == nullptr) return SQLITE_NOMEM;
  **table = {};
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.iColumn != kSource || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ ||
        !constraint.usable)
      continue;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    info->estimatedCost = 100;
    info->estimatedRows = 100;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** made) {
  auto* memory = static_cast<Cursor*>(sqlite3_malloc(sizeof(Cursor)));
  if (memory == nullptr) return SQLITE_NOMEM;
  *memory = {};
  *made = &memory->base;
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* base) {
  sqlite3_free(&cursor(base));
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int, const char*, int, sqlite3_value** values) {
  Cursor& c = cursor(base);
  c.source = static_cast<const RowSource*>(sqlite3_value_pointer(values[0], kPointer));
  c.row = 0;
  c.rows = c.source != nullptr ? c.source->rows() : 0;
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* base) {
  ++cursor(base).row;
  return SQLITE_OK;
}

int eof(sqlite3_vtab_cursor* base) { return cursor(base).row >= cursor(base).rows; }

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int column) {
  if (column >= kSource) return SQLITE_OK;
  RowValue value(context);
  try {
    cursor(base).source->value(cursor(base).row, column, value);
  } catch (...) {
    return SQLITE_NOMEM;  // the only failure that a source can have
  }
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* base, sqlite3_int64* id) {
  *id = static_cast<sqlite3_int64>(cursor(base).row);
  return SQLITE_OK;
}

constexpr sqlite3_module kModule = {
    .iVersion = 0,
    .xCreate = nullptr,  // exists by itself, and cannot be made in a schema
    .xConnect = connect,
    .xBestIndex = best_index,
    .xDisconnect = disconnect,
    .xDestroy = nullptr,
    .xOpen = open,
    .xClose = close,
    .xFilter = filter,
    .xNext = next,
    .xEof = eof,
    .xColumn = column,
    .xRowid = row_id,
    .xUpdate = nullptr,
    .xBegin = nullptr,
    .xSync = nullptr,
    .xCommit = nullptr,
    .xRollback = nullptr,
    .xFindFunction = nullptr,
    .xRename = nullptr,
    .xSavepoint = nullptr,
    .xRelease = nullptr,
    .xRollbackTo = nullptr,
    .xShadowName = nullptr};

}  // namespace

void add_rows_table(sqlite3* database) {
  sqlite3_create_module(database, kPointer, &kModule, nullptr);
}

void RowValue::integer(std::int64_t value) { sqlite3_result_int64(context_, value); }
void RowValue::real(double value) { sqlite3_result_double(context_, value); }
void RowValue::text(std::string_view value) {
  sqlite3_result_text64(context_, value.data() ? value.data() : "", value.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

Statement& Statement::bind_rows(int parameter, const RowSource& rows) {
  sqlite3_bind_pointer(statement_, parameter, const_cast<RowSource*>(&rows), kPointer, nullptr);
  return *this;
}

}  // namespace pareto::store
