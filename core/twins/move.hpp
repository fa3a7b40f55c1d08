// Moves what refers to records that go to those that stay.
//
// A field at a time, all records at once, in batches. Rows whose key is taken by one of the
// survivor's, or that would name one record twice, stay where they are and go along with their
// record. One thread, in the merge's transaction.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "core/model/schema.hpp"
#include "core/records/write/transaction.hpp"
#include "core/twins/merge.hpp"

namespace pareto::twins {

// Who goes, to whom.
using Destinations = std::unordered_map<std::int64_t, std::int64_t>;

class Mover {
 public:
  Mover(records::Transaction& transaction, const model::Entity& entity,
        const Destinations& destinations, const MergeRequest& request)
      : transaction_(transaction), entity_(entity), destinations_(destinations), request_(request) {
    for (const auto& [from, to] : destinations) going_.push_back(from);
    std::sort(going_.begin(), going_.end());
  }

  [[nodiscard]] std::vector<MovedRows> run();

 private:
  struct Row {
    std::int64_t id, from;
    bool self = false;  // would name one record twice
  };
  [[nodiscard]] std::vector<Row> rows_of(const model::Entity& referring, const model::Field& field);
  void move(const model::Entity& referring, const model::Field& field,
            const std::vector<Row>& rows);
  // Without those whose key the survivor has already.
  [[nodiscard]] std::vector<Row> without_taken(const model::Entity& referring,
                                               const model::Field& field, std::vector<Row> rows);
  [[nodiscard]] std::vector<Row> without_contradicting(const model::Entity& referring,
                                                       const model::Field& field,
                                                       std::vector<Row> rows);
  void update(const model::Entity& referring, const std::vector<std::int64_t>& ids,
              const sdk::Batch& values);
  void check() const;

  records::Transaction& transaction_;
  const model::Entity& entity_;
  const Destinations& destinations_;
  const MergeRequest& request_;
  std::vector<std::int64_t> going_;
  std::int64_t done_ = 0;
};

// Throws the first reject as an Error: what a plugin or a rule has against the change.
void require_all(const records::WriteResult& result, const model::Entity& entity);

}  // namespace pareto::twins
