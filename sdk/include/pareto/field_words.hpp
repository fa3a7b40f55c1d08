// The words by which types and meanings of fields are written in manifests, schemas and files of
// definitions, by their numbers in abi/field.h: said once, for those who write them and those who
// read them.
//
//     kTypeWords[PARETO_T_MONEY]          // "money"
//     kMeaningWords[PARETO_M_PLAIN]       // "": nothing is written
//
// Header-only, standard library only.
#pragma once

#include <array>
#include <string_view>

#include "pareto/abi/field.h"

namespace pareto::sdk {
inline namespace v0 {

inline constexpr std::array<std::string_view, PARETO_T_QUANTITY + 1> kTypeWords = {
    "", "bool", "int", "real", "text", "date", "time", "money", "quantity"};
inline constexpr std::array<std::string_view, PARETO_M_YEAR + 1> kMeaningWords = {
    "",         "choice", "reference", "multiline", "phone",    "email", "url",   "percent", "unit",
    "currency", "name",   "code",      "country",   "postcode", "tier",  "field", "year"};
static_assert(!kTypeWords.back().empty() && !kMeaningWords.back().empty());

}  // namespace v0
}  // namespace pareto::sdk
