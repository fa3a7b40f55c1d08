// The records that an action is to be run on: those that are named, or all that conditions name.
//
// One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/action.hpp"
#include "core/model/schema.hpp"
#include "core/store/store.hpp"

namespace pareto::views {

struct Selecting {
  store::Store& store;
  store::Connection& reader;  // of the session
  const access::Session& session;
  const model::Schema& schema;
  TimeZone zone = {};
  std::optional<Date> today = {};         // of days in conditions that are told from it
  Language language = Language::English;  // of the action's name in messages
};

// Each once, in the order given. Throws Error for one that the action's conditions do not hold for,
// with the condition.
[[nodiscard]] std::vector<std::int64_t> named_for(const Selecting& from,
                                                  const model::Action& action,
                                                  const std::vector<std::string>& words);
// All that fulfil the action's conditions and these.
[[nodiscard]] std::vector<std::int64_t> matching(const Selecting& from, const model::Action& action,
                                                 const std::vector<std::string>& where,
                                                 const std::string& search);

}  // namespace pareto::views
