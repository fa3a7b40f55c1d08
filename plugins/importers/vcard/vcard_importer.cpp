#include "vcard_importer.hpp"

#include <algorithm>
#include <string>

#include <pareto/words.hpp>

#include "file_text.hpp"
#include "vcard_stream.hpp"

namespace pareto::vcard {
namespace {

constexpr std::size_t kDetectBytes = 1024 * 1024;
constexpr std::int64_t kCheckEvery = 4096;  // cards between two looks at whether to go on

// Letters of UTF-16 have a zero byte each.
bool is_utf16(std::string_view first) {
  return first.starts_with("\377\376") || first.starts_with("\376\377") ||
         first.starts_with(std::string_view("B\0E\0", 4)) ||
         first.starts_with(std::string_view("\0B\0E", 4));
}

std::string without_zeros(std::string_view text) {
  std::string out(text.substr(0, 256));
  out.erase(std::remove(out.begin(), out.end(), '\0'), out.end());
  return out;
}

bool begins_card(std::string_view first) {
  const std::string text =
      is_utf16(first)
          ? without_zeros(first.substr(first[0] == '\xFF' || first[0] == '\xFE' ? 2 : 0))
          : std::string(first.substr(0, 256));
  std::string_view rest = text;
  if (rest.starts_with("\357\273\277")) rest.remove_prefix(3);
  rest = without_edges(rest);
  return same_word(rest.substr(0, 11), "BEGIN:VCARD");
}

void require_cards(const sdk::Job& job, sdk::Input input) {
  const std::string first = input.first_bytes(512);
  if (first.empty()) {
    sdk::fail(job, PARETO_E_DATA,
              {"the file is empty: there is nothing to import", "文件是空的：没有可导入的内容"});
  }
  if (holds_word(first, "BEGIN:VCALENDAR")) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is a calendar (ics), not business cards: export the contacts instead",
               "这是日历文件（ics），不是名片：请改为导出联系人"});
  }
}

}  // namespace

int VcardImporter::probe(std::string_view first_bytes, std::string_view name) {
  const bool named = name.ends_with(".vcf") || name.ends_with(".VCF") || name.ends_with(".vcard");
  if (begins_card(first_bytes)) return named ? 100 : 95;
  // Something may stand before the first card.
  return named && holds_word(first_bytes, "BEGIN:VCARD") ? 60 : 0;
}

VcardImporter::VcardImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened)
    : job_(job),
      input_(input),
      utf16_(is_utf16(input.first_bytes(4))),
      charsets_(job, utf16_ ? "UTF-8" : job.text("encoding", "auto")) {
  require_cards(job, input);
  detect(opened);
  examine(opened);
}

// The encoding of values that do not say theirs, by all of them in the beginning of the file.
void VcardImporter::detect(sdk::Opened& opened) {
  if (utf16_) {
    opened.encoding = "UTF-16";
    opened.encoding_confidence = 1;
    return;
  }
  FileText text(job_, input_, false);
  std::string bytes, said;
  std::size_t done = 0;
  LineReader lines([&] {
    const std::string_view piece = done < kDetectBytes ? text.next() : std::string_view();
    done += piece.size();
    return piece;
  });
  for (Property property; lines.next();) {
    if (!parse_property(lines.text(), property) || is_blob(property)) continue;
    const std::string value = unpacked(property, property.value);
    if (is_ascii(value)) continue;
    if (charsets_.knows(property.charset))
      said = property.charset;
    else
      bytes.append(value) += '\n';
  }
  charsets_.detect(bytes);
  opened.encoding = bytes.empty() && !said.empty() ? said : charsets_.encoding();
  opened.encoding_confidence = bytes.empty() ? 1 : charsets_.confidence();
}

void VcardImporter::examine(sdk::Opened& opened) {
  FileText text(job_, input_, utf16_);
  CardReader cards([&] { return text.next(); }, charsets_);
  std::size_t left_out = 0;
  std::int64_t rows = 0;
  for (auto found = cards.next(); found != CardReader::Found::End; found = cards.next()) {
    if (++rows % kCheckEvery == 0) job_.check();
    if (found == CardReader::Found::CutOff) continue;
    for (const Value& value : cards.card().values) columns_.include(value);
    left_out += cards.card().left_out;
  }
  if (rows == 0) {
    sdk::fail(job_, PARETO_E_DATA,
              {"there is no card in the file: no line says BEGIN:VCARD",
               "文件中没有名片：没有 BEGIN:VCARD 这一行"});
  }
  if (columns_.size() == 0) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the cards say nothing of a person, or are cut off: export them again",
               "名片上没有联系人内容，或名片不完整：请重新导出"});
  }
  opened.rows = rows;
  if (left_out > 0) {
    opened.detail = sdk::say(job_, {"pictures and keys left out: {}", "不导入的图片和密钥：{}"},
                             {std::to_string(left_out)});
  }
}

std::unique_ptr<sdk::BatchStream> VcardImporter::read() {
  return std::make_unique<VcardStream>(job_, input_, FileText(job_, input_, utf16_), charsets_,
                                       columns_);
}

}  // namespace pareto::vcard
