#include "core/store/migrations.hpp"

#include "core/model/field.hpp"

namespace pareto::store {
namespace {

std::vector<std::string> first_tables(Dialect dialect) {
  const std::string i(column_type(model::Type::Int, dialect)),
      date(column_type(model::Type::Date, dialect));
  const std::string b(dialect == Dialect::SQLite ? "BLOB" : "bytea");
  const std::string s(table_options(dialect)), w(table_options(dialect, true));
  return {
      "CREATE TABLE pareto_meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)" + s,
      // One operation is what a user did with one command: the unit of undo.
      "CREATE TABLE pareto_operation(id " + i +
          " PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, principal " + i +
          " NOT NULL, at " + i + " NOT NULL, undone_by " + i + ", undoes " + i +
          ", file_hash TEXT, details TEXT)" + s,
      "CREATE TABLE pareto_journal(sequence " + i + " PRIMARY KEY, operation " + i +
          " NOT NULL, at " + i + " NOT NULL, principal " + i + " NOT NULL, op " + i +
          " NOT NULL, entity TEXT NOT NULL, topic TEXT NOT NULL, first_id " + i +
          " NOT NULL, last_id " + i + " NOT NULL, row_count " + i +
          " NOT NULL, columns TEXT, payload " + b + ", payload_hash " + b + " NOT NULL, chain " +
          b + " NOT NULL, cause " + i + " NOT NULL, depth " + i + " NOT NULL)" + s,
      "CREATE INDEX pareto_journal_operation ON pareto_journal(operation)",
      // Which entries touched a record after it was created.
      "CREATE TABLE pareto_journal_index(id " + i + " NOT NULL, sequence " + i +
          " NOT NULL, PRIMARY KEY(id, sequence))" + w,
      "CREATE TABLE pareto_cursor(subscriber TEXT PRIMARY KEY, sequence " + i +
          " NOT NULL, failures " + i + " NOT NULL, last_error TEXT)" + s,
      // Home amounts per customer and month. known: net of the lines whose cost is known.
      "CREATE TABLE pareto_customer_month(month " + date + " NOT NULL, customer " + i +
          " NOT NULL, net " + i + " NOT NULL, known " + i + " NOT NULL, cost " + i +
          " NOT NULL, line_count " + i + " NOT NULL, PRIMARY KEY(month, customer))" + w,
      "CREATE TABLE pareto_tier_run(id " + i + " PRIMARY KEY, rule TEXT NOT NULL, as_of " + date +
          " NOT NULL, per_group " + i +
          " NOT NULL, time_window TEXT NOT NULL, settings TEXT NOT NULL, figures TEXT NOT NULL, changes " +
          i + " NOT NULL, at " + i + " NOT NULL)" + s,
  };
}

// Deliveries by lease and with retries; those that were given up are kept until somebody decides.
std::vector<std::string> delivery_tables(Dialect dialect) {
  const std::string i(column_type(model::Type::Int, dialect)), s(table_options(dialect));
  return {
      // When the next try is due, in microseconds; which process delivers, and until when it may.
      "ALTER TABLE pareto_cursor ADD COLUMN next_at " + i + " NOT NULL DEFAULT 0",
      "ALTER TABLE pareto_cursor ADD COLUMN owner TEXT",
      "ALTER TABLE pareto_cursor ADD COLUMN owned_until " + i + " NOT NULL DEFAULT 0",
      "CREATE TABLE pareto_parked(id " + i + " PRIMARY KEY, subscriber TEXT NOT NULL, sequence " +
          i + " NOT NULL, tries " + i + " NOT NULL, last_error TEXT NOT NULL, parked_at " + i +
          " NOT NULL, dropped_by " + i + ")" + s,
      // What an event caused.
      "CREATE INDEX pareto_journal_cause ON pareto_journal(cause) WHERE cause <> 0",
  };
}

// How users prove who they are. Hashes alone; the journal tells that one was set, never what.
std::vector<std::string> sign_in_tables(Dialect dialect) {
  const std::string i(column_type(model::Type::Int, dialect)), s(table_options(dialect));
  return {
      "CREATE TABLE pareto_password(\"user\" " + i +
          " PRIMARY KEY, hash TEXT NOT NULL, changed_at " + i + " NOT NULL, last_used_at " + i +
          ", failures " + i + " NOT NULL, blocked_until " + i + " NOT NULL)" + s,
      // The beginning of a key is kept to be told apart in lists.
      "CREATE TABLE pareto_api_key(id " + i + " PRIMARY KEY, \"user\" " + i +
          " NOT NULL, name TEXT NOT NULL, prefix TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE, created_at " +
          i + " NOT NULL, expires_at " + i + " NOT NULL, last_used_at " + i + ", revoked_at " + i +
          ")" + s,
      "CREATE TABLE pareto_sign_in(token_hash TEXT PRIMARY KEY, \"user\" " + i +
          " NOT NULL, created_at " + i + " NOT NULL, expires_at " + i + " NOT NULL)" + s,
  };
}

// Sign-ins that outlive the server and can be told apart, the second factor, what a key is narrowed
// to.
std::vector<std::string> second_factor_tables(Dialect dialect) {
  const std::string i(column_type(model::Type::Int, dialect)), s(table_options(dialect));
  return {
      "ALTER TABLE pareto_api_key ADD COLUMN scopes TEXT",
      // Those there are were of servers that are over.
      "DELETE FROM pareto_sign_in",
      "ALTER TABLE pareto_sign_in ADD COLUMN id TEXT",
      "ALTER TABLE pareto_sign_in ADD COLUMN client TEXT",
      "ALTER TABLE pareto_sign_in ADD COLUMN former_hash TEXT",
      "ALTER TABLE pareto_sign_in ADD COLUMN former_until " + i + " NOT NULL DEFAULT 0",
      "ALTER TABLE pareto_sign_in ADD COLUMN used_at " + i + " NOT NULL DEFAULT 0",
      "CREATE INDEX pareto_sign_in_id ON pareto_sign_in(id)",
      "CREATE INDEX pareto_sign_in_former ON pareto_sign_in(former_hash)",
      // `coming` is a secret that is not confirmed yet.
      "CREATE TABLE pareto_second_factor(\"user\" " + i +
          " PRIMARY KEY, secret TEXT, coming TEXT, confirmed_at " + i + ", last_step " + i +
          " NOT NULL, recovery TEXT NOT NULL)" + s,
  };
}

// What customers bought in the last twelve months, in the order of a list. Filled when sales are
// written next.
std::vector<std::string> year_tables(Dialect dialect) {
  const std::string i(column_type(model::Type::Int, dialect)), w(table_options(dialect, true));
  return {
      "CREATE TABLE pareto_customer_year(customer " + i + " PRIMARY KEY, net " + i + " NOT NULL)" +
          w,
      "CREATE INDEX pareto_customer_year_net ON pareto_customer_year(net)",
  };
}

// Imports are few among the operations, and asked for by every report and before every import.
std::vector<std::string> import_index(Dialect) {
  return {"CREATE INDEX pareto_operation_import ON pareto_operation(id) WHERE kind = 'import'"};
}

constexpr Migration kMigrations[] = {
    {1, &first_tables},         {2, &delivery_tables}, {3, &sign_in_tables},
    {4, &second_factor_tables}, {5, &year_tables},     {6, &import_index},
};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

int store_version() { return migrations().back().version; }

std::vector<std::string> system_tables(Dialect dialect) {
  std::vector<std::string> all;
  for (const Migration& step : migrations()) {
    for (std::string& sql : step.statements(dialect)) all.push_back(std::move(sql));
  }
  return all;
}

}  // namespace pareto::store
