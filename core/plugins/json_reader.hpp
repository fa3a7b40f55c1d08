// Reads an object of JSON strictly: members are taken by name, each once; what is left over or of
// another kind is an Error that names the file and where in it.
//
// Private to core/plugins. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boost::json {
class object;
class value;
}  // namespace boost::json

namespace pareto::plugins {

class JsonReader {
 public:
  // `where` names the object for people: "plugins/x/manifest.json: provides[0]". `value` must
  // outlive the reader.
  JsonReader(const boost::json::value& value, std::string where);

  [[nodiscard]] const std::string& where() const { return where_; }

  [[nodiscard]] std::string text(std::string_view name);           // must be there, not empty
  [[nodiscard]] std::string text_or_empty(std::string_view name);  // may be absent
  [[nodiscard]] std::int64_t integer(std::string_view name);       // must be there
  [[nodiscard]] std::optional<std::int64_t> find_integer(std::string_view name);
  [[nodiscard]] std::optional<double> find_real(std::string_view name);
  [[nodiscard]] bool flag(std::string_view name);  // absent: false
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name);   // absent: none
  [[nodiscard]] JsonReader object(std::string_view name);                // must be there
  [[nodiscard]] std::vector<JsonReader> objects(std::string_view name);  // absent: none
  // Takes all members, whatever they are.
  void ignore_rest();
  // Throws if a member was not taken.
  void finish() const;

  // Throws: this member (or, without a name, the object) is wrong.
  [[noreturn]] void wrong(std::string_view name) const;

 private:
  const boost::json::value* find(std::string_view name);
  const boost::json::value& get(std::string_view name);

  const boost::json::object* object_;
  std::string where_;
  std::vector<bool> taken_;  // of the object's members, in their order
};

}  // namespace pareto::plugins
