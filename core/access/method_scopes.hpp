// Which methods a session may call, of those that its user may: what a key is narrowed to.
//
//     read            whatever changes nothing
//     records         all methods of a noun
//     records:read    those of them that change nothing
//     records.set     this method
//
// Which records, and which fields of them, is what roles say, and stays so: a scope only takes
// away. What would give a narrowed key more than it is, such as another key or another password, is
// in no scope. Values; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::access {

class MethodScopes {
 public:
  // Of a key. Throws Error for a word that names nothing, or what no key is given; `methods` are
  // the names there are.
  [[nodiscard]] static MethodScopes of(const std::vector<std::string>& words,
                                       std::span<const std::string_view> methods);
  // As text() wrote it.
  [[nodiscard]] static MethodScopes stored(std::string_view text);
  // Of who has to set up the second factor of the sign-in before anything else.
  [[nodiscard]] static MethodScopes enrolment();

  // "records:read imports"
  [[nodiscard]] std::string text() const;
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] bool allow(std::string_view method, bool changes) const;
  [[nodiscard]] bool reads_only() const;
  // Throws Error(Denied) that says what to do.
  void require(std::string_view method, bool changes) const;
  bool operator==(const MethodScopes&) const = default;

 private:
  std::vector<std::string> words_;
  bool of_key_ = true;
};

}  // namespace pareto::access
