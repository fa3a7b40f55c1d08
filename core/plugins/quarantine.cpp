#include "core/plugins/quarantine.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "core/base/date.hpp"
#include "core/base/partial_file.hpp"
#include "core/plugins/running_sign.hpp"

namespace pareto::plugins {
namespace {

std::string line_of(const Quarantined& plugin) {
  return plugin.plugin + "  " + plugin.sha256 + "  " + std::to_string(plugin.signal) + "  " +
         std::to_string(plugin.at) + "\n";
}

}  // namespace

std::vector<Quarantined> Quarantine::all() const {
  std::vector<Quarantined> out;
  std::ifstream in(file_);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    Quarantined plugin;
    if (words >> plugin.plugin >> plugin.sha256 >> plugin.signal >> plugin.at)
      out.push_back(std::move(plugin));
  }
  return out;
}

std::optional<Quarantined> Quarantine::find(std::string_view plugin,
                                            std::string_view sha256) const {
  for (const Quarantined& known : all()) {
    if (known.plugin == plugin && known.sha256 == sha256) return known;
  }
  return std::nullopt;
}

void Quarantine::add(const Quarantined& plugin) {
  if (find(plugin.plugin, plugin.sha256)) return;
  const int descriptor = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (descriptor < 0) return;  // a workspace that can only be read
  const std::string line = line_of(plugin);
  [[maybe_unused]] const ssize_t ignored = ::write(descriptor, line.data(), line.size());
  ::close(descriptor);
}

bool Quarantine::release(std::string_view plugin) {
  bool any = false;
  std::string rest;
  for (const Quarantined& known : all()) {
    if (known.plugin == plugin)
      any = true;
    else
      rest += line_of(known);
  }
  if (!any) return false;
  const std::filesystem::path fresh = partial_name(file_);
  {
    std::ofstream out(fresh, std::ios::trunc);
    out << rest;
    if (!out.flush())
      throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {fresh.string()}));
  }
  std::filesystem::rename(fresh, file_);
  return true;
}

Error quarantine_reason(const Quarantined& plugin) {
  return {ErrorCode::Fail,
          Message(Text{"quarantined: Pareto died in it on {} ({})",
                       "已隔离：Pareto 于 {} 在其中崩溃（{}）"},
                  {Time{plugin.at}.date().iso(), signal_name(plugin.signal)}),
          Message(Text{"install a newer version, or try it again: pareto plugin release {}",
                       "请安装新版本，或再试一次：pareto plugin release {}"},
                  {plugin.plugin})};
}

}  // namespace pareto::plugins
