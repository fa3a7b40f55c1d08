// Bodies of command.hpp.
#pragma once

#include <memory>
#include <utility>

#include "pareto/command.hpp"
#include "pareto/layer/document.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER void Printer::table(const TableInfo& info, std::unique_ptr<BatchStream> rows) {
  const detail::CColumns columns(info.columns);
  const pareto_table_info c{sizeof c, info.name.c_str(), columns.get(), nullptr, info.flags, 0};
  ArrowArrayStream stream{};
  export_stream(std::move(rows), &stream);
  pareto_error error = no_error();
  require(printer_->table(printer_, &c, &stream, &error), error);
}
PARETO_LAYER void Printer::table(const TableInfo& info, Batch rows) {
  table(info, stream_of(std::move(rows)));
}

}  // namespace v0
}  // namespace pareto::sdk
