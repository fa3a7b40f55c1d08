// Writes a JSON document piece by piece into a sink; for answers too large to build as a tree
// first.
//
//     JsonWriter out(sink);
//     out.begin_object().key("rows").begin_array();
//     for (…) out.text(name);
//     out.end_array().end_object().finish();
//
// Commas are its own business. What was written goes to the sink in pieces of some 64 KiB and at
// the end. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pareto {

class JsonWriter {
 public:
  using Sink = std::function<void(std::string_view piece)>;

  explicit JsonWriter(Sink sink) : sink_(std::move(sink)) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  // As a string: JavaScript would round it.
  JsonWriter& id(std::int64_t value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& real(double value);
  JsonWriter& flag(bool value);
  JsonWriter& nothing();
  // A value that `append` writes itself.
  JsonWriter& value(const std::function<void(std::string& out)>& append);

  JsonWriter& member(std::string_view name, std::string_view value) {
    return key(name).text(value);
  }
  // Left out where there is nothing to say.
  JsonWriter& member_if(std::string_view name, std::string_view value) {
    return value.empty() ? *this : member(name, value);
  }

  // Hands over what is left. Nothing may be open.
  void finish();

 private:
  void begin_value();
  JsonWriter& open(char sign);
  JsonWriter& close(char sign);

  Sink sink_;
  std::string out_;
  std::vector<bool> has_values_;  // of each that is open
  bool after_key_ = false;
};

}  // namespace pareto
