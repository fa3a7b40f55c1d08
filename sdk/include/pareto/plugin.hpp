// The one line that makes a library a plugin written in C++20, and what needs no more: fields and
// entities.
//
//     #include <pareto/plugin.hpp>
//     #include <pareto/subscriber.hpp>
//     #include <pareto/tiering.hpp>
//     using namespace pareto::sdk;
//
//     struct Flat : Tiering<Flat> { … };
//     struct Alarm : Subscriber<Alarm> { … };
//
//     constexpr PluginInfo kPlugin{.id = "acme.flat", .version = "1.2.0",
//                                  .label = {"Flat limits", "固定门槛"},
//                                  .vendor = "Acme Ltd", .license = "Apache-2.0",
//                                  .capabilities = {PARETO_SVC_RECORDS}};
//     PARETO_PLUGIN(kPlugin, Flat, Alarm);
//
// once, in one source file, outside of any namespace. The extensions may be of any kinds (see
// extension.hpp for what an extension is), each with a header of its own, so that a plugin compiles
// no more than it uses:
//
//     plugin.hpp          Fields, Entities        format.hpp       Format
//     tiering.hpp         Tiering                 subscriber.hpp   Subscriber
//     tiering_tables.hpp  Tiering, by tables      command.hpp      Command
//     importer.hpp        Importer                service.hpp      Service
//     document.hpp        Report                  views.hpp        Views, Action
//
// or an own type with `kExtension` and `table()` that hands out a C table written by hand.
#pragma once

#include <array>
#include <cstddef>

#include "pareto/abi/plugin.h"
#include "pareto/extension.hpp"
#include "pareto/field.hpp"
#include "pareto/fields.hpp"

#define PARETO_SDK_TEXT_OF_(number) #number
#define PARETO_SDK_TEXT_OF(number) PARETO_SDK_TEXT_OF_(number)
#if defined(_LIBCPP_VERSION)
#define PARETO_SDK_LIBRARY "libc++ " PARETO_SDK_TEXT_OF(_LIBCPP_VERSION)
#elif defined(__GLIBCXX__)
#define PARETO_SDK_LIBRARY "libstdc++ " PARETO_SDK_TEXT_OF(__GLIBCXX__)
#else
#define PARETO_SDK_LIBRARY "unknown library"
#endif
#if defined(__clang__)
#define PARETO_SDK_COMPILER "clang " __clang_version__
#elif defined(__GNUC__)
#define PARETO_SDK_COMPILER "gcc " __VERSION__
#else
#define PARETO_SDK_COMPILER "unknown compiler"
#endif

namespace pareto::sdk {
inline namespace v0 {

// What a plugin says about itself.
struct PluginInfo {
  const char* id;       // [a-z][a-z0-9_-]*, with dots for a vendor: "acme.abc"
  const char* version;  // "1.2.0"
  Label label;
  const char* vendor = "";
  const char* license = "";  // SPDX
  std::array<const char*, 16>
      capabilities{};  // host services that it asks for, such as PARETO_SVC_QUERY
  pareto_status (*start)(const pareto_host*, pareto_error*) = nullptr;
  void (*stop)() = nullptr;
  std::array<const char*, 8> depends{};  // plugins that it needs: "projects", "projects >= 1.2.0"
};

namespace detail {

constexpr bool is_version(const char* text) {
  int dots = 0;
  bool digit = false;
  for (; text != nullptr && *text != '\0'; ++text) {
    if (*text == '.') {
      if (!digit) return false;
      ++dots;
      digit = false;
    } else if (*text >= '0' && *text <= '9') {
      digit = true;
    } else {
      return false;
    }
  }
  return digit && dots == 2;
}

template <const PluginInfo& Info, class... Extensions>
struct PluginTable {
  static_assert(is_name(Info.id, true),
                "a plugin's id consists of a-z, 0-9, '_', '-' and '.', and begins with a letter");
  static_assert(is_version(Info.version), "a plugin's version is three numbers, such as 1.2.0");
  static_assert(Info.label.en != nullptr, "a plugin needs a label");
  static_assert(Info.capabilities.back() == nullptr, "a plugin asks for at most 15 capabilities");
  static_assert(Info.depends.back() == nullptr, "a plugin depends on at most 7 others");

  static constexpr pareto_label kLabel = to_c(Info.label);
  static constexpr std::array<pareto_extension, sizeof...(Extensions)> kEntries{
      {{Extensions::kExtension, Extensions::table()}...}};
  static constexpr auto kExtensions = [] {
    std::array<const pareto_extension*, sizeof...(Extensions) + 1> list{};
    for (std::size_t i = 0; i < sizeof...(Extensions); ++i) list[i] = &kEntries[i];
    return list;
  }();
  static constexpr pareto_plugin_v0 kTable{sizeof(pareto_plugin_v0),
                                           PARETO_MAGIC,
                                           0,
                                           Info.id,
                                           Info.version,
                                           &kLabel,
                                           Info.vendor,
                                           Info.license,
                                           PARETO_SDK_COMPILER ", " PARETO_SDK_LIBRARY
                                                               ", Pareto SDK 0",
                                           kExtensions.data(),
                                           Info.capabilities.data(),
                                           Info.start,
                                           Info.stop,
                                           Info.depends.data()};
};

}  // namespace detail
}  // namespace v0
}  // namespace pareto::sdk

// Defines the only export of the library. `info` is a constexpr PluginInfo at namespace scope.
#define PARETO_PLUGIN(info, ...)                                                  \
  extern "C" PARETO_EXPORT const pareto_plugin_v0* pareto_plugin_entry_v0(void) { \
    return &::pareto::sdk::detail::PluginTable<info, __VA_ARGS__>::kTable;        \
  }                                                                               \
  static_assert(true, "")
