// The cards of a file as batches: the names of the columns in line 0, then a row per card.
//
// Batches end at 16 384 rows or 8 MiB of text. One thread.
#pragma once

#include <memory>

#include <pareto/importer.hpp>

#include "card.hpp"
#include "file_text.hpp"

namespace pareto::vcard {

class VcardStream final : public sdk::BatchStream {
 public:
  // `charsets` and `columns` stay the caller's and outlive the stream.
  VcardStream(sdk::Job job, sdk::Input input, FileText text, Charsets& charsets,
              const Columns& columns);
  VcardStream(const VcardStream&) = delete;
  VcardStream& operator=(const VcardStream&) = delete;

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }
  bool next(sdk::Batch& batch) override;

 private:
  void fill();
  void append(const Card& card);

  sdk::Job job_;
  std::uint64_t bytes_;
  FileText text_;
  Charsets& charsets_;
  const Columns& columns_;
  CardReader cards_;
  std::shared_ptr<const sdk::Schema> schema_;
  sdk::BatchBuilder builder_;
  std::uint64_t replaced_ = 0;
  bool begun_ = false, ended_ = false;
};

}  // namespace pareto::vcard
