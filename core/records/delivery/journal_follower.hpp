// Reads the journal on as entries are committed, by whatever process: in order and without a gap,
// for it reads what is stored.
//
// Has a connection of its own, so it neither waits for writers nor keeps them waiting. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "core/records/write/journal.hpp"
#include "core/store/store.hpp"

namespace pareto::records {

class JournalFollower {
 public:
  // From behind `after`; nothing: from what is committed from now on.
  JournalFollower(const store::Store& store, std::optional<std::int64_t> after);

  // Whether anything was committed since the last look; takes some microseconds.
  [[nodiscard]] bool has_news();
  // Hands over what came since the last look, until `take` says no; the next look goes on behind
  // that.
  void look(const std::function<bool(std::string_view topic)>& wanted,
            const std::function<bool(Entry&)>& take);

  // How far it is.
  [[nodiscard]] std::int64_t sequence() const { return sequence_; }

 private:
  std::unique_ptr<store::Connection> reader_;
  std::int64_t sequence_;
  std::int64_t version_ = -1;  // of the store at the last look
};

}  // namespace pareto::records
