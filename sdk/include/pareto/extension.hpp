// How a C++ type becomes an extension of a plugin: the convention, and what all kinds of extensions
// share.
//
// An extension is a struct X that derives from the kind it is, `struct X : Tiering<X>`, and says
// what it is in static constexpr members, in the names of the C table:
//
//     static constexpr const char* id = "abc";  // [a-z0-9_]+
//     static constexpr Label label{"ABC by share of revenue", "按收入占比 ABC 分级"};
//     static constexpr Label help{"…", "…"};  // may be left out
//     static constexpr Field settings[] = {    // may be left out
//         percent("a_share", {"A up to", "A 类至"}).initially("0.8")};
//
// The kind gives X two members, and these are all that PARETO_PLUGIN (plugin.hpp) asks of an
// extension:
//
//     static constexpr const char* kExtension;  // id with revision, such as PARETO_EXT_TIERING
//     static constexpr const void* table();     // the constant C table, a pareto_tiering_v1
//
// A kind builds its table from the functions below, in `template <class X> struct …Table { static
// constexpr … kTable{…}; }`, so that everything is a constant of the library. Each C callback runs
// its work in `guarded` (job.hpp).
#pragma once

#include <array>
#include <cstddef>

#include "pareto/field.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace detail {

// What the C tables point to; one constant per type that declares it.
template <class X>
inline constexpr pareto_label kLabelOf = to_c(X::label);
template <class X>
inline constexpr pareto_label kHelpOf = to_c(X::help);
template <class X>
inline constexpr FieldList<std::size(X::settings)> kSettingsOf{X::settings};

template <class X>
constexpr const pareto_label* label_of() {
  return &kLabelOf<X>;
}
template <class X>
constexpr const pareto_label* help_of() {
  if constexpr (requires { X::help; })
    return &kHelpOf<X>;
  else
    return nullptr;
}
template <class X>
constexpr pareto_fields settings_of() {
  if constexpr (requires { X::settings; })
    return kSettingsOf<X>.get();
  else
    return nullptr;
}

// A NULL-terminated copy of a list of strings, as the C interface wants it. Must be a static
// constant.
template <std::size_t N>
struct NameList {
  constexpr explicit NameList(const char* const (&names)[N]) {
    for (std::size_t i = 0; i < N; ++i) pointers[i] = names[i];
  }
  std::array<const char*, N + 1> pointers{};
  [[nodiscard]] constexpr pareto_names get() const { return pointers.data(); }
};

// Names of extensions, fields and the like: [a-z][a-z0-9_]*, for plugins also '-' and '.'.
constexpr bool is_name(const char* name, bool of_plugin = false) {
  if (name == nullptr || *name < 'a' || *name > 'z') return false;
  for (; *name != '\0'; ++name) {
    const char c = *name;
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (!plain && !(of_plugin && (c == '-' || c == '.'))) return false;
  }
  return true;
}

}  // namespace detail
}  // namespace v0
}  // namespace pareto::sdk
