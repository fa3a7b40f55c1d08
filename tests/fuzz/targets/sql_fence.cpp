// The fence around foreign SQL: what it lets through names nothing that is not published, and what
// the engine then says is an answer or an error.
#include "core/records/query/sql_fence.hpp"

#include <algorithm>
#include <string>

#include "core/base/error.hpp"
#include "core/records/query/ask.hpp"
#include "tests/core/records/records_bench.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// A secret in a base table that no published view shows.
constexpr const char* kSecret = "not-for-plugins";

records::testing::RecordsBench& bench() {
  static records::testing::RecordsBench& made = []() -> records::testing::RecordsBench& {
    static records::testing::RecordsBench bench;
    bench.add("customer", {{"name", std::string("it's -- not; a /* comment")}});
    bench.connection().execute("INSERT INTO pareto_meta VALUES('secret', 'not-for-plugins')");
    return bench;
  }();
  return made;
}

void run(std::string_view bytes) {
  const std::string sql(bytes.substr(0, 16 * 1024));
  try {
    records::check_foreign_sql(sql);
  } catch (const Error& error) {
    return must(!error.text(Language::ChineseSimplified).empty(), "a refusal has words");
  }
  try {
    const records::Answer answer =
        records::ask(bench().store(), {}, sql, bench().schema(), {.seconds = 2});
    sdk::Batch batch;
    for (int batches = 0; batches < 4 && answer.rows->next(batch); ++batches) {
      for (std::size_t c = 0; c < batch.columns(); ++c) {
        const sdk::ColumnView column = batch.column(c);
        if (column.type() != sdk::Type::Text) continue;
        for (std::int64_t row = 0; row < batch.rows(); ++row) {
          must(column.is_null(row) || column.text(row).find(kSecret) == std::string_view::npos ||
                   in_small_letters(sql).find(kSecret) != std::string::npos,
               "no answer holds what is not published", sql);
        }
      }
    }
  } catch (const Error& error) {
    must(!error.text(Language::English).empty(), "an error has words");
  } catch (const sdk::Failure& failure) {
    must(failure.what()[0] != '\0', "a failure has words");
  }
}

}  // namespace

extern const Target sql_fence_target;
const Target sql_fence_target{
    &run,
    {"SELECT ",
     " FROM ",
     "pareto_meta",
     "\"pareto_meta\"",
     "[pareto_meta]",
     "`pareto_meta`",
     "'pareto_meta'",
     "sqlite_master",
     "pragma_table_info('pareto_meta')",
     "WITH customer AS (",
     ") SELECT * FROM customer",
     "/*",
     "*/",
     "--",
     "\n",
     ";",
     "'",
     "''",
     "\"",
     "PARETO_",
     "ATTACH ",
     "load_extension(",
     "main.",
     "temp.",
     " UNION ALL SELECT value FROM ",
     "(SELECT value FROM pareto_meta)",
     "VALUES(",
     "zeroblob(2000000000)",
     "printf('%.*c',2000000000,'x')",
     "randomblob(1e9)",
     "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM t) SELECT count(*) FROM t",
     "char(0)",
     "group_concat(name)"}};

}  // namespace pareto::fuzz
