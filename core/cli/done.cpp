#include "core/cli/done.hpp"

#include "core/base/error.hpp"

namespace pareto::cli {

void require_done(const records::WriteResult& result) {
  if (result.rejects.empty()) return;
  const records::Reject& reject = result.rejects.front();
  Error error = reject.fix ? Error(ErrorCode::Data, reject.why, *reject.fix) : Error(ErrorCode::Data, reject.why);
  if (!reject.value.empty()) error.within(Message::verbatim("“" + reject.value + "”"));
  if (!reject.field.empty()) error.within(Message::verbatim(reject.field));
  throw error;
}

void say_undo(Context& context, std::int64_t operation) {
  if (operation == 0) return;
  print_labelled(context.output.out, {{context.words({"undo", "撤销"}), context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
}

}  // namespace pareto::cli
