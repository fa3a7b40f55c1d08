// What beside its name says that two records are one, or that they are not: tax number, phone,
// e-mail, address, place.
//
// Which fields are looked at is told per entity by `compared_fields`. Values are kept as hashes of
// their plain form, so that 100 000 records take a few megabytes. A number that more than kShared
// records have (the switchboard of a market hall, 000000) says nothing. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/twin_score.hpp"
#include "core/model/schema.hpp"
#include "core/twins/candidates.hpp"

namespace pareto::twins {

enum Evidence : std::uint32_t {
  kSameTaxNumber = 1,
  kSamePhone = 2,
  kSameEmail = 4,
  kSameAddress = 8,
  kSameShortName = 16,
  kSameOwner = 32,   // contacts of one customer
  kOtherPlace = 64,  // another city or province; lowers
  kOtherOwner = 128,
  kPerson = 256,  // two persons of one name; lowers
};

// Fields by what they say; empty: the entity has none such.
struct ComparedFields {
  NameKind kind = NameKind::Firm;
  std::string tax_number, email, address, province, city;
  std::vector<std::string>
      phones;            // at most three; one that is shared makes two records likely one
  std::string distinct;  // other values are other things: a product's grade
  std::string belongs;   // reference: the contact's customer
  std::string parent;    // reference: who is above whom is known already
  std::string person;    // "kind": its value `person` marks persons
  std::string short_name;
};
// Nothing for entities whose records are not looked at for twins.
[[nodiscard]] std::optional<ComparedFields> compared_fields(const model::Entity& entity);
// The entities that have twins: "customer", …
[[nodiscard]] std::vector<std::string> entities_with_twins();

// One record's values as hashes; 0 is none.
struct Known {
  std::uint64_t tax_number = 0, email = 0, address = 0, province = 0, city = 0, distinct = 0;
  std::array<std::uint64_t, 3> phones{};
  std::int64_t belongs = 0, parent = 0;
  bool person = false;
};

// Plain forms; 0 for what is no number or address at all (无, 0000000).
[[nodiscard]] std::uint64_t tax_number_key(std::string_view value);
[[nodiscard]] std::uint64_t phone_key(std::string_view value);
[[nodiscard]] std::uint64_t text_key(std::string_view value);
// As it is, however short: grade A and grade B.
[[nodiscard]] std::uint64_t exact_key(std::string_view value);

struct Weighed {
  double score = 0;  // 0: no twins
  std::uint32_t evidence = 0;
};
// The score of the names, raised and lowered. `same_short_name`: one is called for short what the
// other is called.
[[nodiscard]] Weighed weigh(const TwinScore& names, bool same_short_name, const Known& a,
                            const Known& b);

// "one name abbreviates the other; same phone"
[[nodiscard]] std::string words_of(const TwinScore& names, std::uint32_t evidence,
                                   Language language);

}  // namespace pareto::twins
