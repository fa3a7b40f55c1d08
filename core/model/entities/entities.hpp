// The entities of the core, one function and one file each. Only Schema::core() calls them.
#pragma once

#include "core/model/entity.hpp"

namespace pareto::model {

// The key that people use, kept to the letter.
[[nodiscard]] Field code_field();

namespace entities {

[[nodiscard]] Entity team();
[[nodiscard]] Entity user();
[[nodiscard]] Entity customer();
[[nodiscard]] Entity ownership();
[[nodiscard]] Entity department();
[[nodiscard]] Entity contact();
[[nodiscard]] Entity contact_role();
[[nodiscard]] Entity relation();
[[nodiscard]] Entity product();
[[nodiscard]] Entity product_unit();
[[nodiscard]] Entity currency_rate();
[[nodiscard]] Entity sale();
[[nodiscard]] Entity interaction();
[[nodiscard]] Entity task();
[[nodiscard]] Entity tier_assignment();
[[nodiscard]] Entity tier_override();
[[nodiscard]] Entity judgement();
[[nodiscard]] Entity attachment();
// Further names of records, and pairs that are not the same (names.cpp).
[[nodiscard]] Entity user_name();
[[nodiscard]] Entity customer_name();
[[nodiscard]] Entity contact_name();
[[nodiscard]] Entity product_name();
[[nodiscard]] Entity customer_apart();
[[nodiscard]] Entity contact_apart();
[[nodiscard]] Entity product_apart();
[[nodiscard]] Entity field();
[[nodiscard]] Entity saved_list();
[[nodiscard]] Entity schedule();
// Rights (roles.cpp).
[[nodiscard]] Entity role();
[[nodiscard]] Entity role_right();
[[nodiscard]] Entity role_field();
[[nodiscard]] Entity user_role();

// Puts an entity together from fields written as constants.
[[nodiscard]] Entity make(const char* name, sdk::Label label, sdk::Label plural,
                          std::initializer_list<sdk::Field> fields);

}  // namespace entities
}  // namespace pareto::model
