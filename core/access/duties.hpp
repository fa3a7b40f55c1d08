// What needs a duty, beyond what roles say of kinds of records: who may write users and roles, or
// the firm's own fields.
//
// A right on "*" would otherwise be a right to give oneself more of them. Pure but for what throws;
// any thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/access/rights.hpp"
#include "core/access/session.hpp"
#include "core/base/message.hpp"

namespace pareto::access {

// The duty that writing the field of the entity takes; "id" stands for removing its records.
[[nodiscard]] std::optional<Duty> duty_to_write(std::string_view entity, std::string_view field);

[[nodiscard]] bool has_duty(const Session& session, Duty duty);

// "Li Min may not manage users and roles"
[[nodiscard]] Message refusal_of(const Session& session, Duty duty);
// "your roles: service; whoever manages roles may change what they allow: pareto role list"
[[nodiscard]] Message whom_to_ask(const Rights& rights);
// "your roles: service; none has the duty run-tiers. …: pareto role set service --duty run-tiers"
[[nodiscard]] Message whom_to_ask(const Rights& rights, Duty duty);
// As commands call it: "run-tiers".
[[nodiscard]] std::string_view name_of(Duty duty);

// Throws Error(Denied) that says who may.
void require_duty(const Session& session, Duty duty);

}  // namespace pareto::access
