#include "core/records/write/batch_part.hpp"

namespace pareto::records {
namespace {

bool bit(const std::uint8_t* bits, std::int64_t at) { return (bits[at >> 3] >> (at & 7) & 1) != 0; }

// Copies bits to the front; answers how many are 0.
std::int64_t take_bits(const void* from, std::int64_t begin, std::int64_t end,
                       std::vector<std::uint8_t>& to) {
  const auto* bits = static_cast<const std::uint8_t*>(from);
  to.assign(static_cast<std::size_t>((end - begin + 7) / 8), 0);
  std::int64_t zeros = 0;
  for (std::int64_t row = begin; row < end; ++row) {
    const std::int64_t at = row - begin;
    if (bit(bits, row))
      to[static_cast<std::size_t>(at >> 3)] |= static_cast<std::uint8_t>(1U << (at & 7));
    else
      ++zeros;
  }
  return zeros;
}

}  // namespace

BatchPart::BatchPart(const sdk::Batch& batch) : batch_(batch), columns_(batch.columns()) {
  for (Column& column : columns_) children_.push_back(&column.array);
  root_.n_buffers = 1;
  root_.buffers = no_bitmap_;
  root_.n_children = static_cast<std::int64_t>(children_.size());
  root_.children = children_.data();
}

const ArrowArray& BatchPart::show(std::int64_t begin, std::int64_t end) {
  root_.length = end - begin;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    Column& column = columns_[c];
    const ArrowArray& whole = *batch_.array().children[c];
    column.array.length = end - begin;
    column.array.null_count = 0;
    column.array.n_buffers = whole.n_buffers;
    column.array.buffers = column.buffers;
    column.buffers[0] = nullptr;
    if (whole.buffers[0] != nullptr) {
      column.array.null_count = take_bits(whole.buffers[0], begin, end, column.valid);
      if (column.array.null_count > 0) column.buffers[0] = column.valid.data();
    }
    switch (batch_.schema()[c].type) {
      case sdk::Type::Bool:
        take_bits(whole.buffers[1], begin, end, column.bits);
        column.buffers[1] = column.bits.data();
        break;
      case sdk::Type::Tier:
        column.buffers[1] = static_cast<const std::uint8_t*>(whole.buffers[1]) + begin;
        break;
      case sdk::Type::Date:
        column.buffers[1] = static_cast<const std::int32_t*>(whole.buffers[1]) + begin;
        break;
      case sdk::Type::Text:
        column.buffers[1] = static_cast<const std::int32_t*>(whole.buffers[1]) + begin;
        column.buffers[2] = whole.buffers[2];
        break;
      default:
        column.buffers[1] = static_cast<const std::int64_t*>(whole.buffers[1]) + begin;
    }
  }
  return root_;
}

}  // namespace pareto::records
