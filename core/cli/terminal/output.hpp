// Where a command writes: answers to `out`, messages and progress to `err`.
//
// A stream never throws. The first failure is kept and later writes vanish: who closed the pipe
// (`pareto list | head`) has what he wanted, and a full disk is reported once, at the end
// (Output::finish). Long outputs ask `failed()` and stop.
//
// One thread at a time per stream; progress has its own lock. Output outlives the commands that get
// it.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "core/cli/terminal/terminal.hpp"

namespace pareto::cli {

class Stream {
 public:
  // `file` stays the caller's.
  Stream(std::FILE* file, Terminal terminal) : file_(file), terminal_(terminal) {}
  // Collects in `text`, for tests and for output that is wanted as a whole.
  Stream(std::string& text, Terminal terminal) : text_(&text), terminal_(terminal) {}
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  void write(std::string_view text);
  // The text and the end of the line.
  void line(std::string_view text = {});
  void flush();

  [[nodiscard]] const Terminal& terminal() const { return terminal_; }
  void forbid_colour() { terminal_.colour = false; }
  [[nodiscard]] std::string styled(Style style, std::string_view text) const {
    return terminal_.styled(style, text);
  }

  [[nodiscard]] bool failed() const { return failure_ != 0; }
  // errno of the first failure, 0 for none.
  [[nodiscard]] int failure() const { return failure_; }

 private:
  std::FILE* file_ = nullptr;
  std::string* text_ = nullptr;
  Terminal terminal_;
  int failure_ = 0;
};

struct Output {
  Stream out;
  Stream err;

  // Writes out what is buffered. Throws pareto::Error if something wanted is missing, a closed pipe
  // excepted.
  void finish();
};

// Standard output and standard error of this process, with what its environment says about them.
[[nodiscard]] Output standard_output();

}  // namespace pareto::cli
