#include "core/reports/noted_document.hpp"

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
struct NotedDocument::Passed {
  static const pareto_document& document(const pareto_document* self) { return of(self).document_; }
  static constexpr auto kCall = &Taken<decltype(Function)>::template pass<Function, Passed>;
};

NotedDocument::NotedDocument(const pareto_document& document, const std::vector<Message>& notes,
                             Language language)
    : pareto_document(sdk::received(document)),
      document_(document),
      between_(say(language, Text{"; ", "；"})) {
  for (const Message& note : notes) notes_ += (notes_.empty() ? "" : between_) + note.in(language);
  begin = &begin_with_notes;
  heading = Passed<&pareto_document::heading>::kCall;
  paragraph = Passed<&pareto_document::paragraph>::kCall;
  figures = Passed<&pareto_document::figures>::kCall;
  table = Passed<&pareto_document::table>::kCall;
  chart = Passed<&pareto_document::chart>::kCall;
  page_break = Passed<&pareto_document::page_break>::kCall;
  if (beside != nullptr) beside = Passed<&pareto_document::beside>::kCall;
}

pareto_status NotedDocument::begin_with_notes(const pareto_document* self,
                                              const pareto_document_info* info,
                                              pareto_error* error) {
  const NotedDocument& own = of(self);
  return sdk::guarded(error, [&] {
    if (info == nullptr || !sdk::is_whole(*info))
      throw sdk::Failure(PARETO_E_ARGUMENT, "a document begins without saying what it is");
    pareto_document_info with = sdk::received(*info);
    std::string remark(sdk::to_view(with.remark));
    remark += (remark.empty() ? "" : own.between_) + own.notes_;
    with.size_of = sizeof with;
    with.remark = sdk::to_c(remark);
    pareto_error inner = sdk::no_error();
    sdk::require(own.document_.begin(&own.document_, &with, &inner), inner);
  });
}

}  // namespace pareto::reports
