// What programs may ask of a workspace, by name: "records.list", "journal.undo".
//
// A method is data and a function: what it is called, takes and does, in words of both languages,
// and the work. The command line
// (`pareto api`), the SDK's service for plugins and, through it, the web's addresses and their
// description are made from the same list, so that a method is written once and reached everywhere,
// under the rights of whoever asks.
//
// Answers are JSON, in the workspace's words where they are for people: ids are strings, days ISO
// 8601, times UTC, amounts plain decimals. They are only added to: a member that was shipped stays
// and means what it meant.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/duty.hpp"
#include "core/api/given.hpp"
#include "core/base/json_writer.hpp"
#include "core/host/host.hpp"

namespace pareto::api {

// One call under way, on one thread.
struct Call {
  host::Host& host;
  const Given& given;
  JsonWriter& out;  // takes one value, the answer
  Language language;
  // Both may be empty: who looks on, and may stop it.
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};
  const std::atomic<bool>* cancel = nullptr;
  // What else runs in this process, and what this call is among it; null where nobody looks, as on
  // the command line.
  jobs::RunningJobs* running = nullptr;
  jobs::RunningJobs::Entry* entry = nullptr;

  // Throws Error for one that there is none of.
  [[nodiscard]] const model::Entity& entity() const {
    return host.schema().entity(given.text("entity"));
  }
  // The day until when data is looked at, as whoever asks wants it.
  [[nodiscard]] Date as_of() const { return host.as_of(host.options().as_of); }
  // Where a job of the call runs, so that those who wait for the store are told what it is.
  [[nodiscard]] jobs::Surroundings surroundings() const {
    jobs::Surroundings where = host.jobs();
    if (cancel != nullptr) where.cancel = cancel;
    where.running = entry;
    return where;
  }
};

struct Method {
  std::string_view name;
  Text summary;
  std::vector<Parameter> parameters = {};
  std::string_view answer;                // what it tells, as shape.hpp has it
  bool changes = false;                   // it may write
  std::optional<access::Duty> duty = {};  // beyond what roles say of kinds of records
  std::function<void(Call& call)> run;
  bool repeats = false;  // the answer comes of the store, the settings and the day alone: the same
                         // until one changes
};

// All of them, by name.
[[nodiscard]] const std::vector<Method>& methods();
// Throws Error that names the nearest.
[[nodiscard]] const Method& find_method(std::string_view name);
// {"methods": [{"name", "summary", "changes", "duty"?, "parameters": [{"name", "kind", "required",
// "help"}], "answer": JSON schema}],
//  "components": {"schemas": {name: JSON schema}}}
void describe(JsonWriter& out, Language language);

// Throws Error for what does not fit, is not allowed or went wrong; what was written to `out` until
// then is to be thrown away.
void run(const Method& method, Call& call);

// Of one noun each.
[[nodiscard]] std::vector<Method> workspace_methods();
[[nodiscard]] std::vector<Method> record_methods();
[[nodiscard]] std::vector<Method> change_methods();
[[nodiscard]] std::vector<Method> journal_methods();
[[nodiscard]] std::vector<Method> figure_methods();
[[nodiscard]] std::vector<Method> view_methods();
[[nodiscard]] std::vector<Method> action_methods();
[[nodiscard]] std::vector<Method> me_methods();
[[nodiscard]] std::vector<Method> search_methods();
[[nodiscard]] std::vector<Method> rule_methods();
[[nodiscard]] std::vector<Method> tier_methods();
[[nodiscard]] std::vector<Method> tier_story_methods();
[[nodiscard]] std::vector<Method> report_methods();
[[nodiscard]] std::vector<Method> user_methods();
[[nodiscard]] std::vector<Method> role_methods();
[[nodiscard]] std::vector<Method> key_methods();
[[nodiscard]] std::vector<Method> sign_in_methods();
[[nodiscard]] std::vector<Method> totp_methods();
[[nodiscard]] std::vector<Method> import_methods();
[[nodiscard]] std::vector<Method> recipe_methods();
[[nodiscard]] std::vector<Method> twin_methods();
[[nodiscard]] std::vector<Method> upkeep_methods();
[[nodiscard]] std::vector<Method> job_methods();
[[nodiscard]] std::vector<Method> saved_list_methods();
[[nodiscard]] std::vector<Method> plugin_methods();
[[nodiscard]] std::vector<Method> plugin_demo_methods();
[[nodiscard]] std::vector<Method> own_field_methods();
[[nodiscard]] std::vector<Method> attachment_methods();
[[nodiscard]] std::vector<Method> schedule_methods();

}  // namespace pareto::api
