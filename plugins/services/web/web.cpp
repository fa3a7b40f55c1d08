#include "web.hpp"

#include "pareto/words.hpp"

namespace pareto::web {
namespace {

std::vector<std::string> names_of(const Options& options) {
  return options.loopback() ? std::vector<std::string>() : local_names();
}
std::optional<Certificates> certificates_for(const sdk::Job& job, const Options& options,
                                             const std::vector<std::string>& names) {
  if (!options.tls()) return std::nullopt;
  return certificates_of(job, options, names);
}

}  // namespace

Web::Web(const sdk::Job& job)
    : options_(Options::of(job)),
      names_(names_of(options_)),
      certificates_(certificates_for(job, options_, names_)),
      app_(job, options_, certificates_ ? certificates_->authority : std::string()),
      server_(job, app_, options_, certificates_) {
  const std::string port = ":" + std::to_string(server_.port());
  const std::string scheme = options_.tls() ? "https://" : "http://";
  const std::string listen = options_.listen.find(':') == std::string::npos
                                 ? options_.listen
                                 : "[" + options_.listen + "]";
  // Where a name of one's own leads here, and with a certificate of files, names are the business
  // of whoever set it up.
  std::set<std::string> hosts;
  if (options_.certificate.empty()) {
    std::vector<std::string> ours{"localhost", "127.0.0.1", "[::1]", listen};
    ours.insert(ours.end(), names_.begin(), names_.end());
    // Browsers leave out the port that is usual.
    const bool usual = server_.port() == (options_.tls() ? 443 : 80);
    for (const std::string& name : ours) {
      hosts.insert(name + port);
      if (usual) hosts.insert(name);
    }
    if (!options_.address.empty())
      hosts.insert(options_.address.substr(options_.address.find("://") + 3));
  }
  app_.listens_at(server_.port(), std::move(hosts));
  const bool everywhere = options_.listen == "0.0.0.0" || options_.listen == "::";
  const std::string front = !everywhere ? listen : names_.empty() ? "127.0.0.1" : names_.front();
  const std::string address = options_.address.empty() ? scheme + front + port : options_.address;
  about_ = sdk::say(job, {"open  {}/", "打开  {}/"}, {address});
  if (options_.loopback()) {
    about_ +=
        "\n" +
        sdk::say(job,
                 {"      {}  (signs you in as whoever started this; works once, for 15 minutes)",
                  "      {}  （以启动者身份登录；仅一次，15 分钟内有效）"},
                 {app_.link(scheme + listen + port)});
  }
  if (!options_.lan) return;
  for (const std::string& name : names_) {
    if (name != front) about_ += "\n      " + scheme + name + port + "/";
  }
  about_ += "\n" + qr_lines(address + "/");
  about_ += sdk::say(
      job,
      {"Browsers warn until they trust the certificate of this machine: fetch {0}/authority.pem on each device, compare its SHA-256 with\n  {1}\nand install it as a trusted authority. It can vouch for local addresses only.",
       "浏览器在信任本机证书之前会警告：请在每台设备上下载 {0}/authority.pem，核对 SHA-256 指纹\n  {1}\n后安装为受信任的证书颁发机构。它只能为局域网地址作证。"},
      {address, certificates_->fingerprint});
}

void Web::run(const sdk::Stop& stop) { server_.run_until(stop); }

}  // namespace pareto::web
