// A connection to the embedded database, and prepared statements on it.
//
// The writer's connection is used by one thread at a time; each reader has its own. Statements are
// kept prepared by their text. Failures of the engine become Error with words for people: full
// disk, a damaged file, a busy store.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace pareto::store {

class Connection;
class RowSource;

// A prepared statement in use; its next user gets it reset. Parameters and columns count from 1 and
// 0, as in the engine.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, double value);
  // The text must live until the next step or reset.
  Statement& bind(int parameter, std::string_view value);
  Statement& bind_blob(int parameter, std::string_view value);
  Statement& bind_null(int parameter);
  // Rows that the statement reads as pareto_rows(?n): row_source.hpp. They must live until it has
  // run.
  Statement& bind_rows(int parameter, const RowSource& rows);
  // 0 when the statement has no such parameter.
  [[nodiscard]] int parameter_index(const std::string& name) const;
  [[nodiscard]] int parameter_count() const;
  [[nodiscard]] const char* parameter_name(int parameter) const;

  // True while there is a row.
  bool step();
  // Runs a statement without rows and makes it ready for the next values.
  void run();
  void reset();

  [[nodiscard]] int columns() const;
  [[nodiscard]] bool is_null(int column) const;
  // What the engine holds there: 1 integer, 2 real, 3 text, 4 blob, 5 null.
  [[nodiscard]] int storage(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  // Valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string column_name(int column) const;
  // Table and column that a column of the answer shows unchanged, through views; empty for what is
  // computed.
  [[nodiscard]] std::pair<std::string, std::string> origin(int column) const;

 private:
  friend class Connection;
  Statement(Connection* connection, sqlite3_stmt* statement, bool kept)
      : connection_(connection), statement_(statement), kept_(kept) {}
  Connection* connection_;
  sqlite3_stmt* statement_;
  bool kept_;
};

enum class Mode { ReadOnly, ReadWrite, Create };

class Connection {
 public:
  Connection(const std::filesystem::path& file, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Prepares `sql`, or takes it from those kept. A statement in use is prepared anew.
  [[nodiscard]] Statement prepare(std::string_view sql);
  // Tells each statement before it is compiled, kept ones not again; what is run meanwhile is not
  // told. For who makes what a statement reads when it is asked for (core/access/seen.hpp). What it
  // throws is thrown to who asks.
  void before_statements(std::function<void(const std::string& sql)> told);
  void execute(const std::string& sql);
  // First column of the first row; `otherwise` when there is none.
  [[nodiscard]] std::int64_t integer(std::string_view sql, std::int64_t otherwise = 0);

  // Waits for the writer before us; while it waits, `told(seconds)` is called about once a second
  // and may throw.
  void begin_write(const std::function<void(int seconds)>& told = {});
  void commit();
  void rollback() noexcept;
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] std::int64_t changes() const;

  // Makes a running statement fail with Cancelled; any thread.
  void interrupt();
  // From now on statements look now and then whether what this points to was raised, and fail with
  // Cancelled then; a null behind it: nobody does. It must outlive the connection; what it points
  // to is exchanged by the connection's thread.
  void heed(const std::atomic<bool>* const* flag);
  [[nodiscard]] sqlite3* handle() const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  // Turns the engine's last failure into an Error and throws it.
  [[noreturn]] void fail(int code) const;

 private:
  friend class Statement;
  struct Store;
  void tell(const std::string& sql);

  std::unique_ptr<Store> store_;
  std::filesystem::path file_;
};

}  // namespace pareto::store
