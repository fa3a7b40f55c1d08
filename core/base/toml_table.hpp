// TOML that people write by hand, read key by key, with an Error that names file, line and column
// for all that is wrong: a value of another type, a key that is missing, one that nobody knows.
//
//     TomlTable top = TomlTable::read(file, "views/board.toml");
//     const std::string kind = top.text("kind");
//     for (TomlTable& card : top.tables("cards")) …
//     top.finish("kind, cards");                 // whatever was not taken is an Error
//
// Values; one thread. What is shown of the file's name is for the caller to say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.hpp"

namespace pareto {

// Words in every language; `chinese` empty where it has none.
struct TomlWords {
  std::string english, chinese;
};

class TomlTable {
 public:
  // Throws Error for a file that cannot be read and for what is no TOML.
  [[nodiscard]] static TomlTable read(const std::filesystem::path& file, const std::string& shown);
  // Of what was read elsewhere.
  [[nodiscard]] static TomlTable parse(std::string text, const std::string& shown);

  // "views/board.toml:7:1" of the table, or of a key in it (the table's where there is none).
  [[nodiscard]] std::string place() const;
  [[nodiscard]] std::string place_of(std::string_view key) const;
  // The line in which the text of a key begins: the next one where nothing stands behind """.
  [[nodiscard]] std::size_t first_line_of(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const;
  // All of the table, in the order of the file.
  [[nodiscard]] std::vector<std::string> keys() const;

  // Empty, false, `otherwise` or none where the key is not there.
  std::string text(std::string_view key);
  bool flag(std::string_view key);
  std::int64_t integer(std::string_view key, std::int64_t otherwise);
  double real(std::string_view key, double otherwise);
  // As people would type it: 7, 0.8, true, 2026-10-31, "12m".
  std::string plain(std::string_view key);
  // "words" for every language, or { en = "words", zh = "词" }.
  TomlWords words(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  // Of an array [[key]], or of a list of { … }.
  std::vector<TomlTable> tables(std::string_view key);
  // The table [key]; an Error where there is none.
  TomlTable table(std::string_view key);
  // The tables [key.NAME], in the order of the file.
  std::vector<std::pair<std::string, TomlTable>> named(std::string_view key);
  // The values of a table [key], as people would type them, in the order of the file.
  std::vector<std::pair<std::string, std::string>> values(std::string_view key);

  [[noreturn]] void wrong(std::string_view key, Message remedy) const;
  [[noreturn]] void lacks(std::string_view key) const;
  // Throws Error for the first key that nobody took.
  void finish(std::string_view known) const;

 private:
  struct Node;
  explicit TomlTable(std::shared_ptr<Node> node) : node_(std::move(node)) {}
  std::shared_ptr<Node> node_;
};

}  // namespace pareto
