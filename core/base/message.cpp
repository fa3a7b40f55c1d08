#include "core/base/message.hpp"

namespace pareto {

std::string say(Language language, const Text& text, const std::vector<Argument>& arguments) {
  const std::string_view form = text.in(language);
  std::string out;
  out.reserve(form.size() + 16 * arguments.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '{' && i + 1 < form.size() && form[i + 1] == '{') {
      out += '{';
      ++i;
    } else if (form[i] == '{') {
      const bool numbered = form[i + 1] != '}';
      const std::size_t position = numbered ? static_cast<std::size_t>(form[i + 1] - '0') : next++;
      if (position < arguments.size()) out += arguments[position].in(language);
      i += numbered ? 2 : 1;
    } else {
      out += form[i];
    }
  }
  return out;
}

Message Message::verbatim(std::string words) { return {Text{"{}", "{}"}, {std::move(words)}}; }

}  // namespace pareto
