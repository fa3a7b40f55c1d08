#include "record_reader.hpp"

namespace pareto::xls {
namespace {

constexpr std::size_t kHead = 4;
constexpr std::size_t kPiece = 256 * 1024;  // more than the longest record

}  // namespace

bool RecordReader::have(std::size_t size) {
  if (buffer_.size() - begin_ >= size) return true;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kPiece);
  const std::size_t got = bytes_.read_at(at_, buffer_.data() + kept, buffer_.size() - kept);
  buffer_.resize(kept + got);
  at_ += got;
  return buffer_.size() >= size;
}

std::uint16_t RecordReader::next_type() {
  return have(kHead) ? u16(buffer_, begin_) : std::uint16_t{0};
}

bool RecordReader::next() {
  if (!have(kHead)) {
    cut_off_ = buffer_.size() != begin_;
    return false;
  }
  const std::size_t length = u16(buffer_, begin_ + 2);
  if (!have(kHead + length)) {
    cut_off_ = true;
    return false;
  }
  type_ = u16(buffer_, begin_);
  data_ = std::string_view(buffer_).substr(begin_ + kHead, length);
  begin_ += kHead + length;
  return true;
}

}  // namespace pareto::xls
