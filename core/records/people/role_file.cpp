#include "core/records/people/role_file.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/records/people/people_change.hpp"
#include "core/records/write/require_done.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

constexpr std::string_view kScopes[] = {"own", "team", "all"},
                           kAccess[] = {"hidden", "masked", "read", "change"};
// Of the duties those that concern records alone.
constexpr std::string_view kGiven[] = {"export-bulk", "run-tiers"};

template <class Words>
bool has(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

bool is_code(std::string_view text) {
  const auto sound = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && text.size() <= 60 && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(text, sound);
}

RightLine read_right(TomlTable& from, const std::string& entity) {
  RightLine right{.entity = entity, .scope = from.has("scope") ? from.text("scope") : "own"};
  if (!has(kScopes, right.scope)) from.wrong("scope", Text{"own, team or all", "own、team 或 all"});
  for (const std::string& word : from.texts("can")) {
    const auto verb = std::ranges::find(kRightWords, word, &RightWord::word);
    if (verb == std::end(kRightWords))
      from.wrong("can",
                 Text{"some of: see, create, change, remove, export, personal, confidential",
                      "see、create、change、remove、export、personal、confidential 中的几个"});
    right.*verb->flag = true;
  }
  return right;
}

}  // namespace

const std::string& RoleFile::name_in(Language language) const {
  return language == Language::ChineseSimplified && !name.chinese.empty() ? name.chinese
                                                                          : name.english;
}

std::string RoleFile::words_in(Language language) const {
  const std::string comma = say(language, Text{", ", "、"}),
                    between = say(language, Text{"; ", "；"});
  std::string out;
  const auto add = [&](const std::string& words) { out += (out.empty() ? "" : between) + words; };
  for (const DutyWord& duty : kDutyWords) {
    if (has(duties, duty.word)) add(say(language, duty.label));
  }
  for (const RightLine& right : rights) {
    std::string verbs;
    for (const RightWord& verb : kRightWords) {
      if (right.*verb.flag) verbs += (verbs.empty() ? "" : comma) + say(language, verb.label);
    }
    if (verbs.empty()) verbs = say(language, Text{"nothing", "无"});
    add(say(language, Text{"{0} ({1}): {2}", "{0}（{1}）：{2}"},
            {right.entity, right.scope, verbs}));
  }
  for (const FieldLine& field : fields)
    add(say(language, Text{"{0}.{1}: {2}", "{0}.{1}：{2}"},
            {field.entity, field.field, field.access}));
  return out;
}

RoleFile read_role(TomlTable from, const std::string& code) {
  RoleFile out{.code = code,
               .name = from.words("name"),
               .note = from.words("note"),
               .duties = from.texts("duties")};
  if (!is_code(code)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{0}: “{1}” cannot be the code of a role", "{0}：“{1}”不能作角色编码"},
                        {from.place(), code}),
                Message(Text{"call the file by it: a-z, 0-9 and _, such as buyer.toml",
                             "文件名即编码：用 a-z、0-9、_，如 buyer.toml"}));
  }
  if (out.name.english.empty()) from.lacks("name");
  for (const std::string& duty : out.duties) {
    if (!has(kGiven, duty))
      from.wrong(
          "duties",
          Text{
              "a pack gives export-bulk and run-tiers at most; who manages users or sets the program up, the firm says itself",
              "插件包最多给 export-bulk 和 run-tiers；谁管理用户、谁设置程序，由企业自己决定"});
  }
  for (auto& [entity, table] : from.named("rights")) {
    // A table of fields alone says nothing of the records.
    if (table.has("can") || table.has("scope")) out.rights.push_back(read_right(table, entity));
    for (const auto& [field, access] : table.values("fields")) {
      if (entity == "*" || !has(kAccess, access))
        table.wrong("fields", Text{"of one kind of record, each hidden, masked, read or change",
                                   "写明一种记录的字段，各为 hidden、masked、read 或 change"});
      out.fields.push_back({.entity = entity, .field = field, .access = access});
    }
    table.finish("can, scope, fields");
  }
  if (out.rights.empty()) from.lacks("rights");
  from.finish("name, note, duties, rights");
  return out;
}

std::vector<Error> faults_of(const RoleFile& role, const model::Schema& schema) {
  std::vector<Error> out;
  const Message remedy(
      Text{"ask the plugin's maker for a pack that fits", "请向插件作者索取合适的插件包"});
  for (const RightLine& right : role.rights) {
    if (right.entity != "*" && schema.find(right.entity) == nullptr)
      out.push_back({ErrorCode::Data,
                     {Text{"there is no kind of record {}", "没有记录种类 {}"}, {right.entity}},
                     remedy});
  }
  for (const FieldLine& line : role.fields) {
    const model::Entity* entity = schema.find(line.entity);
    if (entity == nullptr || entity->find(line.field) == nullptr)
      out.push_back({ErrorCode::Data,
                     {Text{"{0} has no field {1}", "{0} 没有字段 {1}"}, {line.entity, line.field}},
                     remedy});
  }
  return out;
}

std::int64_t make_role(Transaction& transaction, const RoleFile& role, Language language) {
  sdk::Schema columns{{"code", Type::Text}, {"name", Type::Text}, {"name_en", Type::Text}};
  for (const DutyWord& duty : kDutyWords) columns.push_back({duty.column, Type::Bool});
  const std::string note = language == Language::ChineseSimplified && !role.note.chinese.empty()
                               ? role.note.chinese
                               : role.note.english;
  if (!note.empty()) columns.push_back({"note", Type::Text});
  sdk::BatchBuilder row(columns);
  row.text(0, role.code);
  row.text(1, role.name_in(language));
  row.text(2, role.name.english);
  std::size_t column = 3;
  for (const DutyWord& duty : kDutyWords)
    row.integer(column++, has(role.duties, duty.word) ? 1 : 0);
  if (!note.empty()) row.text(column, note);
  row.end_row();
  const WriteResult made =
      transaction.create(transaction.records().schema.entity("role"), row.finish());
  require_done(made);
  const std::int64_t id = made.ids.front();
  for (const RightLine& right : role.rights) put_right(transaction, id, right);
  for (const FieldLine& field : role.fields)
    put_field_access(transaction, id, field.entity, field.field, field.access);
  return id;
}

}  // namespace pareto::records
