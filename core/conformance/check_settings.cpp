#include "core/conformance/check_settings.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/toml_table.hpp"

namespace pareto::conformance {
namespace {

constexpr const char* kFile = "check.toml";

// The system gives another one each time that it is asked.
int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool found = socket >= 0 &&
                     ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (socket >= 0) ::close(socket);
  if (!found)
    throw Error(ErrorCode::Io, Text{"no port is free on this machine", "本机没有空闲端口"});
  return ntohs(address.sin_port);
}

std::string filled(std::string text, const std::filesystem::path& folder) {
  const auto put = [&](std::string_view word, const auto& value) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word))
      text.replace(at, word.size(), value());
  };
  put("{port}", [] { return std::to_string(free_port()); });
  put("{folder}", [&] { return folder.string(); });
  return text;
}

}  // namespace

std::map<std::string, std::string> check_settings(const std::filesystem::path& plugin,
                                                  const plugins::Extension& extension,
                                                  const std::filesystem::path& folder) {
  std::map<std::string, std::string> out;
  if (!std::filesystem::exists(plugin / kFile)) return out;
  TomlTable top = TomlTable::read(plugin / kFile, kFile);
  for (auto& [id, table] : top.named("settings")) {
    for (const std::string& name : table.keys()) {
      const std::string value = table.plain(name);
      if (id != extension.id) continue;
      if (std::ranges::find(extension.settings, name, &model::Field::name) ==
          extension.settings.end()) {
        table.wrong(name,
                    Message(Text{"{} has no setting of this name", "{} 没有这个名称的设置"}, {id}));
      }
      out[name] = filled(value, folder);
    }
  }
  top.finish("settings");
  return out;
}

}  // namespace pareto::conformance
