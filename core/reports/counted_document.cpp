#include "core/reports/counted_document.hpp"

#include <cerrno>
#include <memory>
#include <utility>

namespace pareto::reports {

// Owns the stream that it shows.
struct CountedDocument::Rows {
  CountedDocument* document;
  ArrowArrayStream inner;

  static Rows& of(ArrowArrayStream* stream) { return *static_cast<Rows*>(stream->private_data); }
  static int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    return of(stream).inner.get_schema(&of(stream).inner, out);
  }
  static int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    Rows& self = of(stream);
    const int code = self.inner.get_next(&self.inner, out);
    if (code != 0 || out->release == nullptr) return code;
    try {
      self.document->told_(self.document->rows_ + out->length);
      self.document->rows_ += out->length;
      return 0;
    } catch (...) {
      self.document->refused_ = std::current_exception();
      out->release(out);
      return EPERM;
    }
  }
  static const char* get_last_error(ArrowArrayStream* stream) {
    return of(stream).document->refused_ ? "these rows may not be written"
                                         : of(stream).inner.get_last_error(&of(stream).inner);
  }
  static void release(ArrowArrayStream* stream) {
    const std::unique_ptr<Rows> self(&of(stream));
    if (self->inner.release != nullptr) self->inner.release(&self->inner);
    stream->release = nullptr;
  }
};

CountedDocument::CountedDocument(const pareto_document& document,
                                 const std::function<void(std::int64_t)>& told)
    : pareto_document(document), document_(document), told_(told) {
  table = &pass_table;
}

pareto_status CountedDocument::pass_table(const pareto_document* self,
                                          const pareto_table_info* info, ArrowArrayStream* rows,
                                          pareto_error* error) {
  // A document is handed around as constant; what it counts is its own.
  auto& document = *const_cast<CountedDocument*>(static_cast<const CountedDocument*>(self));
  ArrowArrayStream counted{&Rows::get_schema, &Rows::get_next, &Rows::get_last_error,
                           &Rows::release, new Rows{&document, std::exchange(*rows, {})}};
  return document.document_.table(&document.document_, info, &counted, error);
}

}  // namespace pareto::reports
