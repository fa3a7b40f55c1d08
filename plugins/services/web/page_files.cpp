#include "page_files.hpp"

#include <openssl/sha.h>

#include <fstream>
#include <iterator>

#include "compress.hpp"
#include "protocol.hpp"

namespace pareto::web {
namespace {

struct Kind {
  std::string_view suffix, type;
  bool packs;
};
constexpr Kind kKinds[] = {
#include "media_types.inc"
};
constexpr std::string_view kNoPage =
#include "no_page.inc"
    ;

const Kind* kind_of(const std::filesystem::path& file) {
  const std::string suffix = file.extension().string();
  for (const Kind& each : kKinds) {
    if (each.suffix == suffix) return &each;
  }
  return nullptr;
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string tag_of(const std::string& content) {
  unsigned char raw[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), raw);
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  for (int i = 0; i < 12; ++i) out.append({kDigits[raw[i] >> 4], kDigits[raw[i] & 15]});
  return out + "\"";
}

bool takes_gzip(const Request& request) {
  return request.header("accept-encoding").find("gzip") != std::string_view::npos;
}

}  // namespace

PageFiles::PageFiles(const std::filesystem::path& folder) {
  keep("/index.html", std::string(kNoPage), kKinds[0].type, {});
  std::error_code failure;
  for (auto it = std::filesystem::recursive_directory_iterator(folder, failure);
       !failure && it != std::filesystem::recursive_directory_iterator(); it.increment(failure)) {
    const Kind* kind = kind_of(it->path());
    if (kind == nullptr || it->is_symlink(failure) || !it->is_regular_file(failure)) continue;
    std::string content = content_of(it->path()), small;
    if (kind->packs) {
      std::filesystem::path packed = it->path();
      packed += ".gz";
      small = std::filesystem::exists(packed, failure) ? content_of(packed) : gzip(content, 6);
    }
    keep("/" + it->path().lexically_relative(folder).generic_string(), std::move(content),
         kind->type, std::move(small));
  }
}

void PageFiles::keep(const std::string& name, std::string content, std::string_view type,
                     std::string packed) {
  File file{std::string(type), tag_of(content), nullptr, nullptr, name.rfind("/assets/", 0) == 0};
  if (!packed.empty() && packed.size() < content.size())
    file.packed = std::make_shared<const std::string>(std::move(packed));
  file.body = std::make_shared<const std::string>(std::move(content));
  files_.insert_or_assign(name, std::move(file));
}

Response PageFiles::answer(const Request& request) const {
  std::string path;
  auto found = decode_percent(request.path, path) ? files_.find(path) : files_.end();
  if (found == files_.end()) {
    // A file that is gone, such as a part of an older page, is not the page.
    const std::size_t slash = path.rfind('/');
    if (path.find('.', slash == std::string::npos ? 0 : slash) != std::string::npos)
      return {.status = 404};
    found = files_.find("/index.html");
  }
  const File& file = found->second;
  Response out;
  out.headers = {{"content-type", file.type},
                 {"etag", file.tag},
                 {"cache-control", std::string(file.for_good ? kForGood : "no-cache")},
                 {"vary", "accept-encoding"}};
  if (file.type == kKinds[0].type) out.headers.emplace_back("content-security-policy", kPagePolicy);
  if (request.header("if-none-match") == file.tag) {
    out.status = 304;
    return out;
  }
  out.kept = file.body;
  if (file.packed && takes_gzip(request)) {
    out.kept = file.packed;
    out.headers.emplace_back("content-encoding", "gzip");
  }
  return out;
}

void put_security_headers(Response& response, bool secure) {
  const auto put = [&](std::string_view name, std::string_view value) {
    for (const auto& [has, unused] : response.headers) {
      if (has == name) return;
    }
    response.headers.emplace_back(name, value);
  };
  put("x-content-type-options", "nosniff");
  put("referrer-policy", "same-origin");
  put("cross-origin-opener-policy", "same-origin");
  put("cross-origin-resource-policy", "same-origin");
  put("x-frame-options", "DENY");
  put("content-security-policy", kStrictPolicy);
  put("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (secure) put("strict-transport-security", "max-age=31536000");
}

}  // namespace pareto::web
