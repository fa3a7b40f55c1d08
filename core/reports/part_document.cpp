#include "core/reports/part_document.hpp"

#include <cstddef>
#include <utility>

#include "pareto/job.hpp"
#include "pareto/received.hpp"

namespace pareto::reports {
namespace {

template <class Function>
struct Taken;
template <class... Given>
struct Taken<pareto_status (*pareto_document::*)(const pareto_document*, Given...)> {
  template <auto Function, class Of>
  static pareto_status pass(const pareto_document* self, Given... given) {
    const pareto_document& document = Of::document(self);
    return (document.*Function)(&document, given...);
  }
};

}  // namespace

// A function of the other document, called with that one.
template <auto Function>
struct PartDocument::Passed {
  static const pareto_document& document(const pareto_document* self) { return of(self).document_; }
  static constexpr auto kCall = &Taken<decltype(Function)>::template pass<Function, Passed>;
};

PartDocument::PartDocument(const pareto_document& document, std::string part, std::string between)
    : pareto_document(sdk::received(document)), document_(document), part_(std::move(part)), between_(std::move(between)) {
  begin = &begin_with_part;
  heading = Passed<&pareto_document::heading>::kCall;
  paragraph = Passed<&pareto_document::paragraph>::kCall;
  figures = Passed<&pareto_document::figures>::kCall;
  table = Passed<&pareto_document::table>::kCall;
  chart = Passed<&pareto_document::chart>::kCall;
  page_break = Passed<&pareto_document::page_break>::kCall;
  if (beside != nullptr) beside = Passed<&pareto_document::beside>::kCall;
}

pareto_status PartDocument::begin_with_part(const pareto_document* self, const pareto_document_info* info, pareto_error* error) {
  const PartDocument& own = of(self);
  return sdk::guarded(error, [&] {
    if (info == nullptr || !sdk::is_whole(*info)) throw sdk::Failure(PARETO_E_ARGUMENT, "a document begins without saying what it is");
    pareto_document_info with = sdk::received(*info);
    std::string remark(sdk::to_view(with.remark));
    remark += (remark.empty() ? "" : own.between_) + own.part_;
    with.size_of = sizeof with;
    with.remark = sdk::to_c(remark);
    pareto_error inner = sdk::no_error();
    sdk::require(own.document_.begin(&own.document_, &with, &inner), inner);
  });
}

}  // namespace pareto::reports
