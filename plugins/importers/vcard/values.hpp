// What the properties of a card say of the person: which number is the mobile one, how a name and
// an address are written in one line.
//
// Pure functions over decoded text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "columns.hpp"
#include "property.hpp"

namespace pareto::vcard {

// A property whose value is UTF-8, with the label that "item1.X-ABLabel" gives it.
struct Text {
  Property property;
  std::string text, label;
};

// The values of a card, numbered within their kinds, the preferred first. `old`: version 2.1.
[[nodiscard]] std::vector<Value> values_of(std::vector<Text> texts, bool old);

// "Doe;John;;Mr.;" as "Mr. John Doe", "王;小明" as 王小明.
[[nodiscard]] std::string name_of(const std::vector<std::string>& parts);
// ";TheOffice;123 Main St;Austin;TX;12345;USA" in one line, the Chinese way round if it is Chinese.
[[nodiscard]] std::string address_of(const std::vector<std::string>& parts);
// "19800321" as 1980-03-21, "--0203" as 02-03; anything else as it stands.
[[nodiscard]] std::string day_of(std::string_view text);
// Without "tel:" and its parameters: "+1-418-656-9254 ext. 102".
[[nodiscard]] std::string number_of(std::string_view text);

}  // namespace pareto::vcard
