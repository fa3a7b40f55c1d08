#include "core/records/write/require_done.hpp"

#include "core/base/error.hpp"

namespace pareto::records {

void require_done(const WriteResult& result) {
  if (result.rejects.empty()) return;
  const Reject& reject = result.rejects.front();
  Error error = reject.fix ? Error(ErrorCode::Data, reject.why, *reject.fix)
                           : Error(ErrorCode::Data, reject.why);
  if (!reject.value.empty()) error.within(Message::verbatim("“" + reject.value + "”"));
  if (!reject.field.empty())
    error.within(Message::verbatim(reject.field))
        .at({.field = reject.field, .value = reject.value});
  throw error;
}

}  // namespace pareto::records
