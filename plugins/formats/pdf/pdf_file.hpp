// The file of a PDF: numbered objects one after the other, then the table that says where each
// begins.
//
//     PdfFile file(sink);
//     const int pages = file.reserve();              // others may name it before it is written
//     file.stream(contents, {}, words);
//     file.object(pages, "<< /Type /Pages … >>");
//     file.finish(catalog, info);
//
// Bytes go to the sink as they come; what is held is a number for each object. The same objects
// give the same bytes. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::pdf {

class PdfFile {
 public:
  explicit PdfFile(const sdk::Sink& sink);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;

  int reserve();
  void object(int number, std::string_view body);
  // Compressed; `entries` of its dictionary beside length and filter.
  void stream(int number, std::string_view entries, std::string_view bytes);
  void finish(int catalog, int info);

 private:
  void begin(int number);
  void put(std::string_view bytes);

  class Compressor;
  const sdk::Sink& sink_;
  std::unique_ptr<Compressor> compressor_;
  std::vector<std::uint64_t> places_;  // of objects, by number
  std::uint64_t size_ = 0;
  std::string held_;
};

// "12 0 R".
[[nodiscard]] std::string reference(int number);
void put_hex(std::string& out, std::uint16_t value);
// Big end first.
[[nodiscard]] std::string utf16_hex(std::string_view text);
// A text of a dictionary, whatever its characters: "(Pareto)", "<FEFF91CD…>".
[[nodiscard]] std::string text_string(std::string_view text);

}  // namespace pareto::pdf
