// Runs an action on records: one operation, with a preview of what it does.
//
//     ActionResult before = act(records, session, {.action = action, .ids = ids, .dry_run = true});
//
// What is written goes through records::Transaction, so rights, subscribers, journal and undo hold
// as everywhere; rows that break a rule end the whole. One thread.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/model/action.hpp"
#include "core/records/history/history.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::views {

struct ActionRequest {
  const model::Action& action;
  std::vector<std::int64_t> ids;            // of the action's entity; each fulfils its conditions
  std::map<std::string, std::string> form;  // by name
  Date as_of = {};
  bool dry_run = false;
  Language language = Language::English;  // of the examples
};

struct ActionResult {
  std::int64_t operation = 0;  // 0: nothing was written
  std::vector<records::Effect> effects;
  std::vector<records::RecordChange> examples;  // the first ones
  static constexpr std::size_t kExamples = 5;
};

// The form's values, defaults filled in. Throws Error for a name that it does not have, a required
// value that is missing, and a value that its field does not take.
[[nodiscard]] std::map<std::string, std::string> filled_form(
    const model::Action& action, const std::map<std::string, std::string>& given);

// `coded` does the work of an action with code, in the transaction.
[[nodiscard]] ActionResult act(records::Records& records, const access::Session& session,
                               const ActionRequest& request,
                               const std::function<void(records::Transaction&)>& coded = {});

}  // namespace pareto::views
