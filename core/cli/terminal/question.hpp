// The one question that a command may ask.
//
// Whoever does not want to be asked is not: with --yes, and wherever nobody sits in front of it,
// the default stands in brackets and is the answer. A second question is a mistake in our own code.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/cli/terminal/output.hpp"

namespace pareto::cli {

struct Question {
  std::string words;
  std::vector<std::string> answers;  // at least one
  std::size_t standard = 0;          // the answer of Enter
};

class Questioner {
 public:
  // One line without its end; nothing at the end of the input or after Ctrl-C.
  using ReadLine = std::function<std::optional<std::string>()>;

  // Without `ReadLine` it never asks.
  Questioner(Stream& err, Language language, ReadLine read_line)
      : err_(err), language_(language), read_line_(std::move(read_line)) {}

  // The language of yes and no, when it is known only now.
  void speak(Language language) { language_ = language; }

  // The index of the answer. Enter, --yes and a pipe give the standard one. An answer may be
  // shortened as long as it is clear; what is not understood is asked again. Throws
  // Error(Cancelled) when the input ends.
  [[nodiscard]] std::size_t ask(const Question& question);
  // Yes or no.
  [[nodiscard]] bool confirm(std::string words, bool standard);

 private:
  Stream& err_;
  Language language_;
  ReadLine read_line_;
  bool asked_ = false;
};

// Reads standard input, if a person sits at it.
[[nodiscard]] Questioner::ReadLine read_from_person(const Stream& err);

// Which of `answers` the typed words mean: number from 1, whole word, or a beginning that only one
// of them has, case aside; y and n in any language for yes and no.
[[nodiscard]] std::optional<std::size_t> understand(std::string_view typed,
                                                    const std::vector<std::string>& answers);

}  // namespace pareto::cli
