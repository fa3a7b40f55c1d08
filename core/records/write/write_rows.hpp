// Rows on their way into an entity: their cells by field, which of them were rejected and why.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/entity.hpp"
#include "core/records/values/cells.hpp"
#include "core/records/write/reject.hpp"

namespace pareto::records {

enum class Operation { Create = 1, Update = 2, Remove = 3, Event = 4 };

struct WriteRows {
  const model::Entity* entity;
  std::int64_t rows = 0;
  std::vector<Cells> cells;            // by index of the entity's field
  std::vector<std::int64_t> ids;       // by row; 0 where rejected or not yet given
  std::vector<std::uint8_t> rejected;  // by row
  std::vector<Reject> rejects;

  [[nodiscard]] Cells& cell(std::string_view field) {
    return cells[static_cast<std::size_t>(entity->index(field))];
  }
  [[nodiscard]] const Cells& cell(std::string_view field) const {
    return cells[static_cast<std::size_t>(entity->index(field))];
  }
  void reject(std::int64_t row, std::string field, std::string value, Message why, Message fix) {
    if (rejected[row]) return;  // the first reason stands
    rejected[row] = 1;
    rejects.push_back({row, std::move(field), std::move(value), std::move(why), std::move(fix)});
  }
};

// Of a record that somebody else removed meanwhile, or that never was.
[[nodiscard]] inline Message gone() { return Text{"there is no such record", "没有这条记录"}; }
[[nodiscard]] inline Message look_again() {
  return Text{"look again: it may have been removed meanwhile", "请再看一次：可能已被删除"};
}

}  // namespace pareto::records
