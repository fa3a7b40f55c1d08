// Which part of the firm's customers and sales a session sees, in words for the pages of what is
// made for it.
#pragma once

#include <optional>

#include "core/access/session.hpp"
#include "core/base/message.hpp"

namespace pareto::access {

// "what Wang Fang may see: own customers". Nothing where all customers and sales are seen, and
// where none are: then nothing is told of any.
[[nodiscard]] std::optional<Message> part_seen(const Session& session);

}  // namespace pareto::access
