#include "core/records/people/bundled_roles.hpp"

#include <span>
#include <string_view>

#include "core/base/error.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

constexpr unsigned kPersonal = 1, kConfidential = 2;

struct Right {
  const char* entity;
  std::string_view verbs;
  const char* scope;
  unsigned fields;
};
struct FieldRight {
  const char *entity, *field, *access;
};
struct Role {
  const char* code;
  Text name;
  std::string_view duties;  // a administer, c configure, e export in bulk, t run tiers
  std::span<const Right> rights;
  std::span<const FieldRight> fields;
};

#include "core/records/people/bundled_roles.inc"

constexpr const char* kMeta = "bundled_roles";

bool has(std::string_view letters, char letter) {
  return letters.find(letter) != std::string_view::npos;
}

void require_all(const WriteResult& result) {
  if (result.rejects.empty()) return;
  const Reject& reject = result.rejects.front();
  throw Error(
      ErrorCode::Fail,
      Message(Text{"the bundled roles cannot be made: {} {}: {}", "无法建立内置角色：{} {}：{}"},
              {reject.field, reject.value, reject.why.in(Language::English)}));
}

std::vector<std::int64_t> make_roles(Transaction& transaction, Language language) {
  sdk::BatchBuilder rows({{"code", Type::Text},
                          {"name", Type::Text},
                          {"name_en", Type::Text},
                          {"administer", Type::Bool},
                          {"configure", Type::Bool},
                          {"export_bulk", Type::Bool},
                          {"run_tiers", Type::Bool}});
  for (const Role& role : kRoles) {
    rows.text(0, role.code);
    rows.text(1, say(language, role.name));
    rows.text(2, say(Language::English, role.name));
    std::size_t column = 3;
    for (const char duty : {'a', 'c', 'e', 't'}) rows.integer(column++, has(role.duties, duty));
    rows.end_row();
  }
  WriteResult made = transaction.create(transaction.records().schema.entity("role"), rows.finish());
  require_all(made);
  return std::move(made.ids);
}

void make_rights(Transaction& transaction, const std::vector<std::int64_t>& ids) {
  sdk::BatchBuilder rights({{"role", Type::Int},
                            {"entity", Type::Text},
                            {"scope", Type::Text},
                            {"see", Type::Bool},
                            {"create", Type::Bool},
                            {"change", Type::Bool},
                            {"remove", Type::Bool},
                            {"export", Type::Bool},
                            {"personal", Type::Bool},
                            {"confidential", Type::Bool}});
  sdk::BatchBuilder fields(
      {{"role", Type::Int}, {"entity", Type::Text}, {"field", Type::Text}, {"access", Type::Text}});
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (const Right& right : kRoles[i].rights) {
      rights.integer(0, ids[i]);
      rights.text(1, right.entity);
      rights.text(2, right.scope);
      std::size_t column = 3;
      for (const char verb : {'s', 'c', 'u', 'r', 'e'})
        rights.integer(column++, has(right.verbs, verb));
      rights.integer(8, (right.fields & kPersonal) != 0);
      rights.integer(9, (right.fields & kConfidential) != 0);
      rights.end_row();
    }
    for (const FieldRight& field : kRoles[i].fields) {
      fields.integer(0, ids[i]);
      fields.text(1, field.entity);
      fields.text(2, field.field);
      fields.text(3, field.access);
      fields.end_row();
    }
  }
  require_all(
      transaction.create(transaction.records().schema.entity("role_right"), rights.finish()));
  require_all(
      transaction.create(transaction.records().schema.entity("role_field"), fields.finish()));
}

}  // namespace

void make_bundled_roles(Records& records, const access::Session& session, Language language) {
  if (!records.store.meta(kMeta).empty()) return;
  Transaction transaction(records, session, {.kind = "found", .title = "", .founding = true});
  if (!records.store.meta(kMeta).empty()) return;  // another process made them meanwhile
  make_rights(transaction, make_roles(transaction, language));
  records.store.set_meta(kMeta, "1");
  transaction.commit();
}

}  // namespace pareto::records
