#include "core/plugins/sha256.hpp"

#include <sodium.h>

#include <fstream>
#include <vector>

#include "core/base/error.hpp"

namespace pareto::plugins {

struct Sha256::State {
  crypto_hash_sha256_state hash;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->hash); }
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string Sha256::hex() {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state_->hash, hash);
  char text[2 * sizeof hash + 1];
  return sodium_bin2hex(text, sizeof text, hash, sizeof hash);
}

std::string sha256_of(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string sha256_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(
        ErrorCode::Io, {Text{"{} cannot be read", "无法读取 {}"}, {file.string()}},
        Text{"check the name of the file, and that you may read it", "请检查文件名和读取权限"});
  Sha256 hash;
  std::vector<char> piece(1 << 18);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
    hash.add({piece.data(), static_cast<std::size_t>(in.gcount())});
  if (in.bad())
    throw Error(ErrorCode::Io, {Text{"{} cannot be read", "无法读取 {}"}, {file.string()}});
  return hash.hex();
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace pareto::plugins
