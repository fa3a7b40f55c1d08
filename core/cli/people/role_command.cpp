// Roles: what each allows, a new one, a copy of one, a change.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/done.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/records/people/people_change.hpp"
#include "core/records/values/names.hpp"

namespace pareto::cli {
namespace {

using records::RightLine;
using records::RoleLine;
using sdk::Type;

using records::kDutyWords, records::kRightWords, records::DutyWord, records::RightWord;

// "a,b" as it may stand behind an option; each must be one of `table`. "none" is nothing, "all" is
// everything.
template <class Table>
std::vector<bool> chosen(const std::string& text, const Table& table) {
  std::vector<bool> out(std::size(table), text == "all");
  if (text == "all" || text == "none") return out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const std::string word = text.substr(from, comma - from);
    bool found = false;
    std::string known;
    for (std::size_t i = 0; i < std::size(table); ++i) {
      known += std::string(known.empty() ? "" : ", ") + table[i].word;
      if (table[i].word != word) continue;
      out[i] = true;
      found = true;
    }
    if (!found) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"“{}” is not known here", "不认识“{}”"}, {word}),
                  Message(Text{"write some of {}, with commas between; or all, none",
                               "请写 {} 中的几个，逗号分隔；或 all、none"},
                          {known}));
    }
    from = comma + 1;
  }
  return out;
}

const std::string& name_of(const Context& context, const RoleLine& role) {
  return context.language == Language::English && !role.name_en.empty() ? role.name_en : role.name;
}

std::string duties_of(const Context& context, const RoleLine& role) {
  std::string out;
  for (const DutyWord& duty : kDutyWords) {
    if (role.*duty.flag)
      out += (out.empty() ? "" : context.words({", ", "、"})) + context.words(duty.label);
  }
  return out;
}

constexpr const char *kRights = "role_right", *kFields = "role_field";

// A choice of a role's part as people read it; programs get its code.
std::string choice_word(const Context& context, const host::Host& host, const char* part,
                        const char* field, const std::string& code) {
  const model::Field* of = host.schema().entity(part).find(field);
  if (context.format != Format::Table || of == nullptr) return code;
  const auto found = std::ranges::find(of->choices, code, &model::Choice::code);
  return found != of->choices.end() ? found->label.in(context.language) : code;
}

RoleLine the_role(host::Host& host, const std::string& word) {
  return records::the_role(host.reader(), host.schema(), word, host.today());
}

int list_roles(Context& context, host::Host& host) {
  TextTable table({{context.words({"Role", "角色"})},
                   {context.words({"Name", "名称"}), Align::Left, 0, true},
                   {context.words({"All else", "其余记录"})},
                   {context.words({"Duties", "职责"}), Align::Left, 1, true},
                   {context.words({"Users", "用户"}), Align::Right}});
  for (const RoleLine& role : records::role_lines(host.reader(), host.today())) {
    std::string widest;
    for (const RightLine& right : records::right_lines(host.reader(), role.id)) {
      if (right.entity == "customer" || (right.entity == "*" && widest.empty()))
        widest = right.see ? choice_word(context, host, kRights, "scope", right.scope) : "";
    }
    table.row(
        {role.code, name_of(context, role), widest, duties_of(context, role), counted(role.users)});
  }
  print_answer(context.output.out, context.format, table,
               {"role", "name", "customers", "duties", "users"});
  if (context.format == Format::Table) {
    table.print_footer(context.output.out, context.language,
                       {context.words({"what one allows: pareto role show ROLE",
                                       "权限明细：pareto role show 角色"})});
  }
  return kDone;
}

int show_role(Context& context, host::Host& host) {
  const RoleLine role = the_role(host, *context.arguments.operand(0));
  Stream& out = context.output.out;
  const bool people = context.format == Format::Table;
  if (people) {
    out.line(out.styled(Style::Strong, name_of(context, role)) + "  " + role.code);
    const std::string duties = duties_of(context, role);
    std::vector<std::pair<std::string, std::string>> lines{
        {context.words({"users", "用户"}), counted(role.users)}};
    if (!duties.empty()) lines.insert(lines.begin(), {context.words({"duties", "职责"}), duties});
    print_labelled(out, lines);
    out.line();
  }
  std::vector<TextColumn> columns{{context.words({"Records", "记录"})},
                                  {context.words({"Whose", "范围"})}};
  std::vector<std::string> names{"entity", "scope"};
  for (const RightWord& verb : kRightWords) {
    columns.push_back({context.words(verb.label)});
    names.emplace_back(verb.word);
  }
  TextTable table(columns);
  for (const RightLine& right : records::right_lines(host.reader(), role.id)) {
    const model::Entity* entity = host.schema().find(right.entity);
    const std::string everything = context.words({"all others (*)", "其余全部（*）"});
    std::vector<Cell> cells{!people               ? right.entity
                            : right.entity == "*" ? everything
                            : entity != nullptr   ? entity->plural.in(context.language)
                                                  : right.entity,
                            choice_word(context, host, kRights, "scope", right.scope)};
    for (const RightWord& verb : kRightWords)
      cells.emplace_back(people ? (right.*verb.flag ? std::string(out.terminal().check_mark()) : "")
                                : (right.*verb.flag ? "1" : "0"));
    table.row(std::move(cells));
  }
  print_answer(out, context.format, table, names);
  const std::vector<records::FieldLine> fields = records::field_lines(host.reader(), role.id);
  if (fields.empty() || !people) return kDone;
  out.line();
  TextTable of_fields({{context.words({"Field", "字段"})}, {context.words({"Access", "访问"})}});
  for (const records::FieldLine& field : fields)
    of_fields.row({field.entity + "." + field.field,
                   choice_word(context, host, kFields, "access", field.access)});
  of_fields.print(out);
  return kDone;
}

// The columns of role as the options say; without --duty they stay.
sdk::Batch role_row(Context& context, const std::string& code) {
  sdk::Schema columns;
  std::vector<std::string> texts;
  const auto text = [&](const char* column, const std::optional<std::string>& value) {
    if (!value) return;
    columns.push_back({column, Type::Text});
    texts.push_back(*value);
  };
  if (!code.empty()) text("code", code);
  const auto name = context.arguments.get("name");
  text("name", name || code.empty() ? name : std::optional(code));
  text("name_en", context.arguments.get("name-en"));
  text("note", context.arguments.get("note"));
  std::vector<bool> duties;
  if (const auto given = context.arguments.get("duty")) {
    duties = chosen(*given, kDutyWords);
    for (const DutyWord& duty : kDutyWords) columns.push_back({duty.column, Type::Bool});
  }
  sdk::BatchBuilder row(columns);
  for (std::size_t c = 0; c < texts.size(); ++c) row.text(c, texts[c]);
  for (std::size_t d = 0; d < duties.size(); ++d) row.integer(texts.size() + d, duties[d] ? 1 : 0);
  if (!columns.empty()) row.end_row();
  return row.finish();
}

int add_role(Context& context, host::Host& host) {
  const std::string code = *context.arguments.operand(0);
  records::Transaction transaction(host.records(), host.session(), {.kind = "role", .title = code});
  require_done(transaction.create(host.schema().entity("role"), role_row(context, code)));
  const std::int64_t operation = transaction.commit();
  context.output.out.line(context.words(
      {"added the role {}, which allows nothing yet", "已新增角色 {}，还没有任何权限"}, {code}));
  print_labelled(context.output.out,
                 {{context.words({"allow something", "设置权限"}),
                   context.words({"pareto role set {} customer --can see,change --scope own",
                                  "pareto role set {} customer --can see,change --scope own"},
                                 {code})}});
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

int copy_role(Context& context, host::Host& host) {
  const RoleLine from = the_role(host, *context.arguments.operand(0));
  const std::string code = *context.arguments.operand(1);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "role", .title = code + " ← " + from.code});
  records::copy_role(transaction, from, code, context.arguments.get("name").value_or(code),
                     context.arguments.get("name-en").value_or(""));
  const std::int64_t operation = transaction.commit();
  context.output.out.line(context.words(
      {"the role {} allows what {} does", "角色 {} 与 {} 权限相同"}, {code, from.code}));
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

void set_right(Context& context, records::Transaction& transaction, const RoleLine& role,
               const std::string& entity) {
  const auto can = context.arguments.get("can"), scope = context.arguments.get("scope");
  if (!can && !scope) return;
  RightLine right = records::right_of(transaction.connection(), role.id, entity);
  if (can) {
    const std::vector<bool> allowed = chosen(*can, kRightWords);
    for (std::size_t i = 0; i < allowed.size(); ++i) right.*kRightWords[i].flag = allowed[i];
  }
  if (scope) right.scope = *scope;
  records::put_right(transaction, role.id, right);
}

void set_fields(Context& context, records::Transaction& transaction, const RoleLine& role,
                const std::string& entity) {
  for (const auto& [field, access] : parse_name_values(context.arguments.list("field")))
    records::put_field_access(transaction, role.id, entity, field, access);
}

int set_role(Context& context, host::Host& host) {
  const RoleLine role = the_role(host, *context.arguments.operand(0));
  const auto word = context.arguments.operand(1);
  const bool of_records = context.arguments.get("can") || context.arguments.get("scope") ||
                          !context.arguments.list("field").empty();
  if (of_records != word.has_value()) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"rights belong to a kind of record", "权限要写明哪种记录"}),
        Message(Text{"pareto role set {0} customer --can see,change --scope own; * for all others",
                     "pareto role set {0} customer --can see,change --scope own；其余全部用 *"},
                {role.code}));
  }
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = "role", .title = role.code + (word ? " " + *word : "")});
  const sdk::Batch row = role_row(context, "");
  const std::int64_t ids[] = {role.id};
  if (row.columns() > 0) require_done(transaction.update(host.schema().entity("role"), ids, row));
  if (word) {
    const std::string entity =
        *word == "*" ? "*" : entity_named(host.schema(), *word, context.language).name;
    set_right(context, transaction, role, entity);
    set_fields(context, transaction, role, entity);
  }
  const std::int64_t operation = transaction.commit();
  context.output.out.line(
      operation == 0
          ? context.words({"nothing to change: {} is so already", "没有变化：{} 本来就是这样"},
                          {role.code})
          : context.words({"changed {}; it holds from the next sign-in or command on",
                           "已修改 {}；从下一次登录或命令起生效"},
                          {role.code}));
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "show") return show_role(context, *host);
  if (action == "add") return add_role(context, *host);
  if (action == "copy") return copy_role(context, *host);
  if (action == "set") return set_role(context, *host);
  return list_roles(context, *host);
}

std::vector<Option> naming() {
  return {{.name = "name", .value = "TEXT", .help = {"what people read", "名称"}},
          {.name = "name-en", .value = "TEXT", .help = {"the same in English", "英文名称"}},
          {.name = "note", .value = "TEXT", .help = {"whom it is for", "说明"}}};
}

}  // namespace

Command role_command() {
  const Operand role{"ROLE", {"code or name", "编码或名称"}};
  std::vector<Option> with_duties = naming();
  with_duties.push_back(
      {.name = "duty",
       .value = "A,B",
       .help = {
           "administer, configure, export-bulk, run-tiers; none",
           "administer（管理用户）、configure（设置）、export-bulk（批量导出）、run-tiers（评级）；none 为无"}});
  std::vector<Option> to_set = with_duties;
  to_set.push_back(
      {.name = "can",
       .value = "A,B",
       .help = {
           "see, create, change, remove, export, personal, confidential; all, none",
           "see、create、change、remove、export、personal（个人信息）、confidential（机密）；all 或 none"}});
  to_set.push_back({.name = "scope",
                    .value = "HOW-FAR",
                    .help = {"own, team or all", "own（自己的）、team（本团队）或 all（全部）"},
                    .choices = {"own", "team", "all"}});
  to_set.push_back({.name = "field",
                    .value = "FIELD=ACCESS",
                    .help = {"hidden, masked, read, change or default; may be repeated",
                             "hidden、masked、read、change 或 default；可重复"},
                    .repeatable = true});
  return {
      Verb{.name = "role",
           .group = Group::Workspace,
           .summary = {"roles and what they allow", "角色与权限"},
           .actions =
               {{.name = "list", .summary = {"all of them", "全部角色"}},
                {.name = "show",
                 .summary = {"what one allows", "一个角色的权限"},
                 .operands = {role}},
                {.name = "add",
                 .summary = {"a new one", "新增"},
                 .operands = {{"CODE", {"short, such as buyer", "简短编码，如 buyer"}}},
                 .options = with_duties,
                 .changes = true},
                {.name = "copy",
                 .summary = {"a new one like another", "照着一个新建"},
                 .operands = {{"FROM", role.help}, {"CODE", {"of the new one", "新角色的编码"}}},
                 .options = naming(),
                 .changes = true},
                {.name = "set",
                 .summary = {"change what one allows", "修改权限"},
                 .operands = {role,
                              {"ENTITY",
                               {"which kind of record; * for all others", "哪种记录；* 为其余全部"},
                               Operand::Count::Optional}},
                 .options = to_set,
                 .changes = true}},
           .examples = {{{"role set service customer --can see,change --scope all",
                          "role set service customer --can see,change --scope all"},
                         {"service may correct addresses", "客服可改客户资料"}},
                        {{"role set service customer --field tax_number=hidden",
                          "role set service customer --field tax_number=hidden"},
                         {"a field less", "少看一个字段"}}}},
      run};
}

}  // namespace pareto::cli
