#include "core/host/workspace.hpp"

#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/private_folder.hpp"
#include "core/base/toml_headers.hpp"

namespace pareto::host {
namespace {

constexpr const char* kFile = "pareto.toml";

std::string toml_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + '"';
}

std::string write(const WorkspaceSettings& s) {
  std::ostringstream out;
  out << "# A workspace of Pareto. Change values here, or let `pareto plugin enable NAME` do it.\n";
  out << "name = " << toml_text(s.name) << '\n';
  if (s.language) out << "language = \"" << code_of(*s.language) << "\"\n";
  out << "home_currency = " << toml_text(s.home_currency) << '\n';
  out << "time_zone = " << toml_text(s.time_zone) << '\n';
  out << "tax_rate = " << s.tax_rate << '\n';
  if (s.query_seconds != WorkspaceSettings().query_seconds)
    out << "query_seconds = " << s.query_seconds << '\n';
  if (s.export_rows != WorkspaceSettings().export_rows)
    out << "export_rows = " << s.export_rows << '\n';
  if (s.export_rows_a_day != 0) out << "export_rows_a_day = " << s.export_rows_a_day << '\n';
  if (s.log_level != WorkspaceSettings().log_level)
    out << "log_level = " << toml_text(std::string(name_of(s.log_level))) << '\n';
  if (!s.remark.empty()) out << "remark = " << toml_text(s.remark) << '\n';
  if (s.watermark) out << "watermark = true\n";
  out << "plugins = [";
  for (std::size_t i = 0; i < s.plugins.size(); ++i)
    out << (i ? ", " : "") << toml_text(s.plugins[i]);
  out << "]\n";
  return out.str();
}

WorkspaceSettings read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (const auto line =
          toml_header_without_key(std::string(std::istreambuf_iterator<char>(in), {}))) {
    throw Error(
        ErrorCode::Data,
        Message(Text{"{}, line {}: a section is written [name]", "{} 第 {} 行：小节要写成 [名称]"},
                {file.string(), *line}),
        Message(Text{"correct the file", "请改正该文件"}));
  }
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    throw Error(
        ErrorCode::Data,
        Message(Text{"{}, line {}: {}", "{} 第 {} 行：{}"},
                {file.string(), error.source().begin.line, std::string(error.description())}),
        Message(Text{"correct the file", "请改正该文件"}));
  }
  WorkspaceSettings s;
  s.name = table["name"].value_or(std::string());
  if (const auto language = table["language"].value<std::string>()) {
    s.language = parse_language(*language);
    if (!s.language) {
      throw Error(ErrorCode::Data,
                  Message(Text{"{}: language “{}” is not known", "{}：不认识语言“{}”"},
                          {file.string(), *language}),
                  Message(Text{"write en or zh-Hans", "请写 en 或 zh-Hans"}));
    }
  }
  s.home_currency = table["home_currency"].value_or(s.home_currency);
  s.time_zone = table["time_zone"].value_or(s.time_zone);
  s.tax_rate = table["tax_rate"].value_or(s.tax_rate);
  if (const toml::node* seconds = table.get("query_seconds")) {
    const std::int64_t value = seconds->value_or(std::int64_t{-1});
    if (value < 0 || value > 1'000'000) {
      throw Error(ErrorCode::Data,
                  Message(Text{"{}: query_seconds is a whole number from 0 on",
                               "{}：query_seconds 要 0 以上的整数"},
                          {file.string()}),
                  Message(Text{"write for example: query_seconds = 300 (0: no limit)",
                               "例如写：query_seconds = 300（0 为不限）"}));
    }
    s.query_seconds = static_cast<int>(value);
  }
  for (const auto& [key, value] : {std::pair("export_rows", &s.export_rows),
                                   std::pair("export_rows_a_day", &s.export_rows_a_day)}) {
    const toml::node* rows = table.get(key);
    if (rows == nullptr) continue;
    *value = rows->value_or(std::int64_t{-1});
    if (*value >= 0) continue;
    throw Error(ErrorCode::Data,
                Message(Text{"{}: {} is a whole number from 0 on", "{}：{} 要 0 以上的整数"},
                        {file.string(), key}),
                Message(Text{"write for example: {} = 5000", "例如写：{} = 5000"}, {key}));
  }
  s.remark = table["remark"].value_or(std::string());
  if (const toml::node* watermark = table.get("watermark")) {
    const auto given = watermark->value<bool>();
    if (!given) {
      throw Error(ErrorCode::Data,
                  Message(Text{"{}: watermark is true or false", "{}：watermark 要 true 或 false"},
                          {file.string()}),
                  Message(Text{"write for example: watermark = true", "例如写：watermark = true"}));
    }
    s.watermark = *given;
  }
  if (const toml::node* level = table.get("log_level")) {
    const auto known = parse_log_level(level->value_or(std::string()));
    if (!known) {
      throw Error(
          ErrorCode::Data,
          Message(Text{"{}: log_level is not known", "{}：不认识 log_level 的值"}, {file.string()}),
          Message(Text{"write trace, debug, info, warn, error or off",
                       "请写 trace、debug、info、warn、error 或 off"}));
    }
    s.log_level = *known;
  }
  if (const toml::array* plugins = table["plugins"].as_array()) {
    for (const toml::node& plugin : *plugins) s.plugins.push_back(plugin.value_or(std::string()));
  }
  return s;
}

TimeZone zone_of(const std::filesystem::path& file, const WorkspaceSettings& settings) {
  try {
    return TimeZone::named(settings.time_zone);
  } catch (Error& error) {
    throw error.within(Message(Text{"{}, time_zone", "{}，time_zone"}, {file.string()}));
  }
}

}  // namespace

Workspace Workspace::create(const std::filesystem::path& folder, WorkspaceSettings settings) {
  if (std::filesystem::exists(folder / kFile)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is a workspace already", "{} 已是工作区"}, {folder.string()}),
                Message(Text{"use it with -w {0}, or choose another folder",
                             "用 -w {0} 使用它，或换一个文件夹"},
                        {folder.string()}));
  }
  TimeZone zone = TimeZone::named(settings.time_zone);
  std::error_code failed;
  make_private_folder(folder, failed);
  if (failed) {
    throw Error(ErrorCode::Io,
                Message(Text{"cannot make the folder {}: {}", "无法建立文件夹 {}：{}"},
                        {folder.string(), failed.message()}));
  }
  return {folder, std::move(settings), std::move(zone)};
}

Workspace Workspace::open(const std::filesystem::path& folder) {
  WorkspaceSettings settings = read(folder / kFile);
  TimeZone zone = zone_of(folder / kFile, settings);
  return {folder, std::move(settings), std::move(zone)};
}

std::filesystem::path Workspace::find(const std::optional<std::string>& given,
                                      const std::filesystem::path& from) {
  std::optional<std::string> named = given;
  if (const char* variable = std::getenv("PARETO_WORKSPACE");
      !named && variable != nullptr && *variable != '\0')
    named = variable;
  if (named) {
    if (std::filesystem::exists(std::filesystem::path(*named) / kFile)) return *named;
    throw Error(ErrorCode::Argument, Message(Text{"{} is no workspace", "{} 不是工作区"}, {*named}),
                Message(Text{"make one with: pareto init {}", "新建：pareto init {}"}, {*named}));
  }
  for (std::filesystem::path folder = std::filesystem::absolute(from);;
       folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / kFile)) return folder;
    if (folder == folder.root_path()) break;
  }
  std::vector<std::filesystem::path> beside;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(from, ignored)) {
    if (entry.path().extension() == ".pareto" && std::filesystem::exists(entry.path() / kFile))
      beside.push_back(entry.path());
  }
  if (beside.size() == 1) return beside.front();
  throw Error(
      ErrorCode::Argument,
      Message(Text{"there is no workspace here or above", "这里和上级文件夹都没有工作区"}),
      Message(Text{"make one with: pareto init FOLDER, or begin with a file: pareto try FILE",
                   "新建：pareto init 文件夹；或从一个文件开始：pareto try 文件"}));
}

void Workspace::save(WorkspaceSettings settings) {
  const std::filesystem::path file = folder_ / kFile, fresh = folder_ / "pareto.toml.new";
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << write(settings);
    out.flush();
    if (!out) {
      throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {fresh.string()}),
                  Message(Text{"check the folder's rights and the free space",
                               "请检查文件夹权限和磁盘空间"}));
    }
  }
  std::error_code failed;
  std::filesystem::rename(fresh, file, failed);
  if (failed)
    throw Error(ErrorCode::Io, Message(Text{"cannot write {}: {}", "无法写入 {}：{}"},
                                       {file.string(), failed.message()}));
  settings_ = std::move(settings);
  zone_ = zone_of(file, settings_);
}

}  // namespace pareto::host
