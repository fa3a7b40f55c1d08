// For tests of formats: renders what a function writes, through the C interface, into memory.
//
//     const Rendering out = render<HtmlFormat>("zh-Hans", [](Document& document) { document.begin({.title = "…"}); … });
//     out.files.at("")         // the first file; further ones under the names the format gave them
//
// Throws Failure with what the format answered. One thread.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "pareto/format.hpp"
#include "pareto/testing/test_job.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace testing {

struct Rendering {
  std::map<std::string, std::string> files;
  std::string current;
  std::size_t writes = 0, largest_write = 0;
};

// `many_files` false: the sink can write one file only.
template <class F, class Write>
Rendering render(const char* language, Write write, bool many_files = true) {
  Rendering out;
  TestJob host({}, language);
  pareto_sink sink{};
  sink.size_of = sizeof sink;
  sink.ctx = &out;
  sink.write = [](const pareto_sink* self, const void* bytes, std::uint64_t size) -> pareto_status {
    auto& into = *static_cast<Rendering*>(self->ctx);
    into.files[into.current].append(static_cast<const char*>(bytes), size);
    ++into.writes;
    into.largest_write = std::max<std::size_t>(into.largest_write, size);
    return PARETO_OK;
  };
  if (many_files) {
    sink.next_file = [](const pareto_sink* self, const char* name) -> pareto_status {
      static_cast<Rendering*>(self->ctx)->current = name;
      return PARETO_OK;
    };
  }

  const auto* format = static_cast<const pareto_format_v1*>(F::table());
  pareto_document document{};
  document.size_of = sizeof document;
  pareto_error error = no_error();
  void* run = nullptr;
  require(format->open(host.c(), &sink, &document, &run, &error), error);
  struct Close {
    const pareto_format_v1* format;
    void* run;
    ~Close() { format->close(run); }
  } close{format, run};
  Document to(&document);
  write(to);
  require(format->finish(run, &error), error);
  return out;
}

}  // namespace testing
}  // namespace v0
}  // namespace pareto::sdk
