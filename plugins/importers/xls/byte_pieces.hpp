// Bytes that follow each other though they lie in pieces of a file, as the streams of a compound
// file do; and how numbers stand in them.
//
// One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include <pareto/importer.hpp>

namespace pareto::xls {

class BytePieces {
 public:
  explicit BytePieces(sdk::Input input) : input_(input) {}
  // The whole file.
  static BytePieces whole(sdk::Input input);

  // What lies beyond the end of the file is not added; false if there was some.
  bool add(std::uint64_t offset, std::uint64_t size);
  // Drops what is more than `size` bytes.
  void cut(std::uint64_t size);

  [[nodiscard]] std::uint64_t size() const { return size_; }
  // Fewer bytes than asked only at the end. Throws Failure(PARETO_E_IO).
  std::size_t read_at(std::uint64_t at, void* into, std::size_t size) const;
  // The part from `at`, for a stream within this one.
  [[nodiscard]] std::uint64_t offset_of(std::uint64_t at) const;

 private:
  struct Piece {
    std::uint64_t begin;         // in the stream
    std::uint64_t offset, size;  // in the file
  };
  [[nodiscard]] std::size_t piece_of(std::uint64_t at) const;

  sdk::Input input_;
  std::vector<Piece> pieces_;  // neighbours are one
  std::uint64_t size_ = 0;
};

// Little-endian numbers; 0 where the bytes end before.
template <class Number>
[[nodiscard]] Number number_at(std::string_view bytes, std::size_t at) {
  Number value{};
  if (at <= bytes.size() && bytes.size() - at >= sizeof value)
    std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}
[[nodiscard]] inline std::uint8_t u8(std::string_view bytes, std::size_t at) {
  return number_at<std::uint8_t>(bytes, at);
}
[[nodiscard]] inline std::uint16_t u16(std::string_view bytes, std::size_t at) {
  return number_at<std::uint16_t>(bytes, at);
}
[[nodiscard]] inline std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return number_at<std::uint32_t>(bytes, at);
}

}  // namespace pareto::xls
