#include "tests/fuzz/variants.hpp"

#include <algorithm>
#include <random>

namespace pareto::fuzz {
namespace {

constexpr std::size_t kMostBytes = 1024 * 1024;

// The standard's distributions differ from library to library, its engines do not.
class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t number) : engine_(seed * 0x9E3779B97F4A7C15u + number) {}
  std::size_t below(std::size_t most) { return most == 0 ? 0 : engine_() % most; }
  char byte() { return static_cast<char>(engine_()); }

 private:
  std::mt19937_64 engine_;
};

struct Piece {
  std::size_t begin, size;
};

Piece any_piece(const std::string& bytes, Chance& chance) {
  const std::size_t begin = chance.below(bytes.size() + 1);
  // Mostly short ones: long ones leave nothing of the format.
  const std::size_t most = chance.below(4) == 0 ? bytes.size() : 64;
  return {begin, std::min(chance.below(most) + 1, bytes.size() - begin)};
}

void flip_bits(std::string& bytes, Chance& chance) {
  for (std::size_t n = chance.below(8) + 1; n > 0 && !bytes.empty(); --n)
    bytes[chance.below(bytes.size())] ^= static_cast<char>(1 << chance.below(8));
}

void set_bytes(std::string& bytes, Chance& chance) {
  static constexpr std::string_view kSpecial("\0\xFF\x80\x7F\n\r\t\"',;<>{}[]=:\\ ", 21);
  for (std::size_t n = chance.below(8) + 1; n > 0 && !bytes.empty(); --n) {
    bytes[chance.below(bytes.size())] =
        chance.below(2) == 0 ? chance.byte() : kSpecial[chance.below(kSpecial.size())];
  }
}

void repeat(std::string& bytes, Chance& chance) {
  const auto [begin, size] = any_piece(bytes, chance);
  const std::string piece = bytes.substr(begin, size);
  std::size_t times = chance.below(8) == 0 ? chance.below(3000) + 1 : chance.below(4) + 1;
  times = std::min(times, (kMostBytes - std::min(kMostBytes, bytes.size())) / (size + 1));
  std::string out;
  for (; times > 0; --times) out += piece;
  bytes.insert(begin, out);
}

// Digits become a number that no type holds.
void enlarge_number(std::string& bytes, Chance& chance) {
  static constexpr std::string_view kNumbers[] = {"99999999999999999999999999999999999999",
                                                  "-9223372036854775808",
                                                  "9223372036854775807",
                                                  "18446744073709551616",
                                                  "1e308",
                                                  "1e-400",
                                                  "4294967295",
                                                  "4294967296",
                                                  "-1",
                                                  "0.0000000000000000000000000000000001",
                                                  "NaN",
                                                  "00000000000000000001",
                                                  "2147483648",
                                                  "65536"};
  const std::size_t from = chance.below(bytes.size() + 1);
  const std::size_t begin = bytes.find_first_of("0123456789", from);
  if (begin == bytes.npos) return;
  const std::size_t end = std::min(bytes.find_first_not_of("0123456789", begin), bytes.size());
  bytes.replace(begin, end - begin, kNumbers[chance.below(std::size(kNumbers))]);
}

void change(std::string& bytes, const std::vector<std::string>& corpus,
            const std::vector<std::string_view>& words, Chance& chance) {
  switch (chance.below(9)) {
    case 0:
      return flip_bits(bytes, chance);
    case 1:
      return set_bytes(bytes, chance);
    case 2:
      bytes.resize(chance.below(bytes.size() + 1));
      return;
    case 3: {
      const auto [begin, size] = any_piece(bytes, chance);
      bytes.erase(begin, size);
      return;
    }
    case 4:
      return repeat(bytes, chance);
    case 5: {  // a piece of one file into another
      const std::string& other = corpus[chance.below(corpus.size())];
      const auto [begin, size] = any_piece(other, chance);
      bytes.insert(chance.below(bytes.size() + 1), other, begin, size);
      return;
    }
    case 6:
      return enlarge_number(bytes, chance);
    case 7: {  // two pieces change places
      const auto [begin, size] = any_piece(bytes, chance);
      const std::string piece = bytes.substr(begin, size);
      bytes.erase(begin, size);
      bytes.insert(chance.below(bytes.size() + 1), piece);
      return;
    }
    default:
      if (!words.empty())
        bytes.insert(chance.below(bytes.size() + 1), words[chance.below(words.size())]);
  }
}

}  // namespace

std::string variant_of(const std::vector<std::string>& corpus,
                       const std::vector<std::string_view>& words, std::uint64_t seed,
                       std::uint64_t number) {
  Chance chance(seed, number);
  std::string bytes = corpus[chance.below(corpus.size())];
  for (std::size_t n = chance.below(6) + 1; n > 0; --n) change(bytes, corpus, words, chance);
  if (bytes.size() > kMostBytes) bytes.resize(kMostBytes);
  return bytes;
}

}  // namespace pareto::fuzz
