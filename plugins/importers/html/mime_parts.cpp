#include "mime_parts.hpp"

#include <algorithm>

namespace pareto::html_tables {
namespace {

constexpr std::size_t kLongestLine = 1024 * 1024;
constexpr std::size_t kPiece = 64 * 1024;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// The value of `name=` in a header, without its quotes; in the case that it has.
std::string parameter(std::string_view header, std::string_view name) {
  const std::string low = lowered(header);
  for (std::size_t at = low.find(name); at != std::string::npos; at = low.find(name, at + 1)) {
    const std::size_t begin = at + name.size();
    if (at == 0 || (low[at - 1] != ';' && low[at - 1] != ' ' && low[at - 1] != '\t')) continue;
    if (begin >= header.size() || header[begin] != '=') continue;
    std::string_view value = header.substr(begin + 1);
    if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
    return std::string(value.substr(0, value.find_first_of("; \t\r\n")));
  }
  return {};
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int base64(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

bool MimeParts::are_in(std::string_view first) {
  const std::string head = lowered(first.substr(0, 4096));
  const std::size_t text = head.find_first_not_of(" \t\r\n\357\273\277");
  if (text == std::string::npos || head[text] == '<') return false;
  const std::size_t type = head.find("content-type:");
  return type != std::string::npos && head.find("mime-version:") != std::string::npos &&
         head.find("<html") > type && head.find("<table") > type &&
         (head.find("multipart/", type) != std::string::npos ||
          head.find("text/html", type) != std::string::npos);
}

bool MimeParts::read_line() {
  line_.clear();
  while (line_.size() < kLongestLine) {
    if (piece_.empty()) piece_ = bytes_.next();
    if (piece_.empty()) break;
    const std::size_t end = std::min(piece_.find('\n'), piece_.size() - 1) + 1;
    line_ += piece_.substr(0, end);
    piece_.remove_prefix(end);
    if (line_.ends_with('\n')) break;
  }
  return !line_.empty();
}

// Up to the empty line; a header may go on in the next line.
void MimeParts::read_headers() {
  std::string headers;
  while (read_line() && line_.find_first_not_of("\r\n") != std::string::npos) {
    if (headers.size() > kLongestLine) continue;
    const bool more = line_[0] == ' ' || line_[0] == '\t';
    while (!line_.empty() && (line_.back() == '\n' || line_.back() == '\r')) line_.pop_back();
    if (!more) headers += '\n';
    headers += line_;
  }
  in_page_ = false;
  coding_ = Coding::None;
  bits_ = bit_count_ = 0;
  std::size_t at = 0;
  while (at < headers.size()) {
    const std::size_t end = std::min(headers.find('\n', at), headers.size());
    const std::string_view header = std::string_view(headers).substr(at, end - at);
    const std::string low = lowered(header);
    at = end + 1;
    if (low.starts_with("content-type:")) {
      in_page_ = low.find("text/html") != std::string::npos;
      if (const std::string found = parameter(header, "boundary");
          !found.empty() && boundary_.empty())
        boundary_ = "--" + found;
      if (in_page_) charset_ = parameter(header, "charset");
    } else if (low.starts_with("content-transfer-encoding:")) {
      if (low.find("quoted-printable") != std::string::npos) coding_ = Coding::QuotedPrintable;
      if (low.find("base64") != std::string::npos) coding_ = Coding::Base64;
    }
  }
}

void MimeParts::decode_line() {
  if (coding_ == Coding::None) {
    out_ += line_;
    return;
  }
  if (coding_ == Coding::Base64) {
    for (const char c : line_) {
      const int value = base64(c);
      if (value < 0) continue;
      bits_ = (bits_ << 6 | static_cast<unsigned>(value)) & 0xFFFF;
      bit_count_ += 6;
      if (bit_count_ < 8) continue;
      bit_count_ -= 8;
      out_ += static_cast<char>(bits_ >> bit_count_ & 0xFF);
    }
    return;
  }
  std::string_view text = line_;
  const bool ended = text.ends_with('\n');
  while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  const bool soft = text.ends_with('=');
  if (soft) text.remove_suffix(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '=' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
    const int low = high >= 0 ? hex(text[i + 2]) : -1;
    if (low >= 0) {
      out_ += static_cast<char>(high << 4 | low);
      i += 2;
    } else {
      out_ += text[i];
    }
  }
  if (ended && !soft) out_ += '\n';
}

std::string_view MimeParts::next() {
  out_.clear();
  if (!begun_) {
    begun_ = true;
    read_headers();
  }
  while (out_.size() < kPiece && read_line()) {
    if (!boundary_.empty() && line_.starts_with(boundary_)) {
      read_headers();
      continue;
    }
    if (in_page_) decode_line();
  }
  return out_;
}

}  // namespace pareto::html_tables
