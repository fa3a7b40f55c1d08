#include "words.hpp"

namespace pareto::key_accounts {

std::string Voice::subject_unit() const {
  return groups_ ? say({"groups", "组"}) : say({"customers", "个"});
}

std::string Voice::subject() const {
  return groups_ ? say({"group", "组"}) : say({"customer", "个"});
}

std::string Voice::subjects(std::int64_t count) const {
  const std::string number = sdk::count_text(count);
  if (chinese()) return number + " " + subject_unit();
  return number + " " + (count == 1 ? subject() : subject_unit());
}

std::string Voice::few_subjects(std::int64_t count, bool capital) const {
  if (count > 10) return subjects(count);
  if (chinese()) return few(count) + subject_unit();
  const std::string number = few(count, capital);
  return number + " " + (count == 1 ? subject() : subject_unit());
}

}  // namespace pareto::key_accounts
