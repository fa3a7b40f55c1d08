// A document that renders nothing: it looks whether what a report writes is what a document may
// hold, and keeps the words.
//
// One thread. Lives until the report has ended.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "core/conformance/case.hpp"
#include "core/conformance/host_shapes.hpp"

namespace pareto::conformance {

class CheckingDocument {
 public:
  explicit CheckingDocument(HostShape shape = HostShape::Today);
  CheckingDocument(const CheckingDocument&) = delete;
  CheckingDocument& operator=(const CheckingDocument&) = delete;

  [[nodiscard]] const pareto_document* get() const { return shaped_->get(); }

  std::int64_t refuses_from = -1;            // call from which every one fails with PARETO_E_IO
  std::function<void(std::int64_t)> called;  // told the number of each call, from 0
  [[nodiscard]] std::int64_t calls() const { return calls_; }
  [[nodiscard]] const std::string& words() const {
    return words_;
  }  // of the whole document, in order
  // Throws Error with the first thing that no document may hold, also for one that never began.
  void require_sound() const;

 private:
  template <class Work>
  static pareto_status take(const pareto_document* self, pareto_error* error, Work work);
  void text(pareto_str text, const char* what);
  void named_rows(const pareto_key_figure& figure);
  void spans(pareto_spans spans, const char* what);
  void table(const pareto_table_info& info, ArrowArrayStream* stream);
  void chart(const pareto_chart_info& info, ArrowArrayStream* stream);

  pareto_document document_{};
  std::optional<Shaped<pareto_document>> shaped_;
  std::int64_t calls_ = 0;
  bool began_ = false;
  int leads_ = 0;
  std::string words_;
  std::optional<Error> fault_;
};

}  // namespace pareto::conformance
