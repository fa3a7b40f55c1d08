#include "core/access/readable.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include "core/access/told_by_rule.hpp"
#include "core/access/whose_record.hpp"
#include "core/base/error.hpp"
#include "core/store/dialect.hpp"

namespace pareto::access {
namespace {

using model::Entity;
using model::Field;

// Columns of views that the host derives, and what they are made of.
struct Derived {
  std::string_view view, column, entity, field;
};
constexpr Derived kDerived[] = {{"customer_month", "", "sale", ""},
                                {"customer_month", "net_sales", "sale", "home_amount"},
                                {"customer_month", "known_sales", "sale", "home_cost"},
                                {"customer_month", "cost", "sale", "home_cost"}};

[[noreturn]] void refuse(const Entity& entity) {
  throw Error(
      ErrorCode::Denied,
      Message(Text{"this looks at {}, of which you may see none", "这里要看{}，您没有查看的权限"},
              {entity.spoken()}),
      Message(
          Text{
              "whoever manages users and roles can allow it: pareto role set ROLE {} --can see --scope own",
              "请管理用户和角色的人允许：pareto role set 角色 {} --can see --scope own"},
          {entity.name}));
}

[[noreturn]] void refuse(const Entity& entity, const Field& field) {
  throw Error(
      ErrorCode::Denied,
      Message(Text{"this looks at {} of {}, which you may not read",
                   "这里要看{1}的“{0}”，您没有读取的权限"},
              {Argument(field.name, field.label.zh_hans), entity.spoken()}),
      Message(
          Text{
              "whoever manages users and roles can allow it: pareto role set ROLE {0} --field {1}=read",
              "请管理用户和角色的人允许：pareto role set 角色 {0} --field {1}=read"},
          {entity.name, field.name}));
}

// Names the field that would have to be allowed: of a computed one that is what it is computed
// from.
[[noreturn]] void refuse_for_cause(const Rights& rights, const Entity& entity, const Field& field) {
  const Entity& sale = rights.schema().entity("sale");
  if (entity.name == "tier_assignment" && rights.field(entity, field) >= FieldAccess::Read)
    refuse(sale, *sale.find("home_amount"));
  for (const model::FieldName& read : field.reads) {
    const Entity* other = rights.schema().find(read.entity);
    const Field* of = other != nullptr ? other->find(read.field) : nullptr;
    if (of != nullptr && rights.field(*other, *of) < FieldAccess::Read)
      refuse_for_cause(rights, *other, *of);
  }
  refuse(entity, field);
}

// Whether some of the records may be seen. Throws where none are and they are somebody's: products
// and users are names beside figures, and one without a name is no wrong figure.
bool may_see(const Rights& rights, const Entity& entity) {
  if (rights.scope(entity, Verb::See) != Scope::None) return true;
  if (belongs_to_somebody(rights.schema(), entity)) refuse(entity);
  return false;
}

void check(const Rights& rights, std::string_view view,
           const std::set<std::string, std::less<>>& columns) {
  for (const Derived& derived : kDerived) {
    if (derived.view != view) continue;
    const Entity& entity = rights.schema().entity(derived.entity);
    if (derived.column.empty())
      may_see(rights, entity);
    else if (columns.contains(derived.column) &&
             answers_nothing(rights, entity, *entity.find(derived.field)))
      refuse_for_cause(rights, entity, *entity.find(derived.field));
  }
  const Entity* entity = rights.schema().find(view);
  if (entity == nullptr || !may_see(rights, *entity)) return;
  for (const Field& field : entity->fields) {
    // What is secret nobody reads, and nobody takes it for a figure.
    if (!field.secret && columns.contains(field.name) && answers_nothing(rights, *entity, field))
      refuse_for_cause(rights, *entity, field);
  }
}

// A statement's words, apart from each other by single blanks or signs.
class Words {
 public:
  explicit Words(std::string_view sql) {
    for (const char c : sql) {
      const bool blank = c == '"' || std::isspace(static_cast<unsigned char>(c)) != 0;
      if (!blank)
        words_ += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      else if (!words_.ends_with(' '))
        words_ += ' ';
    }
  }

  [[nodiscard]] bool name(std::string_view table) const {
    return next(table, 0) != std::string::npos;
  }
  // Whether the statement begins a common table of this name: WITH name AS (…), name(a, b) AS (…).
  [[nodiscard]] bool make(std::string_view table) const {
    for (std::size_t at = next(table, 0); at != std::string::npos; at = next(table, at + 1)) {
      std::size_t behind = past_blank(at + table.size());
      if (at_sign(behind, '(')) behind = past_blank(words_.find(')', behind) + 1);
      if (words_.compare(std::min(behind, words_.size()), 2, "as") != 0) continue;
      behind = past_blank(behind + 2);
      for (const std::string_view how : {"not ", "materialized"}) {
        if (words_.compare(std::min(behind, words_.size()), how.size(), how) == 0)
          behind = past_blank(behind + how.size());
      }
      if (at_sign(behind, '(')) return true;
    }
    return false;
  }

 private:
  static bool is_part(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.';
  }
  [[nodiscard]] std::size_t past_blank(std::size_t at) const {
    return at < words_.size() && words_[at] == ' ' ? at + 1 : at;
  }
  [[nodiscard]] bool at_sign(std::size_t at, char sign) const {
    return at < words_.size() && words_[at] == sign;
  }
  // The next place where this stands as a word of its own.
  [[nodiscard]] std::size_t next(std::string_view word, std::size_t from) const {
    for (std::size_t at = words_.find(word, from); at != std::string::npos;
         at = words_.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if ((at == 0 || !is_part(words_[at - 1])) && (end >= words_.size() || !is_part(words_[end])))
        return at;
    }
    return std::string::npos;
  }

  std::string words_;
};

}  // namespace

bool answers_nothing(const Rights& rights, const Entity& entity, const Field& field) {
  const FieldAccess access = rights.field(entity, field);
  if (access >= FieldAccess::Read)
    return entity.name == "tier_assignment" &&
           told_by_rule(rights, field, "b.x") == store::no_value(field.type);
  return access == FieldAccess::Hidden || field.type != model::Type::Text || !field.choices.empty();
}

void refuse_unreadable(const Rights& rights, const store::ReadsBy& reads, std::string_view sql) {
  const Words words(sql);
  for (const auto& [who, what] : reads) {
    const bool is_view = rights.schema().find(who) != nullptr ||
                         std::any_of(std::begin(kDerived), std::end(kDerived),
                                     [&](const Derived& derived) { return derived.view == who; });
    if (is_view && !words.make(who)) {
      // A view that is only counted is told by what it reads alone.
      if (words.name(who)) check(rights, who, {});
      continue;
    }
    for (const auto& [view, columns] : what) check(rights, view, columns);
  }
}

}  // namespace pareto::access
