#include "core/plugins/pins.hpp"

#include <algorithm>
#include <fstream>

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"
#include "core/base/toml_table.hpp"
#include "core/plugins/pack_index.hpp"
#include "core/plugins/pack_writer.hpp"
#include "core/plugins/sha256.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

// Names of files have no control characters (pack_index.hpp), those of services neither.
std::string toml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string line_of(std::string_view key, const std::vector<std::string>& texts) {
  std::string out = std::string(key) + " = [";
  for (const std::string& text : texts) out += "\n  " + toml_quoted(text) + ",";
  return out + (texts.empty() ? "]\n" : "\n]\n");
}

std::string list_of(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 5;
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
    out += (out.empty() ? "" : ", ") + names[i];
  return out + (names.size() > kShown ? ", …" : "");
}

}  // namespace

Pin pin_of(const Manifest& manifest) {
  const fs::path folder = manifest.file.parent_path();
  const std::string library = manifest.library.filename().string();
  Pin pin{manifest.id, manifest.version, {}, {}};
  for (const std::string& name : files_of_plugin(folder)) {
    if (name != library) pin.files.emplace(name, sha256_of_file(folder / name));
  }
  return pin;
}

PinChange compare(const Pin& trusted, const Pin& now) {
  PinChange change;
  for (const auto& [name, hash] : now.files) {
    const auto known = trusted.files.find(name);
    if (known == trusted.files.end())
      change.added.push_back(name);
    else if (known->second != hash)
      change.changed.push_back(name);
  }
  for (const auto& [name, hash] : trusted.files) {
    if (!now.files.contains(name)) change.gone.push_back(name);
  }
  return change;
}

Argument words_of(const PinChange& change) {
  std::string english, chinese;
  const auto add = [&](const std::vector<std::string>& names, const Text& words) {
    if (names.empty()) return;
    constexpr Text kBetween{"; ", "；"};
    if (!english.empty())
      english += kBetween.in(Language::English),
          chinese += kBetween.in(Language::ChineseSimplified);
    english += say(Language::English, words, {list_of(names)});
    chinese += say(Language::ChineseSimplified, words, {list_of(names)});
  };
  add(change.changed, {"changed: {}", "有改动：{}"});
  add(change.added, {"new: {}", "新增：{}"});
  add(change.gone, {"gone: {}", "缺少：{}"});
  return {english, chinese};
}

Pins Pins::read(const fs::path& file) {
  Pins out;
  if (!fs::exists(file)) return out;
  TomlTable top = TomlTable::read(file, file.string());
  for (TomlTable& plugin : top.tables("plugin")) {
    Pin pin{plugin.text("id"), plugin.text("version"), {}, {}};
    if (pin.plugin.empty()) plugin.lacks("id");
    for (const std::string& line : plugin.texts("files")) {
      const auto blank = line.rfind(' ');
      if (blank == line.npos || !is_sha256(std::string_view(line).substr(blank + 1))) {
        plugin.wrong("files", Text{"write \"NAME SHA256\", or let `pareto plugin trust` write it",
                                   "请写“文件名 SHA256”，或用 pareto plugin trust 重写"});
      }
      pin.files[line.substr(0, blank)] = line.substr(blank + 1);
    }
    pin.revoked = plugin.texts("revoked");
    plugin.finish("id, version, files, revoked");
    out.pins_.insert_or_assign(pin.plugin, std::move(pin));
  }
  for (TomlTable& table : top.tables("signer")) {
    const std::string plugin = table.text("plugin");
    Signer signer{table.text("maker"), table.text("key")};
    if (plugin.empty()) table.lacks("plugin");
    if (!is_key(signer.key))
      table.wrong("key", Text{"64 digits of 0-9a-f, as `pareto plugin install` wrote them",
                              "64 位 0-9a-f，由 pareto plugin install 写入"});
    table.finish("plugin, maker, key");
    out.signers_.insert_or_assign(plugin, std::move(signer));
  }
  top.finish("plugin, signer");
  return out;
}

void Pins::write(const fs::path& file) const {
  const fs::path part = partial_name(file);
  std::error_code failed;
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out << "# Plugins that are trusted here, and services they do not get. `pareto plugin enable`, `trust`, `grant` and `revoke` write it.\n";
    for (const auto& [id, pin] : pins_) {
      out << "\n[[plugin]]\nid = " << toml_quoted(id) << '\n';
      if (!pin.version.empty()) out << "version = " << toml_quoted(pin.version) << '\n';
      std::vector<std::string> files;
      for (const auto& [name, hash] : pin.files) files.push_back(name + " " + hash);
      if (!files.empty()) out << line_of("files", files);
      if (!pin.revoked.empty()) out << line_of("revoked", pin.revoked);
    }
    for (const auto& [plugin, signer] : signers_) {
      out << "\n[[signer]]\nplugin = " << toml_quoted(plugin)
          << "\nmaker = " << toml_quoted(signer.maker) << "\nkey = " << toml_quoted(signer.key)
          << '\n';
    }
    out.flush();
    if (out) fs::rename(part, file, failed);
    if (out && !failed) return;
  }
  fs::remove(part, failed);
  throw Error(ErrorCode::Io, {Text{"cannot write {}", "无法写入 {}"}, {file.string()}},
              Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
}

const Pin* Pins::find(std::string_view plugin) const {
  const auto found = pins_.find(plugin);
  return found == pins_.end() ? nullptr : &found->second;
}

Pin& Pins::at(std::string_view plugin) {
  const auto found = pins_.find(plugin);
  if (found != pins_.end()) return found->second;
  return pins_.emplace(plugin, Pin{std::string(plugin), {}, {}, {}}).first->second;
}

void Pins::trust(const Manifest& manifest) {
  Pin fresh = pin_of(manifest);
  if (const Pin* known = find(manifest.id)) {
    for (const std::string& service : known->revoked) {
      if (std::ranges::find(manifest.capabilities, service) != manifest.capabilities.end())
        fresh.revoked.push_back(service);
    }
  }
  pins_.insert_or_assign(manifest.id, std::move(fresh));
}

void Pins::forget(std::string_view plugin) {
  if (const auto found = pins_.find(plugin); found != pins_.end()) pins_.erase(found);
}

const Signer* Pins::signer(std::string_view plugin) const {
  const auto found = signers_.find(plugin);
  return found == signers_.end() ? nullptr : &found->second;
}

void Pins::set_signer(std::string_view plugin, Signer signer) {
  signers_.insert_or_assign(std::string(plugin), std::move(signer));
}

bool Pins::knows(const Signer& signer) const {
  return std::ranges::any_of(signers_, [&](const auto& known) { return known.second == signer; });
}

void Pins::revoke(std::string_view plugin, const std::vector<std::string>& services) {
  Pin& pin = at(plugin);
  for (const std::string& service : services) {
    if (std::ranges::find(pin.revoked, service) == pin.revoked.end())
      pin.revoked.push_back(service);
  }
  std::ranges::sort(pin.revoked);
}

void Pins::grant(std::string_view plugin, const std::vector<std::string>& services) {
  Pin& pin = at(plugin);
  std::erase_if(pin.revoked, [&](const std::string& service) {
    return std::ranges::find(services, service) != services.end();
  });
  if (pin.revoked.empty() && pin.version.empty()) forget(plugin);
}

std::optional<Error> Pins::refusal(const Manifest& manifest) const {
  const Pin* trusted = find(manifest.id);
  const Message remedy(
      {"look at it, then: pareto plugin trust {}", "核对后执行：pareto plugin trust {}"},
      {manifest.id});
  if (trusted == nullptr || trusted->version.empty()) {
    return Error(ErrorCode::Denied,
                 Text{"it lies in the workspace and was never trusted there",
                      "它放在工作区里，但从未在此被信任"},
                 remedy);
  }
  const PinChange change = compare(*trusted, pin_of(manifest));
  if (!change.any()) return std::nullopt;
  return Error(
      ErrorCode::Denied,
      {Text{"it is not what was trusted ({})", "它与受信任时不同（{}）"}, {words_of(change)}},
      remedy);
}

std::vector<std::string> Pins::granted(const Manifest& manifest) const {
  std::vector<std::string> out = manifest.capabilities;
  if (const Pin* pin = find(manifest.id)) {
    std::erase_if(out, [&](const std::string& service) {
      return std::ranges::find(pin->revoked, service) != pin->revoked.end();
    });
  }
  return out;
}

}  // namespace pareto::plugins
