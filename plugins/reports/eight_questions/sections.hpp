// The parts of the report, one question after the other. Each says its answer in a sentence first.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "book.hpp"
#include "causes.hpp"
#include "pareto/document.hpp"
#include "pareto/voice.hpp"

namespace pareto::eight_questions {

using sdk::Voice;

// What all parts draw from.
struct Material {
  const sdk::Job& job;
  const Book& book;
  const Voice& voice;
  std::size_t top;  // rows in lists
};

// What could not be answered, and what would allow it.
struct Unsaid {
  std::string what, lacks, remedy;
};

void write_buyers(const Material& material, sdk::Document& document);  // F1 to F3
void write_contacts(const Material& material, sdk::Document& document,
                    std::vector<Unsaid>& rest);                                                // F4
void write_new(const Material& material, sdk::Document& document, std::vector<Unsaid>& rest);  // F5
void write_lost(const Material& material, sdk::Document& document,
                std::vector<Unsaid>& rest);  // F6
void write_loyalty(const Material& material, sdk::Document& document,
                   std::vector<Unsaid>& rest);  // F7
void write_decisions(const Material& material, sdk::Document& document,
                     const std::vector<Unsaid>& rest);  // F8

// A count at each point, and paler behind it another one.
void write_course(const Material& material, sdk::Document& document, const char* name,
                  const std::string& title, const std::string& subtitle, const std::string& label,
                  const std::vector<std::int64_t>& values,
                  const std::vector<std::int64_t>& behind = {});

// Columns as these parts use them.
[[nodiscard]] sdk::Column text_column(const char* name, std::string label,
                                      sdk::Role role = sdk::Role::Plain);
[[nodiscard]] sdk::Column count_column(const char* name, std::string label);
// In the large unit, unless the largest of its amounts (0: not told) is too small for that.
[[nodiscard]] sdk::Column money_column(const char* name, std::string label, Money largest = 0);
[[nodiscard]] sdk::Column share_column(const char* name, std::string label,
                                       sdk::Role role = sdk::Role::Plain);
[[nodiscard]] sdk::Column day_column(const char* name, std::string label);

// The first `most` of them by what `weight` says, largest first; ties by their place.
template <class Weight>
std::vector<std::size_t> largest(std::vector<std::size_t> all, std::size_t most, Weight weight);

[[nodiscard]] std::string percent_of(std::int64_t part, std::int64_t whole, int digits = 0);
// "列出 8 个，共 31 个"; empty where all are shown.
[[nodiscard]] std::string shown_of(const Voice& voice, std::size_t shown, std::size_t all);
// The table of ranked causes, with what may be said about them; where nothing can be, says why.
void write_causes(const Material& material, sdk::Document& document, const char* name,
                  const std::vector<Case>& cases, const std::string& bad_words,
                  std::vector<Unsaid>& rest);

}  // namespace pareto::eight_questions

#include <algorithm>

template <class Weight>
std::vector<std::size_t> pareto::eight_questions::largest(std::vector<std::size_t> all,
                                                          std::size_t most, Weight weight) {
  std::stable_sort(all.begin(), all.end(),
                   [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  if (all.size() > most) all.resize(most);
  return all;
}
