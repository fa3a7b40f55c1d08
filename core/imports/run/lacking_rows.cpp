#include "core/imports/run/lacking_rows.hpp"

#include <map>

#include "core/base/counted.hpp"
#include "core/imports/mapping/rejects_file.hpp"
#include "core/imports/run/import_details.hpp"

namespace pareto::imports {
namespace {

constexpr std::int64_t kDays = 396, kDayMicros = 86'400'000'000;

struct Lacking {
  std::string file;
  std::int64_t rows = 0, of = 0;
};

using ByFile = std::map<std::string, Lacking>;  // by the name without its ending and without what
                                                // rejects files add

void take(const ImportDetails& import, ByFile& files) {
  if (import.entity != "sale") return;
  const RejectsName name = rejects_name(import.file);
  Lacking& lacking = files[name.of];
  lacking.rows = import.rejected;
  if (name.round > 0 && lacking.of > 0) return;  // of the file that they came from
  lacking.file = import.file;
  lacking.of = import.read;
}

}  // namespace

std::optional<Message> lacking_rows(store::Connection& connection, Date as_of) {
  store::Statement imports = connection.prepare(
      "SELECT details FROM pareto_operation WHERE kind = 'import' AND undone_by IS NULL AND at >= ?1 ORDER BY id");
  imports.bind(1, (as_of.days - kDays) * kDayMicros);
  ByFile files;
  while (imports.step()) {
    for (const ImportDetails& import : read_details(imports.text(0))) take(import, files);
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
