#include "card.hpp"

#include <algorithm>
#include <utility>

#include "values.hpp"

namespace pareto::vcard {
namespace {

// All that becomes a value, and the labels that tell one number from another.
constexpr std::string_view kWanted[] = {
    "FN",       "N",           "ORG",  "TITLE",      "ROLE",     "TEL",  "EMAIL",
    "ADR",      "URL",         "BDAY", "NOTE",       "NICKNAME", "IMPP", "X-WECHAT",
    "X-WEIXIN", "X-WECHAT-ID", "X-QQ", "CATEGORIES", "X-ABLABEL"};

bool is_wanted(const Property& property) {
  return std::find(std::begin(kWanted), std::end(kWanted), property.name) != std::end(kWanted);
}

bool is_border(const Property& property, std::string_view name) {
  return property.name == name && same_word(without_edges(property.value), "VCARD");
}

}  // namespace

bool is_blob(const Property& property) {
  return property.packing == Property::Packing::Base64 || property.name == "PHOTO" ||
         property.name == "LOGO" || property.name == "SOUND" || property.name == "KEY";
}

std::string unpacked(const Property& property, std::string_view bytes) {
  if (property.packing == Property::Packing::QuotedPrintable) return unpack_quoted_printable(bytes);
  return std::string(bytes);
}

CardReader::Found CardReader::next() {
  if (!begun_ && !find_begin()) return Found::End;
  card_ = {};
  card_.line = begin_line_;
  kept_.clear();
  bytes_ = 0;
  old_ = false;
  Property property;
  bool agent = false;  // the last property was an agent, whose value may be a card
  bool kept = false;   // it was kept: lines that are no properties belong to it
  int inner = 0;       // cards in this one
  while (lines_.next()) {
    if (!parse_property(lines_.text(), property)) {
      if (kept && inner == 0) lengthen(lines_.text());
      continue;
    }
    if (is_border(property, "BEGIN")) {
      if (!agent && inner == 0) {
        begin();
        return finish();
      }
      ++inner;
    } else if (is_border(property, "END")) {
      if (inner == 0) {
        begun_ = false;
        return finish();
      }
      --inner;
    } else if (inner == 0) {
      const std::size_t before = kept_.size();
      take(property);
      kept = kept_.size() > before;
    }
    agent = property.name == "AGENT" && without_edges(property.value).empty();
  }
  begun_ = false;
  return Found::CutOff;
}

bool CardReader::find_begin() {
  Property property;
  while (lines_.next()) {
    if (!parse_property(lines_.text(), property) || !is_border(property, "BEGIN")) continue;
    begin();
    return true;
  }
  return false;
}

void CardReader::begin() {
  begin_line_ = lines_.line();
  begun_ = true;
  lines_.keep_fold_blanks(false);
}

void CardReader::take(Property& property) {
  if (property.name == "VERSION") {
    old_ = without_edges(property.value).starts_with("2");
    lines_.keep_fold_blanks(old_);
  } else if (is_blob(property)) {
    ++card_.left_out;
  } else if (is_wanted(property)) {
    card_.too_long = card_.too_long || lines_.cut() || bytes_ + property.value.size() > kMostBytes;
    if (card_.too_long) return;
    bytes_ += property.value.size();
    std::string bytes(property.value);
    property.value = {};
    kept_.push_back({std::move(property), std::move(bytes)});
  }
}

// A text with a line break that nobody escaped.
void CardReader::lengthen(std::string_view line) {
  if (without_edges(line).empty()) return;
  card_.too_long = card_.too_long || lines_.cut() || bytes_ + line.size() > kMostBytes;
  if (card_.too_long) return;
  bytes_ += line.size() + 1;
  kept_.back().bytes.append(old_ ? "\n" : "\\n").append(line);
}

CardReader::Found CardReader::finish() {
  if (card_.too_long) return Found::Card;
  std::vector<Text> texts;
  for (const Kept& kept : kept_) {
    texts.push_back({kept.property,
                     charsets_.decode(unpacked(kept.property, kept.bytes), kept.property.charset),
                     {}});
  }
  card_.values = values_of(std::move(texts), old_);
  return Found::Card;
}

}  // namespace pareto::vcard
