// Fields that a plugin adds to an entity, and entities of its own: constants only, no code.
//
//     struct Chemical : Fields<Chemical> {
//       static constexpr const char* entity = "customer";
//       static constexpr Label label{"Chemical industry", "化工行业"};
//       static constexpr Field fields[] = {
//           quantity("annual_usage", {"Annual usage", "年用量"}).in_unit("t")};
//     };
//     struct Sample : Entity<Sample> {
//       static constexpr const char* name = "sample";
//       static constexpr Label label{"Sample", "样品"}, plural{"Samples", "样品"};
//       static constexpr const char* label_field = "title";  // may be left out: the code
//       static constexpr std::uint32_t cascade = PARETO_CASCADE_CLEAR;  // may be left out: refuse
//       static constexpr Field fields[] = {
//           text("title", {"Title", "标题"}),
//           reference("customer", {"Customer", "客户"}, "customer").required()};
//     };
//     PARETO_PLUGIN(kPlugin, Chemical, Entities<Sample>);
#pragma once

#include <array>
#include <cstdint>

#include "pareto/extension.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace detail {

template <class X>
inline constexpr FieldList<std::size(X::fields)> kFieldsOf{X::fields};
template <class X>
inline constexpr pareto_label kPluralOf = to_c(X::plural);

template <class X>
constexpr bool names_fit() {
  for (const Field& field : X::fields) {
    if (!is_name(field.name)) return false;
  }
  return true;
}

template <class X>
struct FieldsTable {
  static_assert(names_fit<X>(),
                "a field's name consists of a-z, 0-9 and '_', and begins with a letter");
  static constexpr pareto_fields_v1 kTable{sizeof(pareto_fields_v1), X::entity, label_of<X>(),
                                           kFieldsOf<X>.get()};
};

template <class X>
struct EntityTable {
  static_assert(is_name(X::name),
                "an entity's name consists of a-z, 0-9 and '_', and begins with a letter");
  static_assert(names_fit<X>(),
                "a field's name consists of a-z, 0-9 and '_', and begins with a letter");
  static constexpr const char* label_field() {
    if constexpr (requires { X::label_field; })
      return X::label_field;
    else
      return nullptr;
  }
  static constexpr std::uint32_t cascade() {
    if constexpr (requires { X::cascade; })
      return X::cascade;
    else
      return PARETO_CASCADE_REFUSE;
  }
  static constexpr std::uint32_t version() {
    if constexpr (requires { X::version; })
      return X::version;
    else
      return 1;
  }
  static constexpr pareto_entity kTable{
      sizeof(pareto_entity), X::name,   label_of<X>(), &kPluralOf<X>,
      label_field(),         cascade(), version(),     kFieldsOf<X>.get()};
};

}  // namespace detail

// Fields for an entity of the core or of another plugin.
template <class X>
struct Fields {
  static constexpr const char* kExtension = PARETO_EXT_FIELDS;
  static constexpr const void* table() { return &detail::FieldsTable<X>::kTable; }
};

// One entity; listed in Entities.
template <class X>
struct Entity {
  static constexpr const pareto_entity* c() { return &detail::EntityTable<X>::kTable; }
};

// All entities of a plugin.
template <class... X>
struct Entities {
  static constexpr std::array<const pareto_entity*, sizeof...(X) + 1> kList{X::c()..., nullptr};
  static constexpr pareto_entities_v1 kTable{sizeof(pareto_entities_v1), kList.data()};
  static constexpr const char* kExtension = PARETO_EXT_ENTITIES;
  static constexpr const void* table() { return &kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk
