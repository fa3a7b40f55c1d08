// Takes an XML file apart, piece by piece, whatever encoding it is in.
//
// Names come without their prefix. The host decodes, since expat knows no Chinese encodings and
// what a file says of its own is not always so. Document types are refused: nothing may stand for
// something else. One thread.
#pragma once

#include <exception>
#include <memory>
#include <string_view>

#include <pareto/declared_encoding.hpp>
#include <pareto/importer.hpp>

struct XML_ParserStruct;

namespace pareto::spreadsheetml {

// By its name without prefix; null if there is none.
[[nodiscard]] const char* attribute(const char** list, std::string_view name);

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void begin(std::string_view name, const char** attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

class XmlStream {
 public:
  static constexpr int kDeepest = 200;
  static constexpr std::size_t kLongestSign = 16 * 1024 * 1024;

  // `handler` outlives the stream.
  XmlStream(const sdk::Job& job, sdk::Input input, XmlHandler& handler);

  // Reads one piece of the file; false at its end. Throws Failure(PARETO_E_DATA), and what the
  // handler threw.
  bool read();

  [[nodiscard]] const sdk::DeclaredEncoding& encoding() const { return encoding_; }
  [[nodiscard]] std::int64_t done() const { return static_cast<std::int64_t>(text_.position()); }
  [[nodiscard]] std::int64_t total() const { return total_; }

 private:
  friend struct XmlCallbacks;
  struct Closer {
    void operator()(XML_ParserStruct* parser) const;
  };

  sdk::Job job_;
  XmlHandler& handler_;
  sdk::DeclaredEncoding encoding_;
  sdk::TextReader text_;
  std::int64_t total_;
  std::unique_ptr<XML_ParserStruct, Closer> parser_;
  std::exception_ptr thrown_;
  int depth_ = 0;
  std::size_t silent_ = 0;  // bytes since the last call of the handler
  bool document_type_ = false, ended_ = false;
};

}  // namespace pareto::spreadsheetml
