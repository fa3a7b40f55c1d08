#include "record_reader.hpp"

#include <random>
#include <utility>

#include <catch2/catch.hpp>

using pareto::csv::Dialect;
using pareto::csv::RecordReader;
using Found = RecordReader::Found;

namespace {

RecordReader::Source pieces(std::string_view text, std::size_t size) {
  return [text, size]() mutable {
    const std::string_view piece = text.substr(0, size);
    text.remove_prefix(piece.size());
    return piece;
  };
}

// "1:a|b" per record: its line and cells. What is no record is named.
std::vector<std::string> read(std::string_view text, std::size_t piece = 1 << 20,
                              Dialect dialect = {},
                              std::size_t cell_bytes = RecordReader::kCellBytes) {
  RecordReader reader(pieces(text, piece), dialect, cell_bytes);
  std::vector<std::string> out;
  for (Found found = reader.next(); found != Found::End; found = reader.next()) {
    std::string line = std::to_string(reader.line()) + ":";
    if (found == Found::CellTooLong) line += "cell " + std::to_string(reader.cells()) + " too long";
    if (found == Found::RecordTooLong) line += "too long";
    if (found == Found::Unclosed) line += "unclosed from " + std::to_string(reader.quote_line());
    for (std::size_t i = 0; found == Found::Record && i < reader.cells(); ++i)
      line += (i ? "|" : "") + std::string(reader.cell(i));
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Cells end at separators, records at line ends of every kind", "[csv]") {
  CHECK(read("a,b\nc,d\n") == Lines{"1:a|b", "2:c|d"});
  CHECK(read("a,b\r\nc,d\r\n") == Lines{"1:a|b", "2:c|d"});
  CHECK(read("a,b\rc,d") == Lines{"1:a|b", "2:c|d"});
  CHECK(read("a,b\n\nc,\n") == Lines{"1:a|b", "2:", "3:c|"});
  CHECK(read(",") == Lines{"1:|"});
  CHECK(read("").empty());
}

TEST_CASE("A quoted cell keeps separators, line ends and doubled quotes", "[csv]") {
  CHECK(read("\"a,b\",\"say \"\"hi\"\"\"\nx") == Lines{"1:a,b|say \"hi\"", "2:x"});
  CHECK(read("1,\"two\nlines\"\n2,y\n") == Lines{"1:1|two\nlines", "3:2|y"});
  CHECK(read("1,\"two\r\nlines\r\"\r\n2,y\r\n") == Lines{"1:1|two\r\nlines\r", "4:2|y"});
  CHECK(read("\"\",\"\"\"\"") == Lines{"1:|\""});
}

TEST_CASE("A quote inside a cell that does not begin with one is a character", "[csv]") {
  CHECK(read("5\" pipe,a\"b\"c, \"d\"\n") == Lines{"1:5\" pipe|a\"b\"c| \"d\""});
}

TEST_CASE("Text behind a closing quote belongs to the cell", "[csv]") {
  CHECK(read("\"a\"b,\"c\"\"d\" \"e\",f\n") == Lines{"1:ab|c\"d \"e\"|f"});
}

TEST_CASE("Separator and quote are as the dialect says", "[csv]") {
  CHECK(read("a;'b;c';\"d\n", 100, {';', '\''}) == Lines{"1:a|b;c|\"d"});
  CHECK(read("a,\"b,c\n", 100, {',', '\0'}) == Lines{"1:a|\"b|c"});
}

TEST_CASE("A quote that is never closed names the line where it began", "[csv]") {
  const std::string text = "a,b\n1,\"x\ny\",\"cut\noff";
  CHECK(read(text) == Lines{"1:a|b", "2:unclosed from 3"});
  CHECK(read(text, 1) == Lines{"1:a|b", "2:unclosed from 3"});
  // The same when the cell is longer than what is kept of it.
  const std::string rest(5000, 'z');
  CHECK(read(text + rest, 7, {}, 1024) == Lines{"1:a|b", "2:unclosed from 3"});
}

TEST_CASE("A cell beyond the limit is passed over and the next record is read", "[csv]") {
  const std::string plain(3000, 'x'),
      quoted = "\"" + std::string(1500, 'y') + "\n\"\"" + std::string(1500, 'y') + "\"";

  for (const std::size_t piece : {std::size_t{1}, std::size_t{100}, std::size_t{1} << 20}) {
    CHECK(read("a,b\n1," + plain + ",2\nc,d\n", piece, {}, 1024) ==
          Lines{"1:a|b", "2:cell 2 too long", "3:c|d"});
    CHECK(read("a,b\n" + quoted + ",2\r\nc,d\n", piece, {}, 1024) ==
          Lines{"1:a|b", "2:cell 1 too long", "4:c|d"});
    CHECK(read("a,b\n1," + plain, piece, {}, 1024) == Lines{"1:a|b", "2:cell 2 too long"});
  }
}

TEST_CASE("A record of many small cells has a limit too", "[csv]") {
  std::string text = "a,b\n";
  while (text.size() < RecordReader::kRecordBytes + 1000) text += "1234567,";
  text += "\nc,d\n";

  CHECK(read(text, 256 * 1024) == Lines{"1:a|b", "2:too long", "3:c|d"});
}

TEST_CASE("However the text is cut into pieces, the records are the same", "[csv]") {
  std::mt19937 random(20261031);
  const std::string signs = "ab,\"\n\r,\"x;";
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t n = random() % 200; n > 0; --n) text += signs[random() % signs.size()];

    const Lines whole = read(text);

    for (const std::size_t piece : {1, 2, 3, 7, 63, 64, 65}) {
      INFO(text);
      REQUIRE(read(text, piece) == whole);
    }
  }
}

TEST_CASE("What was written by the rules is read back", "[csv]") {
  std::mt19937 random(7);
  const std::string signs = "ab,\"\n\r 中;";
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<std::string>> table(1 + random() % 5);
    std::string text;
    for (auto& row : table) {
      row.resize(2 + random() % 4);
      for (std::size_t i = 0; i < row.size(); ++i) {
        for (std::size_t n = random() % 90; n > 0; --n) row[i] += signs[random() % signs.size()];
        text += i ? ",\"" : "\"";
        for (const char c : row[i]) text += c == '"' ? "\"\"" : std::string(1, c);
        text += '"';
      }
      text += random() % 2 ? "\r\n" : "\n";
    }

    RecordReader reader(pieces(text, 1 + random() % 100));

    for (const auto& row : table) {
      REQUIRE(reader.next() == Found::Record);
      REQUIRE(reader.cells() == row.size());
      for (std::size_t i = 0; i < row.size(); ++i) REQUIRE(reader.cell(i) == row[i]);
    }
    REQUIRE(reader.next() == Found::End);
  }
}
