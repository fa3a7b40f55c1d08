// What the server is told: where it listens, by which certificate, what its limits are.
//
//     pareto serve --port 8300
//     pareto serve --lan
//     pareto plugin set web listen=0.0.0.0 certificate=/etc/pareto/firm.pem key=/etc/pareto/firm.key address=https://crm.firm.cn
//
// Checked when it is read, so that a server that could not be used does not start. Values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "pareto/field.hpp"
#include "pareto/job.hpp"

namespace pareto::web {

inline constexpr sdk::Field kSettings[] = {
    sdk::text("listen", {"Address to listen on", "监听地址"})
        .explained({"address to listen on; another than this machine's own needs TLS (127.0.0.1)",
                    "监听地址；本机以外的地址需要 TLS（127.0.0.1）"}),
    sdk::integer("port", {"Port", "端口"}).between(0, 65535).initially("8210"),
    sdk::boolean("lan", {"For the local network, with a certificate of its own",
                         "供局域网使用，自动生成证书"}),
    sdk::text("certificate", {"File of the certificate (PEM, with what it was issued by)",
                              "证书文件（PEM，含证书链）"}),
    sdk::text("key", {"File of its key (PEM)", "证书密钥文件（PEM）"}),
    sdk::text("address", {"Address that people open", "访问地址"})
        .explained({"address that people open, where it is another: https://crm.firm.cn",
                    "用户打开的地址（如经反向代理）：https://crm.firm.cn"}),
    sdk::integer("idle_minutes",
                 {"Signed out after so many idle minutes", "空闲多少分钟后退出登录"})
        .between(1, 720)
        .initially("120"),
    sdk::integer("body_mb", {"Largest request in MB", "单次请求上限（MB）"})
        .between(1, 1024)
        .initially("8"),
    sdk::integer("connections", {"Connections at most", "最大连接数"})
        .between(10, 20000)
        .initially("4000"),
    sdk::text("page", {"Folder of the page", "页面文件夹"})
        .explained({"folder of the page (beside the plugin)", "页面文件夹（默认在插件旁）"}),
};

struct Options {
  std::string listen;
  std::uint16_t port = 0;  // 0: any that is free
  bool lan = false;
  std::filesystem::path certificate, key;
  std::string address;  // "https://crm.firm.cn", or empty
  int idle_minutes = 0;
  std::size_t body_bytes = 0;
  std::size_t connections = 0;
  std::filesystem::path page;

  // Throws Failure for what does not go together.
  static Options of(const sdk::Job& job);
  [[nodiscard]] bool tls() const { return lan || !certificate.empty(); }
  [[nodiscard]] bool loopback() const;
  // People come by https, here or at what stands before.
  [[nodiscard]] bool secure() const { return tls() || address.rfind("https://", 0) == 0; }
};

// The folder in which this plugin's library lies.
[[nodiscard]] std::filesystem::path own_folder();

}  // namespace pareto::web
