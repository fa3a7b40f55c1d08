// What a user may do: the union of what the user's roles say, resolved once when a session begins.
//
//     if (rights.scope(customer, Verb::See) == Scope::None) …
//     if (rights.field(contact, mobile) == FieldAccess::Masked) …
//
// A role says per entity which verbs are allowed and how far (own, team, all), and per field
// whether it is hidden, masked, read or changed. Of several roles the widest scope and the most
// access count. Whose a record is follows from the schema: whose_record.hpp. A session without
// rights (a null pointer) may do everything: the owner of the folder, and the host's own work.
// Plain values, constant once made; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/access/duty.hpp"
#include "core/access/method_scopes.hpp"
#include "core/model/schema.hpp"
#include "pareto/date.hpp"

namespace pareto::access {

// How far: nothing, what is mine, what is my team's and the teams' below, everything. Each holds
// the one before.
enum class Scope { None, Own, Team, All };
enum class Verb { See, Create, Change, Remove, Export };
inline constexpr std::size_t kVerbs = 5;
// Masked: seen as 138****5678. Each allows what the one before does.
enum class FieldAccess { Hidden, Masked, Read, Change };
inline constexpr std::size_t kDuties = 4;

// What one role says, as it is stored in role, role_right and role_field.
struct RoleRights {
  struct OfEntity {
    std::array<bool, kVerbs> verbs{};  // by Verb
    Scope scope = Scope::None;
    bool personal = false, confidential = false;
    bool operator==(const OfEntity&) const = default;
  };
  std::string code;
  std::array<bool, kDuties> duties{};  // by Duty
  // "*" stands for entities without a row. One that is kept along with another (other names of a
  // customer) goes with that one unless it has a row.
  std::map<std::string, OfEntity, std::less<>> entities;
  std::map<std::pair<std::string, std::string>, FieldAccess> fields;  // by entity and field

  // Null where nothing is said, which is: nothing is allowed.
  [[nodiscard]] const OfEntity* of(const model::Entity& entity) const;
  bool operator==(const RoleRights&) const = default;
};

class Rights {
 public:
  // `teams`: the user's own and all below it; empty for one without a team. `today` decides which
  // dated facts hold. The schema must outlive the rights.
  Rights(const model::Schema& schema, std::int64_t user, std::vector<std::int64_t> teams,
         sdk::Date today, std::vector<RoleRights> roles);

  [[nodiscard]] const model::Schema& schema() const { return schema_; }
  [[nodiscard]] std::int64_t user() const { return user_; }
  [[nodiscard]] const std::vector<std::int64_t>& teams() const { return teams_; }
  [[nodiscard]] sdk::Date today() const { return today_; }
  [[nodiscard]] const std::vector<RoleRights>& roles() const { return roles_; }
  // What the session's proof is narrowed to; nothing: all of this.
  [[nodiscard]] const std::optional<MethodScopes>& scopes() const { return scopes_; }
  // The same, narrowed. Without a scope that changes something nothing may be changed, whatever
  // roles say.
  [[nodiscard]] Rights narrowed(MethodScopes scopes) const;
  // Of the same user on the same day, with the same roles.
  [[nodiscard]] bool same_as(const Rights& other) const {
    return user_ == other.user_ && teams_ == other.teams_ && today_ == other.today_ &&
           roles_ == other.roles_ && scopes_ == other.scopes_;
  }

  [[nodiscard]] Scope scope(const model::Entity& entity, Verb verb) const;
  // Hidden where the entity may not be seen. Secret fields always are. Ordinary ones may be changed
  // unless they are read only; personal and confidential ones are masked unless the entity's row
  // has that right; a row for the field decides above that. A computed one is hidden from those who
  // may not read all that it is computed from.
  [[nodiscard]] FieldAccess field(const model::Entity& entity, const model::Field& field) const;
  [[nodiscard]] bool has(Duty duty) const;

 private:
  const model::Schema& schema_;
  std::int64_t user_;
  std::vector<std::int64_t> teams_;
  sdk::Date today_;
  std::vector<RoleRights> roles_;
  std::optional<MethodScopes> scopes_;
};

}  // namespace pareto::access
