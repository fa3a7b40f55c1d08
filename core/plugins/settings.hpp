// The settings of one run: texts as people give them, read and checked against the fields that an
// extension declares.
//
//     Settings settings = Settings::parse(declared, {{"a_share", "80%"}});
//     settings.find("a_share")->real;      // 0.8
//
// Defaults are filled in. Plain values; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/field.hpp"

namespace pareto::plugins {

// One value in all the forms that a plugin may ask for: bool, int, date, time, money (1/10000) and
// quantity as integer, real and percentages as real, and the text in plain notation.
struct Setting {
  std::string name, text;
  std::int64_t integer = 0;
  double real = 0;
  bool secret = false;
};

class Settings {
 public:
  // Throws Error for a name that is not declared (naming those that are), a value that the field
  // does not take (naming what it takes), and a required setting that has no value. An empty text
  // means: not given.
  [[nodiscard]] static Settings parse(const std::vector<model::Field>& declared,
                                      const std::map<std::string, std::string>& given);

  // nullptr when it has no value.
  [[nodiscard]] const Setting* find(std::string_view name) const;
  // In the order of declaration; those with a value.
  [[nodiscard]] const std::vector<Setting>& all() const { return settings_; }

 private:
  std::vector<Setting> settings_;
};

}  // namespace pareto::plugins
