// Commands: verbs of the command line, `pareto VERB`.
//
//     struct Quiet : Command<Quiet> {
//       static constexpr const char* id = "quiet";
//       static constexpr Label label{"customers without an order", "没有下单的客户"};
//       static constexpr Field arguments[] = {integer("days", {"Days", "天数"}).initially("90")};
//       static constexpr int operands = 1;       // the first argument stands by its place; may be left out: none does
//       static constexpr bool changes = false;   // whether it writes; may be left out
//       static void run(const Job& job, Printer& out) {
//         TableInfo table{.name = "quiet", .columns = {…}};
//         out.table(table, job.select("SELECT …", table.schema()));
//         out.say(job.say("90 days", "90 天"));
//       }
//     };
//
// Parsing, checks, help, the manual and completion follow from these lines. With `changes` what it
// writes through Records is one operation: undone as one, tried by --dry-run. What it throws ends
// the verb with code 1 and the words of the exception.
#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>

#include "pareto/abi/command.h"
#include "pareto/document.hpp"
#include "pareto/extension.hpp"
#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Where a command writes. A view; valid while it runs.
class Printer {
 public:
  explicit Printer(const pareto_printer* printer) : printer_(printer) {}

  // A line for people; left out where a program reads.
  void say(std::string_view line) { printer_->say(printer_, to_c(line)); }
  // The answer, at most once, as --output says. Throws Failure when it could not be written.
  void table(const TableInfo& info, std::unique_ptr<BatchStream> rows);
  void table(const TableInfo& info, Batch rows);

 private:
  const pareto_printer* printer_;
};

namespace detail {

template <class X>
inline constexpr FieldList<std::size(X::arguments)> kArgumentsOf{X::arguments};

template <class X>
struct CommandTable {
  static_assert(is_name(X::id), "a verb consists of a-z, 0-9 and '_', and begins with a letter");

  static constexpr pareto_fields arguments() {
    if constexpr (requires { X::arguments; })
      return kArgumentsOf<X>.get();
    else
      return nullptr;
  }
  static constexpr std::uint32_t operands() {
    if constexpr (requires { X::operands; }) {
      static_assert(X::operands <= static_cast<int>(std::size(X::arguments)),
                    "as many operands as arguments at most");
      return X::operands;
    } else {
      return 0;
    }
  }
  static constexpr std::uint32_t flags() {
    if constexpr (requires { X::changes; })
      return X::changes ? PARETO_COMMAND_CHANGES : 0;
    else
      return 0;
  }
  static pareto_status run(const pareto_job* job, const pareto_printer* printer,
                           pareto_error* error) {
    return guarded(error, [&] {
      Printer out(printer);
      X::run(Job(job), out);
    });
  }
  static constexpr pareto_command_v1 kTable{sizeof(pareto_command_v1),
                                            X::id,
                                            label_of<X>(),
                                            help_of<X>(),
                                            flags(),
                                            operands(),
                                            arguments(),
                                            &run};
};

}  // namespace detail

// The base of a plugin's own command: see the top.
template <class X>
struct Command {
  static constexpr const char* kExtension = PARETO_EXT_COMMAND;
  static constexpr const void* table() { return &detail::CommandTable<X>::kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/command.hpp"
#endif
