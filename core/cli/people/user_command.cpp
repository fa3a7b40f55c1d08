// Users: who there is, what roles they have, when they leave and who takes over what they owned.
#include "core/access/duties.hpp"
#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/people/user_sign_in.hpp"
#include "core/cli/records/done.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/jobs/job.hpp"
#include "core/records/people/people_change.hpp"
#include "core/records/people/transfer.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"

namespace pareto::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

records::Named named(host::Host& host, const char* entity, const std::string& word) {
  return records::the_one(host.reader(), host.schema(), host.schema().entity(entity), word);
}

Date day_of(Context& context, host::Host& host, const char* option) {
  return day_given(context.arguments.get(option)).value_or(host.today());
}

std::string sign_in_words(const Context& context, const records::UserLine& user, Date today) {
  if (user.left_on && *user.left_on <= today)
    return context.words({"left {}", "{} 离职"}, {user.left_on->iso()});
  if (!user.may_sign_in) return context.words({"no", "否"});
  return user.has_password ? context.words({"yes", "是"})
                           : context.words({"no password yet", "还没有密码"});
}

int list_users(Context& context, host::Host& host) {
  const Date today = host.today();
  const bool all = context.arguments.flag("all");
  // Whom colleagues are is for everybody; how many customers they have, and when they were here, is
  // not.
  const bool everything = access::has_duty(host.session(), access::Duty::Administer);
  TextTable table({{context.words({"Code", "编码"})},
                   {context.words({"Name", "姓名"}), Align::Left, 0, true},
                   {context.words({"Team", "团队"}), Align::Left, 2},
                   {context.words({"Roles", "角色"})},
                   {context.words({"Signs in", "登录"})},
                   {context.words({"Customers", "客户"}), Align::Right},
                   {context.words({"Last signed in", "上次登录"}), Align::Left, 1}});
  std::size_t shown = 0, total = 0;
  for (const records::UserLine& user : records::user_lines(host.reader(), today)) {
    ++total;
    if (!all && context.format == Format::Table && user.left_on && *user.left_on <= today) continue;
    ++shown;
    table.row({user.code, user.name, user.team, joined(user.roles),
               sign_in_words(context, user, today), everything ? counted(user.customers) : "",
               everything && user.last_sign_in ? context.moment(Time{*user.last_sign_in}) : ""});
  }
  if (total == 0 && context.format == Format::Table) {
    context.output.out.line(context.words({"no users yet: whoever owns this folder does everything",
                                           "还没有用户：文件夹的主人可以做一切"}));
    print_labelled(context.output.out,
                   {{context.words({"add one", "新增"}),
                     context.words({"pareto user add \"Li Min\" --role administrator --sign-in",
                                    "pareto user add 李敏 --role administrator --sign-in"})}});
    return kDone;
  }
  print_rows(context, host, {"pareto user list", &host.schema().entity("user")}, table,
             {"code", "name", "team", "roles", "sign_in", "customers", "last_sign_in"});
  if (context.format == Format::Table && shown < total) {
    table.print_footer(context.output.out, context.language,
                       {context.words({"{} of {}", "{} / {} 位"}, {counted(shown), counted(total)}),
                        context.words({"who left too: --all", "含离职：--all"})});
  }
  return kDone;
}

int add_user(Context& context, host::Host& host) {
  const model::Entity& entity = host.schema().entity("user");
  const std::string name = *context.arguments.operand(0);
  std::vector<std::string> values{"name=" + name};
  for (const char* option : {"code", "team", "email"}) {
    if (const auto value = context.arguments.get(option))
      values.push_back(std::string(option) + "=" + *value);
  }
  if (context.arguments.flag("sign-in")) values.emplace_back("sign_in=1");
  std::vector<records::Named> roles;
  for (const std::string& role : comma_list(context.arguments.get("role").value_or("")))
    roles.push_back(named(host, "role", role));
  const sdk::Batch row =
      records::row_from(host.reader(), host.schema(), context.zone, entity, values);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "add", .title = "user " + name});
  const records::WriteResult made = transaction.create(entity, row);
  require_done(made);
  std::string words;
  for (const records::Named& role : roles) {
    records::give_role(transaction, made.ids.front(), role.id, host.today(), {});
    words += (words.empty() ? "" : ", ") + role.label;
  }
  const std::int64_t operation = transaction.commit();
  context.output.out.line(
      words.empty()
          ? context.words({"added {}, who may do nothing yet", "已新增 {}，还没有任何权限"}, {name})
          : context.words({"added {} as {}", "已新增 {}，角色：{}"}, {name, words}));
  std::vector<std::pair<std::string, std::string>> next;
  if (words.empty())
    next.emplace_back(context.words({"give a role", "分配角色"}),
                      context.words({"pareto user role add {} ROLE   (pareto role list)",
                                     "pareto user role add {} 角色   （pareto role list）"},
                                    {name}));
  if (context.arguments.flag("sign-in"))
    next.emplace_back(
        context.words({"a password", "设密码"}),
        context.words({"pareto user password {}", "pareto user password {}"}, {name}));
  print_labelled(context.output.out, next);
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

int change_user(Context& context, host::Host& host) {
  const model::Entity& entity = host.schema().entity("user");
  const records::Named user = named(host, "user", *context.arguments.operand(0));
  const std::vector<std::string> values(context.arguments.operands().begin() + 1,
                                        context.arguments.operands().end());
  const sdk::Batch row =
      records::row_from(host.reader(), host.schema(), context.zone, entity, values);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "set", .title = "user " + user.label});
  const std::int64_t ids[] = {user.id};
  require_done(transaction.update(entity, ids, row));
  const std::int64_t operation = transaction.commit();
  context.output.out.line(
      operation == 0
          ? context.words({"nothing to change: {} is so already", "没有变化：{} 本来就是这样"},
                          {user.label})
          : context.words({"changed {}", "已修改 {}"}, {user.label}));
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

int note_left(Context& context, host::Host& host) {
  const records::Named user = named(host, "user", *context.arguments.operand(0));
  const Date day = day_of(context, host, "on");
  const bool gone = day <= host.today();
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "left", .title = user.label + " " + day.iso()});
  records::note_left(transaction, user.id, day, host.today());
  const std::int64_t operation = transaction.commit();
  std::int64_t customers = 0;
  for (const records::UserLine& line : records::user_lines(host.reader(), host.today())) {
    if (line.id == user.id) customers = line.customers;
  }
  context.output.out.line(
      context.words(gone ? Text{"{} left on {}; keys and sessions have ended",
                                "{} 已于 {} 离职；密钥和登录均已失效"}
                         : Text{"{} leaves on {}; keys and sessions end on that day",
                                "{} 将于 {} 离职；密钥和登录到那天失效"},
                    {user.label, day.iso()}));
  if (customers > 0 && access::has_duty(host.session(), access::Duty::Administer)) {
    print_labelled(context.output.out,
                   {{context.words({"owns still", "名下还有"}),
                     context.words({"{} customers", "{} 个客户"}, {counted(customers)})},
                    {context.words({"hand them over", "移交"}),
                     context.words({"pareto user transfer {} TO", "pareto user transfer {} 给谁"},
                                   {user.label})}});
  }
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

int show_roles(Context& context, host::Host& host, const records::Named& user) {
  TextTable table({{context.words({"Role", "角色"})},
                   {context.words({"From", "起"})},
                   {context.words({"Until", "止"})}});
  for (const records::HeldRole& held : records::held_roles(host.reader(), user.id, host.today())) {
    table.row({held.code, held.from ? held.from->iso() : "", held.to ? held.to->iso() : ""});
  }
  print_answer(context.output.out, context.format, table, {"role", "from", "until"});
  return kDone;
}

int change_roles(Context& context, host::Host& host) {
  const std::string deed = *context.arguments.operand(0);
  const auto who = context.arguments.operand(1);
  if (!who || (deed != "add" && deed != "remove" && deed != "list") ||
      (deed != "list" && context.arguments.operands().size() < 3)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"whose role, and what with it?", "谁的角色，要怎样？"}),
                Message(Text{"pareto user role add WHO ROLE, … remove WHO ROLE, … list WHO",
                             "pareto user role add 谁 角色，… remove 谁 角色，… list 谁"}));
  }
  const records::Named user = named(host, "user", *who);
  if (deed == "list") return show_roles(context, host, user);
  const records::Named role = named(host, "role", *context.arguments.operand(2));
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = "role", .title = user.label + (deed == "add" ? " + " : " − ") + role.code});
  if (deed == "add") {
    const auto until = context.arguments.get("until");
    records::give_role(transaction, user.id, role.id, day_of(context, host, "from"),
                       until ? std::optional<Date>(day_of(context, host, "until")) : std::nullopt);
  } else {
    if (!records::take_role(transaction, user.id, role.id, host.today())) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{} does not have the role {}", "{} 没有角色 {}"}, {user.label, role.code}),
          Message(Text{"see: pareto user role list {}", "请看：pareto user role list {}"},
                  {user.label}));
    }
  }
  const std::int64_t operation = transaction.commit();
  context.output.out.line(
      deed == "add"
          ? context.words({"{} is {} now", "{} 现在是 {}"}, {user.label, role.label})
          : context.words({"{} is not {} any more", "{} 不再是 {}"}, {user.label, role.label}));
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

void print_transfer(Context& context, const records::TransferResult& result) {
  TextTable table({{context.words({"Records", "记录"})},
                   {context.words({"As", "身份"})},
                   {context.words({"Number", "数量"}), Align::Right},
                   {context.words({"Refused", "被拒"}), Align::Right},
                   {context.words({"Such as", "例如"}), Align::Left, 0, true}});
  for (const records::Transferred& field : result.fields) {
    table.row({field.entity->plural.in(context.language), field.field->label.in(context.language),
               counted(field.records), counted(field.refused), joined(field.examples)});
  }
  print_answer(context.output.out, context.format, table,
               {"entity", "as", "records", "refused", "examples"});
  if (result.rejects.empty() || context.format != Format::Table) return;
  const records::Reject& reject = result.rejects.front();
  print_caution(context.output.err, context.language,
                reject.why.in(context.language) +
                    (reject.fix ? "; " + reject.fix->in(context.language) : ""));
}

int hand_over(Context& context, host::Host& host) {
  const records::Named from = named(host, "user", *context.arguments.operand(0)),
                       to = named(host, "user", *context.arguments.operand(1));
  Progress progress = context.progress({"handing over", "移交"}, {"records", "条"}, 2);
  jobs::Job job(host.jobs(), "transfer", from.label,
                [&](std::int64_t done, std::int64_t total) { progress.update(done, total); });
  records::TransferRequest request{.from = from.id, .to = to.id, .dry_run = true};
  request.progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); };
  request.cancel = job.cancel_flag();
  const records::TransferResult before = records::transfer(host.records(), host.session(), request);
  progress.clear();
  Stream& out = context.output.out;
  if (before.records == 0 && before.refused == 0) {
    job.finish("nothing");
    out.line(context.words({"{} owns nothing that could be handed over", "{} 名下没有可移交的"},
                           {from.label}));
    return kDone;
  }
  print_transfer(context, before);
  const bool look = context.arguments.flag("dry-run");
  if (look || !context.questioner.confirm(
                  context.words({"Hand these over from {} to {}?", "把这些从 {} 移交给 {} 吗？"},
                                {from.label, to.label}),
                  true)) {
    job.finish("looked");
    out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  request.dry_run = false;
  const records::TransferResult done = records::transfer(host.records(), host.session(), request);
  progress.clear();
  job.finish("transferred " + std::to_string(done.records));
  out.line(context.words(
      done.records == 1
          ? Text{"handed over {} record from {} to {}", "已把 {} 条记录从 {} 移交给 {}"}
          : Text{"handed over {} records from {} to {}", "已把 {} 条记录从 {} 移交给 {}"},
      {counted(done.records), from.label, to.label}));
  say_undo(context, done.operation);
  deliver(context, host);
  return done.refused > 0 ? kWithRejects : kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "add") return add_user(context, *host);
  if (action == "set") return change_user(context, *host);
  if (action == "left") return note_left(context, *host);
  if (action == "role") return change_roles(context, *host);
  if (action == "transfer") return hand_over(context, *host);
  if (action == "password") return set_password(context, *host);
  if (action == "key") return change_keys(context, *host);
  return list_users(context, *host);
}

const Operand kWho{"WHO", {"code, name or part of it", "编码、姓名或其一部分"}};
const Operand kRest{
    "WHAT",
    {"add WHO ROLE, remove WHO ROLE or list WHO", "add 谁 角色、remove 谁 角色 或 list 谁"},
    Operand::Count::OneOrMore};

}  // namespace

Command user_command() {
  return {
      Verb{.name = "user",
           .group = Group::Workspace,
           .summary = {"users, their roles and how they sign in", "用户、角色与登录"},
           .options = {{.name = "all", .help = {"those who left, too", "包括离职的"}}},
           .actions =
               {{.name = "list", .summary = {"who there is", "全部用户"}},
                {.name = "add",
                 .summary = {"a new user", "新增用户"},
                 .operands = {{"NAME", {"as people call them", "姓名"}}},
                 .options = {{.name = "code",
                              .value = "TEXT",
                              .help = {"staff number (given)", "工号（自动）"}},
                             {.name = "team", .value = "TEAM", .help = {"which team", "所属团队"}},
                             {.name = "email", .value = "TEXT", .help = {"e-mail", "电子邮箱"}},
                             {.name = "role",
                              .value = "A,B",
                              .help = {"roles from today on", "从今天起的角色"}},
                             {.name = "sign-in", .help = {"may sign in", "允许登录"}}},
                 .changes = true},
                {.name = "set",
                 .summary = {"change one", "修改"},
                 .operands =
                     {kWho,
                      {"FIELD=VALUE", {"the new values", "新的值"}, Operand::Count::OneOrMore}},
                 .changes = true},
                {.name = "left",
                 .summary = {"somebody left: no sign-in, no keys", "离职：停止登录与密钥"},
                 .operands = {kWho},
                 .options =
                     {{.name = "on", .value = "DATE", .help = {"the day (today)", "哪天（今天）"}}},
                 .changes = true},
                {.name = "role",
                 .summary = {"give or take a role", "分配或收回角色"},
                 .operands = {kRest},
                 .options =
                     {{.name = "from",
                       .value = "DATE",
                       .help = {"first day (today)", "从哪天起（今天）"}},
                      {.name = "until", .value = "DATE", .help = {"the day it ends", "到哪天止"}}},
                 .changes = true},
                {.name = "password",
                 .summary = {"set a password; read from standard input", "设密码；从标准输入读"},
                 .operands = {kWho},
                 .changes = true},
                {.name = "key",
                 .summary = {"API keys: add, list, revoke", "API 密钥：新建、列出、作废"},
                 .operands = {{"WHAT",
                               {"add WHO, list or revoke KEY", "add 谁、list 或 revoke 密钥开头"},
                               Operand::Count::OneOrMore}},
                 .options = {{.name = "name", .value = "TEXT", .help = {"what it is for", "用途"}},
                             {.name = "days",
                              .value = "N",
                              .help = {"how long it holds (365)", "有效天数（365）"}},
                             {.name = "scope",
                              .value = "A,B",
                              .help =
                                  {"what it may call: read, records, records:read, records.list (all)",
                                   "可调用：read、records、records:read、records.list（默认全部）"}}},
                 .changes = true},
                {.name = "transfer",
                 .summary = {"all that one owns goes to another",
                             "把一个人名下的全部移交给另一个人"},
                 .operands = {{"FROM", {"who owns it now", "原负责人"}},
                              {"TO", {"who takes over", "接手的人"}}},
                 .options = {{.name = "dry-run",
                              .help = {"only show what it would be", "只看会移交什么"}}},
                 .changes = true}},
           .examples = {{{"user add \"Li Min\" --role sales_representative --sign-in",
                          "user add 李敏 --role sales_representative --sign-in"},
                         {"somebody new", "新同事"}},
                        {{"user transfer \"Li Min\" \"Wang Fang\"", "user transfer 李敏 王芳"},
                         {"all her customers and open tasks", "她的全部客户与待办"}}}},
      run};
}

}  // namespace pareto::cli
