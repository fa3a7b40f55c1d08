// What is done with users and roles as one thing though it touches several tables: giving a role,
// leaving, what a role allows.
//
// Within a transaction that the caller begins and commits. A refused row is an Error: these are
// things that a person does one at a time. Who may is asked where it is written
// (access/duties.hpp). One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/message.hpp"
#include "core/records/people/people.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::records {

// What a role allows of a kind of record, as people name it; the word is also the column.
struct RightWord {
  const char* word;
  Text label;
  bool RightLine::*flag;
};
inline constexpr RightWord kRightWords[] = {
    {"see", {"see", "查看"}, &RightLine::see},
    {"create", {"create", "新增"}, &RightLine::create},
    {"change", {"change", "修改"}, &RightLine::change},
    {"remove", {"remove", "删除"}, &RightLine::remove},
    {"export", {"export", "导出"}, &RightLine::exports},
    {"personal", {"personal", "个人"}, &RightLine::personal},
    {"confidential", {"confidential", "机密"}, &RightLine::confidential}};
// The duties of a role (access/duty.hpp) and their columns.
struct DutyWord {
  const char* word;
  const char* column;
  Text label;
  bool RoleLine::*flag;
};
inline constexpr DutyWord kDutyWords[] = {
    {"administer",
     "administer",
     {"manages users and roles", "管理用户与角色"},
     &RoleLine::administer},
    {"configure", "configure", {"changes the set-up", "修改设置"}, &RoleLine::configure},
    {"export-bulk", "export_bulk", {"exports in bulk", "批量导出"}, &RoleLine::export_bulk},
    {"run-tiers", "run_tiers", {"runs the tier rules", "运行等级评定"}, &RoleLine::run_tiers}};

// From a day on, for good unless a last day is given.
void give_role(Transaction& transaction, std::int64_t user, std::int64_t role,
               std::optional<Date> from, std::optional<Date> until);
// Ends what holds today, and takes away what has not begun. False: the user does not have it.
[[nodiscard]] bool take_role(Transaction& transaction, std::int64_t user, std::int64_t role,
                             Date today);
// Keys and sessions end with that day; one that comes later changes nothing else until then.
void note_left(Transaction& transaction, std::int64_t user, Date day, Date today);

// The role that somebody's word means. Throws Error.
[[nodiscard]] RoleLine the_role(store::Connection& reader, const model::Schema& schema,
                                const std::string& word, Date today);
// What a role says of a kind of record ("*": of all others); nothing yet: one that allows nothing,
// of the own records.
[[nodiscard]] RightLine right_of(store::Connection& connection, std::int64_t role,
                                 const std::string& entity);
// Writes it, anew where it has no id yet.
void put_right(Transaction& transaction, std::int64_t role, const RightLine& right);
// "hidden", "masked", "read", "change"; "default": the role says nothing of the field any more.
void put_field_access(Transaction& transaction, std::int64_t role, const std::string& entity,
                      const std::string& field, const std::string& access);
// A role that allows what `from` does. Answers its id.
std::int64_t copy_role(Transaction& transaction, const RoleLine& from, const std::string& code,
                       const std::string& name, const std::string& name_en);

}  // namespace pareto::records
