#include "byte_pieces.hpp"

#include <algorithm>
#include <bit>

namespace pareto::xls {

static_assert(std::endian::native == std::endian::little, "numbers are copied as they stand");

BytePieces BytePieces::whole(sdk::Input input) {
  BytePieces pieces(input);
  pieces.add(0, input.size());
  return pieces;
}

bool BytePieces::add(std::uint64_t offset, std::uint64_t size) {
  const std::uint64_t end = input_.size();
  const std::uint64_t kept = offset >= end ? 0 : std::min(size, end - offset);
  if (kept > 0) {
    if (!pieces_.empty() && pieces_.back().offset + pieces_.back().size == offset)
      pieces_.back().size += kept;
    else
      pieces_.push_back({size_, offset, kept});
    size_ += kept;
  }
  return kept == size;
}

void BytePieces::cut(std::uint64_t size) {
  if (size >= size_) return;
  size_ = size;
  while (!pieces_.empty() && pieces_.back().begin >= size_) pieces_.pop_back();
  if (!pieces_.empty()) pieces_.back().size = size_ - pieces_.back().begin;
}

std::size_t BytePieces::piece_of(std::uint64_t at) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), at,
                       [](std::uint64_t value, const Piece& piece) { return value < piece.begin; });
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::size_t BytePieces::read_at(std::uint64_t at, void* into, std::size_t size) const {
  if (at >= size_) return 0;
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - at));
  std::size_t done = 0;
  for (std::size_t i = piece_of(at); done < size; ++i) {
    const std::uint64_t inside = at + done - pieces_[i].begin;
    const std::size_t part =
        static_cast<std::size_t>(std::min<std::uint64_t>(size - done, pieces_[i].size - inside));
    const std::size_t got =
        input_.read_at(pieces_[i].offset + inside, static_cast<char*>(into) + done, part);
    done += got;
    if (got < part) break;  // the file has become shorter
  }
  return done;
}

std::uint64_t BytePieces::offset_of(std::uint64_t at) const {
  if (at >= size_) return input_.size();
  const Piece& piece = pieces_[piece_of(at)];
  return piece.offset + (at - piece.begin);
}

}  // namespace pareto::xls
