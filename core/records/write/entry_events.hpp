// The events of journal entries, for those who are told of them: with the tables of what changed.
//
// Made from the journal and, for records that were created, from the records as they are now.
// Entries in a row that created records of one entity are read by one statement, since to ask for
// each costs more than to tell of it.
//
// Belongs into the transaction in which the events are handled. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/model/schema.hpp"
#include "core/records/write/journal.hpp"
#include "core/records/write/write_rows.hpp"
#include "pareto/abi/event.h"
#include "pareto/table.hpp"

namespace pareto::records {

class EntryEvents {
 public:
  // Events cover batches; a load of a million rows is handed over in pieces of so many.
  static constexpr std::int64_t kMostRows = 65'536;

  // The entries carry their payloads and must outlive this.
  EntryEvents(store::Connection& connection, const model::Schema& schema,
              std::span<const Entry> entries);
  ~EntryEvents();
  EntryEvents(const EntryEvents&) = delete;
  EntryEvents& operator=(const EntryEvents&) = delete;

  // Hands over the event of one entry, a large one in pieces, one of records that are gone not at
  // all.
  void each_piece(std::size_t index, const std::function<void(const pareto_event&)>& take);

 private:
  struct Created;  // records that some entries in a row created

  void created(std::size_t index, const model::Entity& entity,
               const std::function<void(const pareto_event&)>& take);
  void in_pieces(const Entry& entry, const model::Entity& entity,
                 const std::function<void(const pareto_event&)>& take);
  void look_ahead(std::size_t index, const model::Entity& entity);
  [[nodiscard]] std::vector<std::int64_t> ids_of(const Entry& entry, const model::Entity& entity);

  store::Connection& connection_;
  const model::Schema& schema_;
  std::span<const Entry> entries_;
  std::unique_ptr<Created> created_;
};

}  // namespace pareto::records
