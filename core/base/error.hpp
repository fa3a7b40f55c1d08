// The one exception of Pareto: an operation could not be done.
//
// Thrown inside core, caught only at borders (a plugin call, a host service, a command, a request, a worker loop). A wrong
// row of a file is data (a reject), never an Error. The message says what was tried and on what, the remedy what to do next;
// context is added on the way up and is shown before the message, outermost first.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "core/base/message.hpp"

namespace pareto {

// For programs; messages are for people. Same meanings as pareto_status in the SDK.
enum class ErrorCode { Fail = 1, Argument, Data, Io, Denied, Cancelled, Memory, Unsupported };

class Error : public std::exception {
 public:
  Error(ErrorCode code, Message message) : code_(code), message_(std::move(message)) {}
  Error(ErrorCode code, Message message, Message remedy)
      : code_(code), message_(std::move(message)), remedy_(std::move(remedy)) {}

  // Adds what was being attempted around this failure.
  Error& within(Message context);

  [[nodiscard]] ErrorCode code() const { return code_; }
  // Contexts and message in one line, without the remedy.
  [[nodiscard]] std::string text(Language language) const;
  [[nodiscard]] std::optional<std::string> remedy(Language language) const;
  // English, for logs and for tests that let an Error escape.
  [[nodiscard]] const char* what() const noexcept override;

 private:
  ErrorCode code_;
  Message message_;
  std::optional<Message> remedy_;
  std::vector<Message> context_;
  mutable std::string what_;
};

}  // namespace pareto
