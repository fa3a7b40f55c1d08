// Conditions as users write them, "tier = A": each line of the bytes is one; they hold or are
// refused.
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/records/list/list.hpp"
#include "tests/core/records/records_bench.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

records::testing::RecordsBench& bench() {
  static records::testing::RecordsBench& made = []() -> records::testing::RecordsBench& {
    static records::testing::RecordsBench bench;
    bench.add("customer",
              {{"name", std::string("雾栎饲料有限公司")}, {"industry", std::string("饲料")}});
    bench.add("customer", {{"name", std::string("O'Neil % _ \\")}});
    return bench;
  }();
  return made;
}

void run(std::string_view bytes) {
  records::ListRequest request{.entity = "customer", .today = Date{20'000}};
  bytes = bytes.substr(0, 8 * 1024);
  while (!bytes.empty() && request.where.size() < 16) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string line(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.starts_with("search "))
      request.search = line.substr(7);
    else if (line.starts_with("sort "))
      request.sort.push_back(line.substr(5));
    else
      request.where.push_back(line);
  }
  try {
    const records::List list =
        records::list_records(bench().store(), {}, bench().schema(), request);
    std::int64_t rows = 0;
    for (sdk::Batch batch; list.rows->next(batch);) rows += batch.rows();
    must(rows == list.count, "as many records as were counted");
    must(rows <= 2, "no more records than there are");
  } catch (const Error& error) {
    must(!error.text(Language::English).empty() && !error.text(Language::ChineseSimplified).empty(),
         "an error has words in both languages");
  }
}

}  // namespace

extern const Target filter_target;
const Target filter_target{&run,
                           {"tier = A",
                            "owner =",
                            "date >= 2026-01-01",
                            "name ~ 华",
                            "!=",
                            "<=",
                            ">=",
                            "~",
                            "=",
                            "<",
                            ">",
                            " and ",
                            " or ",
                            "(",
                            ")",
                            "'",
                            "\"",
                            "%",
                            "_",
                            "\\",
                            "2026-02-30",
                            "99999999999999999999",
                            "-",
                            "null",
                            "owner.name = ",
                            "root.tier = ",
                            "search ",
                            "sort -",
                            "\n",
                            "last_order < today-90d",
                            "90 days ago",
                            " | ",
                            "“",
                            "”",
                            "今天",
                            "*",
                            "\xEF\xBB\xBF"}};

}  // namespace pareto::fuzz
