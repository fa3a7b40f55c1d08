// What an answer looks like, in a notation that a method's definition holds beside its parameters,
// and as JSON schema for whoever is told of it.
//
//     "{operation: id|null, ids: [id|null], rejects: [Reject], again?: flag}"
//
// An object lists its members; one with `?` may be missing, `*` is any name, and `...Name` stands
// for all members of a shape that has a name. Words: text, int, number, flag, id (digits as a
// string), day, time, bytes (base64), value (of a field: text, number, flag or null), any, null; a
// word in quotes is one of the texts that there can be. Pure; any thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json_writer.hpp"

namespace pareto::api {

class Shape {
 public:
  // Throws std::invalid_argument where the notation is wrong or names a shape that there is none
  // of: a mistake in the program.
  explicit Shape(std::string_view notation);

  // Names stand as {"$ref": "#/components/schemas/Name"}. Members beside those that are stated are
  // not excluded: answers are added to.
  void write_schema(JsonWriter& out) const;

 private:
  struct Member;
  enum class Kind {
    Text,
    Int,
    Number,
    Flag,
    Id,
    Day,
    Time,
    Bytes,
    Value,
    Any,
    Null,
    Word,
    Named,
    List,
    Object,
    Either
  };
  class Reader;

  Shape() = default;

  Kind kind_ = Kind::Any;
  std::string word_;          // of Word and Named
  std::vector<Shape> parts_;  // of List the one, of Either all
  std::vector<Member> members_;
};

struct Shape::Member {
  std::string name;  // empty: any
  bool may_miss = false;
  Shape shape;
};

// Shapes that answers of several methods share, by name.
[[nodiscard]] const std::map<std::string_view, std::string_view>& named_shapes();

}  // namespace pareto::api
