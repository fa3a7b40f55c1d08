// Rows of the host on their way to a plugin. What goes wrong on this side arrives there with its
// status, so that work that was cancelled is ECANCELED for whoever reads, whatever the words.
//
//     sdk::export_stream(lent(records::select(…)), out);
#pragma once

#include <memory>
#include <utility>

#include "core/base/error.hpp"
#include "pareto/failure.hpp"
#include "pareto/table.hpp"

namespace pareto::plugins {

class LentStream final : public sdk::BatchStream {
 public:
  explicit LentStream(std::unique_ptr<sdk::BatchStream> rows) : rows_(std::move(rows)) {}
  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return rows_->schema();
  }
  bool next(sdk::Batch& batch) override {
    try {
      return rows_->next(batch);
    } catch (const Error& error) {
      throw sdk::Failure(static_cast<pareto_status>(error.code()), error.text(Language::English));
    }
  }

 private:
  std::unique_ptr<sdk::BatchStream> rows_;
};

[[nodiscard]] inline std::unique_ptr<sdk::BatchStream> lent(
    std::unique_ptr<sdk::BatchStream> rows) {
  return std::make_unique<LentStream>(std::move(rows));
}

}  // namespace pareto::plugins
