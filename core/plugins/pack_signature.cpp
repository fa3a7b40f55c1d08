#include "core/plugins/pack_signature.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json.hpp>

#include "core/base/error.hpp"
#include "core/base/json_text.hpp"
#include "core/base/toml_table.hpp"
#include "core/plugins/json_reader.hpp"
#include "core/plugins/sha256.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

constexpr int kVersion = 1;
constexpr std::size_t kKeyBytes = crypto_sign_PUBLICKEYBYTES, kSeedBytes = crypto_sign_SEEDBYTES,
                      kSignatureBytes = crypto_sign_BYTES;
// A signature of a pack is one of nothing else.
constexpr std::string_view kPurpose = "pareto pack 1";

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex(std::string_view bytes) {
  std::string out(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes_of(bytes), bytes.size());
  out.pop_back();
  return out;
}

// Empty for anything but so many bytes in digits.
std::string from_hex(std::string_view digits, std::size_t bytes) {
  std::string out(bytes, '\0');
  std::size_t got = 0;
  const bool sound = digits.size() == 2 * bytes &&
                     sodium_hex2bin(reinterpret_cast<unsigned char*>(out.data()), bytes,
                                    digits.data(), digits.size(), nullptr, &got, nullptr) == 0;
  return sound && got == bytes ? out : std::string();
}

// The maker's name is signed, too: nobody puts another on a sound signature.
std::string signed_text(const std::string& maker, std::string_view list) {
  std::string out(kPurpose);
  return out.append(1, '\0').append(maker).append(1, '\0').append(list);
}

struct Pair {
  std::string open = std::string(kKeyBytes, '\0'),
              secret = std::string(crypto_sign_SECRETKEYBYTES, '\0');
};
Pair pair_of(const std::string& seed) {
  Pair out;
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(out.open.data()),
                           reinterpret_cast<unsigned char*>(out.secret.data()), bytes_of(seed));
  return out;
}

const Text kKeepIt{"keep the file to yourself: chmod 600, and a copy in a safe place",
                   "请妥善保管：chmod 600，并在安全处另存一份"};

bool is_printable(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '"' || c == '\\') return false;
  }
  return !text.empty() && text.size() <= 100;
}

void require_maker(const std::string& maker) {
  if (is_printable(maker)) return;
  throw Error(ErrorCode::Argument,
              Text{"a maker's name has 1 to 100 bytes, without quotation marks",
                   "作者名称为 1 到 100 字节，不含引号"},
              Text{"give it with --maker", "请用 --maker 指定"});
}

}  // namespace

std::string Signer::fingerprint() const {
  const std::string whole = sha256_of(from_hex(key, kKeyBytes));
  std::string out;
  for (std::size_t at = 0; at < 32; at += 4) out += (at == 0 ? "" : " ") + whole.substr(at, 4);
  return out;
}

bool is_key(std::string_view text) { return !from_hex(text, kKeyBytes).empty(); }

SigningKey SigningKey::make(const fs::path& file, const std::string& maker) {
  require_maker(maker);
  SigningKey key;
  key.seed_.assign(kSeedBytes, '\0');
  randombytes_buf(key.seed_.data(), key.seed_.size());
  key.signer_ = {maker, hex(pair_of(key.seed_).open)};
  const std::string text =
      "# The key that signs packs of this maker. Whoever has it can sign in that name.\nmaker = \"" +
      maker + "\"\nsecret = \"" + hex(key.seed_) + "\"\n";
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    const int code = errno;
    if (code == EEXIST) {
      throw Error(ErrorCode::Argument,
                  {Text{"{} is there already; a key that signed packs is never written over",
                        "{} 已存在；签过名的密钥不会被覆盖"},
                   {file.string()}},
                  Text{"name another file", "请指定另一个文件"});
    }
    throw Error(ErrorCode::Io,
                {Text{"cannot write {0}: {1}", "无法写入 {0}：{1}"},
                 {file.string(), std::generic_category().message(code)}},
                Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
  }
  const bool written =
      ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (written) return key;
  std::error_code none;
  fs::remove(file, none);
  throw Error(ErrorCode::Io, {Text{"cannot write {}", "无法写入 {}"}, {file.string()}},
              Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
}

SigningKey SigningKey::read(const fs::path& file) {
  TomlTable top = TomlTable::read(file, file.string());
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw Error(ErrorCode::Denied,
                {Text{"others may read the key {}", "他人可以读取密钥 {}"}, {file.string()}},
                kKeepIt);
  }
  SigningKey key;
  key.signer_.maker = top.text("maker");
  key.seed_ = from_hex(top.text("secret"), kSeedBytes);
  require_maker(key.signer_.maker);
  if (key.seed_.empty())
    top.wrong("secret", Text{"it is written by: pareto plugin key FILE --maker NAME",
                             "它由 pareto plugin key 文件 --maker 名称 生成"});
  top.finish("maker, secret");
  key.signer_.key = hex(pair_of(key.seed_).open);
  return key;
}

std::string SigningKey::sign(std::string_view list) const {
  const std::string text = signed_text(signer_.maker, list);
  std::string signature(kSignatureBytes, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytes_of(text),
                       text.size(), bytes_of(pair_of(seed_).secret));
  std::string out = "{ \"pareto_signature\": " + std::to_string(kVersion) + ", \"maker\": ";
  append_json(out, signer_.maker);
  return out + ", \"key\": \"" + signer_.key + "\", \"signature\": \"" + hex(signature) + "\" }\n";
}

Signer verify_signature(std::string_view signature, std::string_view list) {
  boost::system::error_code fault;
  const boost::json::value value = boost::json::parse(signature, fault);
  const std::string where(kPackSignature);
  if (fault) {
    throw Error(
        ErrorCode::Data,
        {Text{"{0} is not valid JSON: {1}", "{0} 不是有效的 JSON：{1}"}, {where, fault.message()}},
        Text{"get the pack again from whoever made it", "请向作者重新获取该插件包"});
  }
  JsonReader from(value, where);
  const std::int64_t version = from.integer("pareto_signature");
  if (version > kVersion) {
    throw Error(ErrorCode::Unsupported,
                {Text{"its signature is of version {0}; this Pareto knows version {1}",
                      "其签名为第 {0} 版；本 Pareto 只认第 {1} 版"},
                 {version, kVersion}},
                Text{"use a newer Pareto", "请使用更新的 Pareto"});
  }
  Signer signer{from.text("maker"), from.text("key")};
  const std::string key = from_hex(signer.key, kKeyBytes),
                    sound = from_hex(from.text("signature"), kSignatureBytes);
  if (key.empty()) from.wrong("key");
  if (sound.empty()) from.wrong("signature");
  if (!is_printable(signer.maker)) from.wrong("maker");
  from.finish();
  const std::string text = signed_text(signer.maker, list);
  if (crypto_sign_verify_detached(bytes_of(sound), bytes_of(text), text.size(), bytes_of(key)) !=
      0) {
    throw Error(ErrorCode::Data,
                {Text{"its signature is not of what it holds: it was changed after {} signed it",
                      "签名与内容不符：{} 签名之后文件被改动过"},
                 {signer.maker}},
                Text{"do not use this file; get the pack again from whoever made it",
                     "请勿使用此文件，并向作者重新获取"});
  }
  return signer;
}

}  // namespace pareto::plugins
