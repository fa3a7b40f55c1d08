// Bodies of importer.hpp.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "pareto/importer.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER std::size_t Input::read_at(std::uint64_t offset, void* into, std::size_t size) const {
  std::size_t done = 0;
  while (done < size) {
    const auto got =
        input_->read_at(input_, offset + done, static_cast<char*>(into) + done, size - done);
    if (got < 0 || static_cast<std::uint64_t>(got) > size - done) {
      throw Failure(PARETO_E_IO, "reading " + std::string(name()) + " failed at byte " +
                                     std::to_string(offset + done));
    }
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}
PARETO_LAYER std::string Input::first_bytes(std::size_t most) const {
  std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(most, size())), '\0');
  bytes.resize(read_at(0, bytes.data(), bytes.size()));
  return bytes;
}

PARETO_LAYER SequentialReader::SequentialReader(Input input, std::size_t piece)
    : input_(input), buffer_(piece, '\0') {}

PARETO_LAYER std::string_view SequentialReader::next() {
  if (begin_ == end_) fill();
  const std::string_view piece(buffer_.data() + begin_, end_ - begin_);
  begin_ = end_;
  return piece;
}
PARETO_LAYER std::size_t SequentialReader::read(void* into, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    if (begin_ == end_ && !fill()) break;
    const std::size_t part = std::min(size - done, end_ - begin_);
    std::memcpy(static_cast<char*>(into) + done, buffer_.data() + begin_, part);
    begin_ += part;
    done += part;
  }
  return done;
}
PARETO_LAYER void SequentialReader::seek(std::uint64_t offset) {
  const std::uint64_t first = offset_ - end_;  // where the buffer's content begins in the file
  if (offset >= first && offset <= offset_) {
    begin_ = static_cast<std::size_t>(offset - first);
  } else {
    offset_ = offset;
    begin_ = end_ = 0;
  }
}
PARETO_LAYER bool SequentialReader::fill() {
  begin_ = 0;
  end_ = input_.read_at(offset_, buffer_.data(), buffer_.size());
  offset_ += end_;
  return end_ > 0;
}

PARETO_LAYER TextReader::TextReader(const Job& job, Input input, std::string_view encoding)
    : service_(job.service<pareto_text_v1>(PARETO_SVC_TEXT)),
      bytes_(input),
      decoder_(nullptr, service_->close) {
  if (encoding.empty() || encoding == "auto")
    detect(input);
  else
    encoding_ = encoding;
  decoder_.reset(service_->open(service_, encoding_.c_str()));
  if (decoder_ == nullptr) {
    throw Failure(PARETO_E_ARGUMENT,
                  std::string(job.say("unknown encoding: ", "未知的编码：")) + encoding_);
  }
}

PARETO_LAYER std::string_view TextReader::next() {
  while (!finished_) {
    const std::string_view raw = bytes_.next();
    finished_ = raw.empty() || bytes_.at_end();
    pareto_str out{};
    const auto status =
        service_->feed(decoder_.get(), to_c(raw), finished_ ? 1 : 0, &out, &replaced_);
    if (status != PARETO_OK) throw Failure(status, "decoding " + encoding_ + " failed");
    if (out.len > 0) return to_view(out);
  }
  return {};
}

PARETO_LAYER void TextReader::detect(Input input) {
  char name[32] = {};
  const std::string first = input.first_bytes(kDetectBytes);
  const auto status = service_->detect(service_, to_c(first), name, &confidence_);
  if (status != PARETO_OK) throw Failure(status, "detecting the encoding failed");
  name[sizeof name - 1] = '\0';
  encoding_ = name;
}

PARETO_LAYER Schema import_schema_of(std::size_t columns) {
  Schema schema{{"@line", Type::Int}};
  for (std::size_t i = 1; i <= columns; ++i)
    schema.push_back({"c" + std::to_string(i), Type::Text});
  return schema;
}

namespace detail {

PARETO_LAYER void say(const Opened& found, pareto_opened* opened) {
  copy_text(opened->encoding, found.encoding);
  copy_text(opened->part, found.part);
  copy_text(opened->detail, found.detail);
  opened->encoding_confidence = found.encoding_confidence;
  opened->rows = found.rows;
}

class HeldStream final : public BatchStream {
 public:
  HeldStream(std::shared_ptr<void> run, std::unique_ptr<BatchStream> stream)
      : run_(std::move(run)), stream_(std::move(stream)) {}
  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override {
    return stream_->schema();
  }
  bool next(Batch& batch) override { return stream_->next(batch); }

 private:
  std::shared_ptr<void> run_;  // destroyed after the stream
  std::unique_ptr<BatchStream> stream_;
};

PARETO_LAYER std::unique_ptr<BatchStream> held_by(std::shared_ptr<void> run,
                                                  std::unique_ptr<BatchStream> stream) {
  return std::make_unique<HeldStream>(std::move(run), std::move(stream));
}

}  // namespace detail

}  // namespace v0
}  // namespace pareto::sdk
