// A document that says on each of its pages what the host knows of its figures: whose part of the
// records they are of ("what Wang Fang may see: own customers"), and rows that they lack ("479 of
// 5,350 rows of sales.xlsx are not in these figures").
//
// It stands in the remark of its begin, behind what the report says there; everything else is the
// other document's own doing. So no report can leave it out, and every format shows it. Lives on
// the stack of whoever renders; one thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/message.hpp"
#include "pareto/abi/document.h"

namespace pareto::reports {

class NotedDocument : public pareto_document {
 public:
  // The document must outlive this.
  NotedDocument(const pareto_document& document, const std::vector<Message>& notes,
                Language language);
  NotedDocument(const NotedDocument&) = delete;
  NotedDocument& operator=(const NotedDocument&) = delete;

 private:
  template <auto Function>
  struct Passed;
  static const NotedDocument& of(const pareto_document* self) {
    return *static_cast<const NotedDocument*>(self);
  }
  static pareto_status begin_with_notes(const pareto_document* self,
                                        const pareto_document_info* info, pareto_error* error);

  const pareto_document& document_;
  std::string notes_;
  const std::string between_;
};

}  // namespace pareto::reports
