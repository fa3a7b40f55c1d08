#include "names.hpp"

#include <algorithm>
#include <cctype>

namespace pareto::key_accounts {
namespace {

struct LegalForm {
  std::string_view english, chinese;
};
// Longer ones first: the first that fits is cut.
constexpr LegalForm kForms[] = {{"Co., Ltd.", "股份有限公司"},
                                {"Co., Ltd", "有限责任公司"},
                                {"Company Limited", "（集团）有限公司"},
                                {"Limited", "集团有限公司"},
                                {"Ltd.", "有限公司"},
                                {"Ltd", "股份公司"},
                                {"Corporation", "總公司"},
                                {"Incorporated", "总公司"},
                                {"GmbH & Co. KG", "公司"},
                                {"GmbH", "股份有限公司"},
                                {"Inc.", "有限公司"},
                                {"Inc", "有限公司"},
                                {"Corp.", "公司"},
                                {"LLC", "有限公司"},
                                {"S.A.", "有限公司"},
                                {"S.L.", "有限公司"},
                                {"B.V.", "有限公司"},
                                {"S.p.A.", "有限公司"},
                                {"AG", "股份公司"},
                                {"PLC", "股份公司"}};

bool ends_with_word(std::string_view name, std::string_view word) {
  if (name.size() <= word.size() + 1 || !name.ends_with(word)) return false;
  const char before = name[name.size() - word.size() - 1];
  return before == ' ' || before == ',';
}

}  // namespace

std::string_view without_legal_form(std::string_view name) {
  for (const LegalForm& form : kForms) {
    if (name.ends_with(form.chinese)) {
      // At least two characters must be left.
      const std::size_t left = name.size() - form.chinese.size();
      return left >= 6 ? name.substr(0, left) : name;
    }
    if (ends_with_word(name, form.english)) {
      name.remove_suffix(form.english.size());
      while (!name.empty() && (name.back() == ' ' || name.back() == ',')) name.remove_suffix(1);
      return name;
    }
  }
  return name;
}

bool is_spoken_name(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalpha(byte) != 0;
  });
}

}  // namespace pareto::key_accounts
