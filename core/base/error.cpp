#include "core/base/error.hpp"

namespace pareto {

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
