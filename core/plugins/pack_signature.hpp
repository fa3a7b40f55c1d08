// Who made a pack, in a way that nobody else can say: a signature (Ed25519) over its list, which
// names every file with its sha256.
//
// It lies in the pack as pack.sig. A maker keeps one key for all packs and never gives it away;
// what people compare is the key's fingerprint. Whether a key is whose it says, no file can tell: a
// workspace keeps the key with which a plugin first came, and takes later versions from that one
// alone (docs/decisions/0041-packs-and-pins.md). Values; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pareto::plugins {

inline constexpr std::string_view kPackSignature = "pack.sig";

// Whose signature it is.
struct Signer {
  std::string maker;  // as the maker says; only the key proves anything
  std::string key;    // the public one, 64 digits of 0-9a-f

  // "3f0c 77ab 9912 0c4e 8d1f 5a60 71b2 4c9d", to be read out over the phone.
  [[nodiscard]] std::string fingerprint() const;
  bool operator==(const Signer& other) const { return key == other.key; }
};

// The maker's own key, in a file that nobody else may read.
class SigningKey {
 public:
  // Writes a new one. Throws Error where a file is there already or cannot be written.
  [[nodiscard]] static SigningKey make(const std::filesystem::path& file, const std::string& maker);
  // Throws Error for a file that is no key, and for one that others may read.
  [[nodiscard]] static SigningKey read(const std::filesystem::path& file);

  [[nodiscard]] const Signer& signer() const { return signer_; }
  // What goes into the pack as pack.sig; the same for the same list.
  [[nodiscard]] std::string sign(std::string_view list) const;

 private:
  Signer signer_;
  std::string seed_;  // 32 bytes
};

// Of a pack.sig and the list beside it. Throws Error where the signature is not of that list.
[[nodiscard]] Signer verify_signature(std::string_view signature, std::string_view list);

// 64 digits of 0-9a-f.
[[nodiscard]] bool is_key(std::string_view text);

}  // namespace pareto::plugins
