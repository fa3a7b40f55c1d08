#include "core/imports/run/lacking_rows.hpp"

#include <boost/json.hpp>
#include <map>

#include "core/base/counted.hpp"
#include "core/imports/mapping/rejects_file.hpp"

namespace pareto::imports {
namespace {

constexpr std::int64_t kDays = 396, kDayMicros = 86'400'000'000;

struct Lacking {
  std::string file;
  std::int64_t rows = 0, of = 0;
};

using ByFile = std::map<std::string, Lacking>;  // by the name without its ending and without what
                                                // rejects files add

std::int64_t number(const boost::json::object& details, const char* name) {
  const boost::json::value* found = details.if_contains(name);
  return found != nullptr && found->is_int64() ? found->as_int64() : 0;
}

std::string_view text(const boost::json::object& details, const char* name) {
  const boost::json::value* found = details.if_contains(name);
  return found != nullptr && found->is_string() ? std::string_view(found->as_string())
                                                : std::string_view();
}

void take(const boost::json::object& details, ByFile& files) {
  if (const boost::json::value* set = details.if_contains("files");
      set != nullptr && set->is_array()) {
    for (const boost::json::value& file : set->as_array()) {
      if (file.is_object()) take(file.as_object(), files);
    }
    return;
  }
  if (text(details, "entity") != "sale") return;
  const std::string_view file = text(details, "file");
  const RejectsName name = rejects_name(file);
  Lacking& lacking = files[name.of];
  lacking.rows = number(details, "rejected");
  if (name.round > 0 && lacking.of > 0) return;  // of the file that they came from
  lacking.file = file;
  lacking.of = number(details, "read");
}

}  // namespace

std::optional<Message> lacking_rows(store::Connection& connection, Date as_of) {
  store::Statement imports = connection.prepare(
      "SELECT details FROM pareto_operation WHERE kind = 'import' AND undone_by IS NULL AND at >= ?1 ORDER BY id");
  imports.bind(1, (as_of.days - kDays) * kDayMicros);
  ByFile files;
  while (imports.step()) {
    boost::system::error_code broken;
    const boost::json::value details = boost::json::parse(imports.text(0), broken);
    if (!broken && details.is_object()) take(details.as_object(), files);
  }
  std::int64_t rows = 0, of = 0, count = 0;
  std::string file;
  for (const auto& [stem, lacking] : files) {
    if (lacking.rows == 0) continue;
    rows += lacking.rows;
    of += lacking.of;
    file = lacking.file;
    ++count;
  }
  if (count == 0) return std::nullopt;
  if (count == 1)
    return Message(
        Text{"{} of {} rows of {} are not in these figures", "{2} 的 {1} 行里有 {0} 行未计入"},
        {counted(rows), counted(of), file});
  return Message(Text{"{} of {} rows of {} files are not in these figures",
                      "{2} 个文件的 {1} 行里有 {0} 行未计入"},
                 {counted(rows), counted(of), counted(count)});
}

}  // namespace pareto::imports
