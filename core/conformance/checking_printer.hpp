// Where a command writes, in a check: it shows nothing, looks whether what is written is an answer,
// and keeps the words.
//
// One thread. Lives until the command has ended.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/conformance/case.hpp"
#include "core/conformance/host_shapes.hpp"
#include "pareto/abi/command.h"

namespace pareto::conformance {

class CheckingPrinter {
 public:
  explicit CheckingPrinter(HostShape shape = HostShape::Today);
  CheckingPrinter(const CheckingPrinter&) = delete;
  CheckingPrinter& operator=(const CheckingPrinter&) = delete;

  [[nodiscard]] const pareto_printer* get() const { return shaped_->get(); }

  bool refuses = false;  // the table fails with PARETO_E_IO
  [[nodiscard]] int tables() const { return tables_; }
  [[nodiscard]] const std::string& words() const { return words_; }
  // Throws Error with the first thing that no answer may hold.
  void require_sound() const;

 private:
  static void say(const pareto_printer* printer, pareto_str line);
  static pareto_status table(const pareto_printer* printer, const pareto_table_info* info,
                             ArrowArrayStream* rows, pareto_error* error);
  void show(const pareto_table_info& info, ArrowArrayStream* rows);

  pareto_printer printer_{};
  std::optional<Shaped<pareto_printer>> shaped_;
  int tables_ = 0;
  std::string words_;
  std::optional<Error> fault_;
};

}  // namespace pareto::conformance
