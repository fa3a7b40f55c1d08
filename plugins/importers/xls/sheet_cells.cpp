#include "sheet_cells.hpp"

#include <algorithm>
#include <bit>

#include <pareto/cell_text.hpp>
#include <pareto/words.hpp>

#include "record_reader.hpp"
#include "text_reader.hpp"

namespace pareto::xls {
namespace {

constexpr std::size_t kMostCells = 65'536 * SheetCells::kColumns;
constexpr std::size_t kMostText = 1u << 30;

// Two bits say what the other thirty are: a whole number or the upper part of a double, and whether
// of cents.
double number_of_rk(std::uint32_t rk) {
  const double value = (rk & 2) != 0
                           ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                           : std::bit_cast<double>(static_cast<std::uint64_t>(rk & ~3u) << 32);
  return (rk & 1) != 0 ? value / 100 : value;
}

const char* error_text(std::uint32_t code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
  }
}

std::uint32_t place(const Cell& cell) {
  return static_cast<std::uint32_t>(cell.row) << 16 | cell.column;
}

}  // namespace

class SheetCells::Reading {
 public:
  Reading(const sdk::Job& job, const Workbook& book, const BytePieces& stream, std::uint64_t offset,
          const sdk::SheetRange& range, SheetCells& into)
      : job_(job), book_(book), range_(range), into_(into), records_(stream, offset) {
    // Charts stand within the sheet, with a beginning and an end of their own.
    int depth = 0;
    bool ended = false;
    std::size_t seen = 0;
    while (!ended && records_.next()) {
      const std::uint16_t type = records_.type();
      if (++seen % 65'536 == 0) job_.check();
      if ((type & 0xFF) == record::kBof2 && type <= record::kBof) {
        ++depth;
      } else if (type == record::kEof) {
        ended = --depth <= 0;
      } else if (depth <= 1) {
        take(type, records_.data());
      }
    }
    // Bare sheets of report writers end with the file.
    if (records_.cut_off() || (!ended && book.version >= 5)) {
      sdk::fail(job, PARETO_E_DATA,
                {"the workbook is cut off or damaged: its sheet ends in row {}. Copy or download "
                 "it again",
                 "工作簿不完整或已损坏：工作表在第 {} 行中断。请重新复制或下载"},
                {std::to_string(last_row_ + 1)});
    }
  }

 private:
  void take(std::uint16_t type, std::string_view data) {
    const bool oldest = book_.version == 2;
    const std::size_t value = oldest ? 7 : 6;
    switch (type) {
      case record::kLabelSst:
        if (data.size() >= 10) add(data, Cell::Shared).value = u32(data, 6);
        break;
      case record::kRk:
        if (data.size() >= 10) add(data, Cell::Number).number = number_of_rk(u32(data, 6));
        break;
      case record::kMulRk:
        take_numbers(data);
        break;
      case 0x0002:  // a whole number, version 2
        if (oldest && data.size() >= 9) add(data, Cell::Number).number = u16(data, 7);
        break;
      case 0x0003:
      case 0x0203:
        if (data.size() >= value + 8)
          add(data, Cell::Number).number = number_at<double>(data, value);
        break;
      case 0x0005:
      case 0x0205:
        if (data.size() >= value + 2)
          add(data, u8(data, value + 1) != 0 ? Cell::Error : Cell::Bool).value = u8(data, value);
        break;
      case 0x0006:
      case 0x0206:
      case 0x0406:
        if (data.size() >= value + 9) take_formula(data, value);
        break;
      case 0x0007:
      case 0x0207:
        take_result();
        break;
      case 0x0004:
      case 0x0204:
      case record::kRString:
        take_label(data, value);
        break;
      default:
        break;
    }
  }

  Cell& add(std::string_view data, Cell::Kind kind) {
    // Before version 3 a cell has its format in three bytes of attributes.
    return add(u16(data, 0), u16(data, 2), book_.version == 2 ? u8(data, 5) & 0x3F : u16(data, 4),
               kind);
  }

  // What lies outside the range goes where nobody looks.
  Cell& add(std::uint16_t row, std::uint16_t column, int style, Cell::Kind kind) {
    last_row_ = row;
    pending_ = nullptr;
    if (row + 1 < range_.first_row || row + 1 > range_.last_row || !range_.has_column(column))
      return aside_ = Cell{row, column, static_cast<std::uint16_t>(style), kind, {}};
    if (into_.cells_.size() == kMostCells) {
      sdk::fail(job_, PARETO_E_DATA,
                {"the sheet has more cells than a sheet can have: the file is damaged",
                 "工作表的单元格多于其上限：文件已损坏"});
    }
    return into_.cells_.emplace_back(
        Cell{row, column, static_cast<std::uint16_t>(style), kind, {}});
  }

  void take_numbers(std::string_view data) {
    if (data.size() < 6) return;
    const std::uint16_t row = u16(data, 0), first = u16(data, 2);
    for (std::size_t i = 0, at = 4; at + 6 + 2 <= data.size(); ++i, at += 6) {
      add(row, static_cast<std::uint16_t>(first + i), u16(data, at), Cell::Number).number =
          number_of_rk(u32(data, at + 2));
    }
  }

  // The result that was computed last stands with the formula; a text follows as a record.
  void take_formula(std::string_view data, std::size_t value) {
    constexpr std::uint16_t kNoNumber = 0xFFFF;
    const bool always = (u8(data, value + 8) & 1) != 0;
    if (u16(data, value + 6) == kNoNumber) {
      const std::uint8_t what = u8(data, value), of = u8(data, value + 2);
      if (what == 0) {
        Cell& cell = add(data, Cell::Text);
        cell.text = {0, 0};
        pending_ = &cell;
      } else if (what == 1) {
        add(data, Cell::Bool).value = of;
      } else if (what == 2) {
        add(data, Cell::Error).value = of;
      }
      return;
    }
    const double number = number_at<double>(data, value);
    // Programs that write workbooks without computing leave zero and ask Excel to compute.
    const bool computed = !(always && std::bit_cast<std::uint64_t>(number) == 0);
    add(data, computed ? Cell::Number : Cell::Uncomputed).number = number;
  }

  void take_result() {
    if (pending_ == nullptr) return;
    Cell& cell = *std::exchange(pending_, nullptr);
    const std::size_t begin = into_.texts_.size();
    if (book_.version == 8)
      TextReader(records_, 0).append(into_.texts_);
    else
      append_bytes(records_.data(), 0);
    end_text(cell, begin);
  }

  void take_label(std::string_view data, std::size_t value) {
    if (data.size() <= value) return;
    Cell& cell = add(data, Cell::Text);
    const std::size_t begin = into_.texts_.size();
    if (book_.version == 8)
      TextReader(records_, value).append(into_.texts_);
    else
      append_bytes(data, value);
    end_text(cell, begin);
  }

  void append_bytes(std::string_view data, std::size_t at) {
    const std::size_t count_bytes = book_.version == 2 ? 1 : 2;
    const std::size_t count = count_bytes == 1 ? u8(data, at) : u16(data, at);
    at = std::min(at + count_bytes, data.size());
    book_.byte_text->append(into_.texts_, data.substr(at, count));
  }

  void end_text(Cell& cell, std::size_t begin) {
    if (into_.texts_.size() > kMostText) {
      sdk::fail(job_, PARETO_E_DATA,
                {"the sheet has more than 1 GiB of text: the file is damaged",
                 "工作表中的文字超过 1 GiB：文件已损坏"});
    }
    cell.text = {static_cast<std::uint32_t>(begin),
                 static_cast<std::uint32_t>(into_.texts_.size() - begin)};
  }

  const sdk::Job& job_;
  const Workbook& book_;
  const sdk::SheetRange& range_;
  SheetCells& into_;
  RecordReader records_;
  Cell aside_;
  Cell* pending_ = nullptr;  // a formula whose text comes; the cell added last
  std::int64_t last_row_ = 0;
};

SheetCells::SheetCells(const sdk::Job& job, const Workbook& book, const BytePieces& stream,
                       std::uint64_t offset, const sdk::SheetRange& range) {
  Reading(job, book, stream, offset, range, *this);
  std::erase_if(cells_,
                [](const Cell& cell) { return cell.kind == Cell::Text && cell.text.size == 0; });
  std::erase_if(cells_, [&](const Cell& cell) {
    return cell.kind == Cell::Shared && cell.value < book.texts.size() &&
           book.texts[cell.value].empty();
  });
  const auto before = [](const Cell& a, const Cell& b) { return place(a) < place(b); };
  if (!std::is_sorted(cells_.begin(), cells_.end(), before))
    std::stable_sort(cells_.begin(), cells_.end(), before);
  // Two cells of one place: a damaged file, in which the first counts.
  cells_.erase(std::unique(cells_.begin(), cells_.end(),
                           [](const Cell& a, const Cell& b) { return place(a) == place(b); }),
               cells_.end());
  std::int64_t last = -1;
  for (const Cell& cell : cells_) {
    if (cell.column < kColumns) width_ = std::max<std::size_t>(width_, cell.column + 1u);
    rows_ += std::exchange(last, cell.row) != cell.row;
  }
}

bool SheetCells::append(std::string& out, const Cell& cell, const Workbook& book) const {
  switch (cell.kind) {
    case Cell::Number:
      sdk::append_value(out, cell.number, book.format(cell.style), book.date1904);
      break;
    case Cell::Text:
      out += std::string_view(texts_).substr(cell.text.begin, cell.text.size);
      break;
    case Cell::Shared:
      if (cell.value >= book.texts.size()) return false;
      out += book.texts[cell.value];
      break;
    case Cell::Bool:
      out += cell.value != 0 ? "TRUE" : "FALSE";
      break;
    case Cell::Error:
      out += error_text(cell.value);
      break;
    case Cell::Uncomputed:
      out += "=?";
      break;
  }
  return true;
}

}  // namespace pareto::xls
