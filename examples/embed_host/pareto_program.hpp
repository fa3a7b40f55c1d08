// Pareto from another program: started with words, answering tables. What it is asked and answers
// is what the manual promises, so this goes on working when Pareto is replaced by a later one.
//
//     for (const std::vector<std::string>& row : Pareto("firm").table({"list", "customer", "--columns", "code,name"})) …
//
// Any thread; each call is a process of its own. POSIX.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

// It ended with another code than 0; the words are what it said. 1: it failed, 2: not understood,
// 3: rows were rejected.
struct ParetoFailed : std::runtime_error {
  ParetoFailed(int code, const std::string& words) : std::runtime_error(words), code(code) {}
  int code;
};

class Pareto {
 public:
  explicit Pareto(std::string workspace) : workspace_(std::move(workspace)) {}
  // What it writes to standard output. No shell: words are words, whatever stands in them.
  [[nodiscard]] std::string run(std::vector<std::string> words) const;
  // The same with --output csv, cut into cells, without the headings.
  [[nodiscard]] std::vector<std::vector<std::string>> table(std::vector<std::string> words) const;

 private:
  std::string workspace_;
};
