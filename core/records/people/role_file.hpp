// A role as a pack describes it, in roles/CODE.toml of its plugin's folder:
//
//     name = { en = "Buyer", zh = "采购" }
//     note = { en = "Watches what customers take of ours", zh = "关注客户用量" }
//     duties = ["run-tiers"]                     # export-bulk, run-tiers
//
//     [rights.customer]                          # "*" for all kinds without a table of their own
//     can = ["see", "change", "personal"]        # see, create, change, remove, export, personal, confidential
//     scope = "team"                             # own, team, all
//     fields = { tax_number = "hidden" }         # hidden, masked, read, change
//
// A pack is somebody else's: its roles never hold the duties that give a workspace away (to manage
// users and roles, to change how the program is set up), and where there is a role of that code
// they stay out. Values and one transaction of the caller's; one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"
#include "core/base/toml_table.hpp"
#include "core/records/people/people.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::records {

inline constexpr std::string_view kRoleFolder = "roles";

struct RoleFile {
  std::string code;  // the file's name
  TomlWords name, note;
  std::vector<std::string> duties;  // words
  std::vector<RightLine> rights;    // in the order of the file
  std::vector<FieldLine> fields;

  // "Buyer"
  [[nodiscard]] const std::string& name_in(Language language) const;
  // "runs the tier rules; customer (team): see, change", for people who are asked whether they want
  // it.
  [[nodiscard]] std::string words_in(Language language) const;
};

// Throws Error naming file, line and column.
[[nodiscard]] RoleFile read_role(TomlTable from, const std::string& code);
// Kinds of records and fields that it names and the schema does not have.
[[nodiscard]] std::vector<Error> faults_of(const RoleFile& role, const model::Schema& schema);

// Answers its id. Throws Error for what cannot be written.
std::int64_t make_role(Transaction& transaction, const RoleFile& role, Language language);

}  // namespace pareto::records
