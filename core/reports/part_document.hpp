// A document that says on each of its pages whose part of the records it holds: "what Wang Fang may see: own customers".
//
// It stands in the remark of its begin, behind what the report says there; everything else is the other document's own doing. So no
// report can leave it out, and every format shows it. Lives on the stack of whoever renders; one thread.
#pragma once

#include <string>

#include "pareto/abi/document.h"

namespace pareto::reports {

class PartDocument : public pareto_document {
 public:
  // `between` stands between the report's remark and `part`. The document must outlive this.
  PartDocument(const pareto_document& document, std::string part, std::string between);
  PartDocument(const PartDocument&) = delete;
  PartDocument& operator=(const PartDocument&) = delete;

 private:
  template <auto Function>
  struct Passed;
  static const PartDocument& of(const pareto_document* self) { return *static_cast<const PartDocument*>(self); }
  static pareto_status begin_with_part(const pareto_document* self, const pareto_document_info* info, pareto_error* error);

  const pareto_document& document_;
  const std::string part_, between_;
};

}  // namespace pareto::reports
