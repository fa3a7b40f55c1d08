// What a call was given: a JSON object, held to the parameters that its method declares.
//
// Whatever does not fit (a parameter that there is none of, a value of another kind, one that is
// missing) is an Error that names it and what it takes, before anything is done. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/message.hpp"

namespace pareto::api {

enum class Kind { Text, Integer, Flag, Texts, Object, Objects };
// "text", "integer", "flag", "texts", "object", "objects"
[[nodiscard]] std::string_view name_of(Kind kind);

struct Parameter {
  std::string_view name;
  Kind kind = Kind::Text;
  Text help;
  bool required = false;
};

// Values of an object by name, as people would type them: 12.5 is "12.5", true is "1", null is
// empty.
using Values = std::vector<std::pair<std::string, std::string>>;

class Given {
 public:
  // `json` is an object, or empty for none.
  Given(std::string_view json, std::span<const Parameter> parameters);
  ~Given();
  Given(Given&&) noexcept;

  [[nodiscard]] bool has(std::string_view name) const;          // and is not null
  [[nodiscard]] std::string text(std::string_view name) const;  // empty when absent
  [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t otherwise) const;
  [[nodiscard]] bool flag(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
  [[nodiscard]] Values object(std::string_view name) const;
  [[nodiscard]] std::vector<Values> objects(std::string_view name) const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace pareto::api
