// The calls of SQLite's interface through which core runs statements, noted on their way. Linked
// into `pareto_recorded`, which is `pareto` otherwise: the linker leads each call here (--wrap),
// and from here to SQLite. PARETO_SQL_RECORD names a folder; without it nothing is noted.
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "core/store/row_source.hpp"
#include "trace.hpp"

using namespace pareto::trace;

// NOLINTBEGIN(bugprone-reserved-identifier): the names are the linker's.
extern "C" {
int __real_sqlite3_step(sqlite3_stmt*);
int __real_sqlite3_reset(sqlite3_stmt*);
int __real_sqlite3_finalize(sqlite3_stmt*);
int __real_sqlite3_clear_bindings(sqlite3_stmt*);
int __real_sqlite3_bind_int64(sqlite3_stmt*, int, sqlite3_int64);
int __real_sqlite3_bind_double(sqlite3_stmt*, int, double);
int __real_sqlite3_bind_text(sqlite3_stmt*, int, const char*, int, void (*)(void*));
int __real_sqlite3_bind_blob(sqlite3_stmt*, int, const void*, int, void (*)(void*));
int __real_sqlite3_bind_null(sqlite3_stmt*, int);
int __real_sqlite3_bind_pointer(sqlite3_stmt*, int, void*, const char*, void (*)(void*));
void __real_sqlite3_result_int64(sqlite3_context*, sqlite3_int64);
void __real_sqlite3_result_double(sqlite3_context*, double);
void __real_sqlite3_result_text64(sqlite3_context*, const char*, sqlite3_uint64, void (*)(void*),
                                  unsigned char);
int __real_sqlite3_exec(sqlite3*, const char*, int (*)(void*, int, char**, char**), void*, char**);
}

namespace {

struct Open {
  std::vector<Value> values;
  const pareto::store::RowSource* source = nullptr;
  bool running = false;
  Run run;
};

std::mutex mutex;
std::unordered_map<sqlite3_stmt*, Open> statements;
std::uint64_t runs = 0;
thread_local Value* taken = nullptr;  // where the value of a row source goes

std::FILE* output() {
  static std::FILE* file = [] {
    const char* folder = std::getenv("PARETO_SQL_RECORD");
    if (folder == nullptr || *folder == '\0') return static_cast<std::FILE*>(nullptr);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto nanos = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    return std::fopen(
        (std::string(folder) + "/" + std::to_string(nanos) + "-" + std::to_string(getpid()))
            .c_str(),
        "wb");
  }();
  return file;
}

void begin(Run& run, sqlite3* database, const char* sql) {
  run = {};
  run.number = runs++;
  run.connection = reinterpret_cast<std::uint64_t>(database);
  const char* file = sqlite3_db_filename(database, "main");
  run.file = file ? file : "";
  run.sql = sql ? sql : "";
}

void keep(Run& run, End end) {
  run.end = end;
  if (output() == nullptr) return;
  write(output(), run);
  std::fflush(output());
}

// How many columns of a batch the statement names: c0, c1, …
int columns_of_batch(const std::string& sql) {
  int most = 0;
  for (std::size_t i = 1; i + 1 < sql.size(); ++i) {
    const auto in_word = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    };
    if (sql[i] != 'c' || in_word(sql[i - 1]) ||
        !std::isdigit(static_cast<unsigned char>(sql[i + 1])))
      continue;
    most = std::max(most, std::atoi(sql.c_str() + i + 1) + 1);
  }
  return most;
}

void take_batch(const pareto::store::RowSource& source, Run& run) {
  const int columns = columns_of_batch(run.sql);
  for (std::size_t row = 0; row < source.rows(); ++row) {
    std::vector<Value>& values = run.batch.emplace_back(columns);
    for (int c = 0; c < columns; ++c) {
      pareto::store::RowValue value(nullptr);
      taken = &values[static_cast<std::size_t>(c)];
      source.value(row, c, value);
      taken = nullptr;
    }
  }
}

void begin(sqlite3_stmt* statement, Open& open) {
  begin(open.run, sqlite3_db_handle(statement), sqlite3_sql(statement));
  open.running = true;
  open.values.resize(static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)));
  for (std::size_t i = 0; i < open.values.size(); ++i) {
    const char* name = sqlite3_bind_parameter_name(statement, static_cast<int>(i) + 1);
    open.run.parameters.emplace_back(name ? name : "", open.values[i]);
  }
  for (int c = 0; c < sqlite3_column_count(statement); ++c)
    open.run.columns.emplace_back(sqlite3_column_name(statement, c));
  if (open.source != nullptr) take_batch(*open.source, open.run);
}

Value value_at(sqlite3_stmt* statement, int column) {
  Value value;
  const auto size = [&] {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      value.kind = Kind::Integer;
      value.integer = sqlite3_column_int64(statement, column);
      break;
    case SQLITE_FLOAT:
      value.kind = Kind::Real;
      value.real = sqlite3_column_double(statement, column);
      break;
    case SQLITE_TEXT: {
      value.kind = Kind::Text;
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      value.bytes.assign(text, size());
      break;
    }
    case SQLITE_BLOB: {
      value.kind = Kind::Blob;
      const auto* blob = static_cast<const char*>(sqlite3_column_blob(statement, column));
      value.bytes.assign(blob ? blob : "", size());
      break;
    }
    default:
      break;
  }
  return value;
}

void take_row(sqlite3_stmt* statement, Run& run) {
  std::vector<Value>& row = run.rows.emplace_back();
  for (int c = 0; c < static_cast<int>(run.columns.size()); ++c)
    row.push_back(value_at(statement, c));
}

void stop(sqlite3_stmt* statement) {
  const auto found = statements.find(statement);
  if (found == statements.end() || !found->second.running) return;
  found->second.running = false;
  keep(found->second.run, End::Stopped);
}

void set(sqlite3_stmt* statement, int parameter, Value value) {
  if (output() == nullptr || parameter < 1) return;
  const std::lock_guard lock(mutex);
  std::vector<Value>& values = statements[statement].values;
  if (values.size() < static_cast<std::size_t>(parameter))
    values.resize(static_cast<std::size_t>(parameter));
  values[static_cast<std::size_t>(parameter) - 1] = std::move(value);
}

std::string bytes_of(const void* from, int size) {
  const auto* text = static_cast<const char*>(from);
  if (text == nullptr) return {};
  return size < 0 ? std::string(text) : std::string(text, static_cast<std::size_t>(size));
}

}  // namespace

extern "C" {

int __wrap_sqlite3_step(sqlite3_stmt* statement) {
  if (output() == nullptr) return __real_sqlite3_step(statement);
  {
    const std::lock_guard lock(mutex);
    Open& open = statements[statement];
    if (!open.running) begin(statement, open);
  }
  const int code = __real_sqlite3_step(statement);
  const std::lock_guard lock(mutex);
  Open& open = statements[statement];
  if (code == SQLITE_ROW) {
    take_row(statement, open.run);
    return code;
  }
  open.running = false;
  if (sqlite3_stmt_readonly(statement) == 0)
    open.run.changes = sqlite3_changes64(sqlite3_db_handle(statement));
  keep(open.run, code == SQLITE_DONE ? End::Complete : End::Failed);
  return code;
}

int __wrap_sqlite3_reset(sqlite3_stmt* statement) {
  if (output() != nullptr) {
    const std::lock_guard lock(mutex);
    stop(statement);
  }
  return __real_sqlite3_reset(statement);
}

int __wrap_sqlite3_finalize(sqlite3_stmt* statement) {
  if (output() != nullptr) {
    const std::lock_guard lock(mutex);
    stop(statement);
    statements.erase(statement);
  }
  return __real_sqlite3_finalize(statement);
}

int __wrap_sqlite3_clear_bindings(sqlite3_stmt* statement) {
  if (output() != nullptr) {
    const std::lock_guard lock(mutex);
    statements[statement].values.clear();
    statements[statement].source = nullptr;
  }
  return __real_sqlite3_clear_bindings(statement);
}

int __wrap_sqlite3_bind_int64(sqlite3_stmt* statement, int parameter, sqlite3_int64 value) {
  set(statement, parameter, {Kind::Integer, value, 0, {}});
  return __real_sqlite3_bind_int64(statement, parameter, value);
}

int __wrap_sqlite3_bind_double(sqlite3_stmt* statement, int parameter, double value) {
  set(statement, parameter, {Kind::Real, 0, value, {}});
  return __real_sqlite3_bind_double(statement, parameter, value);
}

int __wrap_sqlite3_bind_text(sqlite3_stmt* statement, int parameter, const char* text, int size,
                             void (*destroy)(void*)) {
  set(statement, parameter, {Kind::Text, 0, 0, bytes_of(text, size)});
  return __real_sqlite3_bind_text(statement, parameter, text, size, destroy);
}

int __wrap_sqlite3_bind_blob(sqlite3_stmt* statement, int parameter, const void* blob, int size,
                             void (*destroy)(void*)) {
  set(statement, parameter, {Kind::Blob, 0, 0, bytes_of(blob, size)});
  return __real_sqlite3_bind_blob(statement, parameter, blob, size, destroy);
}

int __wrap_sqlite3_bind_null(sqlite3_stmt* statement, int parameter) {
  set(statement, parameter, {});
  return __real_sqlite3_bind_null(statement, parameter);
}

int __wrap_sqlite3_bind_pointer(sqlite3_stmt* statement, int parameter, void* pointer,
                                const char* type, void (*destroy)(void*)) {
  set(statement, parameter, {});
  if (output() != nullptr && std::string_view(type) == "pareto_rows") {
    const std::lock_guard lock(mutex);
    statements[statement].source = static_cast<const pareto::store::RowSource*>(pointer);
  }
  return __real_sqlite3_bind_pointer(statement, parameter, pointer, type, destroy);
}

void __wrap_sqlite3_result_int64(sqlite3_context* context, sqlite3_int64 value) {
  if (taken != nullptr)
    *taken = {Kind::Integer, value, 0, {}};
  else
    __real_sqlite3_result_int64(context, value);
}

void __wrap_sqlite3_result_double(sqlite3_context* context, double value) {
  if (taken != nullptr)
    *taken = {Kind::Real, 0, value, {}};
  else
    __real_sqlite3_result_double(context, value);
}

void __wrap_sqlite3_result_text64(sqlite3_context* context, const char* text, sqlite3_uint64 size,
                                  void (*destroy)(void*), unsigned char encoding) {
  if (taken != nullptr)
    *taken = {Kind::Text, 0, 0, std::string(text, size)};
  else
    __real_sqlite3_result_text64(context, text, size, destroy, encoding);
}

int __wrap_sqlite3_exec(sqlite3* database, const char* sql,
                        int (*callback)(void*, int, char**, char**), void* context, char** error) {
  if (output() == nullptr) return __real_sqlite3_exec(database, sql, callback, context, error);
  Run run;
  {
    const std::lock_guard lock(mutex);
    begin(run, database, sql);
    run.script = true;
  }
  const int code = __real_sqlite3_exec(database, sql, callback, context, error);
  const std::lock_guard lock(mutex);
  keep(run, code == SQLITE_OK ? End::Complete : End::Failed);
  return code;
}

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier)
