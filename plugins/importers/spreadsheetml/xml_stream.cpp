#include "xml_stream.hpp"

#include <expat.h>

#include <algorithm>
#include <new>
#include <string>

#include <pareto/words.hpp>

namespace pareto::spreadsheetml {
namespace {

constexpr std::size_t kLookAt = 256 * 1024;

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

sdk::DeclaredEncoding encoding_of(const sdk::Job& job, sdk::Input input) {
  const std::string first = input.first_bytes(kLookAt);
  return sdk::check_encoding(job, first, sdk::declared_encoding(first));
}

}  // namespace

const char* attribute(const char** list, std::string_view name) {
  for (; *list != nullptr; list += 2) {
    if (without_prefix(list[0]) == name) return list[1];
  }
  return nullptr;
}

// What expat calls. Nothing is thrown through it: a failure stops the parser and is thrown behind.
struct XmlCallbacks {
  template <class Call>
  static void guard(void* user, Call call) {
    auto& self = *static_cast<XmlStream*>(user);
    if (self.thrown_) return;
    self.silent_ = 0;
    try {
      call(self);
    } catch (...) {
      self.thrown_ = std::current_exception();
      XML_StopParser(self.parser_.get(), XML_FALSE);
    }
  }
  static void XMLCALL begin(void* user, const char* name, const char** attributes) {
    guard(user, [&](XmlStream& self) {
      if (++self.depth_ > XmlStream::kDeepest) {
        sdk::fail(self.job_, PARETO_E_DATA,
                  {"the XML nests more than {} elements in each other: this is no spreadsheet",
                   "XML 元素嵌套超过 {} 层：这不是电子表格"},
                  {std::to_string(XmlStream::kDeepest)});
      }
      self.handler_.begin(without_prefix(name), attributes);
    });
  }
  static void XMLCALL end(void* user, const char* name) {
    guard(user, [&](XmlStream& self) {
      --self.depth_;
      self.handler_.end(without_prefix(name));
    });
  }
  static void XMLCALL text(void* user, const char* piece, int size) {
    guard(user, [&](XmlStream& self) {
      self.handler_.text({piece, static_cast<std::size_t>(size)});
    });
  }
  static void XMLCALL document_type(void* user, const char*, const char*, const char*, int) {
    auto& self = *static_cast<XmlStream*>(user);
    self.document_type_ = true;
    XML_StopParser(self.parser_.get(), XML_FALSE);
  }
};

void XmlStream::Closer::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

XmlStream::XmlStream(const sdk::Job& job, sdk::Input input, XmlHandler& handler)
    : job_(job),
      handler_(handler),
      encoding_(encoding_of(job, input)),
      text_(job, input, encoding_.name),
      total_(static_cast<std::int64_t>(input.size())),
      parser_(XML_ParserCreate("UTF-8")) {
  if (parser_ == nullptr) throw std::bad_alloc();
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), &XmlCallbacks::begin, &XmlCallbacks::end);
  XML_SetCharacterDataHandler(parser_.get(), &XmlCallbacks::text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), &XmlCallbacks::document_type);
}

bool XmlStream::read() {
  if (ended_) return false;
  std::string_view piece = text_.next();
  ended_ = piece.empty();
  // Some programs leave empty lines before the declaration.
  if (XML_GetCurrentByteIndex(parser_.get()) <= 0 && depth_ == 0)
    piece.remove_prefix(std::min(piece.find_first_not_of(" \t\r\n"), piece.size()));
  silent_ += piece.size();
  const auto status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()),
                                ended_ ? XML_TRUE : XML_FALSE);
  if (thrown_) std::rethrow_exception(thrown_);
  if (document_type_) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the XML has a document type of its own, which no spreadsheet has: it is not read",
               "XML 带有自定义的文档类型，电子表格不会这样：未读取"});
  }
  if (silent_ > kLongestSign) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the XML has a text or tag of more than 16 MiB: it is damaged",
               "XML 中有超过 16 MiB 的文字或标签：文件已损坏"});
  }
  if (status == XML_STATUS_OK) return !ended_;
  sdk::fail(
      job_, PARETO_E_DATA,
      {"the file is cut off or damaged: its XML breaks off in line {} ({}). Export it again, "
       "or open it in Excel and save it as xlsx",
       "文件不完整或已损坏：XML 在第 {} 行中断（{}）。请重新导出，或用 Excel 打开后另存为 xlsx"},
      {std::to_string(XML_GetCurrentLineNumber(parser_.get())),
       XML_ErrorString(XML_GetErrorCode(parser_.get()))});
}

}  // namespace pareto::spreadsheetml
