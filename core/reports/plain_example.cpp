#include "core/reports/plain_example.hpp"

#include <algorithm>
#include <fstream>

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"
#include "core/reports/plain_report.hpp"

namespace pareto::reports {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSqlFile = "provinces.sql";

constexpr std::string_view kToml =
#include "core/reports/plain_example.toml.inc"
    ;

constexpr std::string_view kSql =
#include "core/reports/plain_example.sql.inc"
    ;

void write(const fs::path& file, const std::string& text) {
  const fs::path part = partial_name(file);
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  std::error_code failed;
  if (out) fs::rename(part, file, failed);
  if (out && !failed) return;
  fs::remove(part, failed);
  throw Error(
      ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file.string()}),
      Message(Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"}));
}

}  // namespace

fs::path make_example(const fs::path& folder, const std::string& id) {
  const bool sound =
      !id.empty() && id.front() >= 'a' && id.front() <= 'z' && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
  if (!sound) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"“{}” cannot be the name of a report", "“{}”不能作报告名称"}, {id}),
        Message(Text{
            "small letters a-z, digits and _, a letter first; what people read is written in report.toml",
            "只用小写字母、数字和 _，字母开头；给人看的名称写在 report.toml 里"}));
  }
  const fs::path own = folder / id;
  std::error_code failed;
  if (fs::exists(own, failed)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is there already", "{} 已经存在"}, {own.string()}),
                Message(Text{"take another name", "请换个名称"}));
  }
  fs::create_directories(own, failed);
  if (failed) {
    throw Error(ErrorCode::Io,
                Message(Text{"cannot make the folder {}: {}", "无法新建文件夹 {}：{}"},
                        {own.string(), failed.message()}));
  }
  std::string toml(kToml);
  constexpr std::string_view kId = "@ID@";
  for (std::size_t at = 0; (at = toml.find(kId, at)) != std::string::npos; at += id.size())
    toml.replace(at, kId.size(), id);
  write(own / kSqlFile, std::string(kSql));
  write(own / kReportFile, toml);
  return own;
}

}  // namespace pareto::reports
