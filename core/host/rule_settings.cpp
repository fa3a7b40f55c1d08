#include "core/host/rule_settings.hpp"

#define TOML_ENABLE_FORMATTERS 0
#include <sys/stat.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"
#include "core/base/toml_headers.hpp"

namespace pareto::host {
namespace {

Error unreadable(const std::filesystem::path& file, std::int64_t line, const std::string& why) {
  return {ErrorCode::Data,
          Message(Text{"{}, line {}: {}", "{} 第 {} 行：{}"}, {file.string(), line, why}),
          Message(Text{"correct the file", "请改正该文件"})};
}

std::string text_of(const std::filesystem::path& file, const toml::key& key,
                    const toml::node& node) {
  if (const auto text = node.value<std::string>()) return *text;
  if (node.is_boolean()) return node.value_or(false) ? "true" : "false";
  if (node.is_integer()) return std::to_string(node.value_or(std::int64_t{0}));
  if (node.is_floating_point()) {
    char digits[40];
    return {digits, std::to_chars(digits, digits + sizeof digits, node.value_or(0.0)).ptr};
  }
  if (const auto* day = node.as_date()) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%04d-%02d-%02d", day->get().year, day->get().month,
                  day->get().day);
    return digits;
  }
  throw Error(ErrorCode::Data,
              Message(Text{"{}, line {}: {} is neither a text nor a number",
                           "{} 第 {} 行：{} 既不是文字也不是数字"},
                      {file.string(), static_cast<std::int64_t>(node.source().begin.line),
                       std::string(key.str())}),
              Message(Text{"write it as NAME = \"VALUE\"", "请写成 名称 = \"值\""}));
}

// Lines of a definition stay lines; what holds ''' itself is written with escapes.
std::string toml_text(const std::string& text) {
  if (text.find('\n') != std::string::npos && text.find("'''") == std::string::npos)
    return "'''\n" + text + (text.ends_with('\n') ? "" : "\n") + "'''";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
      out += c;
  }
  return out + '"';
}

std::map<std::string, std::string> read_settings(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return {};
  const std::string content(std::istreambuf_iterator<char>(in), {});
  if (const auto line = toml_header_without_key(content))
    throw unreadable(file, static_cast<std::int64_t>(*line),
                     say(Language::English, {"a section is written [name]", "小节要写成 [名称]"}));
  toml::table table;
  try {
    table = toml::parse(content, file.string());
  } catch (const toml::parse_error& error) {
    throw unreadable(file, error.source().begin.line, std::string(error.description()));
  }
  std::map<std::string, std::string> out;
  for (const auto& [key, node] : table) out[std::string(key.str())] = text_of(file, key, node);
  return out;
}

void save_settings(const std::filesystem::path& file, const std::string& remark,
                   const std::map<std::string, std::string>& given, bool secret) {
  std::map<std::string, std::string> all = read_settings(file);
  for (const auto& [name, value] : given) all[name] = value;
  std::erase_if(all, [](const auto& setting) { return setting.second.empty(); });
  std::error_code failed;
  std::filesystem::create_directories(file.parent_path(), failed);
  const std::filesystem::path part = partial_name(file);
  std::ofstream out(part, std::ios::binary);
  // Before anything is in it.
  if (secret)
    std::filesystem::permissions(
        part, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
  out << "# " << remark << '\n';
  for (const auto& [name, value] : all) out << name << " = " << toml_text(value) << '\n';
  out.close();
  if (out) std::filesystem::rename(part, file, failed);
  if (out && !failed) return;
  std::filesystem::remove(part, failed);
  throw Error(
      ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file.string()}),
      Message(Text{"check rights and free space of the folder", "请检查文件夹的权限和剩余空间"}));
}

std::filesystem::path extension_settings_file(const std::filesystem::path& workspace,
                                              const std::string& extension) {
  return workspace / "settings" / (extension + ".toml");
}

}  // namespace

std::filesystem::path rule_settings_file(const std::filesystem::path& workspace,
                                         const std::string& rule) {
  return workspace / "rules" / (rule + ".toml");
}

std::map<std::string, std::string> rule_settings(const std::filesystem::path& workspace,
                                                 const std::string& rule) {
  return read_settings(rule_settings_file(workspace, rule));
}

void save_rule_settings(const std::filesystem::path& workspace, const std::string& rule,
                        const std::map<std::string, std::string>& given) {
  save_settings(rule_settings_file(workspace, rule),
                "Settings of the tier rule " + rule + "; `pareto tier run " + rule +
                    " --set NAME=VALUE --save` writes them.",
                given, false);
}

std::map<std::string, std::string> extension_settings(const std::filesystem::path& workspace,
                                                      const std::string& extension) {
  return read_settings(extension_settings_file(workspace, extension));
}

std::string extension_settings_stamp(const std::filesystem::path& workspace,
                                     const std::string& extension) {
  struct stat found {};
  if (::stat(extension_settings_file(workspace, extension).c_str(), &found) != 0) return {};
  // Each writing is another file, put in the place of the one before.
  return std::to_string(found.st_ino) + "." + std::to_string(found.st_mtim.tv_sec) + "." +
         std::to_string(found.st_mtim.tv_nsec) + "." + std::to_string(found.st_size);
}

void save_extension_settings(const std::filesystem::path& workspace, const std::string& extension,
                             const std::map<std::string, std::string>& given) {
  save_settings(extension_settings_file(workspace, extension),
                "Settings of " + extension + "; `pareto plugin set` writes them.", given, true);
  std::error_code ignored;
  if (extension.find(kInstance) != std::string::npos &&
      extension_settings(workspace, extension).empty())
    std::filesystem::remove(extension_settings_file(workspace, extension), ignored);
}

std::vector<std::string> instances_of(const std::filesystem::path& workspace,
                                      const std::string& extension) {
  std::vector<std::string> out{extension};
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(workspace / "settings", ignored)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".toml" && name.starts_with(extension + kInstance))
      out.push_back(name);
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace pareto::host
