#include "core/base/json_names.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <set>
#include <vector>

namespace pareto {
namespace json = boost::json;

namespace {

// Is told what the text holds, and ends the reading at such a name.
struct Names {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1),
                               max_array_size = max_object_size, max_key_size = max_object_size,
                               max_string_size = max_object_size;
  using Failure = boost::system::error_code;

  std::vector<std::set<std::string, std::less<>>> open;
  std::string name;
  std::optional<std::string> twice;

  bool on_document_begin(Failure&) { return true; }
  bool on_document_end(Failure&) { return true; }
  bool on_object_begin(Failure&) {
    open.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, Failure&) {
    open.pop_back();
    return true;
  }
  bool on_array_begin(Failure&) { return true; }
  bool on_array_end(std::size_t, Failure&) { return true; }
  bool on_key_part(json::string_view part, std::size_t, Failure&) {
    name.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, std::size_t, Failure& failure) {
    name.append(part.data(), part.size());
    if (!open.back().insert(name).second) {
      twice = name;
      failure = json::error::exception;
      return false;
    }
    name.clear();
    return true;
  }
  bool on_string_part(json::string_view, std::size_t, Failure&) { return true; }
  bool on_string(json::string_view, std::size_t, Failure&) { return true; }
  bool on_number_part(json::string_view, Failure&) { return true; }
  bool on_int64(std::int64_t, json::string_view, Failure&) { return true; }
  bool on_uint64(std::uint64_t, json::string_view, Failure&) { return true; }
  bool on_double(double, json::string_view, Failure&) { return true; }
  bool on_bool(bool, Failure&) { return true; }
  bool on_null(Failure&) { return true; }
  bool on_comment_part(json::string_view, Failure&) { return true; }
  bool on_comment(json::string_view, Failure&) { return true; }
};

}  // namespace

std::optional<std::string> name_given_twice(std::string_view text) {
  json::basic_parser<Names> parser{json::parse_options()};
  boost::system::error_code failure;
  parser.write_some(false, text.data(), text.size(), failure);
  return parser.handler().twice;
}

}  // namespace pareto
