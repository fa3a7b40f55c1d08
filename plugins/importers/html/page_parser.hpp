// Takes a page apart into elements and texts, as forgiving as browsers are, piece by piece.
//
// libxml2 does it, without network, without loading anything and without building a tree. Pages
// that nest without end or hold megabytes between two signs are refused. One thread.
#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <string_view>

#include <pareto/importer.hpp>

struct _xmlParserCtxt;

namespace pareto::html_tables {

// Names in lower case; attributes as names and values in turn, ended by a null name.
class Attributes {
 public:
  explicit Attributes(const unsigned char** list) : list_(list) {}
  [[nodiscard]] bool has(std::string_view name) const { return at(name) != nullptr; }
  // Empty for one without a value, and for none.
  [[nodiscard]] std::string_view value(std::string_view name) const;

 private:
  [[nodiscard]] const unsigned char** at(std::string_view name) const;
  const unsigned char** list_;  // may be null
};

class PageHandler {
 public:
  virtual ~PageHandler() = default;
  virtual void begin(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

class PageParser {
 public:
  static constexpr int kDeepest = 5'000;
  static constexpr std::size_t kLongestSign = 16 * 1024 * 1024;

  // `handler` outlives the parser.
  PageParser(sdk::Job job, PageHandler& handler);

  // Throws Failure(PARETO_E_DATA), and what the handler threw.
  void feed(std::string_view piece);
  void finish();

 private:
  friend struct PageCallbacks;
  struct Closer {
    void operator()(_xmlParserCtxt* parser) const;
  };
  void check();

  sdk::Job job_;
  PageHandler& handler_;
  std::exception_ptr thrown_;
  int depth_ = 0;
  std::size_t silent_ = 0;  // bytes since the last call of the handler
  std::unique_ptr<_xmlParserCtxt, Closer> parser_;
};

}  // namespace pareto::html_tables
