#include "options.hpp"

#include <dlfcn.h>

#include <string_view>

#include "pareto/words.hpp"

namespace pareto::web {
namespace {

bool is_loopback(std::string_view address) {
  return address.substr(0, 4) == "127." || address == "::1" || address == "localhost";
}

}  // namespace

bool Options::loopback() const { return is_loopback(listen); }

std::filesystem::path own_folder() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&own_folder), &info) == 0 || info.dli_fname == nullptr)
    return {};
  return std::filesystem::absolute(info.dli_fname).parent_path();
}

Options Options::of(const sdk::Job& job) {
  Options out;
  out.lan = job.integer("lan", 0) != 0;
  out.listen = job.text("listen", out.lan ? "0.0.0.0" : "127.0.0.1");
  if (out.listen == "localhost") out.listen = "127.0.0.1";
  out.port = static_cast<std::uint16_t>(job.integer("port", 8210));
  out.certificate = job.text("certificate", "");
  out.key = job.text("key", "");
  out.address = job.text("address", "");
  while (!out.address.empty() && out.address.back() == '/') out.address.pop_back();
  out.idle_minutes = static_cast<int>(job.integer("idle_minutes", 120));
  out.body_bytes = static_cast<std::size_t>(job.integer("body_mb", 8)) << 20;
  out.connections = static_cast<std::size_t>(job.integer("connections", 4000));
  const std::filesystem::path folder = own_folder();
  out.page = job.text("page", (folder / "page").string());
  if (out.certificate.empty() != out.key.empty()) {
    sdk::fail(
        job, PARETO_E_ARGUMENT,
        {"a certificate and its key belong together; give both files: --certificate FILE --key FILE",
         "证书和密钥要同时给出：--certificate 文件 --key 文件"});
  }
  if (!out.loopback() && !out.tls()) {
    sdk::fail(
        job, PARETO_E_ARGUMENT,
        {"{} can be reached by others, and without TLS passwords could be read on the way; give --certificate FILE --key FILE, or --lan for a certificate of its own",
         "{} 可被其他机器访问，不用 TLS 密码会在途中泄露；请给出 --certificate 文件 --key 文件，或用 --lan 自动生成证书"},
        {out.listen});
  }
  if (!out.address.empty() && out.address.rfind("https://", 0) != 0 &&
      out.address.rfind("http://", 0) != 0) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"“{}” is no address of a page; it begins with https://",
               "“{}”不是网页地址；应以 https:// 开头"},
              {out.address});
  }
  return out;
}

}  // namespace pareto::web
