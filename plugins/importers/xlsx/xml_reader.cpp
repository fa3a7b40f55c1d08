#include "xml_reader.hpp"

#include <string>
#include <utility>

#include <expat.h>
#include <pareto/words.hpp>

namespace pareto::xlsx {
namespace {

constexpr int kPiece = 64 * 1024;
constexpr int kMostDepth = 200;  // a workbook has some ten
constexpr std::int64_t kMostAhead =
    8 * 1024 * 1024;  // bytes given to expat without an event: one endless tag

std::string_view local(const char* name) {
  const char* begin = name;
  const char* end = name;
  for (; *end != '\0'; ++end) {
    if (*end == ':') begin = end + 1;
  }
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

const char* Attributes::find(std::string_view name) const {
  for (const char** at = list_; *at != nullptr; at += 2) {
    if (local(*at) == name) return at[1];
  }
  return nullptr;
}

void XmlReader::Closer::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

// Nothing is thrown through expat: what the handler throws ends the parse and is thrown again
// outside.
template <class Call>
void XmlReader::guard(Call call) {
  if (thrown_ || stopped_) return;
  try {
    call();
  } catch (...) {
    thrown_ = std::current_exception();
    XML_StopParser(parser_.get(), XML_FALSE);
  }
}

XmlReader::XmlReader(sdk::Job job, ZipPart part, XmlHandler& handler)
    : job_(job), part_(std::move(part)), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
  if (parser_ == nullptr) throw std::bad_alloc();
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(
      parser_.get(),
      [](void* self, const char* name, const char** attributes) {
        auto& reader = *static_cast<XmlReader*>(self);
        if (++reader.depth_ > kMostDepth) {
          reader.too_deep_ = true;
          XML_StopParser(reader.parser_.get(), XML_FALSE);
          return;
        }
        reader.guard([&] { reader.handler_.begin(local(name), Attributes(attributes)); });
      },
      [](void* self, const char* name) {
        auto& reader = *static_cast<XmlReader*>(self);
        --reader.depth_;
        reader.guard([&] { reader.handler_.end(local(name)); });
      });
  XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int size) {
    auto& reader = *static_cast<XmlReader*>(self);
    reader.guard([&] { reader.handler_.text({text, static_cast<std::size_t>(size)}); });
  });
  XML_SetStartDoctypeDeclHandler(parser_.get(),
                                 [](void* self, const char*, const char*, const char*, int) {
                                   auto& reader = *static_cast<XmlReader*>(self);
                                   reader.document_type_ = true;
                                   XML_StopParser(reader.parser_.get(), XML_FALSE);
                                 });
}

void XmlReader::pause() {
  paused_ = true;
  XML_StopParser(parser_.get(), XML_TRUE);
}

bool XmlReader::run() {
  if (stopped_) return false;
  if (std::exchange(paused_, false) && check(XML_ResumeParser(parser_.get()))) return !stopped_;
  while (!last_) {
    void* piece = XML_GetBuffer(parser_.get(), kPiece);
    if (piece == nullptr) throw std::bad_alloc();
    const std::size_t got = part_.read(piece, kPiece);
    last_ = got < kPiece;
    if (check(XML_ParseBuffer(parser_.get(), static_cast<int>(got), last_ ? 1 : 0)))
      return !stopped_;
    const auto ahead = static_cast<std::int64_t>(part_.done()) -
                       static_cast<std::int64_t>(XML_GetCurrentByteIndex(parser_.get()));
    if (ahead > kMostAhead) {
      sdk::fail(job_, PARETO_E_DATA,
                {"the workbook holds a tag of more than 8 MiB: refused",
                 "工作簿中有超过 8 MiB 的标签：已拒绝"});
    }
  }
  return false;
}

// True if the parser is paused.
bool XmlReader::check(int status) {
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  if (status == XML_STATUS_SUSPENDED) return true;
  if (status == XML_STATUS_OK) return false;
  if (document_type_) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the workbook holds a document type, which no spreadsheet program writes: refused",
               "工作簿中含有文档类型声明，电子表格程序不会写出这种内容：已拒绝"});
  }
  if (too_deep_) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the workbook nests {} tags in one another, which no spreadsheet program does: "
               "refused",
               "工作簿中有 {} 层嵌套的标签，电子表格程序不会这样写：已拒绝"},
              {std::to_string(depth_)});
  }
  const std::string line = std::to_string(XML_GetCurrentLineNumber(parser_.get())),
                    why = XML_ErrorString(XML_GetErrorCode(parser_.get()));
  sdk::fail(job_, PARETO_E_DATA,
            {"the workbook is damaged ({}): open it in Excel and save it anew",
             "工作簿已损坏（{}）：请用 Excel 打开后重新保存"},
            {part_.name() + ":" + line + ": " + why});
}

void read_xml(const sdk::Job& job, ZipPart part, XmlHandler& handler) {
  XmlReader reader(job, std::move(part), handler);
  while (reader.run()) {
  }
}

}  // namespace pareto::xlsx
