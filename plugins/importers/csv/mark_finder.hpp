// Finds where cells end: the next separator or line end, 64 bytes at a time.
//
// A table has a mark every few bytes, so a search from each cell anew would pay its start-up costs
// every time. The marks of a block are found at once, as bits, and then taken one by one.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace pareto::csv {

class MarkFinder {
 public:
  // Bytes behind `end` that may be read, whatever they hold.
  static constexpr std::size_t kSlack = 64;

  explicit MarkFinder(char separator) : separator_(separator) {}

  void start(const char* at, const char* end) {
    end_ = end;
    block_ = at;
    bits_ = at < end ? marks_of(at) : 0;
  }
  // Goes on at `at`, which must not be before what was last returned.
  void skip_to(const char* at) {
    const auto ahead = static_cast<std::size_t>(at - block_);
    if (ahead < 64)
      bits_ &= ~std::uint64_t{0} << ahead;
    else
      start(at, end_);
  }
  // The next separator, CR or LF, or `end`.
  const char* next() {
    while (bits_ == 0) {
      if (end_ - block_ <= 64) return end_;
      block_ += 64;
      bits_ = marks_of(block_);
    }
    const char* found = block_ + std::countr_zero(bits_);
    bits_ &= bits_ - 1;
    return found < end_ ? found : end_;
  }

 private:
#if defined(__SSE2__)
  [[nodiscard]] std::uint64_t marks_of(const char* at) const {
    const __m128i separator = _mm_set1_epi8(separator_), lf = _mm_set1_epi8('\n'),
                  cr = _mm_set1_epi8('\r');
    std::uint64_t bits = 0;
    for (int i = 0; i < 4; ++i) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at) + i);
      const __m128i hits =
          _mm_or_si128(_mm_cmpeq_epi8(bytes, separator),
                       _mm_or_si128(_mm_cmpeq_epi8(bytes, lf), _mm_cmpeq_epi8(bytes, cr)));
      bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hits)))
              << (16 * i);
    }
    return bits;
  }
#else
  [[nodiscard]] std::uint64_t marks_of(const char* at) const {
    std::uint64_t bits = 0;
    for (int i = 0; i < 64; ++i) {
      const bool hit = (at[i] == separator_) | (at[i] == '\n') | (at[i] == '\r');
      bits |= static_cast<std::uint64_t>(hit) << i;
    }
    return bits;
  }
#endif

  char separator_;
  const char* end_ = nullptr;
  const char* block_ = nullptr;  // whose marks `bits_` holds
  std::uint64_t bits_ = 0;
};

}  // namespace pareto::csv
