#include "core/host/due_roles.hpp"

#include <algorithm>
#include <sstream>

#include "core/access/duties.hpp"
#include "core/base/error.hpp"
#include "core/records/write/payload.hpp"
#include "core/store/whole_write.hpp"

namespace pareto::host {
namespace {

using sdk::Type;

// Both as tables of the journal's form, not there where there is nothing.
constexpr const char* kDue = "roles_due";  // what is to be put in
constexpr const char* kPut = "roles_put";  // what became of it, until it is read

// A group is the plugins that are enabled together, by id.
struct Due {
  std::string group, plugin, code;
  std::int64_t principal = 0;  // on whose behalf
  std::string name;
};
struct Put {
  std::string group, code;
  bool made = false;
  std::int64_t operation = 0;
};

std::vector<Due> read_due(Host& host) {
  std::vector<Due> out;
  const std::string noted = host.store().meta(kDue);
  if (noted.empty()) return out;
  const sdk::Batch rows = records::read_event_payload(noted);
  for (std::int64_t r = 0; r < rows.rows(); ++r) {
    out.push_back({std::string(rows.column(0).text(r)), std::string(rows.column(1).text(r)),
                   std::string(rows.column(2).text(r)), rows.column(3).integer(r),
                   std::string(rows.column(4).text(r))});
  }
  return out;
}

std::vector<Put> read_put(Host& host) {
  std::vector<Put> out;
  const std::string noted = host.store().meta(kPut);
  if (noted.empty()) return out;
  const sdk::Batch rows = records::read_event_payload(noted);
  for (std::int64_t r = 0; r < rows.rows(); ++r) {
    out.push_back({std::string(rows.column(0).text(r)), std::string(rows.column(1).text(r)),
                   rows.column(2).integer(r) != 0, rows.column(3).integer(r)});
  }
  return out;
}

void note(Host& host, const char* key, const sdk::Batch& rows) {
  if (rows.rows() > 0) return host.store().set_meta(key, records::payload_of_event(rows));
  host.connection()
      .prepare("DELETE FROM pareto_meta WHERE key = ?1")
      .bind(1, std::string_view(key))
      .run();
}

void write_due(Host& host, const std::vector<Due>& due) {
  sdk::BatchBuilder rows({{"group", Type::Text},
                          {"plugin", Type::Text},
                          {"code", Type::Text},
                          {"principal", Type::Int},
                          {"name", Type::Text}});
  for (const Due& each : due) {
    rows.text(0, each.group);
    rows.text(1, each.plugin);
    rows.text(2, each.code);
    rows.integer(3, each.principal);
    rows.text(4, each.name);
    rows.end_row();
  }
  note(host, kDue, rows.finish());
}

void write_put(Host& host, const std::vector<Put>& put) {
  sdk::BatchBuilder rows({{"group", Type::Text},
                          {"code", Type::Text},
                          {"made", Type::Bool},
                          {"operation", Type::Int}});
  for (const Put& each : put) {
    rows.text(0, each.group);
    rows.text(1, each.code);
    rows.integer(2, each.made);
    rows.integer(3, each.operation);
    rows.end_row();
  }
  note(host, kPut, rows.finish());
}

// Takes out what belongs to the group, and answers it.
template <class Row>
std::vector<Row> take(std::vector<Row>& from, const std::string& group) {
  std::vector<Row> out;
  std::erase_if(from, [&](const Row& row) {
    if (row.group != group) return false;
    out.push_back(row);
    return true;
  });
  return out;
}

// Nothing is noted of the group any more.
void forget(Host& host, const std::string& group) {
  store::WholeWrite write(host.connection(), host.records().waiting);
  std::vector<Due> due = read_due(host);
  std::vector<Put> put = read_put(host);
  if (!take(due, group).empty()) write_due(host, due);
  if (!take(put, group).empty()) write_put(host, put);
  write.commit();
}

std::string group_of(const std::vector<DueRoles::Bringing>& plugins) {
  std::vector<std::string> ids;
  for (const DueRoles::Bringing& each : plugins) ids.push_back(each.plugin);
  std::ranges::sort(ids);
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ",") + id;
  return out;
}

std::vector<std::string> ids_of(const std::string& group) {
  std::vector<std::string> out;
  std::istringstream ids(group);
  for (std::string id; std::getline(ids, id, ',');) out.push_back(id);
  return out;
}

bool in_use(Host& host, const std::string& group) {
  const std::vector<plugins::PluginStatus> all =
      host.plugins().plugins(plugins::PluginState::Enabled);
  return std::ranges::all_of(ids_of(group), [&](const std::string& id) {
    return std::ranges::find(all, id, &plugins::PluginStatus::id) != all.end();
  });
}

// As the settings say now, whatever became of the change.
bool are_enabled(const Workspace& workspace, const std::string& group) {
  const std::vector<std::string> enabled = Workspace::open(workspace.folder()).settings().plugins;
  return std::ranges::all_of(ids_of(group), [&](const std::string& id) {
    return std::ranges::find(enabled, id) != enabled.end();
  });
}

// The roles that are due; nothing where these plugins are not those that bring them.
std::vector<records::RoleFile> roles_of(Host& host, const std::vector<Due>& due) {
  std::vector<records::RoleFile> out;
  for (const Due& each : due) {
    const plugins::PluginStatus plugin = host.plugins().plugin(each.plugin);
    if (!plugin.manifest) return {};
    std::vector<records::RoleFile> roles = content_of(*plugin.manifest).roles;
    const auto at = std::ranges::find(roles, each.code, &records::RoleFile::code);
    if (at == roles.end()) return {};
    out.push_back(std::move(*at));
  }
  return out;
}

// In one operation with the note of it. Somebody else may have done it meanwhile.
void put_group(Host& host, const std::string& group) {
  if (!in_use(host, group)) return;
  std::vector<Due> due = read_due(host);
  const std::vector<Due> wanted = take(due, group);
  const std::vector<records::RoleFile> roles = roles_of(host, wanted);
  if (roles.empty()) return;
  const std::set<std::string> there = codes_of_roles(host);
  std::string title;
  for (const records::RoleFile& role : roles) {
    if (!there.contains(role.code)) title += (title.empty() ? "" : ", ") + role.code;
  }
  // The duty is what it takes; the journal names who had it.
  records::Transaction transaction(host.records(), {wanted.front().principal, wanted.front().name},
                                   {.kind = "role", .title = title});
  due = read_due(host);
  if (take(due, group).empty()) return;
  std::vector<Put> put = read_put(host);
  static_cast<void>(take(put, group));
  const std::set<std::string> now = codes_of_roles(host);
  for (const records::RoleFile& role : roles) {
    const bool fresh = !now.contains(role.code);
    put.push_back({group, role.code, fresh, fresh ? transaction.operation() : 0});
    if (!fresh) continue;
    for (Error& fault : records::faults_of(role, host.schema()))
      throw fault.within({Text{"role {}", "角色 {}"}, {role.code}});
    records::make_role(transaction, role,
                       host.workspace().settings().language.value_or(host.options().language));
  }
  write_due(host, due);
  write_put(host, put);
  transaction.commit();
}

}  // namespace

DueRoles::DueRoles(Host& host, const std::vector<Bringing>& plugins,
                   const std::set<std::string>& known)
    : host_(host), group_(group_of(plugins)) {
  const access::Session& who = host.session();
  const bool may = access::has_duty(who, access::Duty::Administer);
  std::set<std::string> there = codes_of_roles(host);
  std::vector<Due> fresh;
  for (const Bringing& plugin : plugins) {
    for (const records::RoleFile& role : plugin.roles) {
      if (known.contains(role.code)) continue;
      if (!there.insert(role.code).second)
        roles_.kept.push_back(role.code);
      else if (may)
        fresh.push_back({group_, plugin.plugin, role.code, who.principal, who.name});
      else
        roles_.refused.push_back(role.code);
    }
  }
  // What was due before, of a change that was killed, is overtaken by this one.
  forget(host, group_);
  if (fresh.empty()) return;
  store::WholeWrite write(host.connection(), host.records().waiting);
  std::vector<Due> due = read_due(host);
  due.insert(due.end(), fresh.begin(), fresh.end());
  write_due(host, due);
  write.commit();
  noted_ = true;
}

DueRoles::~DueRoles() {
  if (!noted_) return;
  try {
    if (put_ || !are_enabled(host_.workspace(), group_)) forget(host_, group_);
  } catch (...) {
    // It stays noted, for plugins that are not in use.
  }
}

PutRoles DueRoles::put(Host& with) {
  if (!noted_) return roles_;
  std::vector<Put> all = read_put(with);
  if (std::ranges::find(all, group_, &Put::group) == all.end()) {
    put_group(with, group_);
    all = read_put(with);
  }
  for (const Put& each : take(all, group_)) {
    (each.made ? roles_.made : roles_.kept).push_back(each.code);
    if (each.made) roles_.operation = each.operation;
  }
  put_ = true;
  return roles_;
}

void put_due_roles(Host& host) {
  std::set<std::string> groups;
  for (const Due& due : read_due(host)) groups.insert(due.group);
  for (const std::string& group : groups) {
    try {
      put_group(host, group);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::Cancelled) throw;
      if (host.options().log != nullptr)
        host.options().log->warn("roles of " + group + " are still to be put in: " + error.what());
    }
  }
}

}  // namespace pareto::host
