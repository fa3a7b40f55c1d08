// What a stream leads to, and so how it may look.
//
// A terminal has a width, colours unless somebody refused them, and characters of its own encoding;
// a pipe or a file has none of these. Everything is found out once at the start and passed on as a
// value; any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::cli {

// The second voice: never the only one. Alarm is the word before an error, Badge a tier letter in a
// head line.
enum class Style { Plain, Accent, Bad, Caution, Dim, Strong, Alarm, Badge };

inline constexpr int kMostColumns = 100;

struct Terminal {
  bool interactive = false;  // a person looks at it
  bool rewritable = false;   // a line can be written over: progress
  bool colour = false;
  bool starts_file = false;    // a file is written, from its first byte on
  bool blocks = true;          // █ and its eighths exist in its encoding
  int columns = kMostColumns;  // what it has, not what we use

  // Width for tables and text: its own, but at most 100.
  [[nodiscard]] int usable_columns() const;
  // Wraps a text in the codes of a style where colours are allowed.
  [[nodiscard]] std::string styled(Style style, std::string_view text) const;
  // Before a thing that went well; one cell in every terminal.
  [[nodiscard]] std::string_view check_mark() const { return blocks ? "✓" : "+"; }
};

// Reads one environment variable; nothing when it is not set.
using Environment = std::function<std::optional<std::string>(const char* name)>;
[[nodiscard]] std::optional<std::string> process_environment(const char* name);

// What is known about a stream from outside of it. A terminal says its width itself; COLUMNS is
// asked when it does not.
struct StreamFacts {
  bool is_terminal = false;
  int columns = 0;           // 0: unknown
  bool starts_file = false;  // an ordinary file that holds nothing before
};
[[nodiscard]] StreamFacts facts_of(int descriptor);

[[nodiscard]] Terminal terminal_of(const StreamFacts& facts, const Environment& environment);

}  // namespace pareto::cli
