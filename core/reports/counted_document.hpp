// A document that tells how many rows of tables pass into it, and may be stopped by who is told.
//
// Everything else is the other document's own doing. Lives on the stack of whoever renders; one
// thread.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>

#include "pareto/abi/document.h"

namespace pareto::reports {

class CountedDocument : public pareto_document {
 public:
  // `told` gets the number of rows so far before they are written; what it throws ends the
  // document. Both must outlive this.
  CountedDocument(const pareto_document& document,
                  const std::function<void(std::int64_t rows)>& told);
  CountedDocument(const CountedDocument&) = delete;
  CountedDocument& operator=(const CountedDocument&) = delete;

  // Throws what `told` threw: the words of plugins on the way say less.
  void rethrow() const {
    if (refused_) std::rethrow_exception(refused_);
  }

 private:
  struct Rows;  // a stream on its way
  static pareto_status pass_table(const pareto_document* self, const pareto_table_info* info,
                                  ArrowArrayStream* rows, pareto_error* error);

  const pareto_document& document_;
  const std::function<void(std::int64_t)>& told_;
  std::int64_t rows_ = 0;
  std::exception_ptr refused_;
};

}  // namespace pareto::reports
