// The parts of the report, in reading order. Each says its answer in a sentence before it shows
// why; one that has nothing to say says so, and one that the data cannot answer leaves that to
// `unsaid`.
#pragma once

#include <string>
#include <vector>

#include "details.hpp"
#include "facts.hpp"
#include "pareto/document.hpp"
#include "twins.hpp"
#include "words.hpp"

namespace pareto::key_accounts {

// Sets of likely twins with what merging each would change.
struct MergedSet {
  TwinSet set;
  Merging merging;
};

// What all parts draw from.
struct Material {
  const Facts& facts;
  Details& details;
  const Voice& voice;
  std::size_t top;                // rows in long lists
  std::vector<MergedSet> merged;  // the largest, at most five
  std::size_t twin_sets = 0;      // all
  std::vector<Leaver> leavers;
};

void write_first_page(const Material& material, sdk::Document& document);
void write_accounts(const Material& material, sdk::Document& document);
void write_moves(const Material& material, sdk::Document& document);
void write_rhythm(const Material& material, sdk::Document& document);
void write_thin(const Material& material, sdk::Document& document);
void write_once(const Material& material, sdk::Document& document);
void write_twins(const Material& material, sdk::Document& document);
void write_unsaid(const Material& material, sdk::Document& document);
void write_method(const Material& material, sdk::Document& document);

// Columns as these parts use them.
[[nodiscard]] sdk::Column money_column(const Voice& voice, const char* name, std::string label,
                                       std::uint32_t flags = 0);
// As such a column's cells show it, for its total.
[[nodiscard]] std::string money_cell(const Voice& voice, Money money);
[[nodiscard]] sdk::Column share_column(const char* name, std::string label,
                                       sdk::Role role = sdk::Role::Plain, std::uint32_t flags = 0);
[[nodiscard]] sdk::Column days_column(const Voice& voice, const char* name, std::string label);
[[nodiscard]] sdk::Column text_column(const char* name, std::string label,
                                      sdk::Role role = sdk::Role::Plain, std::uint32_t flags = 0);
// Owner as shown: "紫荆（离职）"; "–" where nobody is known.
[[nodiscard]] std::string owner_name(const Material& material, Index subject);
// "饲料 · 西南"
[[nodiscard]] std::string dotted(const std::vector<std::string>& parts);
// "The 20 largest of 1,171 are shown."; empty when all are.
[[nodiscard]] std::string shown_of(const Voice& voice, std::size_t shown, std::size_t all);
// "“漱汀日化” under three names"
[[nodiscard]] std::string set_name(const Material& material, const MergedSet& merged);

}  // namespace pareto::key_accounts
