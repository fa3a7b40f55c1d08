// What the queries of a report made of files answer: each asked once, as a whole kept only where
// sections and words share it.
//
// One thread; lives as long as the report is written.
#pragma once

#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/reports/plain_report.hpp"
#include "core/reports/plain_values.hpp"
#include "pareto/job.hpp"

namespace pareto::reports {

class PlainRows {
 public:
  PlainRows(const PlainReport& report, const sdk::Job& job, PlainReader reader);
  ~PlainRows();

  [[nodiscard]] bool any(const std::string& query);
  // Read whole.
  [[nodiscard]] std::int64_t count(const std::string& query);
  // A value of the first row, as it is read in words; the bare one of money for a key figure with
  // its unit apart.
  [[nodiscard]] Shown first(const std::string& query, std::string_view column);
  [[nodiscard]] std::optional<std::int64_t> first_money(const std::string& query,
                                                        std::string_view column);
  // As it would stand in a table's column; empty where the query has no such column or no row.
  [[nodiscard]] std::string first_as(const std::string& query, std::string_view column,
                                     const sdk::Column& like);

  // The texts of a column in all rows, those without one left out. Read whole.
  [[nodiscard]] std::vector<std::string> all(const std::string& query, std::string_view column);

  // The rows with these columns, named and typed as they are shown, codes replaced by their words;
  // `most` of them at most. To be read before anything else is asked.
  [[nodiscard]] std::unique_ptr<sdk::BatchStream> stream(
      const PlainQuery& query, const std::vector<const PlainColumn*>& columns,
      const std::vector<sdk::Column>& shown,
      std::int64_t most = std::numeric_limits<std::int64_t>::max());

 private:
  struct Held;
  Held& held(const std::string& query);

  const PlainReport& report_;
  const sdk::Job& job_;
  PlainReader reader_;
  std::vector<sdk::Parameter> parameters_;
  std::map<std::string, std::unique_ptr<Held>, std::less<>> held_;
};

}  // namespace pareto::reports
