// The inside of an undo, shared by the sources that decide what stays (undo_conflicts.cpp) and put
// back the rest (undo_put_back.cpp). Not for others: undo.hpp is.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/records/history/undo.hpp"
#include "core/records/write/journal.hpp"

namespace pareto::records {

// One operation being taken back; used once.
class Undo {
 public:
  enum class When { Never, Whole, Always };

  Undo(Records& records, const access::Session& session, std::int64_t operation);
  UndoPlan run(When when, const UndoWatch& watch = {});

 private:
  // Throws Error unless the session may undo the operation, and it may be undone.
  static OperationInfo info_of(Records& records, const access::Session& session,
                               std::int64_t operation);
  store::Connection& c() { return transaction_.connection(); }

  // The figures of a tier run are no record (core/tiering/change_writer.cpp). They go with the run
  // and are kept with the undo, so that an undo of it finds them again.
  void keep_run();
  void return_run();

  // What stays, and why. Roles of a customer that stay as they are keep their dated rows, too.
  void conflict(const model::Entity& entity, std::int64_t id, Message why);
  [[nodiscard]] bool keeps_role(std::int64_t customer, std::string_view role) const;
  [[nodiscard]] bool keeps_role(std::int64_t ownership);
  // Entries after the operation that changed fields people can set.
  bool changed_since(std::int64_t id, const Entry& entry);
  std::unordered_set<std::int64_t> created_that_stay(const Entry& entry,
                                                     const model::Entity& entity);
  void keep_changed(const Entry& entry, const model::Entity& entity,
                    std::unordered_set<std::int64_t>& keep);
  // What one created and does not reach any more stays: it is somebody else's now.
  void keep_beyond(const Entry& entry, const model::Entity& entity,
                   std::unordered_set<std::int64_t>& keep);
  void keep_roles(const Entry& entry, const model::Entity& entity,
                  std::unordered_set<std::int64_t>& keep);
  // What other records refer to.
  void keep_used(const Entry& entry, const model::Entity& entity,
                 std::unordered_set<std::int64_t>& keep);
  // What stays may refer to others of the same load (a store to its chain): those stay too.
  void keep_referred(const Entry& entry, const model::Entity& entity,
                     std::unordered_set<std::int64_t>& keep);
  // What a record refers to may have gone since. It comes back without, or not at all where it
  // cannot be without.
  void leave_what_lost_its_owner(WriteRows& rows);

  // Putting back.
  void reverse(const Entry& entry);
  void reverse_create(const Entry& entry, const model::Entity& entity);
  void reverse_update(const Entry& entry, const model::Entity& entity);
  // Records return with their old ids, so that what referred to them fits again.
  void reverse_remove(const Entry& entry, const model::Entity& entity);
  void remove_kept_children(const Entry& entry, const model::Entity& entity,
                            const std::unordered_set<std::int64_t>& keep);
  // All rows of a bulk load at once: what they added to rollups is subtracted by one sum, not row
  // by row.
  void remove_range(const Entry& entry, const model::Entity& entity);
  // Groups may have been moved while these customers were away.
  void find_roots(const std::vector<std::int64_t>& ids);

  Transaction transaction_;
  const bool within_;  // only what the session reaches
  UndoPlan plan_;
  std::set<std::pair<std::int64_t, std::string>> roles_,
      kept_roles_;  // customer and role: restored; left as they are
  std::unordered_set<std::int64_t> kept_customers_;  // created, but left
};

}  // namespace pareto::records
