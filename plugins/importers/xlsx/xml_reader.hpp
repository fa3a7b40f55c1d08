// Reads a part of a workbook as XML, piece by piece, and calls a handler for what it finds.
//
// Names come without their prefix. The handler may pause the reader, which is how a batch ends in
// the middle of a sheet. Document types are refused (and with them entities that unfold), and so
// are a single tag of megabytes and nesting without measure. One thread.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string_view>

#include "zip_archive.hpp"

struct XML_ParserStruct;

namespace pareto::xlsx {

// Names and values in turn, as expat gives them.
class Attributes {
 public:
  explicit Attributes(const char** list) : list_(list) {}
  // By its name without prefix; nullptr if there is none.
  [[nodiscard]] const char* find(std::string_view name) const;
  [[nodiscard]] const char** list() const { return list_; }

 private:
  const char** list_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void begin(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view) {}
};

class XmlReader {
 public:
  // `handler` outlives the reader.
  XmlReader(sdk::Job job, ZipPart part, XmlHandler& handler);

  // Reads until the handler pauses (true) or the part ends (false). Throws Failure(PARETO_E_DATA),
  // and what the handler threw.
  bool run();
  // For the handler: run() returns after the present call.
  void pause();
  // For the handler: nothing more is wanted; run() returns false from now on.
  void stop() { stopped_ = true, pause(); }

  [[nodiscard]] const ZipPart& part() const { return part_; }

 private:
  struct Closer {
    void operator()(XML_ParserStruct* parser) const;
  };
  template <class Call>
  void guard(Call call);
  bool check(int status);

  sdk::Job job_;
  ZipPart part_;
  XmlHandler& handler_;
  std::unique_ptr<XML_ParserStruct, Closer> parser_;
  std::exception_ptr thrown_;
  int depth_ = 0;  // of tags that are open
  bool paused_ = false, stopped_ = false, last_ = false, document_type_ = false, too_deep_ = false;
};

// Reads a whole part.
void read_xml(const sdk::Job& job, ZipPart part, XmlHandler& handler);

}  // namespace pareto::xlsx
