#include "core/host/schedules.hpp"

#include <algorithm>

#include "core/access/duties.hpp"
#include "core/base/error.hpp"
#include "core/records/write/require_done.hpp"

namespace pareto::host {
namespace {

using sdk::Type;

std::string lines_of(const std::map<std::string, std::string>& values) {
  std::string out;
  for (const auto& [name, value] : values) {
    if (value.find('\n') != value.npos)
      throw Error(ErrorCode::Argument,
                  Message(Text{"{}: a line break cannot be kept", "{}：不能含换行"}, {name}),
                  Text{"write it on one line", "请写成一行"});
    out += (out.empty() ? "" : "\n") + name + "=" + value;
  }
  return out;
}

std::map<std::string, std::string> values_of(std::string_view text) {
  std::map<std::string, std::string> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (const auto sign = line.find('='); sign != line.npos)
      out.emplace(line.substr(0, sign), line.substr(sign + 1));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return out;
}

// Minutes after midnight; nothing for what is no time of day.
std::optional<int> minutes_of(std::string_view text) {
  const auto digit = [&](std::size_t at) {
    return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100;
  };
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hours = digit(0) * 10 + digit(1), minutes = digit(3) * 10 + digit(4);
  return hours < 24 && minutes < 60 ? std::optional(hours * 60 + minutes) : std::nullopt;
}

void refuse(const Text& what, const std::string& value, const Text& remedy) {
  throw Error(ErrorCode::Argument, Message(what, {value}), remedy);
}

void check(const Schedule& s) {
  if (s.name.empty() || s.report.empty())
    throw Error(ErrorCode::Argument,
                Text{"a schedule names a report and is called something", "定时报告要有名称和报告"},
                Text{"say both", "请都写明"});
  if (!minutes_of(s.at))
    refuse({"“{}” is no time of day", "“{}”不是时刻"}, s.at, {"write it as 08:30", "请写成 08:30"});
  const std::int64_t most = s.every == "week" ? 7 : 31;
  if (s.on < 1 || s.on > most)
    refuse({"there is no day {}", "没有第 {} 天"}, std::to_string(s.on),
           {"1 to 7 of a week, Monday first; 1 to 31 of a month",
            "周为 1 至 7（周一为 1），月为 1 至 31"});
  if (s.destination == "robot" && !s.address.starts_with("https://") &&
      !s.address.starts_with("http://"))
    refuse({"“{}” is no address of a robot", "“{}”不是机器人地址"}, s.address,
           {"copy it from the messenger; it begins with https://",
            "请从群机器人设置中复制，以 https:// 开头"});
  if (s.destination == "mail" && s.address.find('@') == s.address.npos)
    refuse({"“{}” is no address for mail", "“{}”不是邮箱地址"}, s.address,
           {"write it as name@example.com, several with commas between",
            "请写成 name@example.com，多个用逗号隔开"});
}

const model::Entity& entity_of(records::Transaction& transaction) {
  return transaction.records().schema.entity("schedule");
}

}  // namespace

Time next_due(const Schedule& schedule, const TimeZone& zone, Time after) {
  const std::int64_t seconds = std::int64_t{60} * minutes_of(schedule.at).value_or(0);
  const auto fits = [&](Date day) {
    if (schedule.every == "day") return true;
    if (schedule.every == "week")
      return (day.days + 3) % 7 + 1 == schedule.on;  // 1970-01-01 was a Thursday
    const CivilDay civil = day.civil();
    return civil.day ==
           std::min<std::int64_t>(schedule.on, sdk::days_in_month(civil.year, civil.month));
  };
  for (Date day = zone.day(after);; day = day + 1) {
    if (!fits(day)) continue;
    const Time moment = zone.instant(day, seconds);
    if (moment > after) return moment;
  }
}

std::vector<Schedule> schedules(store::Connection& connection) {
  store::Statement rows = connection.prepare(
      "SELECT s.id, s.name, s.report, s.format, s.parameters, s.every, s.on_day, s.clock, s.destination, s.address, s.messenger, s.language, s.active, coalesce(s.\"user\", 0), u.name, "
      "s.due, s.last_run, s.result FROM pareto_schedule s LEFT JOIN pareto_user u ON u.id = s.\"user\" ORDER BY s.name, s.id");
  std::vector<Schedule> out;
  while (rows.step()) {
    Schedule& s = out.emplace_back();
    s.id = rows.integer(0);
    s.name = rows.text(1);
    s.report = rows.text(2);
    s.format = rows.text(3);
    s.parameters = values_of(rows.text(4));
    s.every = rows.text(5);
    s.on = rows.integer(6);
    s.at = rows.text(7);
    s.destination = rows.text(8);
    s.address = rows.text(9);
    s.messenger = rows.text(10);
    s.language = rows.text(11);
    s.active = rows.integer(12) != 0;
    s.user = rows.integer(13);
    s.user_name = rows.text(14);
    s.due = rows.is_null(15) ? 0 : rows.integer(15);
    s.last_run = rows.is_null(16) ? 0 : rows.integer(16);
    s.result = rows.text(17);
  }
  return out;
}

std::vector<Schedule> schedules_of(store::Connection& connection, const access::Session& session) {
  std::vector<Schedule> out = schedules(connection);
  if (!access::has_duty(session, access::Duty::Administer))
    std::erase_if(out, [&](const Schedule& s) { return s.user != session.principal; });
  return out;
}

Schedule the_schedule(store::Connection& connection, const access::Session& session,
                      std::string_view which) {
  for (Schedule& s : schedules_of(connection, session)) {
    if (s.name == which || std::to_string(s.id) == which) return std::move(s);
  }
  throw Error(ErrorCode::NotFound,
              Message(Text{"there is no scheduled report {}", "没有定时报告 {}"}, {which}),
              Message(Text{"see: pareto schedule list", "请看：pareto schedule list"}));
}

std::int64_t save_schedule(records::Transaction& transaction, Schedule& s, const TimeZone& zone) {
  access::require_duty(transaction.session(), access::Duty::ExportBulk);
  check(s);
  // What a folder has no use for would be taken for where the reports go.
  if (s.destination == "folder") s.address.clear(), s.messenger.clear();
  for (const Schedule& other : schedules(transaction.connection())) {
    if (other.name == s.name && other.id != s.id)
      refuse({"there is a scheduled report {} already", "已有定时报告 {}"}, s.name,
             {"call it otherwise, or change that one", "请换一个名称，或修改那一个"});
  }
  sdk::BatchBuilder row({{"name", Type::Text},
                         {"report", Type::Text},
                         {"format", Type::Text},
                         {"parameters", Type::Text},
                         {"every", Type::Text},
                         {"on_day", Type::Int},
                         {"clock", Type::Text},
                         {"destination", Type::Text},
                         {"address", Type::Text},
                         {"messenger", Type::Text},
                         {"language", Type::Text},
                         {"active", Type::Bool},
                         {"user", Type::Int},
                         {"due", Type::Time}});
  const auto put = [&](std::size_t column, const std::string& value) {
    if (!value.empty()) row.text(column, value);
  };
  put(0, s.name), put(1, s.report), put(2, s.format), put(3, lines_of(s.parameters)),
      put(4, s.every), put(6, s.at), put(7, s.destination), put(8, s.address), put(9, s.messenger),
      put(10, s.language);
  row.integer(5, s.on);
  row.integer(11, s.active ? 1 : 0);
  if (transaction.session().principal != 0) row.integer(12, transaction.session().principal);
  row.integer(13, next_due(s, zone, Time{transaction.now()}).micros);
  row.end_row();
  const std::int64_t ids[] = {s.id};
  const records::WriteResult done =
      s.id == 0 ? transaction.create_kept(entity_of(transaction), row.finish())
                : transaction.update_kept(entity_of(transaction), ids, row.finish());
  records::require_done(done);
  return s.id != 0 ? s.id : done.ids.front();
}

void remove_schedule(records::Transaction& transaction, const Schedule& schedule) {
  const std::int64_t ids[] = {schedule.id};
  records::require_done(transaction.remove_kept(entity_of(transaction), ids));
}

void note_run(records::Transaction& transaction, const Schedule& schedule, Time due,
              const std::string& result) {
  sdk::BatchBuilder row({{"due", Type::Time}, {"last_run", Type::Time}, {"result", Type::Text}});
  row.integer(0, due.micros);
  row.integer(1, transaction.now());
  row.text(2, result);
  row.end_row();
  const std::int64_t ids[] = {schedule.id};
  records::require_done(transaction.update_kept(entity_of(transaction), ids, row.finish()));
}

}  // namespace pareto::host
