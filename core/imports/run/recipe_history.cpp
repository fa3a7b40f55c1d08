#include "core/imports/run/recipe_history.hpp"

#include "core/base/error.hpp"
#include "core/imports/run/import_details.hpp"

namespace pareto::imports {

PastImport past_import(store::Connection& connection, std::optional<std::int64_t> operation) {
  const Message see(
      Text{"see the imports with: pareto import list", "导入记录请看：pareto import list"});
  store::Statement row = connection.prepare(
      "SELECT id, details FROM pareto_operation WHERE kind = 'import' AND (?1 = 0 OR id = ?1) ORDER BY id DESC LIMIT 1");
  if (!row.bind(1, operation.value_or(0)).step()) {
    throw Error(
        ErrorCode::Argument,
        operation ? Message(Text{"operation {} is no import", "第 {} 号操作不是导入"}, {*operation})
                  : Message(Text{"nothing was imported yet", "还没有导入过"}),
        see);
  }
  PastImport past{.operation = row.integer(0)};
  // Several files that were one operation had a way each.
  if (const std::vector<ImportDetails> files = read_details(row.text(1)); files.size() == 1) {
    past.file = files.front().file;
    past.recipe = files.front().recipe;
  }
  if (past.recipe.empty()) {
    throw Error(
        ErrorCode::Data,
        Message(Text{"operation {} did not keep how its file was taken",
                     "第 {} 号操作没有记下当时的做法"},
                {past.operation}),
        Message(Text{
            "it was done by an older Pareto; import such a file once more, or with --dry-run --save NAME",
            "它由旧版 Pareto 导入；再导一次这类文件，或用 --dry-run --save 名称"}));
  }
  return past;
}

}  // namespace pareto::imports
