// The host's access service: sessions by password, token and key. Lives as long as the host; one
// thread.
#pragma once

#include <functional>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/host/session_handle.hpp"
#include "core/model/schema.hpp"
#include "core/store/store.hpp"
#include "pareto/abi/access.h"

namespace pareto::host {

struct AccessService : pareto_access_v1 {
  AccessService(const std::filesystem::path& database, const model::Schema& schema,
                std::function<std::int64_t()> clock_micros, std::function<Date()> today,
                Language language, const Ground* ground = nullptr);
  const std::filesystem::path database;
  const model::Schema& schema;
  const std::function<std::int64_t()> clock_micros;
  const std::function<Date()> today;
  const Language language;     // of what is said to those who sign in
  const Ground* const ground;  // of the sessions that it makes
};

}  // namespace pareto::host
