// add, set, remove, show: records by hand, one by one or all that conditions name.
#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/bulk.hpp"
#include "core/cli/records/done.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/records/query/query.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"
#include "core/records/write/journal.hpp"
#include "core/store/dialect.hpp"

namespace pareto::cli {
namespace {

int add(Context& context) {
  auto host = open_workspace(context);
  const model::Entity& entity =
      entity_named(host->schema(), *context.arguments.operand(0), context.language);
  const std::vector<std::string> values(context.arguments.operands().begin() + 1,
                                        context.arguments.operands().end());
  const sdk::Batch row =
      records::row_from(host->reader(), host->schema(), context.zone, entity, values);
  records::Transaction transaction(host->records(), host->session(),
                                   {.kind = "add", .title = entity.name});
  const records::WriteResult result = transaction.create(entity, row);
  require_done(result);
  const std::int64_t operation = transaction.commit();
  const std::string label = records::label_of(
      host->reader(), entity, result.ids.front());  // a user's reader sees only what is committed
  context.output.out.line(
      context.words({"added {} {}", "已新增 {} {}"}, {entity.label.in(context.language), label}));
  say_undo(context, operation);
  deliver(context, *host);
  return kDone;
}

int set(Context& context) {
  auto host = open_workspace(context);
  const model::Entity& entity =
      entity_named(host->schema(), *context.arguments.operand(0), context.language);
  const std::vector<std::string>& given = context.arguments.operands();
  if (names_many(context))
    return change_many(context, *host, entity, {given.begin() + 1, given.end()});
  if (given.size() < 3) {
    throw Error(
        ErrorCode::Argument, Message(Text{"which record, and what of it?", "改哪一条，改成什么？"}),
        Message(
            Text{
                "pareto set {0} WHICH FIELD=VALUE, or for many: pareto set {0} --where CONDITION FIELD=VALUE",
                "pareto set {0} 哪条 字段=值；批量：pareto set {0} --where 条件 字段=值"},
            {entity.name}));
  }
  const std::vector<std::string> values(given.begin() + 2, given.end());
  const records::Named named =
      records::the_one(host->reader(), host->schema(), entity, *context.arguments.operand(1));
  const sdk::Batch row =
      records::row_from(host->reader(), host->schema(), context.zone, entity, values);
  records::Transaction transaction(host->records(), host->session(),
                                   {.kind = "set", .title = entity.name + " " + named.label});
  const std::int64_t ids[] = {named.id};
  require_done(transaction.update(entity, ids, row));
  const std::int64_t operation = transaction.commit();
  context.output.out.line(
      operation == 0
          ? context.words({"nothing to change: {} is so already", "没有变化：{} 本来就是这样"},
                          {named.label})
          : context.words({"changed {}", "已修改 {}"}, {named.label}));
  say_undo(context, operation);
  deliver(context, *host);
  return kDone;
}

int remove(Context& context) {
  auto host = open_workspace(context);
  const model::Entity& entity =
      entity_named(host->schema(), *context.arguments.operand(0), context.language);
  if (names_many(context)) {
    if (context.arguments.operands().size() > 1) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"records are named one by one or by conditions, not both",
                               "要么逐条指定，要么用条件，不能同时用"}));
    }
    return change_many(context, *host, entity, {});
  }
  if (context.arguments.operands().size() < 2) {
    throw Error(
        ErrorCode::Argument, Message(Text{"which records?", "删除哪些？"}),
        Message(Text{"pareto remove {0} WHICH…, or for many: pareto remove {0} --where CONDITION",
                     "pareto remove {0} 哪条…；批量：pareto remove {0} --where 条件"},
                {entity.name}));
  }
  std::vector<std::int64_t> ids;
  std::string labels;
  for (std::size_t i = 1; i < context.arguments.operands().size(); ++i) {
    const records::Named named =
        records::the_one(host->reader(), host->schema(), entity, context.arguments.operands()[i]);
    ids.push_back(named.id);
    labels += (labels.empty() ? "" : ", ") + named.label;
  }
  records::Transaction transaction(host->records(), host->session(),
                                   {.kind = "remove", .title = entity.name + " " + labels});
  require_done(transaction.remove(entity, ids));
  const std::int64_t operation = transaction.commit();
  context.output.out.line(context.words({"removed {}", "已删除 {}"}, {labels}));
  say_undo(context, operation);
  deliver(context, *host);
  return kDone;
}

int show(Context& context) {
  auto host = open_workspace(context);
  const model::Entity& entity =
      entity_named(host->schema(), *context.arguments.operand(0), context.language);
  const records::Named named =
      records::the_one(host->reader(), host->schema(), entity, *context.arguments.operand(1),
                       records::NamedBy::Sound);
  sdk::Schema columns{{"id", sdk::Type::Int}};
  std::string names = "id";
  for (const model::Field& field : entity.fields) {
    columns.push_back({field.name, field.type});
    names += ", " + store::quoted_name(field.name);
  }
  auto rows = records::select_trusted(
      host->store(), host->session(),
      "SELECT " + names + " FROM " + store::quoted_name(entity.name) + " WHERE id = :id",
      {sdk::Parameter::of("id", named.id)}, columns);
  if (context.format != Format::Table) {
    std::vector<ResultColumn> described = columns_of(columns);
    for (ResultColumn& column : described) column.is_id = column.name == "id";
    write_result(context.output.out, context.result_style(), described, *rows);
    return kDone;
  }
  sdk::Batch batch;
  if (!rows->next(batch)) return kFailed;
  context.output.out.line(context.output.out.styled(Style::Strong, printable(named.label)) + "  " +
                          printable(named.code));
  context.output.out.line();
  std::vector<std::pair<std::string, std::string>> lines;
  for (std::size_t c = 1; c < columns.size(); ++c) {
    const model::Field& field = entity.fields[c - 1];
    const std::string value = records::shown_value(host->reader(), host->schema(), context.zone,
                                                   field, batch.column(c), 0, context.language);
    if (!value.empty())
      lines.emplace_back(field.label.in(context.language),
                         value + (field.unit.empty() ? "" : " " + field.unit));
  }
  print_labelled(context.output.out, lines);
  records::Journal journal(host->connection());
  const std::vector<records::Entry> history = journal.of_record(entity, named.id);
  context.output.out.line();
  context.output.out.line(context.output.out.styled(
      Style::Dim, context.words({"{} changes  -  history: pareto journal --record {}:{}",
                                 "{} 次变更  -  历史：pareto journal --record {}:{}"},
                                {counted(history.size()), entity.name, named.code})));
  return kDone;
}

const Operand kEntity{
    "ENTITY", {"customer, sale, task, …", "customer（客户）、sale（销售明细）、task（任务）等"}};

}  // namespace

Command add_command() {
  return {Verb{.name = "add",
               .group = Group::LookAndChange,
               .summary = {"a new record", "新增"},
               .operands = {kEntity,
                            {"FIELD=VALUE", {"its values", "字段的值"}, Operand::Count::OneOrMore}},
               .examples = {{{"add customer name=\"Acme Feeds\" owner=Li",
                              "add customer name=禾硐饲料 owner=银杏"},
                             {"a customer", "一个客户"}}},
               .changes = true},
          add};
}
Command set_command() {
  return {
      Verb{.name = "set",
           .group = Group::LookAndChange,
           .summary = {"change a record", "修改"},
           .operands = {kEntity,
                        {"[WHICH] FIELD=VALUE",
                         {"code, name or part of it, then the new values; nothing behind = clears",
                          "编码、名称或其一部分，然后是新的值；= 后留空即清除"},
                         Operand::Count::OneOrMore}},
           .options = bulk_options(),
           .examples = {{{"set customer 0013 owner=Li phone=",
                          "set customer 0013 owner=银杏 phone="},
                         {"another owner, and no phone", "换负责人，清空电话"}},
                        {{"set customer --where \"province = Sichuan\" owner=Li",
                          "set customer --where \"province = 四川\" owner=银杏"},
                         {"a whole province to another", "整个省换负责人"}}},
           .changes = true},
      set};
}
Command remove_command() {
  return {Verb{.name = "remove",
               .group = Group::LookAndChange,
               .summary = {"remove records", "删除"},
               .operands = {kEntity,
                            {"WHICH",
                             {"code, name or part of it", "编码、名称或其一部分"},
                             Operand::Count::Any}},
               .options = bulk_options(),
               .changes = true},
          remove};
}
Command show_command() {
  return {
      Verb{.name = "show",
           .group = Group::LookAndChange,
           .summary = {"one record", "看一条"},
           .operands = {kEntity, {"WHICH", {"code, name or part of it", "编码、名称或其一部分"}}},
           .examples = {{{"show customer 0013", "show customer 0013"},
                         {"all that is known of one", "一个客户的全部资料"}}}},
      show};
}

}  // namespace pareto::cli
