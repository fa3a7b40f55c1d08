// Reports that are written by themselves: which, when, as whom, and where they go.
//
// They are records (entity schedule) that nobody but this sets, since each runs with the rights of
// whoever saved it last: nobody can have somebody else's figures sent to himself. One thread, that
// of the connection.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/time_zone.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::host {

struct Schedule {
  std::int64_t id = 0;  // 0: not stored yet
  std::string name, report, format = "html";
  std::map<std::string, std::string> parameters;
  std::string every = "week";  // "day", "week", "month"
  std::int64_t on = 1;  // 1 is Monday; of a month its day, or its last one where it has not so many
  std::string at = "08:00";            // by the firm's clocks
  std::string destination = "folder";  // "folder" (of reports), "robot", "mail"
  std::string address;  // of a robot its address, of mail those of people, with commas between
  std::string messenger = "wecom";  // "wecom", "dingtalk", "feishu"
  std::string language;             // "zh-Hans", "en"
  bool active = true;
  std::int64_t user = 0;  // as whom; 0: the owner of the folder
  std::string user_name = {};
  std::int64_t due = 0, last_run = 0;  // microseconds; 0: never
  std::string result = {};             // the file that was written last, or why none was
};

// The first moment behind `after` at which it is to run.
[[nodiscard]] Time next_due(const Schedule& schedule, const TimeZone& zone, Time after);

// All; by name. With a session that has rights: those of its own, or all for who administers.
[[nodiscard]] std::vector<Schedule> schedules(store::Connection& connection);
[[nodiscard]] std::vector<Schedule> schedules_of(store::Connection& connection,
                                                 const access::Session& session);
// By id or name. Throws Error.
[[nodiscard]] Schedule the_schedule(store::Connection& connection, const access::Session& session,
                                    std::string_view which);

// Writes it as the session's own, whoever's it was. Throws Error for what cannot be, and Denied for
// who may not export in bulk. Answers its id. Takes out of it what its destination does not use.
std::int64_t save_schedule(records::Transaction& transaction, Schedule& schedule,
                           const TimeZone& zone);
void remove_schedule(records::Transaction& transaction, const Schedule& schedule);
// What became of a run, kept by the host.
void note_run(records::Transaction& transaction, const Schedule& schedule, Time due,
              const std::string& result);

}  // namespace pareto::host
