#include "core/plugins/pack_index.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "core/base/error.hpp"
#include "core/base/json_text.hpp"
#include "core/base/utf8_scan.hpp"
#include "core/plugins/json_reader.hpp"
#include "core/plugins/manifest_fields.hpp"
#include "core/plugins/sha256.hpp"

namespace pareto::plugins {
namespace {

constexpr int kVersion = 1;
constexpr std::size_t kLongestName = 200;

void append_member(std::string& out, std::string_view name, std::string_view value) {
  append_json(out, name);
  out += ": ";
  append_json(out, value);
}

PackedFile read_file(JsonReader& from) {
  PackedFile file;
  const std::string name = from.text("file");
  if (const auto fault = fault_of_name(name)) {
    throw Error(ErrorCode::Data,
                {Text{"{0}: the name {1} may not be: {2}", "{0}：不允许的文件名 {1}：{2}"},
                 {from.where(), name, fault_argument(*fault)}});
  }
  const auto first = name.find('/'),
             second = first == name.npos ? first : name.find('/', first + 1);
  if (second == name.npos) from.wrong("file");
  file.plugin = name.substr(0, first);
  file.platform = name.substr(first + 1, second - first - 1);
  file.path = name.substr(second + 1);
  const std::int64_t bytes = from.integer("bytes");
  if (bytes < 0) from.wrong("bytes");
  file.bytes = static_cast<std::uint64_t>(bytes);
  file.sha256 = from.text("sha256");
  if (!is_sha256(file.sha256)) from.wrong("sha256");
  from.finish();
  return file;
}

}  // namespace

std::string to_json(const PackIndex& index) {
  std::string out = "{\n  \"pareto_pack\": " + std::to_string(kVersion) + ",\n  \"plugins\": [";
  const char* between = "\n    ";
  for (const PackedPlugin& plugin : index.plugins) {
    out += between;
    out += "{ ";
    append_member(out, "id", plugin.id);
    out += ", ";
    append_member(out, "version", plugin.version);
    out += ", \"platforms\": [";
    for (std::size_t i = 0; i < plugin.platforms.size(); ++i) {
      if (i > 0) out += ", ";
      append_json(out, plugin.platforms[i]);
    }
    out += "] }";
    between = ",\n    ";
  }
  out += "\n  ],\n  \"files\": [";
  between = "\n    ";
  for (const PackedFile& file : index.files) {
    out += between;
    out += "{ ";
    append_member(out, "file", file.name());
    out += ", \"bytes\": " + std::to_string(file.bytes) + ", ";
    append_member(out, "sha256", file.sha256);
    out += " }";
    between = ",\n    ";
  }
  return out + "\n  ]\n}\n";
}

PackIndex parse_pack_index(std::string_view json, const std::string& where) {
  boost::system::error_code fault;
  const boost::json::value value = boost::json::parse(json, fault);
  if (fault)
    throw Error(ErrorCode::Data, {Text{"{0} is not valid JSON: {1}", "{0} 不是有效的 JSON：{1}"},
                                  {where, fault.message()}});
  JsonReader from(value, where);
  const std::int64_t version = from.integer("pareto_pack");
  if (version > kVersion) {
    throw Error(ErrorCode::Unsupported,
                {Text{"it is a pack of version {0}; this Pareto knows version {1}",
                      "该插件包为第 {0} 版；本 Pareto 只认第 {1} 版"},
                 {version, kVersion}},
                Text{"use a newer Pareto", "请使用更新的 Pareto"});
  }
  if (version != kVersion) from.wrong("pareto_pack");
  PackIndex index;
  for (JsonReader& plugin : from.objects("plugins")) {
    PackedPlugin packed{plugin.text("id"), plugin.text("version"), plugin.texts("platforms")};
    if (!is_plugin_id(packed.id)) plugin.wrong("id");
    if (!is_plugin_version(packed.version)) plugin.wrong("version");
    const bool twice = std::ranges::any_of(
        index.plugins, [&](const PackedPlugin& other) { return other.id == packed.id; });
    if (twice) plugin.wrong("id");
    plugin.finish();
    index.plugins.push_back(std::move(packed));
  }
  if (index.plugins.empty()) from.wrong("plugins");
  std::map<std::string, std::string> keys;
  for (JsonReader& file : from.objects("files")) {
    index.files.push_back(read_file(file));
    const PackedFile& packed = index.files.back();
    const auto owner = std::ranges::find(index.plugins, packed.plugin, &PackedPlugin::id);
    if (owner == index.plugins.end()) file.wrong("file");
    if (packed.platform != kAnyMachine &&
        std::ranges::find(owner->platforms, packed.platform) == owner->platforms.end())
      file.wrong("file");
    if (!keys.emplace(key_of_name(packed.name()), packed.name()).second) file.wrong("file");
  }
  from.finish();
  return index;
}

Argument fault_argument(const Text& fault) {
  return {std::string(fault.in(Language::English)),
          std::string(fault.in(Language::ChineseSimplified))};
}

std::optional<Text> fault_of_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName)
    return Text{"it is empty or too long", "名称为空或过长"};
  if (name.front() == '/' || (name.size() > 1 && name[1] == ':'))
    return Text{"it begins at the root of a disk", "它从磁盘根目录开始"};
  if (name.find('\\') != name.npos) return Text{"it has a backslash", "它含有反斜杠"};
  if (scan_utf8(name).valid != name.size() || std::ranges::any_of(name, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
      })) {
    return Text{"it has characters that names do not have", "它含有文件名不应有的字符"};
  }
  while (true) {
    const std::string_view part = name.substr(0, name.find('/'));
    if (part == "..") return Text{"it leads out of the folder", "它指向文件夹之外"};
    if (part.empty())
      return Text{"it ends in a slash or has two in a row", "它以斜杠结尾或有连续的斜杠"};
    if (part.front() == '.') return Text{"it is a hidden file or folder", "它是隐藏文件或文件夹"};
    if (part.size() == name.size()) return std::nullopt;
    name.remove_prefix(part.size() + 1);
  }
}

std::string key_of_name(std::string_view name) {
  std::string key(name);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

}  // namespace pareto::plugins
