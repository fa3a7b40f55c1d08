#include "core/records/delivery/journal_follower.hpp"

#include <utility>
#include <vector>

namespace pareto::records {

constexpr std::size_t kMostAtOnce = 1000;

JournalFollower::JournalFollower(const store::Store& store, std::optional<std::int64_t> after)
    : reader_(store.open_reader()), sequence_(after ? *after : Journal(*reader_).last_sequence()) {}

bool JournalFollower::has_news() {
  // A number that is another after each commit of another connection. Asked before the journal is:
  // what comes in between is found now and looked for once more.
  const std::int64_t version = reader_->integer("PRAGMA data_version");
  if (version == version_) return false;
  version_ = version;
  return true;
}

void JournalFollower::look(const std::function<bool(std::string_view)>& wanted,
                           const std::function<bool(Entry&)>& take) {
  const std::int64_t version =
      std::exchange(version_, -1);  // until all was handed over there may be more
  std::vector<Entry> found;
  do {
    // Read first and handed over then: who takes slowly must not hold up the store's own
    // housekeeping.
    found.clear();
    const std::int64_t seen =
        Journal(*reader_).each_wanted_after(sequence_, wanted, [&](Entry& entry) {
          found.push_back(std::move(entry));
          return found.size() < kMostAtOnce;
        });
    for (Entry& entry : found) {
      sequence_ = entry.sequence;
      if (!take(entry)) return;
    }
    sequence_ = seen;
  } while (found.size() == kMostAtOnce);
  version_ = version;
}

}  // namespace pareto::records
