#include "core/base/error.hpp"

#include <utility>

namespace pareto {

std::string_view name_of(ErrorCode code) {
  static constexpr std::string_view kNames[] = {"failed",    "argument",  "data",   "io",
                                                "denied",    "cancelled", "memory", "unsupported",
                                                "not_found", "conflict",  "busy"};
  return kNames[static_cast<std::size_t>(code) - 1];
}

Error& Error::at(ErrorPlace place) {
  if (!place_) place_.emplace();
  if (place.row != 0) place_->row = place.row;
  if (!place.field.empty()) place_->field = std::move(place.field);
  if (!place.value.empty()) place_->value = std::move(place.value);
  return *this;
}

Error& Error::as(ErrorCode code) {
  code_ = code;
  return *this;
}

Error& Error::with(std::string json) {
  more_ = std::move(json);
  return *this;
}

Error& Error::within(Message context) {
  context_.insert(context_.begin(), std::move(context));
  what_.clear();
  return *this;
}

std::string Error::text(Language language) const {
  std::string out;
  for (const Message& context : context_) {
    out += context.in(language);
    out += language == Language::ChineseSimplified ? "：" : ": ";
  }
  return out + message_.in(language);
}

std::optional<std::string> Error::remedy(Language language) const {
  if (!remedy_) return std::nullopt;
  return remedy_->in(language);
}

const char* Error::what() const noexcept {
  if (what_.empty()) what_ = text(Language::English);
  return what_.c_str();
}

}  // namespace pareto
