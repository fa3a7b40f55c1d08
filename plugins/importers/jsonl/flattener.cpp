#include "flattener.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <cstdint>
#include <utility>

#include "plain_number.hpp"

namespace pareto::jsonl {
namespace {

using boost::json::error_code;
using Text = boost::json::string_view;

std::string_view view(Text text) { return {text.data(), text.size()}; }

void append_json(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (code < 0x20) {
      out += "\\u00";
      out += kHex[code >> 4];
      out += kHex[code & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

// What Boost's parser calls. Inside a list both of its forms are written, joined and JSON, and the
// end of the list decides which one holds.
class Events {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = 64 * 1024;
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  explicit Events(std::string separator) : separator_(std::move(separator)) {}

  void begin(const Flattener::Take& take) {
    take_ = &take;
    row_ = Flattener::Row::None;
    path_.clear();
    ends_.clear();
    text_.clear();
    inside_ = depth_ = 0;
    place_ = 0;
  }
  [[nodiscard]] Flattener::Row row() const { return row_; }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }

  bool on_object_begin(error_code&) {
    if (depth_ == 0) row_ = Flattener::Row::Object;
    // Inside an object an object only lengthens the keys.
    const bool inner = depth_++ > 0;
    if (inner && (inside_ > 0 || row_ == Flattener::Row::List)) open('{');
    return true;
  }
  bool on_object_end(std::size_t, error_code&) {
    --depth_;
    if (inside_ > 0)
      close('}');
    else
      leave_key();
    return true;
  }
  bool on_array_begin(error_code&) {
    if (depth_++ == 0)
      row_ = Flattener::Row::List;
    else
      open('[');
    return true;
  }
  bool on_array_end(std::size_t, error_code&) {
    --depth_;
    if (inside_ > 0) close(']');
    return true;
  }

  bool on_key_part(Text part, std::size_t, error_code&) {
    text_ += view(part);
    return true;
  }
  bool on_key(Text part, std::size_t, error_code&) {
    text_ += view(part);
    std::erase(text_, '\0');
    if (inside_ > 0) {
      separate();
      append_json(json_, text_);
      json_ += ':';
      after_key_ = true;
    } else {
      ends_.push_back(path_.size());
      if (ends_.size() > 1) path_ += '.';
      path_ += text_;
    }
    text_.clear();
    return true;
  }
  bool on_string_part(Text part, std::size_t, error_code&) {
    text_ += view(part);
    return true;
  }
  bool on_string(Text part, std::size_t, error_code&) {
    text_ += view(part);
    std::erase(text_, '\0');
    value(text_, true);
    return true;
  }
  bool on_number_part(Text part, error_code&) {
    text_ += view(part);
    return true;
  }
  bool on_int64(std::int64_t, Text rest, error_code&) { return number(rest); }
  bool on_uint64(std::uint64_t, Text rest, error_code&) { return number(rest); }
  bool on_double(double, Text rest, error_code&) { return number(rest); }
  bool on_bool(bool value_of, error_code&) {
    value(value_of ? "true" : "false", false);
    return true;
  }
  bool on_null(error_code&) {
    if (inside_ > 0) {
      separate();
      json_ += "null";
    } else {
      give_nothing();
    }
    return true;
  }
  bool on_comment_part(Text, error_code&) { return true; }
  bool on_comment(Text, error_code&) { return true; }

 private:
  bool number(Text rest) {
    text_ += view(rest);
    number_.clear();
    append_plain(number_, text_);
    value(number_, false);
    return true;
  }

  // A value that is not null.
  void value(std::string_view text, bool quoted) {
    if (inside_ == 0) {
      give(text);
    } else {
      if (std::exchange(has_values_, true)) joined_ += separator_;
      joined_ += text;
      separate();
      if (quoted)
        append_json(json_, text);
      else
        json_ += text;
    }
    text_.clear();
  }

  void give(std::string_view text) {
    if (depth_ > 0) (*take_)(path_, place_, text);
    give_nothing();
  }
  void give_nothing() {
    if (row_ == Flattener::Row::List && depth_ == 1) ++place_;
    leave_key();
  }
  void leave_key() {
    if (ends_.empty()) return;
    path_.resize(ends_.back());
    ends_.pop_back();
  }

  void open(char bracket) {
    if (inside_++ == 0) {
      plain_ = bracket == '[';
      has_values_ = first_ = after_key_ = false;
      joined_.clear();
      json_.clear();
    } else {
      plain_ = false;
    }
    separate();
    json_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    json_ += bracket;
    first_ = false;
    if (--inside_ > 0) return;
    if (!plain_)
      give(json_);
    else if (has_values_)
      give(joined_);
    else
      give_nothing();
  }
  void separate() {
    if (!first_ && !after_key_ && !json_.empty()) json_ += ',';
    first_ = after_key_ = false;
  }

  std::string separator_;
  const Flattener::Take* take_ = nullptr;
  Flattener::Row row_ = Flattener::Row::None;
  std::size_t depth_ = 0, inside_ = 0;  // open brackets; of these in a value that is a list
  std::size_t place_ = 0;
  std::string path_;
  std::vector<std::size_t> ends_;  // sizes of the path above each key
  std::string text_, number_;      // of the value being read
  // Of the value being read that is a list.
  std::string joined_, json_;
  bool plain_ = true, has_values_ = false, first_ = false, after_key_ = false;
};

boost::json::parse_options options() {
  boost::json::parse_options options;
  options.max_depth = Flattener::kMostDepth;
  return options;
}

}  // namespace

struct Flattener::Parser {
  explicit Parser(std::string separator) : events(options(), std::move(separator)) {}
  boost::json::basic_parser<Events> events;
};

Flattener::Flattener(std::string separator)
    : parser_(std::make_unique<Parser>(std::move(separator))) {}
Flattener::~Flattener() = default;
Flattener::Flattener(Flattener&&) noexcept = default;
Flattener& Flattener::operator=(Flattener&&) noexcept = default;

Flattener::Row Flattener::parse(std::string_view text, const Take& take) {
  auto& parser = parser_->events;
  parser.reset();
  parser.handler().begin(take);
  fault_.clear();
  error_code error;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (!error && used < text.size())
    error = boost::json::make_error_code(boost::json::error::extra_data);
  if (error) {
    fault_ = error.message();
    fault_at_ = used + 1;
    return Row::None;
  }
  return parser.handler().row();
}

}  // namespace pareto::jsonl
