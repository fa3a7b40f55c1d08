#include "core/store/connection.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <unordered_map>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/no_room.hpp"
#include "core/store/elsewhere.hpp"
#include "core/store/row_source.hpp"
#include "core/store/sqlite/functions.hpp"

namespace pareto::store {

struct Connection::Store {
  explicit Store(SQLite::Database opened) : database(std::move(opened)) {}
  SQLite::Database database;
  std::unordered_map<std::string, sqlite3_stmt*> kept;  // null while in use
  std::function<void(const std::string&)> told;         // before a statement is compiled
  bool telling = false;
};

namespace {

int open_flags(Mode mode) {
  // One thread at a time per connection, so the engine need not lock.
  if (mode == Mode::ReadOnly) return SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
  return SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX |
         (mode == Mode::Create ? SQLite::OPEN_CREATE : 0);
}

// Counting memory makes the engine lock once more for every piece that it takes: readers of two
// threads would wait for each other.
void configure_engine() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(done);  // refused where somebody used the engine before; then it is only slower
}

// The engine asks the umask alone, which mostly lets everybody read; its log gets the rights that
// the file has.
void begin_private(const std::filesystem::path& file) {
  if (file == ":memory:") return;
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC,
                          0600);  // where it cannot be made, the engine says why
  if (made >= 0) ::close(made);
}

bool is_full(const std::filesystem::path& file) {
  constexpr std::uintmax_t kLeast = 64 * 1024;
  std::error_code failed;
  const auto space = std::filesystem::space(std::filesystem::absolute(file).parent_path(), failed);
  return !failed && space.available < kLeast;
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, Mode mode) : file_(file) {
  configure_engine();
  if (mode == Mode::Create) begin_private(file);
  try {
    store_ = std::make_unique<Store>(SQLite::Database(file.string(), open_flags(mode)));
  } catch (const SQLite::Exception& error) {
    throw Error(ErrorCode::Io,
                Message(Text{"cannot open {}: {}", "打不开 {}：{}"}, {file.string(), error.what()}),
                Message(Text{"check that the folder exists and may be written",
                             "请检查文件夹是否存在、是否可写"}));
  }
  sqlite3_extended_result_codes(handle(), 1);
  // "nme" is a column that does not exist, as in every other engine, and not the text nme.
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_busy_timeout(handle(), 2000);
  add_named_functions(handle());
  add_rows_table(handle());
  if (mode == Mode::Create) execute("PRAGMA journal_mode=WAL");
  // Acknowledged writes survive a power cut; temporary sorting goes to files, so memory does not
  // grow with the data.
  execute(
      "PRAGMA synchronous=FULL; PRAGMA cache_size=-16384; PRAGMA temp_store=FILE; PRAGMA foreign_keys=OFF");
}

Connection::~Connection() {
  if (store_ == nullptr) return;
  for (auto& [sql, statement] : store_->kept) sqlite3_finalize(statement);
}

sqlite3* Connection::handle() const { return store_->database.getHandle(); }

void Connection::fail(int code) const {
  const std::string file = file_.filename().string();
  const std::string words = sqlite3_errmsg(handle());
  // Without room for its own small files the engine only says that something failed.
  if ((code & 0xff) == SQLITE_IOERR && is_full(file_)) code = SQLITE_FULL;
  switch (code & 0xff) {
    case SQLITE_FULL:
      throw Error(ErrorCode::Io,
                  Message(Text{"the disk is full; nothing of this change was kept",
                               "磁盘已满；这次更改没有写入"}),
                  Message(Text{"free some space and repeat the command", "请腾出空间后重做"}))
          .with(kNoRoom);
    case SQLITE_IOERR:
      throw Error(
          ErrorCode::Io,
          Message(Text{"reading or writing {} failed: {}", "读写 {} 失败：{}"}, {file, words}),
          Message(Text{"check the disk and its free space; nothing of this change was kept",
                       "请检查磁盘与剩余空间；这次更改没有写入"}));
    case SQLITE_INTERRUPT:
      throw Error(ErrorCode::Cancelled, Message(Text{"cancelled; nothing of this change was kept",
                                                     "已取消；这次更改没有写入"}));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(
          ErrorCode::Busy,
          Message(Text{"{} is in use by another program", "{} 正被另一个程序使用"}, {file}),
          Message(Text{"wait until it has finished and repeat the command", "等它结束后重做"}));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Error(ErrorCode::Data,
                  Message(Text{"{} is damaged or not a Pareto database: {}",
                               "{} 已损坏或不是 Pareto 数据库：{}"},
                          {file, words}),
                  Message(Text{"restore it from a backup", "请从备份恢复"}));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(ErrorCode::Denied, Message(Text{"not allowed: {}", "不允许：{}"}, {words}));
    case SQLITE_NOMEM:
      throw Error(ErrorCode::Memory, Message(Text{"out of memory", "内存不足"}));
    case SQLITE_CANTOPEN:
      throw Error(ErrorCode::Io,
                  Message(Text{"cannot open {}: {}", "打不开 {}：{}"}, {file_.string(), words}));
    default:
      throw Error(ErrorCode::Fail,
                  Message(Text{"the database says: {}", "数据库报告：{}"}, {words}));
  }
}

Statement Connection::prepare(std::string_view sql) {
  const std::string text(sql);
  const auto found = store_->kept.find(text);
  if (found != store_->kept.end() && found->second != nullptr) {
    return {this, std::exchange(found->second, nullptr), true};
  }
  try {
    tell(text);
  } catch (const AskElsewhere& elsewhere) {
    return elsewhere.connection.prepare(sql);
  }
  sqlite3_stmt* statement = nullptr;
  // Asked anew: what is told may have kept statements of its own.
  const bool keep = !store_->kept.contains(text) && store_->kept.size() < 200;
  const int code = sqlite3_prepare_v3(handle(), text.data(), static_cast<int>(text.size()),
                                      keep ? SQLITE_PREPARE_PERSISTENT : 0, &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  if (keep) store_->kept.emplace(text, nullptr);
  return {this, statement, keep};
}

bool is_busy(const Connection& connection) {
  for (sqlite3_stmt* each = sqlite3_next_stmt(connection.handle(), nullptr); each != nullptr;
       each = sqlite3_next_stmt(connection.handle(), each)) {
    if (sqlite3_stmt_busy(each) != 0) return true;
  }
  return false;
}

void Connection::before_statements(std::function<void(const std::string&)> told) {
  store_->told = std::move(told);
}

void Connection::tell(const std::string& sql) {
  if (!store_->told || store_->telling) return;
  struct Telling {
    bool& now;
    explicit Telling(bool& telling) : now(telling) { now = true; }
    ~Telling() { now = false; }
  } const telling(store_->telling);
  store_->told(sql);
}

void Connection::execute(const std::string& sql) {
  try {
    tell(sql);
  } catch (const AskElsewhere& elsewhere) {
    return elsewhere.connection.execute(sql);
  }
  const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Connection::integer(std::string_view sql, std::int64_t otherwise) {
  Statement statement = prepare(sql);
  return statement.step() && !statement.is_null(0) ? statement.integer(0) : otherwise;
}

void Connection::begin_write(const std::function<void(int)>& told) {
  sqlite3_busy_timeout(handle(), 1000);
  for (int seconds = 1;; ++seconds) {
    const int code = sqlite3_exec(handle(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) break;
    if ((code & 0xff) != SQLITE_BUSY) fail(code);
    if (told) told(seconds);
    if (!told && seconds > 60) fail(code);
  }
  sqlite3_busy_timeout(handle(), 2000);
}

void Connection::commit() { execute("COMMIT"); }

void Connection::rollback() noexcept {
  if (in_transaction()) sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }
std::int64_t Connection::changes() const { return sqlite3_changes64(handle()); }
void Connection::interrupt() { sqlite3_interrupt(handle()); }

void Connection::heed(const std::atomic<bool>* const* flag) {
  constexpr int kInstructions = 20'000;  // between two looks: some milliseconds at most
  const auto look = [](void* heeded) {
    const std::atomic<bool>* const now = *static_cast<const std::atomic<bool>* const*>(heeded);
    return now != nullptr && now->load(std::memory_order_relaxed) ? 1 : 0;
  };
  sqlite3_progress_handler(handle(), kInstructions, look,
                           const_cast<const std::atomic<bool>**>(flag));
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      kept_(other.kept_) {}

Statement::~Statement() {
  if (statement_ == nullptr) return;
  if (!kept_) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  auto& kept = connection_->store_->kept;
  const auto found = kept.find(sqlite3_sql(statement_));
  if (found != kept.end() && found->second == nullptr) {
    found->second = statement_;
  } else {
    sqlite3_finalize(statement_);
  }
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  sqlite3_bind_int64(statement_, parameter, value);
  return *this;
}
Statement& Statement::bind(int parameter, double value) {
  sqlite3_bind_double(statement_, parameter, value);
  return *this;
}
Statement& Statement::bind(int parameter, std::string_view value) {
  // An empty view may have no address, which the engine would take for null.
  sqlite3_bind_text(statement_, parameter, value.data() ? value.data() : "",
                    static_cast<int>(value.size()), SQLITE_STATIC);
  return *this;
}
Statement& Statement::bind_blob(int parameter, std::string_view value) {
  sqlite3_bind_blob(statement_, parameter, value.data() ? value.data() : "",
                    static_cast<int>(value.size()), SQLITE_STATIC);
  return *this;
}
Statement& Statement::bind_null(int parameter) {
  sqlite3_bind_null(statement_, parameter);
  return *this;
}
int Statement::parameter_index(const std::string& name) const {
  return sqlite3_bind_parameter_index(statement_, name.c_str());
}
int Statement::parameter_count() const { return sqlite3_bind_parameter_count(statement_); }
const char* Statement::parameter_name(int parameter) const {
  return sqlite3_bind_parameter_name(statement_, parameter);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  connection_->fail(code);
}

void Statement::run() {
  step();
  sqlite3_reset(statement_);
}

void Statement::reset() { sqlite3_reset(statement_); }

int Statement::columns() const { return sqlite3_column_count(statement_); }
bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
int Statement::storage(int column) const { return sqlite3_column_type(statement_, column); }
std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
std::string_view Statement::text(int column) const {
  // For blobs sqlite3_column_text would convert; both kinds are read as bytes.
  const void* data = storage(column) == SQLITE_BLOB
                         ? sqlite3_column_blob(statement_, column)
                         : static_cast<const void*>(sqlite3_column_text(statement_, column));
  return {static_cast<const char*>(data ? data : ""),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}
std::pair<std::string, std::string> Statement::origin(int column) const {
  const char* table = sqlite3_column_table_name(statement_, column);
  const char* name = sqlite3_column_origin_name(statement_, column);
  return {table ? table : "", name ? name : ""};
}
std::string Statement::column_name(int column) const {
  return sqlite3_column_name(statement_, column);
}

}  // namespace pareto::store
