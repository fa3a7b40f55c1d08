#include "pdf_file.hpp"

#include <zlib.h>

#include <cstdio>
#include <new>

#include "pareto/em_width.hpp"

namespace pareto::pdf {
namespace {

constexpr std::string_view kFirstLine =
#include "first_line.inc"
    ;
constexpr std::size_t kPiece = 60'000;
constexpr int kEffort = 3;  // of 9: twice as fast as usual for a tenth more bytes

}  // namespace

// One for all streams: what it needs is large, and cleared sooner than made.
class PdfFile::Compressor {
 public:
  Compressor() {
    if (deflateInit(&stream_, kEffort) != Z_OK) throw std::bad_alloc();
  }
  ~Compressor() { deflateEnd(&stream_); }
  Compressor(const Compressor&) = delete;

  // Valid until the next.
  std::string_view compressed(std::string_view bytes) {
    deflateReset(&stream_);
    const std::size_t room = deflateBound(&stream_, bytes.size());
    if (out_.size() < room) out_.resize(room);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
    stream_.avail_out = static_cast<uInt>(out_.size());
    // There is room for the worst, so it ends at once.
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw std::bad_alloc();
    return std::string_view(out_).substr(0, out_.size() - stream_.avail_out);
  }

 private:
  z_stream stream_{};
  std::string out_;
};

PdfFile::~PdfFile() = default;

PdfFile::PdfFile(const sdk::Sink& sink) : sink_(sink), compressor_(std::make_unique<Compressor>()) {
  put(kFirstLine);
}

int PdfFile::reserve() {
  places_.push_back(0);
  return static_cast<int>(places_.size());
}

void PdfFile::put(std::string_view bytes) {
  size_ += bytes.size();
  held_ += bytes;
  if (held_.size() < kPiece) return;
  sink_.write(held_);
  held_.clear();
}

void PdfFile::begin(int number) {
  places_[static_cast<std::size_t>(number - 1)] = size_;
  put(std::to_string(number) + " 0 obj\n");
}

void PdfFile::object(int number, std::string_view body) {
  begin(number);
  put(body);
  put("\nendobj\n");
}

void PdfFile::stream(int number, std::string_view entries, std::string_view bytes) {
  const std::string_view compressed = compressor_->compressed(bytes);
  begin(number);
  put("<< /Length " + std::to_string(compressed.size()) + " /Filter /FlateDecode" +
      (entries.empty() ? "" : " ") + std::string(entries) + " >>\nstream\n");
  put(compressed);
  put("\nendstream");
  put("\nendobj\n");
}

void PdfFile::finish(int catalog, int info) {
  const std::uint64_t table = size_;
  put("xref\n0 " + std::to_string(places_.size() + 1) + "\n0000000000 65535 f \n");
  for (const std::uint64_t place : places_) {
    char line[24];
    std::snprintf(line, sizeof line, "%010llu 00000 n \n", static_cast<unsigned long long>(place));
    put(line);
  }
  put("trailer\n<< /Size " + std::to_string(places_.size() + 1) + " /Root " + reference(catalog) +
      " /Info " + reference(info) + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n");
  sink_.write(held_);
  held_.clear();
}

std::string reference(int number) { return std::to_string(number) + " 0 R"; }

void put_hex(std::string& out, std::uint16_t value) {
  for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[value >> shift & 0xF];
}

std::string utf16_hex(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    char32_t code = sdk::next_character(text);
    if (code >= 0x10000) {
      code -= 0x10000;
      put_hex(out, static_cast<std::uint16_t>(0xD800 + (code >> 10)));
      code = 0xDC00 + (code & 0x3FF);
    }
    put_hex(out, static_cast<std::uint16_t>(code));
  }
  return out;
}

std::string text_string(std::string_view text) {
  std::string out = "(";
  for (const char c : text) {
    if (c < ' ' || c > '~') return "<FEFF" + utf16_hex(text) + ">";
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out + ")";
}

}  // namespace pareto::pdf
