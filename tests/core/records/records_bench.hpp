// A database in a folder of its own and the one way in, with a clock that the test moves.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/records/history/undo.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::records::testing {

// A value of any field; nothing clears it.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
struct Assigned {
  std::string field;
  Cell value;
};
using Row = std::vector<Assigned>;

class RecordsBench {
 public:
  explicit RecordsBench(model::Schema schema = model::Schema::core())
      : schema_(std::move(schema)), folder_(make_folder()) {
    store::Store::create(file(), schema_);
    store_ = std::make_unique<store::Store>(file(), schema_);
    records_ = std::make_unique<Records>(Records{*store_, schema_, bus_});
    records_->clock_micros = [this] { return clock_; };
  }
  ~RecordsBench() {
    records_.reset();
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  RecordsBench(const RecordsBench&) = delete;
  RecordsBench& operator=(const RecordsBench&) = delete;

  [[nodiscard]] std::filesystem::path file() const { return folder_ / "pareto.db"; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  Records& records() { return *records_; }
  store::Store& store() { return *store_; }
  store::Connection& connection() { return store_->connection(); }
  bus::EventBus& bus() { return bus_; }
  const model::Schema& schema() const { return schema_; }
  const model::Entity& entity(const char* name) const { return schema_.entity(name); }
  void days_pass(int days) { clock_ += std::int64_t{days} * 86'400'000'000; }
  [[nodiscard]] std::int64_t today() const { return Time{clock_}.date().days; }

  sdk::Batch batch(const char* entity_name, const std::vector<Row>& rows) const {
    const model::Entity& of = entity(entity_name);
    sdk::Schema columns;
    for (const Assigned& a : rows.front()) columns.push_back({a.field, of.find(a.field)->type});
    sdk::BatchBuilder builder(columns);
    for (const Row& row : rows) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (const auto* i = std::get_if<std::int64_t>(&row[c].value)) builder.integer(c, *i);
        if (const auto* d = std::get_if<double>(&row[c].value)) builder.real(c, *d);
        if (const auto* s = std::get_if<std::string>(&row[c].value)) builder.text(c, *s);
      }
      builder.end_row();
    }
    return builder.finish();
  }

  struct Done {
    std::int64_t operation = 0;
    WriteResult result;
  };
  Done create(const char* name, const std::vector<Row>& rows) {
    Transaction t(*records_, {}, {.kind = "add", .title = name});
    WriteResult result = t.create(entity(name), batch(name, rows));
    return {t.commit(), std::move(result)};
  }
  Done update(const char* name, const std::vector<std::int64_t>& ids,
              const std::vector<Row>& rows) {
    Transaction t(*records_, {}, {.kind = "set", .title = name});
    WriteResult result = t.update(entity(name), ids, batch(name, rows));
    return {t.commit(), std::move(result)};
  }
  Done remove(const char* name, const std::vector<std::int64_t>& ids) {
    Transaction t(*records_, {}, {.kind = "remove", .title = name});
    WriteResult result = t.remove(entity(name), ids);
    return {t.commit(), std::move(result)};
  }
  // The id of one new record; fails the test's expectation by throwing.
  std::int64_t add(const char* name, const Row& row) {
    const Done done = create(name, {row});
    if (!done.result.rejects.empty())
      throw std::runtime_error(done.result.rejects[0].field + " " +
                               done.result.rejects[0].why.in(Language::English));
    return done.result.ids[0];
  }
  UndoPlan undo(std::int64_t operation) { return records::undo(*records_, {}, operation); }

  // Rows as "a|b; c|d", nothing as "-".
  std::string text(const std::string& sql) {
    std::string out;
    store::Statement rows = connection().prepare(sql);
    for (bool first = true; rows.step(); first = false) {
      if (!first) out += "; ";
      for (int c = 0; c < rows.columns(); ++c)
        out += (c ? "|" : "") + (rows.is_null(c) ? std::string("-") : std::string(rows.text(c)));
    }
    return out;
  }
  std::int64_t number(const std::string& sql) { return connection().integer(sql); }

  // Everything that records are made of, and the rollups; not the journal.
  std::string everything() {
    std::string out;
    for (const model::Entity& e : schema_.entities()) {
      out += "\n" + e.name + ": " + text("SELECT * FROM " + store::base_table(e) + " ORDER BY id");
    }
    return out +
           "\nmonths: " + text("SELECT * FROM pareto_customer_month ORDER BY month, customer");
  }

 private:
  static std::filesystem::path make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pareto-records-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    return name;
  }

  model::Schema schema_;
  std::filesystem::path folder_;
  bus::EventBus bus_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Records> records_;
  std::int64_t clock_ = 1'793'500'000'000'000;  // 2026-11-01
};

inline std::int64_t day(const char* iso) { return parse_date(iso)->days; }
inline std::int64_t money(double units) { return static_cast<std::int64_t>(units * 10'000); }

}  // namespace pareto::records::testing
