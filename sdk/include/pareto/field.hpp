// Fields, choices and labels as constants of a plugin, without writing C structs by hand.
//
//     constexpr Field kFields[] = {
//         text("policy_number", {"Policy number", "保单号"}).required().unique(),
//         money("annual_premium", {"Annual premium", "年保费"}).between(0, 10'000'000'000'000),
//     };
//     constexpr FieldList<2> kList{kFields};    // kList.get() is a pareto_fields
//
// Everything is constexpr: constants of the library, no constructors at load. Aliases, choices and
// labels live in the Field.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "pareto/abi/field.h"

namespace pareto::sdk {
inline namespace v0 {

struct Label {
  const char* en;
  const char* zh_hans = nullptr;
  const char* zh_hant = nullptr;
};

struct Choice {
  const char* code;
  Label label;
};

// A field with room for what it points to. Not copied after the list is made (the list points into
// it).
struct Field {
  static constexpr std::size_t kMost = 24;  // aliases per language, and choices

  const char* name = "";
  Label label{""};
  Label help{nullptr};
  std::array<const char*, kMost + 1> aliases_en{};
  std::array<const char*, kMost + 1> aliases_zh{};
  std::array<Choice, kMost> choices{};
  std::size_t choice_count = 0;
  std::uint32_t type = PARETO_T_TEXT, meaning = PARETO_M_PLAIN, flags = 0,
                sensitivity = PARETO_S_NONE;
  const char* target = nullptr;
  const char* unit_code = nullptr;
  const char* group_code = nullptr;
  std::int32_t position = 0;
  const char* standard = nullptr;
  std::int64_t least = INT64_MIN, most = INT64_MAX;
  double least_real = std::numeric_limits<double>::quiet_NaN(),
         most_real = std::numeric_limits<double>::quiet_NaN();
  const char* condition = nullptr;
  const char* computed = nullptr;
  const char* why_kept = nullptr;
  const char* fact = nullptr;

  constexpr Field with(auto change) const {
    Field copy = *this;
    change(copy);
    return copy;
  }
  constexpr Field required() const {
    return with([](Field& f) { f.flags |= PARETO_F_REQUIRED; });
  }
  constexpr Field unique() const {
    return with([](Field& f) { f.flags |= PARETO_F_UNIQUE; });
  }
  constexpr Field listed() const {
    return with([](Field& f) { f.flags |= PARETO_F_LISTED; });
  }
  constexpr Field searched() const {
    return with([](Field& f) { f.flags |= PARETO_F_SEARCHED; });
  }
  constexpr Field read_only() const {
    return with([](Field& f) { f.flags |= PARETO_F_READ_ONLY; });
  }
  constexpr Field means(std::uint32_t m) const {
    return with([=](Field& f) { f.meaning = m; });
  }
  constexpr Field personal(const char* purpose) const {
    return with([=](Field& f) {
      f.sensitivity = PARETO_S_PERSONAL;
      f.why_kept = purpose;
    });
  }
  constexpr Field confidential() const {
    return with([](Field& f) { f.sensitivity = PARETO_S_CONFIDENTIAL; });
  }
  constexpr Field between(std::int64_t low, std::int64_t high) const {
    return with([=](Field& f) {
      f.least = low;
      f.most = high;
    });
  }
  constexpr Field between_real(double low, double high) const {
    return with([=](Field& f) {
      f.least_real = low;
      f.most_real = high;
    });
  }
  constexpr Field in_unit(const char* unit) const {
    return with([=](Field& f) { f.unit_code = unit; });
  }
  constexpr Field initially(const char* value) const {
    return with([=](Field& f) { f.standard = value; });
  }
  constexpr Field explained(Label text) const {
    return with([=](Field& f) { f.help = text; });
  }
  constexpr Field grouped(const char* group, std::int32_t order = 0) const {
    return with([=](Field& f) {
      f.group_code = group;
      f.position = order;
    });
  }
  constexpr Field shown_if(const char* condition_text) const {
    return with([=](Field& f) { f.condition = condition_text; });
  }
  constexpr Field from(const char* expression) const {
    return with([=](Field& f) { f.computed = expression; });
  }
  constexpr Field tells(const char* word) const {
    return with([=](Field& f) { f.fact = word; });
  }
  template <std::size_t N>
  constexpr Field also(const char* const (&en)[N]) const {
    static_assert(N <= kMost);
    return with([&](Field& f) {
      for (std::size_t i = 0; i < N; ++i) f.aliases_en[i] = en[i];
    });
  }
  template <std::size_t N>
  constexpr Field also_zh(const char* const (&zh)[N]) const {
    static_assert(N <= kMost);
    return with([&](Field& f) {
      for (std::size_t i = 0; i < N; ++i) f.aliases_zh[i] = zh[i];
    });
  }
  template <std::size_t N>
  constexpr Field one_of(const Choice (&list)[N]) const {
    static_assert(N <= kMost);
    return with([&](Field& f) {
      f.meaning = PARETO_M_CHOICE;
      f.choice_count = N;
      for (std::size_t i = 0; i < N; ++i) f.choices[i] = list[i];
    });
  }
};

constexpr Field field_of(const char* name, Label label, std::uint32_t type) {
  Field field;
  field.name = name;
  field.label = label;
  field.type = type;
  return field;
}
constexpr Field boolean(const char* name, Label label) {
  return field_of(name, label, PARETO_T_BOOL);
}
constexpr Field integer(const char* name, Label label) {
  return field_of(name, label, PARETO_T_INT);
}
constexpr Field real(const char* name, Label label) { return field_of(name, label, PARETO_T_REAL); }
constexpr Field year(const char* name, Label label) {
  return integer(name, label).means(PARETO_M_YEAR).between(1, 9999);
}
constexpr Field percent(const char* name, Label label) {
  return real(name, label).means(PARETO_M_PERCENT);
}
constexpr Field text(const char* name, Label label) { return field_of(name, label, PARETO_T_TEXT); }
constexpr Field date(const char* name, Label label) { return field_of(name, label, PARETO_T_DATE); }
constexpr Field time(const char* name, Label label) { return field_of(name, label, PARETO_T_TIME); }
constexpr Field money(const char* name, Label label) {
  return field_of(name, label, PARETO_T_MONEY);
}
constexpr Field quantity(const char* name, Label label) {
  return field_of(name, label, PARETO_T_QUANTITY);
}
constexpr Field reference(const char* name, Label label, const char* entity) {
  return integer(name, label).means(PARETO_M_REFERENCE).with([=](Field& f) { f.target = entity; });
}

// A parameter that names a field of an entity; with tells(), the field that tells it when none is
// named.
constexpr Field named_field(const char* name, Label label, const char* entity) {
  return text(name, label).means(PARETO_M_FIELD).with([=](Field& f) { f.target = entity; });
}

constexpr pareto_label to_c(const Label& label) {
  return {sizeof(pareto_label), label.en, label.zh_hans, label.zh_hant};
}

// The C form of a list of fields; must be a static constant, since the C form points into it.
template <std::size_t N>
class FieldList {
 public:
  constexpr explicit FieldList(const Field (&fields)[N]) {
    for (std::size_t i = 0; i < N; ++i) fields_[i] = fields[i];
    for (std::size_t i = 0; i < N; ++i) fill(i);
  }
  FieldList(const FieldList&) = delete;
  FieldList& operator=(const FieldList&) = delete;
  [[nodiscard]] constexpr pareto_fields get() const { return pointers_.data(); }

 private:
  constexpr void fill(std::size_t i) {
    const Field& from = fields_[i];
    labels_[i] = to_c(from.label);
    helps_[i] = to_c(from.help);
    for (std::size_t k = 0; k < from.choice_count; ++k) {
      choice_labels_[i][k] = to_c(from.choices[k].label);
      choices_[i][k] = {sizeof(pareto_choice), from.choices[k].code, &choice_labels_[i][k]};
      choice_pointers_[i][k] = &choices_[i][k];
    }
    c_[i] = {sizeof(pareto_field),
             from.name,
             &labels_[i],
             from.help.en ? &helps_[i] : nullptr,
             from.aliases_en[0] ? from.aliases_en.data() : nullptr,
             from.aliases_zh[0] ? from.aliases_zh.data() : nullptr,
             from.type,
             from.meaning,
             from.flags,
             from.sensitivity,
             from.target,
             from.unit_code,
             from.group_code,
             from.position,
             0,
             from.standard,
             from.choice_count ? choice_pointers_[i].data() : nullptr,
             from.least,
             from.most,
             from.least_real,
             from.most_real,
             from.condition,
             from.computed,
             from.why_kept,
             from.fact};
    pointers_[i] = &c_[i];
  }
  std::array<Field, N> fields_{};
  std::array<pareto_label, N> labels_{}, helps_{};
  std::array<std::array<pareto_label, Field::kMost>, N> choice_labels_{};
  std::array<std::array<pareto_choice, Field::kMost>, N> choices_{};
  std::array<std::array<const pareto_choice*, Field::kMost + 1>, N> choice_pointers_{};
  std::array<pareto_field, N> c_{};
  std::array<const pareto_field*, N + 1> pointers_{};
};

}  // namespace v0
}  // namespace pareto::sdk
