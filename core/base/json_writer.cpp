#include "core/base/json_writer.hpp"

#include "core/base/json_text.hpp"

namespace pareto {
namespace {

constexpr std::size_t kPiece = 65536;

}  // namespace

void JsonWriter::begin_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_values_.empty()) return;
  if (has_values_.back()) out_ += ',';
  has_values_.back() = true;
  if (out_.size() >= kPiece) {
    sink_(out_);
    out_.clear();
  }
}

JsonWriter& JsonWriter::open(char sign) {
  begin_value();
  out_ += sign;
  has_values_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::close(char sign) {
  out_ += sign;
  has_values_.pop_back();
  return *this;
}

JsonWriter& JsonWriter::begin_object() { return open('{'); }
JsonWriter& JsonWriter::end_object() { return close('}'); }
JsonWriter& JsonWriter::begin_array() { return open('['); }
JsonWriter& JsonWriter::end_array() { return close(']'); }

JsonWriter& JsonWriter::key(std::string_view name) {
  begin_value();
  append_json(out_, name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  begin_value();
  append_json(out_, value);
  return *this;
}

JsonWriter& JsonWriter::id(std::int64_t value) {
  begin_value();
  out_ += '"';
  append_json(out_, value);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  begin_value();
  append_json(out_, value);
  return *this;
}

JsonWriter& JsonWriter::real(double value) {
  begin_value();
  append_json(out_, value);
  return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
  begin_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::nothing() {
  begin_value();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::value(const std::function<void(std::string& out)>& append) {
  begin_value();
  append(out_);
  return *this;
}

void JsonWriter::finish() {
  if (!out_.empty()) sink_(out_);
  out_.clear();
}

}  // namespace pareto
