#include "tls.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <qrencode.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "pareto/random.hpp"
#include "pareto/words.hpp"

namespace pareto::web {
namespace {

constexpr long kDay = 24 * 3600, kAuthorityDays = 3650,
               kCertificateDays = 397;  // browsers take no longer one

template <class T, void (*Free)(T*)>
struct Freed {
  void operator()(T* one) const { Free(one); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;
struct BioFree {
  void operator()(BIO* one) const { BIO_free(one); }
};
using Bio = std::unique_ptr<BIO, BioFree>;

// Of OpenSSL; fails where memory or random numbers do.
void must(bool held) {
  if (!held) throw sdk::Failure(PARETO_E_FAIL, "OpenSSL");
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}
std::string pem_of(X509* certificate) {
  const Bio bio(BIO_new(BIO_s_mem()));
  must(bio && PEM_write_bio_X509(bio.get(), certificate) == 1);
  return text_of(bio.get());
}
std::string pem_of(EVP_PKEY* key) {
  const Bio bio(BIO_new(BIO_s_mem()));
  must(bio && PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
  return text_of(bio.get());
}
template <class Read>
auto read_pem(const std::string& text, Read read) {
  const Bio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  return read(bio.get(), nullptr, nullptr, nullptr);
}

std::string file_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return in ? std::string(std::istreambuf_iterator<char>(in), {}) : std::string();
}

void add(X509* to, X509* by, int what, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, by, to, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str());
  must(extension != nullptr);
  const bool added = X509_add_ext(to, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  must(added);
}

Certificate begin(const sdk::Random& random, EVP_PKEY* key, const std::string& name, long days) {
  Certificate out(X509_new());
  must(out != nullptr);
  X509_set_version(out.get(), 2);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(out.get()),
                          std::stoull(random.hex(8), nullptr, 16) >> 1);
  X509_gmtime_adj(X509_getm_notBefore(out.get()), -kDay);  // clocks of others may be behind
  X509_gmtime_adj(X509_getm_notAfter(out.get()), days * kDay);
  X509_set_pubkey(out.get(), key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(out.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  return out;
}

Certificate make_authority(const sdk::Random& random, EVP_PKEY* key, const std::string& host) {
  Certificate out = begin(random, key, "Pareto (" + host + ")", kAuthorityDays);
  X509_set_issuer_name(out.get(), X509_get_subject_name(out.get()));
  add(out.get(), out.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  add(out.get(), out.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
  add(out.get(), out.get(), NID_subject_key_identifier, "hash");
  add(out.get(), out.get(), NID_name_constraints,
      "critical,permitted;IP:10.0.0.0/255.0.0.0,permitted;IP:172.16.0.0/255.240.0.0,permitted;IP:192.168.0.0/255.255.0.0,permitted;IP:169.254.0.0/255.255.0.0,"
      "permitted;IP:127.0.0.0/255.0.0.0,permitted;DNS:localhost,permitted;DNS:local,permitted;DNS:lan,permitted;DNS:" +
          host);
  must(X509_sign(out.get(), key, EVP_sha256()) != 0);
  return out;
}

// Where what belongs to this machine and user is kept: not in the workspace, which is copied and
// backed up.
std::filesystem::path own_place() {
  if (const char* of_service = std::getenv("STATE_DIRECTORY");
      of_service != nullptr && *of_service != '\0') {
    return std::filesystem::path(
               std::string(of_service).substr(0, std::string_view(of_service).find(':'))) /
           "tls";
  }
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0')
    return std::filesystem::path(state) / "pareto" / "tls";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr ? home : ".") / ".local" / "state" / "pareto" /
         "tls";
}

void keep_secret(const sdk::Job& job, const std::filesystem::path& file, const std::string& text) {
  std::error_code failure;
  std::filesystem::create_directories(file.parent_path(), failure);
  std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all, failure);
  const mode_t before = umask(077);
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  umask(before);
  if (!out)
    sdk::fail(job, PARETO_E_IO,
              {"cannot write {}; the certificate of this machine is kept there",
               "无法写入 {}；本机证书保存在那里"},
              {file.string()});
}

std::string fingerprint_of(X509* certificate) {
  unsigned char raw[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  X509_digest(certificate, EVP_sha256(), raw, &size);
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    if (i > 0) out += ':';
    out.append({kDigits[raw[i] >> 4], kDigits[raw[i] & 15]});
  }
  return out;
}

Certificates own_certificates(const sdk::Job& job, const std::vector<std::string>& names) {
  const sdk::Random random(job);
  const std::filesystem::path key_file = own_place() / "authority.key",
                              file = own_place() / "authority.pem";
  Key authority_key(read_pem(file_text(key_file), PEM_read_bio_PrivateKey));
  Certificate authority(read_pem(file_text(file), PEM_read_bio_X509));
  const std::string host = names.empty() ? std::string("localhost") : names.back();
  if (!authority_key || !authority ||
      X509_check_private_key(authority.get(), authority_key.get()) != 1 ||
      X509_cmp_current_time(X509_get0_notAfter(authority.get())) < 0) {
    authority_key.reset(EVP_EC_gen("P-256"));
    must(authority_key != nullptr);
    authority = make_authority(random, authority_key.get(), host);
    keep_secret(job, key_file, pem_of(authority_key.get()));
    keep_secret(job, file, pem_of(authority.get()));
  }
  const Key key(EVP_EC_gen("P-256"));
  must(key != nullptr);
  const Certificate certificate = begin(random, key.get(), host, kCertificateDays);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(authority.get()));
  std::string alternatives = "DNS:localhost,IP:127.0.0.1";
  for (const std::string& name : names) {
    in_addr unused{};
    alternatives += (inet_pton(AF_INET, name.c_str(), &unused) == 1 ? ",IP:" : ",DNS:") + name;
  }
  add(certificate.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE");
  add(certificate.get(), authority.get(), NID_key_usage, "critical,digitalSignature");
  add(certificate.get(), authority.get(), NID_ext_key_usage, "serverAuth");
  add(certificate.get(), authority.get(), NID_subject_key_identifier, "hash");
  add(certificate.get(), authority.get(), NID_authority_key_identifier, "keyid");
  add(certificate.get(), authority.get(), NID_subject_alt_name, alternatives);
  must(X509_sign(certificate.get(), authority_key.get(), EVP_sha256()) != 0);
  const std::string authority_text = pem_of(authority.get());
  return {pem_of(certificate.get()) + authority_text, pem_of(key.get()), authority_text,
          fingerprint_of(authority.get())};
}

bool is_private(std::uint32_t address) {
  return address >> 24 == 10 || address >> 20 == 0xAC1 || address >> 16 == 0xC0A8;
}

}  // namespace

Certificates certificates_of(const sdk::Job& job, const Options& options,
                             const std::vector<std::string>& names) {
  if (options.certificate.empty()) return own_certificates(job, names);
  Certificates out{file_text(options.certificate), file_text(options.key), {}, {}};
  for (const auto& [text, file] :
       {std::pair(out.chain, options.certificate), std::pair(out.key, options.key)}) {
    if (text.empty())
      sdk::fail(job, PARETO_E_IO,
                {"cannot read {}; is it there, and may this user read it?",
                 "无法读取 {}；请检查文件是否存在、当前用户能否读取"},
                {file.string()});
  }
  return out;
}

std::vector<std::string> local_names() {
  std::vector<std::string> out;
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) == 0) {
    for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next) {
      if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET ||
          (one->ifa_flags & IFF_LOOPBACK) != 0 || (one->ifa_flags & IFF_UP) == 0)
        continue;
      const in_addr address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr;
      char text[INET_ADDRSTRLEN] = {};
      if (is_private(ntohl(address.s_addr)) &&
          inet_ntop(AF_INET, &address, text, sizeof text) != nullptr)
        out.emplace_back(text);
    }
    freeifaddrs(all);
  }
  char host[256] = {};
  if (gethostname(host, sizeof host - 1) == 0 && *host != '\0') {
    const std::string name(host);
    out.push_back(name.find('.') == std::string::npos ? name + ".local" : name);
  }
  return out;
}

std::string qr_lines(const std::string& text) {
  const std::unique_ptr<QRcode, Freed<QRcode, QRcode_free>> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_L));
  if (!code) return {};
  // Dark on light with the light margin drawn, so that it reads on terminals of either colour.
  constexpr int kMargin = 2;
  const auto light = [&](int x, int y) {
    return x < 0 || y < 0 || x >= code->width || y >= code->width ||
           (code->data[y * code->width + x] & 1) == 0;
  };
  std::string out;
  for (int y = -kMargin; y < code->width + kMargin; y += 2) {
    out += "  ";
    for (int x = -kMargin; x < code->width + kMargin; ++x) {
      const bool up = light(x, y), down = y + 1 >= code->width + kMargin || light(x, y + 1);
      out += up && down ? "█" : up ? "▀" : down ? "▄" : " ";
    }
    out += "\n";
  }
  return out;
}

}  // namespace pareto::web
