// A workspace of a few customers and sales for one test, written through the one way in.
#pragma once

#include <unistd.h>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/write/transaction.hpp"
#include "core/tiering/rule_run.hpp"

namespace pareto::tiering::testing {

inline Date day(std::string_view iso) { return *parse_date(iso); }
inline std::int64_t money(double units) { return static_cast<std::int64_t>(units * 10'000); }

class SmallWorkspace {
 public:
  SmallWorkspace() : folder_(make_folder()), schema_(model::Schema::core()) {
    store::Store::create(folder_ / "test.db", schema_);
    store_ = std::make_unique<store::Store>(folder_ / "test.db", schema_);
    records_ = std::make_unique<records::Records>(records::Records{*store_, schema_, bus_});
    records_->clock_micros = [] { return std::int64_t{1'793'500'000'000'000}; };  // 2026-11-01
  }
  ~SmallWorkspace() {
    records_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  records::Records& records() { return *records_; }
  store::Connection& connection() { return store_->connection(); }
  bus::EventBus& bus() { return bus_; }

  std::int64_t customer(const std::string& code, std::int64_t parent = 0) {
    sdk::BatchBuilder row(
        {{"code", sdk::Type::Text}, {"name", sdk::Type::Text}, {"parent", sdk::Type::Int}});
    row.text(0, code);
    row.text(1, "Firm " + code);
    if (parent != 0) row.integer(2, parent);
    row.end_row();
    return write("customer", row.finish());
  }

  void sale(std::int64_t customer, std::string_view date, double amount,
            std::string_view number = {}, std::optional<double> cost = {}) {
    sdk::BatchBuilder row({{"number", sdk::Type::Text},
                           {"line", sdk::Type::Int},
                           {"date", sdk::Type::Date},
                           {"customer", sdk::Type::Int},
                           {"amount", sdk::Type::Money},
                           {"cost", sdk::Type::Money}});
    const std::string own = "N" + std::to_string(++lines_);
    row.text(0, number.empty() ? std::string_view(own) : number);
    row.integer(1, lines_);
    row.integer(2, day(date).days);
    row.integer(3, customer);
    row.integer(4, money(amount));
    if (cost) row.integer(5, money(*cost));
    row.end_row();
    write("sale", row.finish());
  }

  void set(std::int64_t customer, const char* field, std::int64_t value) {
    sdk::BatchBuilder row({{field, sdk::Type::Int}});
    row.integer(0, value);
    row.end_row();
    records::Transaction transaction(*records_, {}, {.kind = "set", .title = "test"});
    const std::int64_t ids[] = {customer};
    const auto result = transaction.update(schema_.entity("customer"), ids, row.finish());
    if (!result.rejects.empty())
      throw std::runtime_error(result.rejects[0].why.in(Language::English));
    transaction.commit();
  }

  std::string text(const std::string& sql) {
    std::string out;
    store::Statement rows = connection().prepare(sql);
    while (rows.step()) {
      for (int c = 0; c < rows.columns(); ++c) {
        out += (c ? "|" : out.empty() ? "" : "; ");
        out += rows.is_null(c) ? "-" : std::string(rows.text(c));
      }
    }
    return out;
  }
  std::int64_t count(const std::string& table) {
    return connection().integer("SELECT count(*) FROM " + table);
  }

 private:
  static std::filesystem::path make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pareto-tiering-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    return name;
  }
  std::int64_t write(const char* entity, const sdk::Batch& batch) {
    records::Transaction transaction(*records_, {}, {.kind = "add", .title = "test"});
    const auto result = transaction.create(schema_.entity(entity), batch);
    if (!result.rejects.empty())
      throw std::runtime_error(result.rejects[0].why.in(Language::English));
    transaction.commit();
    return result.ids[0];
  }

  std::filesystem::path folder_;
  model::Schema schema_;
  bus::EventBus bus_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<records::Records> records_;
  int lines_ = 0;
};

}  // namespace pareto::tiering::testing
