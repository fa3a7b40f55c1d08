#include "core/store/store.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/store/migrations.hpp"

namespace pareto::store {
namespace {

// All statements of a schema in one text: the same text, the same tables and views.
// An index of this name that has other columns is made anew.
void make_index(Connection& connection, const Index& index) {
  Statement found =
      connection.prepare("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?1");
  found.bind(1, std::string_view(index.name));
  const auto columns = [](std::string_view sql) {
    return std::string(sql.substr(std::min(sql.find(" ON "), sql.size())));
  };
  const bool other = found.step() && columns(found.text(0)) != columns(index.create);
  found.reset();
  if (other) connection.execute("DROP INDEX " + store::quoted_name(index.name));
  connection.execute(index.create);
}

std::string fingerprint(const model::Schema& schema) {
  std::string all;
  for (const model::Entity& entity : schema.entities()) {
    for (const std::string& sql : entity_tables(entity, Dialect::SQLite)) all += sql;
    for (const Index& index : entity_indexes(entity, Dialect::SQLite)) all += index.create;
    for (const Index& index : added_lookups(entity, Dialect::SQLite)) all += index.create;
    all += entity_view(entity, Dialect::SQLite) + search_table(entity, Dialect::SQLite);
  }
  for (const View& view : derived_views(Dialect::SQLite)) all += view.create;
  return std::to_string(hash64(all));
}

std::set<std::string> columns_of(Connection& connection, const std::string& table) {
  std::set<std::string> names;
  Statement statement = connection.prepare("SELECT name FROM pragma_table_info(?1)");
  statement.bind(1, table);
  while (statement.step()) names.emplace(statement.text(0));
  return names;
}

// Fields that a newer plugin added to a table that exists already.
void add_missing_columns(Connection& connection, const model::Entity& entity) {
  for (const model::Field& field : entity.fields) {
    if (!field.stored()) continue;
    const bool own = field.plugin.empty() || field.plugin == entity.plugin;
    const std::string table = own ? base_table(entity) : plugin_table(entity, field.plugin);
    if (columns_of(connection, table).count(field.local_name())) continue;
    connection.execute("ALTER TABLE " + table + " ADD COLUMN " +
                       store::quoted_name(field.local_name()) + " " +
                       std::string(column_type(field.type, Dialect::SQLite)));
  }
}

void drop_views(Connection& connection) {
  std::vector<std::string> views;
  {
    Statement statement = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'view'");
    while (statement.step()) views.emplace_back(statement.text(0));
  }
  for (const std::string& view : views) connection.execute("DROP VIEW " + store::quoted_name(view));
}

// Whether SQL calls as_of(); `:as_of` is a parameter.
bool names_the_day(std::string_view sql) {
  constexpr std::string_view kName = "as_of";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  for (auto at = sql.begin();; ++at) {
    at = std::search(at, sql.end(), kName.begin(), kName.end(), same);
    if (at == sql.end()) return false;
    const std::string_view behind(at + kName.size(), sql.end());
    const std::size_t next = behind.find_first_not_of(" \t\n");
    if (next != std::string_view::npos && behind[next] == '(') return true;
  }
}

bool computes_by_day(const model::Schema& schema) {
  return std::ranges::any_of(schema.entities(), [](const model::Entity& entity) {
    return std::ranges::any_of(
        entity.fields, [](const model::Field& field) { return names_the_day(field.expression); });
  });
}

}  // namespace

void tell_day(Connection& connection, Date day) {
  const std::string text = day.iso();
  Statement statement = connection.prepare("SELECT set_config('pareto.as_of', ?1, false)");
  statement.bind(1, text).step();
}

void Store::create(const std::filesystem::path& file, const model::Schema& schema) {
  if (std::filesystem::exists(file)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} exists already", "{} 已存在"}, {file.string()}));
  }
  std::filesystem::path fresh = file;
  fresh += ".new";
  const auto clear = [&] {
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm"})
      std::filesystem::remove(std::filesystem::path(fresh) += part, ignored);
  };
  clear();  // what a run that was killed here left
  try {
    {
      Connection connection(fresh, Mode::Create);
      connection.begin_write();
      for (const std::string& sql : system_tables(Dialect::SQLite)) connection.execute(sql);
      connection.execute("INSERT INTO pareto_meta VALUES('store_version', '" +
                         std::to_string(store_version()) + "'), ('last_id', '0')");
      connection.commit();
    }
    { const Store made(fresh, schema); }  // tables, indexes and views; closing it leaves one file
    std::filesystem::rename(fresh, file);
  } catch (const std::filesystem::filesystem_error& error) {
    clear();
    throw Error(ErrorCode::Io, Message(Text{"cannot make {}: {}", "无法建立 {}：{}"},
                                       {file.string(), error.code().message()}));
  } catch (...) {
    clear();
    throw;
  }
}

std::unique_ptr<Connection> Store::connect(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) {
    throw Error(
        ErrorCode::Io, Message(Text{"there is no database {}", "没有数据库 {}"}, {file.string()}),
        Message(Text{
            "restore it from a backup; for a new workspace delete pareto.toml beside it, then: pareto init",
            "请从备份恢复；若要新建工作区，请先删除旁边的 pareto.toml，再执行：pareto init"}));
  }
  return std::make_unique<Connection>(file, Mode::ReadWrite);
}

Store::Store(const std::filesystem::path& file, const model::Schema& schema,
             const std::function<void(int)>& told, const StillHolds& holds)
    : Store(connect(file), file, schema, told, holds) {}

Store::Store(std::unique_ptr<Connection> connection, const std::filesystem::path& file,
             const model::Schema& schema, const std::function<void(int)>& told,
             const StillHolds& holds)
    : file_(file), connection_(std::move(connection)), computes_by_day_(computes_by_day(schema)) {
  bring_up_to(schema, check_version(), told, holds);
}

std::unique_ptr<Connection> Store::open_reader(std::string_view sql) const {
  auto reader = std::make_unique<Connection>(file_, Mode::ReadOnly);
  if (day_ && (computes_by_day_ || names_the_day(sql))) tell_day(*reader, day_());
  if (cancel_) reader->heed(cancel_.get());
  return reader;
}

void Store::heed(const std::atomic<bool>* cancel) {
  if (!cancel_) {
    cancel_ = std::make_unique<const std::atomic<bool>*>(nullptr);
    connection_->heed(cancel_.get());
  }
  *cancel_ = cancel;
}

void Store::know_day(std::function<Date()> day) {
  day_ = std::move(day);
  if (computes_by_day_) tell_day(*connection_, day_());
}

std::string Store::meta(std::string_view key) {
  Statement statement = connection_->prepare("SELECT value FROM pareto_meta WHERE key = ?1");
  statement.bind(1, key);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

void Store::set_meta(std::string_view key, std::string_view value) {
  Statement statement = connection_->prepare(
      "INSERT INTO pareto_meta VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value");
  statement.bind(1, key).bind(2, value).run();
}

int Store::check_version() {
  if (connection_->integer("SELECT count(*) FROM sqlite_master WHERE name = 'pareto_meta'") == 0) {
    throw Error(
        ErrorCode::Data,
        Message(Text{"{} is not a Pareto database", "{} 不是 Pareto 数据库"}, {file_.string()}));
  }
  const int version = std::atoi(meta("store_version").c_str());
  if (version > store_version()) {
    throw Error(
        ErrorCode::Unsupported,
        Message(
            Text{
                "this workspace was written by a newer Pareto (store version {}; this program knows {})",
                "这个工作区由更新的 Pareto 写成（存储版本 {}，本程序只认到 {}）"},
            {version, store_version()}),
        Message(Text{"use the newer program; nothing was changed",
                     "请使用新版程序；没有改动任何内容"}));
  }
  return version;
}

void Store::migrate_from(int version) {
  for (const Migration& step : migrations()) {
    if (step.version <= version) continue;
    for (const std::string& sql : step.statements(Dialect::SQLite)) connection_->execute(sql);
  }
  set_meta("store_version", std::to_string(store_version()));
}

void Store::fit(const model::Schema& schema) {
  computes_by_day_ = computes_by_day(schema);
  if (day_) know_day(std::exchange(day_, {}));
  drop_views(*connection_);
  for (const model::Entity& entity : schema.entities()) {
    for (const std::string& sql : entity_tables(entity, Dialect::SQLite)) connection_->execute(sql);
    add_missing_columns(*connection_, entity);
    for (const Index& index : entity_indexes(entity, Dialect::SQLite))
      make_index(*connection_, index);
    for (const Index& index : added_lookups(entity, Dialect::SQLite))
      make_index(*connection_, index);
    const std::string search = search_table(entity, Dialect::SQLite);
    if (!search.empty()) {
      connection_->execute(search);
      // A bulk load collects this many bytes of tokens before it writes them, so there is little to
      // merge later.
      const std::string name = search_table_name(entity);
      connection_->execute("INSERT INTO " + name + "(" + name +
                           ", rank) VALUES('hashsize', 16777216)");
    }
    connection_->execute(entity_view(entity, Dialect::SQLite));
  }
  for (const View& view : derived_views(Dialect::SQLite)) connection_->execute(view.create);
  set_meta("schema", fingerprint(schema));
}

void Store::bring_up_to(const model::Schema& schema, int version,
                        const std::function<void(int)>& told, const StillHolds& holds) {
  if (version == store_version() && meta("schema") == fingerprint(schema)) return;
  connection_->begin_write(told);
  try {
    if (holds && !holds(*connection_)) {
      outdated_ = true;
      connection_->rollback();
      return;
    }
    migrate_from(check_version());  // another process may have done it meanwhile
    fit(schema);
    connection_->commit();
  } catch (...) {
    connection_->rollback();
    throw;
  }
}

}  // namespace pareto::store
