// An action: a labelled verb on selected records, with a form that is asked for and what is then
// written. Of a plugin or of a file.
//
// One from a file says what it writes as data; a plugin's may run code instead (`coded`). Values
// may name {as_of}, {user}, {record} and the fields of the form. Plain values; any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/field.hpp"

namespace pareto::model {

struct ActionValue {
  std::string field, text, place;
};

// A record that comes to be for each selected one.
struct ActionCreate {
  std::string entity;
  std::vector<ActionValue> values;
  std::string place;
};

struct Action {
  std::string id, from;  // the plugin, or the file
  Label label, help;
  std::string entity;
  std::vector<std::string> where;  // for which records it makes sense; all must hold
  std::vector<Field> form;
  std::vector<ActionValue> sets;
  std::vector<ActionCreate> creates;
  bool coded = false;
  std::string place;
  std::map<std::string, std::string, std::less<>> places;

  [[nodiscard]] const std::string& place_of(std::string_view key) const {
    const auto found = places.find(key);
    return found == places.end() ? place : found->second;
  }
};

}  // namespace pareto::model
