// The database of a workspace: opened, checked for its version, and brought up to the schema.
//
// One writer at a time, any number of readers. Opening costs nothing more when the schema is the
// one last seen.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/date.hpp"
#include "core/model/schema.hpp"
#include "core/store/connection.hpp"
#include "core/store/ddl.hpp"

namespace pareto::store {

// Makes as_of() answer this day in what the connection is asked.
void tell_day(Connection& connection, Date day);

class Store {
 public:
  // Makes a new database; fails if the file exists. The file appears under its name only when it is
  // whole.
  static void create(const std::filesystem::path& file, const model::Schema& schema);

  // Whether `schema` is still the one to bring the store up to: what it was made from may have
  // changed in the store meanwhile.
  using StillHolds = std::function<bool(Connection&)>;

  // A connection to an existing one, for who has to read something of it before the schema is
  // known.
  [[nodiscard]] static std::unique_ptr<Connection> connect(const std::filesystem::path& file);

  // Opens an existing one. Refuses a file written by a newer version. Migrations, tables, indexes
  // and views that the file lacks are made in one transaction, unless `holds` says no once the
  // store is held (see `outdated`); `told` as for Connection::begin_write.
  Store(const std::filesystem::path& file, const model::Schema& schema,
        const std::function<void(int seconds)>& told = {}, const StillHolds& holds = {});
  // The same, over a connection to it that is there already.
  Store(std::unique_ptr<Connection> connection, const std::filesystem::path& file,
        const model::Schema& schema, const std::function<void(int seconds)>& told,
        const StillHolds& holds);

  // The schema did not hold any more: nothing was done; to be opened anew with the one that does.
  [[nodiscard]] bool outdated() const { return outdated_; }

  // Tables, indexes and views as this schema wants them, in the transaction that the caller has
  // begun.
  void fit(const model::Schema& schema);

  // Reads and writes; one thread at a time.
  [[nodiscard]] Connection& connection() { return *connection_; }
  // A further connection for reading, that sees what was committed when it began. It knows the day
  // as of which is asked where the schema computes something by it, or `sql`, a statement that it
  // is opened for, names it.
  [[nodiscard]] std::unique_ptr<Connection> open_reader(std::string_view sql = {}) const;
  // Whom to ask for that day: what as_of() answers in SQL. Asked when a connection has to know it.
  void know_day(std::function<Date()> day);

  // What is asked through it ends with Cancelled once `cancel` is raised, until another is given;
  // null: nobody can.
  void heed(const std::atomic<bool>* cancel);

  [[nodiscard]] std::string meta(std::string_view key);
  void set_meta(std::string_view key, std::string_view value);

 private:
  [[nodiscard]] int check_version();
  void migrate_from(int version);
  void bring_up_to(const model::Schema& schema, int version,
                   const std::function<void(int seconds)>& told, const StillHolds& holds);

  std::filesystem::path file_;
  std::unique_ptr<Connection> connection_;
  std::function<Date()> day_;
  bool computes_by_day_ = false;
  bool outdated_ = false;
  std::unique_ptr<const std::atomic<bool>*>
      cancel_;  // null until somebody is heeded; readers look at it too
};

}  // namespace pareto::store
