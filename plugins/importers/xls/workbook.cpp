#include "workbook.hpp"

#include <algorithm>

#include <pareto/words.hpp>

#include "record_reader.hpp"
#include "text_reader.hpp"

namespace pareto::xls {
namespace {

constexpr std::size_t kSampleText = 64 * 1024;
enum : std::uint16_t { kGlobals = 0x0005, kSheet = 0x0010, kVersion8 = 0x0600 };

int version_of(std::uint16_t type, std::string_view data) {
  if (type == record::kBof2) return 2;
  if (type == record::kBof3) return 3;
  if (type == record::kBof4) return 4;
  if (type != record::kBof) return 0;
  return u16(data, 0) >= kVersion8 ? 8 : 5;
}

// The bytes of a text with its length before it.
std::string_view counted(std::string_view data, std::size_t at, std::size_t count_bytes) {
  const std::size_t count = count_bytes == 1 ? u8(data, at) : u16(data, at);
  at += count_bytes;
  return at < data.size() ? data.substr(at, count) : std::string_view();
}

class Reading {
 public:
  Reading(const sdk::Job& job, const BytePieces& stream) : job_(job), records_(stream) {
    if (!records_.next()) damaged();
    book_.version = version_of(records_.type(), records_.data());
    if (book_.version == 0) damaged();
    // A bare sheet has what the globals hold among its cells.
    bare_ = book_.version < 5 || u16(records_.data(), 2) != kGlobals;
    while (records_.next() && (bare_ || records_.type() != record::kEof)) take();
    if (records_.cut_off() && !bare_) damaged();
    finish();
  }

  [[nodiscard]] Workbook result() && { return std::move(book_); }

 private:
  [[noreturn]] void damaged() const {
    sdk::fail(job_, PARETO_E_DATA,
              {"the workbook is cut off or damaged. Copy or download it again, or open it in Excel "
               "and save it as xlsx",
               "工作簿不完整或已损坏。请重新复制或下载，或用 Excel 打开后另存为 xlsx"});
  }

  void take() {
    const std::string_view data = records_.data();
    switch (records_.type()) {
      case record::kFilePass:
        sdk::fail(job_, PARETO_E_DATA,
                  {"the workbook is protected by a password: remove it in Excel (File, Info) and "
                   "save the file again",
                   "工作簿有密码保护：请在 Excel 中取消密码（文件－信息）后重新保存"});
      case record::kDateMode:
        book_.date1904 = u16(data, 0) == 1;
        break;
      case record::kCodePage:
        code_page_ = u16(data, 0);
        break;
      case record::kBoundSheet:
        take_sheet(data);
        break;
      case record::kSst:
        take_texts();
        break;
      case 0x001E:
      case 0x041E:
        take_format(data);
        break;
      case 0x0043:
      case 0x0243:
      case 0x0443:
      case record::kXf:
        take_style(data);
        break;
      default:
        if (book_.version < 8 && record::is_text(records_.type())) take_sample(data);
        break;
    }
  }

  void take_sheet(std::string_view data) {
    constexpr std::uint8_t kCells = 0;
    if (data.size() < 8 || u8(data, 5) != kCells) return;
    book_.offsets.push_back(u32(data, 0));
    const bool visible = (u8(data, 4) & 3) == 0;
    std::string name;
    if (book_.version == 8)
      TextReader(records_, 6).append(name, false);
    else
      name = counted(data, 6, 1);
    if (book_.version < 8) add_sample(name);
    book_.sheets.push_back({name, visible});
  }

  // Before version 5 formats are numbered as they come.
  void take_format(std::string_view data) {
    std::string code;
    int number = static_cast<int>(codes_.size());
    if (book_.version == 8) {
      number = u16(data, 0);
      TextReader(records_, 2).append(code);
    } else if (book_.version == 5) {
      number = u16(data, 0);
      code = counted(data, 2, 1);
    } else {
      code = counted(data, records_.type() == 0x041E ? 2 : 0, 1);
    }
    codes_[number] = sdk::format_of_code(code);
  }

  void take_style(std::string_view data) {
    styles_.push_back(book_.version >= 5 ? u16(data, 2) : u8(data, 1));
  }

  void take_texts() {
    const std::size_t claimed = u32(records_.data(), 4);
    TextReader reader(records_, 8);
    while (book_.texts.size() < claimed && !reader.at_end()) {
      reader.append(book_.texts.text);
      if (book_.texts.text.size() > SharedTexts::kMostBytes) {
        sdk::fail(job_, PARETO_E_DATA,
                  {"the workbook has more than 256 MiB of text: save its sheets as separate files",
                   "工作簿中的文字超过 256 MiB：请把工作表分别另存为文件"});
      }
      book_.texts.ends.push_back(static_cast<std::uint32_t>(book_.texts.text.size()));
    }
  }

  // What encoding texts are in is told by texts.
  void take_sample(std::string_view data) {
    const bool is_formula = (records_.type() & 0xFF) == 7;
    const std::size_t at = is_formula ? 0 : book_.version == 2 ? 7 : 6;
    add_sample(counted(data, at, book_.version == 2 ? 1 : 2));
  }
  void add_sample(std::string_view bytes) {
    if (sample_.size() < kSampleText) sample_.append(bytes) += '\n';
  }

  void finish() {
    if (bare_) {
      book_.sheets = {{"", true}};
      book_.offsets = {0};
    } else if (book_.version < 8) {
      sample_cells();
    }
    if (book_.sheets.empty()) damaged();
    if (book_.version < 8) {
      book_.byte_text.emplace(job_, code_page_, sample_);
      for (sdk::SheetName& sheet : book_.sheets) {
        std::string name;
        book_.byte_text->append(name, sheet.name);
        sheet.name = std::move(name);
      }
    }
    // Cells of version 2 name their format themselves.
    if (book_.version == 2) {
      styles_.clear();
      for (std::size_t i = 0; i < codes_.size(); ++i) styles_.push_back(static_cast<int>(i));
    }
    for (const int number : styles_) {
      const auto code = codes_.find(number);
      book_.formats.push_back(code != codes_.end() ? code->second
                              : book_.version >= 5 ? sdk::builtin_format(number)
                                                   : sdk::NumberFormat{});
    }
  }

  // The texts of version 5 stand among the cells, behind the globals.
  void sample_cells() {
    while (sample_.size() < kSampleText && records_.next()) {
      if (record::is_text(records_.type())) take_sample(records_.data());
    }
  }

  const sdk::Job& job_;
  RecordReader records_;
  Workbook book_;
  bool bare_ = false;
  int code_page_ = 0;
  std::map<int, sdk::NumberFormat> codes_;
  std::vector<int> styles_;
  std::string sample_;
};

}  // namespace

bool is_bare_sheet(std::string_view first) {
  if (first.size() < 12 || first[0] != '\x09') return false;
  const auto high = static_cast<unsigned char>(first[1]);
  const std::size_t length = u16(first, 2);
  if (high == 0) return length == 4 && u16(first, 6) == kSheet;
  if (high == 2 || high == 4) return length == 6 && u16(first, 6) == kSheet;
  return high == 8 && (length == 8 || length == 16) &&
         (u16(first, 4) == 0x0500 || u16(first, 4) == kVersion8);
}

Workbook read_workbook(const sdk::Job& job, const BytePieces& stream) {
  return Reading(job, stream).result();
}

}  // namespace pareto::xls
