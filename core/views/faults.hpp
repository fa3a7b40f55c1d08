// What is wrong with a view or an action, each with its place in the file, collected so that all of
// it is said at once. One thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/error.hpp"

namespace pareto::views {

class Faults {
 public:
  // False: `work` failed, which is kept.
  template <class Work>
  bool attempt(const std::string& where, const Work& work) {
    try {
      work();
      return true;
    } catch (Error& error) {
      add(where, std::move(error));
      return false;
    }
  }
  void add(const std::string& where, Error error) {
    all_.push_back(error.within(Message(Text{"{}", "{}"}, {where})));
  }
  void add(const std::string& where, Message message, Message remedy) {
    add(where, Error(ErrorCode::Argument, std::move(message), std::move(remedy)));
  }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::vector<Error> take() { return std::move(all_); }

 private:
  std::vector<Error> all_;
};

}  // namespace pareto::views
