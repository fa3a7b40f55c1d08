#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/records/query/ask.hpp"
#include "core/store/ddl.hpp"

namespace pareto::cli {
namespace {

int show_views(Context& context, host::Host& host) {
  TextTable table({{context.words({"View", "视图"})},
                   {context.words({"What", "内容"})},
                   {context.words({"Columns", "列"}), Align::Left, 0, true}});
  for (const model::Entity& entity : host.schema().entities()) {
    std::string columns = "id";
    for (const model::Field& field : entity.fields) columns += ", " + field.name;
    table.row({entity.name, entity.plural.in(context.language), columns});
  }
  for (const store::View& view : store::derived_views(store::Dialect::SQLite)) {
    table.row({view.name, context.words({"kept by the program", "由程序维护"}), view.columns});
  }
  print_answer(context.output.out, context.format, table, {"view", "what", "columns"});
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  if (context.arguments.flag("views")) return show_views(context, *host);
  const auto sql = context.arguments.operand(0);
  if (!sql) {
    throw Error(
        ErrorCode::Argument, Message(Text{"the query is missing", "缺少查询语句"}),
        Message(
            Text{"for example: pareto query \"SELECT tier, count(*) FROM customer GROUP BY tier\"",
                 "例如：pareto query \"SELECT tier, count(*) FROM customer GROUP BY tier\""}));
  }
  const records::QueryLimits limits{.seconds = host->workspace().settings().query_seconds,
                                    .cancel = &context.interrupted};
  records::Answer answer =
      records::ask(host->store(), host->session(), *sql, host->schema(), limits);
  std::vector<ResultColumn> columns = columns_of(*answer.rows->schema());
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c].is_id = answer.is_id[c];
  ResultStyle style = context.result_style();
  style.footer = [&](std::int64_t count) {
    return std::vector<std::string>{context.words({"{} rows", "{} 行"}, {counted(count)})};
  };
  const auto rows =
      exported(context, *host, {"query", std::move(answer.of)}, std::move(answer.rows));
  write_result(context.output.out, style, columns, *rows);
  return kDone;
}

}  // namespace

Command query_command() {
  return {Verb{.name = "query",
               .group = Group::LookAndChange,
               .summary = {"ask in SQL", "用 SQL 提问"},
               .operands = {{"SQL",
                             {"one SELECT over the published views", "对公开视图的一条 SELECT"},
                             Operand::Count::Optional}},
               .options = {{.name = "views",
                            .help = {"which views there are, with their columns",
                                     "有哪些视图，各有哪些列"}}},
               .examples =
                   {{{"query \"SELECT tier, count(*) AS customers FROM customer GROUP BY tier\"",
                      "query \"SELECT tier, count(*) AS customers FROM customer GROUP BY tier\""},
                     {"how many customers of each tier", "每个等级有几家客户"}}}},
          run};
}

}  // namespace pareto::cli
