#include "compound_file.hpp"

#include <algorithm>

#include <pareto/words.hpp>

namespace pareto::xls {
namespace {

constexpr std::uint32_t kEndOfChain = 0xFFFFFFFE, kFirstSpecial = 0xFFFFFFFA, kNone = 0xFFFFFFFF;
constexpr std::size_t kHeader = 512, kEntry = 128;
constexpr unsigned kSmallShift = 6;
constexpr std::size_t kMostEntries = 100'000;
enum : std::uint8_t { kStream = 2, kRoot = 5 };

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::vector<std::uint32_t> numbers_of(const BytePieces& pieces) {
  std::vector<std::uint32_t> out(static_cast<std::size_t>(pieces.size() / 4));
  pieces.read_at(0, out.data(), out.size() * 4);
  return out;
}

}  // namespace

CompoundFile::CompoundFile(sdk::Job job, sdk::Input input) : job_(job), input_(input) {
  const std::string header = input.first_bytes(kHeader);
  if (header.size() < kHeader || !is_one(header)) damaged();
  shift_ = u16(header, 30);
  if (shift_ != 9 && shift_ != 12) damaged();
  small_limit_ = u32(header, 56);
  small_table_start_ = u32(header, 60);
  read_table(header);
  read_directory(u32(header, 48));
  find_root_streams();
}

void CompoundFile::damaged() const {
  sdk::fail(job_, PARETO_E_DATA,
            {"the workbook is cut off or damaged. Copy or download it again, or open it in Excel "
             "and save it as xlsx",
             "工作簿不完整或已损坏。请重新复制或下载，或用 Excel 打开后另存为 xlsx"});
}

// The header names the first 109 sectors of the table, a chain of sectors the others.
void CompoundFile::read_table(std::string_view header) {
  const std::uint64_t sector = std::uint64_t{1} << shift_;
  const std::uint64_t sectors = (input_.size() + sector - 1) >> shift_;
  BytePieces table(input_);
  const auto add = [&](std::uint32_t at) {
    if (at >= kFirstSpecial || table.size() / 4 > sectors) return;
    table.add(offset_of(at), sector);
  };
  for (std::size_t i = 0; i < 109; ++i) add(u32(header, 76 + 4 * i));
  std::uint32_t more = u32(header, 68);
  std::string list(static_cast<std::size_t>(sector), '\0');
  for (std::uint64_t seen = 0; more < kFirstSpecial && seen < sectors; ++seen) {
    if (input_.read_at(offset_of(more), list.data(), list.size()) < list.size()) damaged();
    for (std::size_t at = 0; at + 8 <= list.size(); at += 4) add(u32(list, at));
    more = u32(list, list.size() - 4);
  }
  next_ = numbers_of(table);
  if (next_.empty()) damaged();
}

std::vector<std::uint32_t> CompoundFile::chain(const std::vector<std::uint32_t>& table,
                                               std::uint32_t start, std::uint64_t most) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t at = start; at != kEndOfChain && out.size() < most; at = table[at]) {
    // A chain that is longer than the table goes in a circle.
    if (at >= table.size() || out.size() > table.size()) damaged();
    out.push_back(at);
  }
  return out;
}

BytePieces CompoundFile::chained(std::uint32_t start, std::uint64_t size) const {
  const std::uint64_t sector = std::uint64_t{1} << shift_;
  BytePieces out(input_);
  for (const std::uint32_t at : chain(next_, start, (size + sector - 1) >> shift_))
    out.add(offset_of(at), sector);
  out.cut(size);
  return out;
}

void CompoundFile::read_directory(std::uint32_t start) {
  const BytePieces directory = chained(start, kMostEntries * kEntry);
  std::string bytes(kEntry, '\0');
  for (std::uint64_t at = 0; directory.read_at(at, bytes.data(), kEntry) == kEntry; at += kEntry) {
    Entry entry;
    const std::size_t length = std::min<std::size_t>(u16(bytes, 64), 64) / 2;
    for (std::size_t i = 0; i + 1 < length; ++i) {
      const std::uint16_t c = u16(bytes, 2 * i);
      entry.name += c < 0x80 ? static_cast<char>(c) : '?';
    }
    entry.name = lower(entry.name);
    entry.type = u8(bytes, 66);
    entry.left = u32(bytes, 68);
    entry.right = u32(bytes, 72);
    entry.child = u32(bytes, 76);
    entry.start = u32(bytes, 116);
    entry.size = u32(bytes, 120);
    entries_.push_back(std::move(entry));
  }
  if (entries_.empty()) damaged();
}

// The entries of the root are a tree; writers of reports get it wrong now and then, and then all
// streams count.
void CompoundFile::find_root_streams() {
  std::vector<bool> seen(entries_.size());
  std::vector<std::uint32_t> open;
  for (const Entry& entry : entries_) {
    if (entry.type != kRoot) continue;
    open.push_back(entry.child);
    break;
  }
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (at == kNone || at >= entries_.size() || seen[at]) continue;
    seen[at] = true;
    if (entries_[at].type == kStream) root_streams_.push_back(at);
    open.push_back(entries_[at].left);
    open.push_back(entries_[at].right);
  }
  if (!root_streams_.empty()) return;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].type == kStream) root_streams_.push_back(i);
  }
}

const CompoundFile::Entry* CompoundFile::entry(std::string_view name) const {
  const std::string wanted = lower(name);
  for (const std::size_t i : root_streams_) {
    if (entries_[i].name == wanted) return &entries_[i];
  }
  return nullptr;
}

// Small streams lie in pieces of 64 bytes within the root's stream.
BytePieces CompoundFile::small_chained(std::uint32_t start, std::uint64_t size) const {
  const auto root = std::find_if(entries_.begin(), entries_.end(),
                                 [](const Entry& entry) { return entry.type == kRoot; });
  if (root == entries_.end()) damaged();
  const BytePieces all = chained(root->start, root->size);
  const auto table = numbers_of(chained(small_table_start_, input_.size()));
  BytePieces out(input_);
  constexpr std::uint64_t kSmall = 1u << kSmallShift;
  for (const std::uint32_t at : chain(table, start, (size + kSmall - 1) >> kSmallShift))
    out.add(all.offset_of(static_cast<std::uint64_t>(at) << kSmallShift), kSmall);
  out.cut(size);
  return out;
}

std::optional<BytePieces> CompoundFile::stream(std::string_view name) const {
  const Entry* found = entry(name);
  if (found == nullptr) return std::nullopt;
  BytePieces out = found->size < small_limit_ ? small_chained(found->start, found->size)
                                              : chained(found->start, found->size);
  if (out.size() < found->size) damaged();
  return out;
}

}  // namespace pareto::xls
