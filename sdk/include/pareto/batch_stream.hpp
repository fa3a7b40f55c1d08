// Tables larger than memory: batches one after the other, also over the border between host and
// plugin, as an ArrowArrayStream.
//
//     std::unique_ptr<BatchStream> rows = job.select("select code, net from …", {{"code", Type::Text}, {"net", Type::Money}});
//     for (Batch batch; rows->next(batch);) add_up(batch);
//
// A stream is read once, by one thread. Header-only, standard library only.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "pareto/abi/arrow.h"
#include "pareto/batch.hpp"
#include "pareto/guarded.hpp"
#include "pareto/schema.hpp"

namespace pareto::sdk {
inline namespace v0 {

// A stream of batches of one schema. next() gives nothing more by answering false; failures are
// exceptions. One thread.
class BatchStream {
 public:
  virtual ~BatchStream();
  [[nodiscard]] virtual const std::shared_ptr<const Schema>& schema() const = 0;
  virtual bool next(Batch& batch) = 0;
};

// A stream over a function that fills the next batch.
template <class Next>
class FunctionStream final : public BatchStream {
 public:
  FunctionStream(std::shared_ptr<const Schema> schema, Next next)
      : schema_(std::move(schema)), next_(std::move(next)) {}
  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override { return schema_; }
  bool next(Batch& batch) override { return next_(batch); }

 private:
  std::shared_ptr<const Schema> schema_;
  Next next_;
};
template <class Next>
std::unique_ptr<BatchStream> make_stream(Schema schema, Next next) {
  return std::make_unique<FunctionStream<Next>>(std::make_shared<const Schema>(std::move(schema)),
                                                std::move(next));
}
// A stream of one batch.
std::unique_ptr<BatchStream> stream_of(Batch batch);

// Hands a stream over as an ArrowArrayStream; whoever holds `out` releases it.
void export_stream(std::unique_ptr<BatchStream> stream, ArrowArrayStream* out);

// Reads an ArrowArrayStream, which it takes over, as `expected` says (names, order and physical
// types must agree; money and quantity may arrive as int). Throws runtime_error with the stream's
// own words, Cancelled where it answers ECANCELED.
class ImportedStream final : public BatchStream {
 public:
  // With an empty `expected` the stream's own schema holds.
  ImportedStream(ArrowArrayStream* stream, Schema expected = {});
  ~ImportedStream() override;
  ImportedStream(const ImportedStream&) = delete;
  ImportedStream& operator=(const ImportedStream&) = delete;

  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override { return schema_; }
  bool next(Batch& batch) override;

 private:
  std::string last_error();
  void release();
  ArrowArrayStream stream_;
  std::shared_ptr<const Schema> schema_;
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/batch_stream.hpp"
#endif
