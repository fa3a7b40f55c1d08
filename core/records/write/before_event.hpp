// Asks the before-subscribers about rows on their way into an entity, in their order: they may
// refuse rows and put other values in place, which those behind them see. Not for others than the
// writing steps.
//
// Threading: the writer's.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/records/write/transaction.hpp"
#include "core/records/write/write_rows.hpp"

namespace pareto::records {

// Where amended values go.
struct Amending {
  std::vector<std::uint8_t>& given;  // by field; amended ones become given
  std::function<void(std::size_t field)>
      bring;  // called before the first amendment of a field that was not given; may be empty
  bool ignored = false;  // an undo restores what was, whatever would be put in its place
  bool amended = false;  // whether anything was
};

// Whether anybody wants to be asked.
[[nodiscard]] bool is_asked_before(Transaction& transaction, const model::Entity& entity,
                                   std::uint32_t kind);

// `came` are the rows as they came; null for those about to be removed, of which every stored field
// is shown. Vetoes become rejects. `amending` is null for records about to be removed, in which
// nothing can be amended.
void ask_before(Transaction& transaction, std::uint32_t kind, WriteRows& rows,
                const sdk::Batch* came, Amending* amending);

}  // namespace pareto::records
