// A workspace's database in a folder of its own, and the bundled importers with the host's text
// service: all that an import needs.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/host/services/services.hpp"
#include "core/imports/run/import_run.hpp"
#include "core/imports/source/context.hpp"
#include "core/plugins/host_table.hpp"
#include "core/records/write/transaction.hpp"
#include "core/store/store.hpp"
#include "plugins/importers/csv/csv_importer.hpp"
#include "plugins/importers/xlsx/xlsx_importer.hpp"

namespace pareto::imports {

class ImportBench {
 public:
  explicit ImportBench(Language language = Language::English) : schema_(model::Schema::core()) {
    static std::atomic<int> number = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("pareto-imports-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::filesystem::create_directories(folder_);
    store::Store::create(folder_ / "pareto.db", schema_);
    store_ = std::make_unique<store::Store>(folder_ / "pareto.db", schema_);
    records_ = std::make_unique<records::Records>(records::Records{*store_, schema_, bus_});
    records_->clock_micros = [this] { return now_ += 1'000'000; };
    services_.add(PARETO_SVC_TEXT, &host::text_service());
    host_ = std::make_unique<plugins::HostTable>("csv", std::vector<std::string>{PARETO_SVC_TEXT},
                                                 &services_, plugins::PluginLog{});
    const std::vector<Importer> importers{importer_of(csv::CsvImporter::table()),
                                          importer_of(xlsx::XlsxImporter::table())};
    context_ = std::make_unique<Context>(
        Context{*records_, session_, {.language = language, .home_currency = "CNY"}, [importers] {
                  return importers;
                }});
  }
  ~ImportBench() {
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  ImportBench(const ImportBench&) = delete;
  ImportBench& operator=(const ImportBench&) = delete;

  std::filesystem::path file(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  ImportResult import(ImportRequest request) { return run_import(request, *context_); }
  ImportResult import(const std::string& name, const std::string& bytes, const std::string& entity,
                      bool create_missing = true) {
    return import({.file = file(name, bytes), .entity = entity, .create_missing = create_missing});
  }
  // The first column of a query, as text, "-" for null; several columns with blanks between.
  std::vector<std::string> query(const std::string& sql) {
    std::vector<std::string> out;
    store::Statement select = store_->connection().prepare(sql);
    while (select.step()) {
      std::string row;
      for (int c = 0; c < select.columns(); ++c)
        row +=
            (c ? "|" : "") + (select.is_null(c) ? std::string("-") : std::string(select.text(c)));
      out.push_back(row);
    }
    return out;
  }
  std::int64_t number(const std::string& sql) { return store_->connection().integer(sql); }

  [[nodiscard]] const Context& context() const { return *context_; }
  [[nodiscard]] records::Records& records() { return *records_; }
  [[nodiscard]] const access::Session& session() const { return session_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  Importer importer_of(const void* raw) {
    const auto* table = static_cast<const pareto_importer_v1*>(raw);
    return {{table, host_->get(), table->id}, model::fields_from(table->settings, "")};
  }

  std::filesystem::path folder_;
  model::Schema schema_;
  std::unique_ptr<store::Store> store_;
  bus::EventBus bus_;
  std::unique_ptr<records::Records> records_;
  std::int64_t now_ = 1'793'404'800'000'000;
  access::Session session_{0, "owner"};
  plugins::ServiceRegistry services_;
  std::unique_ptr<plugins::HostTable> host_;
  std::unique_ptr<Context> context_;
};

}  // namespace pareto::imports
