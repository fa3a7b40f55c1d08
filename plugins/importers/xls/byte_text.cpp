#include "byte_text.hpp"

#include <algorithm>
#include <memory>

#include <pareto/words.hpp>

namespace pareto::xls {
namespace {

constexpr int kUtf16 = 1200;  // which no workbook before Excel 97 can be in

// Those that nobody writes without meaning them.
const char* encoding_of(int code_page) {
  switch (code_page) {
    case 936:
      return "GB18030";
    case 950:
      return "Big5";
    case 65001:
      return "UTF-8";
    default:
      return nullptr;
  }
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

ByteText::ByteText(const sdk::Job& job, int code_page, std::string_view sample)
    : service_(job.service<pareto_text_v1>(PARETO_SVC_TEXT)) {
  const std::string told = job.text("encoding", "auto");
  if (!told.empty() && told != "auto") {
    encoding_ = told;
  } else if (code_page == kUtf16 && !is_ascii(sample)) {
    sdk::fail(
        job, PARETO_E_DATA,
        {"the texts of this Excel 95 workbook are in two encodings at once, as Gnumeric writes "
         "them: save it from there as xlsx",
         "这个 Excel 95 工作簿的文字混用两种编码（Gnumeric 会这样写）：请在 Gnumeric 中另存为 "
         "xlsx"});
  } else if (const char* named = encoding_of(code_page)) {
    encoding_ = named;
  } else {
    char name[32] = {};
    const auto status = service_->detect(service_, sdk::to_c(sample), name, &confidence_);
    if (status != PARETO_OK)
      sdk::fail(job, status, {"the encoding of its texts cannot be told", "无法判断文字的编码"});
    name[sizeof name - 1] = '\0';
    encoding_ = name;
  }
  pareto_decoder* decoder = service_->open(service_, encoding_.c_str());
  if (decoder == nullptr)
    sdk::fail(job, PARETO_E_ARGUMENT, {"unknown encoding: {}", "未知的编码：{}"}, {encoding_});
  service_->close(decoder);
}

// A decoder reads one file from its beginning to its end: each text has its own.
void ByteText::append(std::string& out, std::string_view bytes) const {
  if (is_ascii(bytes)) {
    for (const char c : bytes) {
      if (c != '\0') out += c;
    }
    return;
  }
  const std::unique_ptr<pareto_decoder, void (*)(pareto_decoder*)> decoder(
      service_->open(service_, encoding_.c_str()), service_->close);
  if (decoder == nullptr) throw sdk::Failure(PARETO_E_MEMORY, "decoding " + encoding_ + " failed");
  pareto_str text{};
  std::uint64_t replaced = 0;
  const auto status = service_->feed(decoder.get(), sdk::to_c(bytes), 1, &text, &replaced);
  if (status != PARETO_OK) throw sdk::Failure(status, "decoding " + encoding_ + " failed");
  for (const char c : sdk::to_view(text)) {
    if (c != '\0') out += c;
  }
}

}  // namespace pareto::xls
