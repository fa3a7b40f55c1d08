#include "core/records/journal_follower.hpp"

#include <utility>

namespace pareto::records {

JournalFollower::JournalFollower(const store::Store& store, std::optional<std::int64_t> after)
    : reader_(store.open_reader()), sequence_(after ? *after : Journal(*reader_).last_sequence()) {}

bool JournalFollower::has_news() {
  // A number that is another after each commit of another connection. Asked before the journal is: what comes in between is found
  // now and looked for once more.
  const std::int64_t version = reader_->integer("PRAGMA data_version");
  if (version == version_) return false;
  version_ = version;
  return true;
}

void JournalFollower::look(const std::function<bool(std::string_view)>& wanted, const std::function<bool(Entry&)>& take) {
  bool stopped = false;
  const std::int64_t version = std::exchange(version_, -1);  // until all was handed over there may be more
  sequence_ = Journal(*reader_).each_wanted_after(sequence_, wanted, [&](Entry& entry) {
    stopped = !take(entry);
    return !stopped;
  });
  if (!stopped) version_ = version;
}

}  // namespace pareto::records
