#include "core/cli/terminal/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace pareto::cli {

namespace {

// Petrol is 30 of the 256 colours, amber 136; red is the terminal's own, which its owner made
// readable.
constexpr std::array<std::string_view, 8> kCodes = {
    "",        "\x1b[38;5;30m", "\x1b[31m",   "\x1b[38;5;136m",
    "\x1b[2m", "\x1b[1m",       "\x1b[1;31m", "\x1b[1;38;5;231;48;5;30m"};

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// An unset locale is what containers and services have, and their terminals read UTF-8; a locale
// that names another encoding, or plain C, means what it says.
bool speaks_utf8(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::optional<std::string> value = environment(name);
    if (!value || value->empty()) continue;
    const std::string locale = lower(*value);
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return true;
}

int number(const std::optional<std::string>& text) {
  int value = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

}  // namespace

int Terminal::usable_columns() const { return std::min(columns, kMostColumns); }

std::string Terminal::styled(Style style, std::string_view text) const {
  if (!colour || style == Style::Plain || text.empty()) return std::string(text);
  std::string out(kCodes[static_cast<std::size_t>(style)]);
  out += text;
  return out += "\x1b[0m";
}

std::optional<std::string> process_environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  return value;
}

StreamFacts facts_of(int descriptor) {
  StreamFacts facts;
  facts.is_terminal = isatty(descriptor) == 1;
  struct stat file {};
  facts.starts_file = fstat(descriptor, &file) == 0 && S_ISREG(file.st_mode) &&
                      lseek(descriptor, 0, SEEK_CUR) == 0 &&
                      (fcntl(descriptor, F_GETFL) & O_APPEND ? file.st_size == 0 : true);
  winsize size{};
  if (facts.is_terminal && ioctl(descriptor, TIOCGWINSZ, &size) == 0) facts.columns = size.ws_col;
  return facts;
}

Terminal terminal_of(const StreamFacts& facts, const Environment& environment) {
  const std::string kind = environment("TERM").value_or("");
  const std::optional<std::string> refused = environment("NO_COLOR");
  Terminal terminal;
  terminal.interactive = facts.is_terminal;
  terminal.starts_file = facts.starts_file;
  terminal.rewritable = facts.is_terminal && kind != "dumb";
  // no-color.org: set and not empty, whatever its value.
  terminal.colour = terminal.rewritable && !(refused && !refused->empty());
  // Linux's own console has UTF-8, but no font for the eighths.
  terminal.blocks =
      speaks_utf8(environment) && !(facts.is_terminal && (kind == "linux" || kind == "dumb"));
  if (facts.columns > 0) {
    terminal.columns = facts.columns;
  } else if (const int columns = number(environment("COLUMNS")); columns > 0) {
    terminal.columns = columns;
  }
  return terminal;
}

}  // namespace pareto::cli
