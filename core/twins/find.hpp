// Records that are likely one under several names.
//
//     for (const Twin& twin : find_twins(connection, schema, {.entity = "customer"}))
//       … twin.a and twin.b, twin.score, words_of(twin.names, twin.evidence, language)
//
// Reads each record once, compares what candidates.hpp holds likely and what shares a number, and
// leaves out pairs of whom somebody said that they are apart (apart.hpp), and customers of whom one
// is above the other. Of many records with exactly one name, each is compared with the next, not
// with all: as a chain they are one set. Called on the connection's thread; names are taken apart
// on a second one. Reads only.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/twin_score.hpp"
#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::twins {

struct Search {
  std::string entity = "customer";
  double least = 0.8;           // score
  std::int64_t newer_than = 0;  // only pairs of which one id is larger and the other is not; 0: all
  const std::atomic<bool>* cancel = nullptr;  // raised: Error(Cancelled)
};

struct Twin {
  std::int64_t a = 0, b = 0;  // ids, the older first
  double score = 0;
  TwinScore names;
  std::uint32_t evidence = 0;  // twins::Evidence
};

// The surest first, then by ids. Throws Error for an entity whose records are not looked at for
// twins.
[[nodiscard]] std::vector<Twin> find_twins(store::Connection& connection,
                                           const model::Schema& schema, const Search& search);

// Records that belong together by these pairs, each set by id, the first set with the smallest id.
[[nodiscard]] std::vector<std::vector<std::int64_t>> sets_of(const std::vector<Twin>& twins);

}  // namespace pareto::twins
