#include "core/cli/records/done.hpp"

namespace pareto::cli {

void say_undo(Context& context, std::int64_t operation) {
  if (operation == 0) return;
  print_labelled(
      context.output.out,
      {{context.words({"undo", "撤销"}),
        context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
}

}  // namespace pareto::cli
