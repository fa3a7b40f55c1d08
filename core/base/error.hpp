// The one exception of Pareto: an operation could not be done.
//
// Thrown inside core, caught only at borders (a plugin call, a host service, a command, a request,
// a worker loop). A wrong row of a file is data (a reject), never an Error. The message says what
// was tried and on what, the remedy what to do next; context is added on the way up and is shown
// before the message, outermost first.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"

namespace pareto {

// For programs; messages are for people. Same meanings as pareto_status in the SDK.
enum class ErrorCode {
  Fail = 1,
  Argument,
  Data,
  Io,
  Denied,
  Cancelled,
  Memory,
  Unsupported,
  NotFound,
  Conflict,
  Busy
};
// "failed", "argument", …, "not_found"
[[nodiscard]] std::string_view name_of(ErrorCode code);

// Where in what was given: a form shows the words beside the field.
struct ErrorPlace {
  std::int64_t row = 0;  // from 1; 0: there are no rows
  std::string field, value;
};

class Error : public std::exception {
 public:
  Error(ErrorCode code, Message message) : code_(code), message_(std::move(message)) {}
  Error(ErrorCode code, Message message, Message remedy)
      : code_(code), message_(std::move(message)), remedy_(std::move(remedy)) {}

  // Adds what was being attempted around this failure.
  Error& within(Message context);
  // What is known here of where it is: whoever knows the field says that, whoever knows the row
  // says that.
  Error& at(ErrorPlace place);
  // The same for whoever asked for something wider: a customer that is not there is a wrong value
  // of an order.
  Error& as(ErrorCode code);
  // What programs are told beside the words: a JSON value, such as what others changed meanwhile.
  Error& with(std::string json);

  [[nodiscard]] ErrorCode code() const { return code_; }
  // Contexts and message in one line, without the remedy.
  [[nodiscard]] std::string text(Language language) const;
  [[nodiscard]] std::optional<std::string> remedy(Language language) const;
  [[nodiscard]] const std::optional<ErrorPlace>& place() const { return place_; }
  [[nodiscard]] const std::string& more() const { return more_; }
  // English, for logs and for tests that let an Error escape.
  [[nodiscard]] const char* what() const noexcept override;

 private:
  ErrorCode code_;
  Message message_;
  std::optional<Message> remedy_;
  std::vector<Message> context_;
  std::optional<ErrorPlace> place_;
  std::string more_;
  mutable std::string what_;
};

}  // namespace pareto
