#include "page_parser.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <algorithm>
#include <new>

#include <pareto/words.hpp>

namespace pareto::html_tables {
namespace {

constexpr std::size_t kPiece = 32 * 1024;

std::string_view view(const unsigned char* text) {
  return text != nullptr ? reinterpret_cast<const char*>(text) : std::string_view();
}

void silent(void*, const char*, ...) {}

}  // namespace

const unsigned char** Attributes::at(std::string_view name) const {
  for (const unsigned char** i = list_; i != nullptr && *i != nullptr; i += 2) {
    if (view(*i) == name) return i;
  }
  return nullptr;
}

std::string_view Attributes::value(std::string_view name) const {
  const unsigned char** found = at(name);
  return found != nullptr ? view(found[1]) : std::string_view();
}

// What libxml2 calls. Nothing is thrown through it: a failure stops the parser and is thrown
// behind.
struct PageCallbacks {
  template <class Call>
  static void guard(void* user, Call call) {
    auto& self = *static_cast<PageParser*>(user);
    if (self.thrown_) return;
    self.silent_ = 0;
    try {
      call(self);
    } catch (...) {
      self.thrown_ = std::current_exception();
      xmlStopParser(self.parser_.get());
    }
  }
  static void begin(void* user, const xmlChar* name, const xmlChar** attributes) {
    guard(user, [&](PageParser& self) {
      if (++self.depth_ > PageParser::kDeepest) {
        sdk::fail(self.job_, PARETO_E_DATA,
                  {"the page nests more than {} elements in each other: open it in Excel and save "
                   "it as xlsx",
                   "网页元素嵌套超过 {} 层：请用 Excel 打开后另存为 xlsx"},
                  {std::to_string(PageParser::kDeepest)});
      }
      self.handler_.begin(view(name), Attributes(attributes));
    });
  }
  static void end(void* user, const xmlChar* name) {
    guard(user, [&](PageParser& self) {
      --self.depth_;
      self.handler_.end(view(name));
    });
  }
  static void text(void* user, const xmlChar* piece, int size) {
    guard(user, [&](PageParser& self) {
      self.handler_.text({reinterpret_cast<const char*>(piece), static_cast<std::size_t>(size)});
    });
  }
  static void comment(void* user, const xmlChar*) {
    guard(user, [](PageParser&) {});
  }
  static htmlSAXHandler table() {
    htmlSAXHandler calls{};
    calls.startElement = &begin;
    calls.endElement = &end;
    calls.characters = &text;
    calls.ignorableWhitespace = &text;
    calls.comment = &comment;
    calls.error = &silent;
    calls.warning = &silent;
    return calls;
  }
};

void PageParser::Closer::operator()(_xmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }

PageParser::PageParser(sdk::Job job, PageHandler& handler) : job_(job), handler_(handler) {
  htmlSAXHandler calls = PageCallbacks::table();
  parser_.reset(
      htmlCreatePushParserCtxt(&calls, this, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (parser_ == nullptr) throw std::bad_alloc();
  htmlCtxtUseOptions(parser_.get(), HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                        HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
}

void PageParser::check() {
  if (thrown_) std::rethrow_exception(thrown_);
}

void PageParser::feed(std::string_view piece) {
  while (!piece.empty()) {
    const std::string_view part = piece.substr(0, kPiece);
    piece.remove_prefix(part.size());
    silent_ += part.size();
    htmlParseChunk(parser_.get(), part.data(), static_cast<int>(part.size()), 0);
    check();
    if (silent_ > kLongestSign) {
      sdk::fail(job_, PARETO_E_DATA,
                {"the page has a text or tag of more than 16 MiB: it is damaged, or no page",
                 "网页中有超过 16 MiB 的文字或标签：文件已损坏，或不是网页"});
    }
  }
}

void PageParser::finish() {
  htmlParseChunk(parser_.get(), nullptr, 0, 1);
  check();
}

}  // namespace pareto::html_tables
