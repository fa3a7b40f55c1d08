// Amounts, shares and counts in the reader's way of writing, for reports, formats and terminals
// alike.
//
//     Amounts amounts(job);                    // or Amounts(/*chinese=*/true, "CNY")
//     amounts.large(216'779'000'000);          // "2,167.8"   a cell; its column is headed by large_unit(), "万"
//     amounts.spoken(185'400'000'000);         // "1,854 万"  in a sentence
//     amounts.spoken_money(1'206'700'000'000); // "1.21 亿元"
//
// Chinese: 万 with one decimal in cells; in sentences 万 without decimals from 100 万 on, 亿 with
// two from 1 亿 on, plain below 1 万. English: M with two decimals, one from 100 M on in sentences.
// Thousands by comma, a true minus (U+2212), per cent closed up. Below a million in sentences k:
// "543 k", "54.3 k"; plain below 10 k. Money comes in 1/10000. Rounding is half away from zero, in
// whole numbers, so the same everywhere. Values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pareto/bare_job.hpp"

namespace pareto::sdk {
inline namespace v0 {

inline constexpr std::string_view kMinus = "\u2212";

// "1,234"; a count or a number of days.
std::string count_text(std::int64_t value);

// "2,167.8" of a real number; not a number becomes "".
std::string real_text(double value, int digits, bool plus = false);

// "18.0%" of 0.18; signed "+13%".
std::string percent_text(double fraction, int digits = 1, bool plus = false);

class Amounts {
 public:
  explicit Amounts(const Job& job);
  explicit Amounts(bool chinese, std::string_view currency = {});

  [[nodiscard]] bool chinese() const { return chinese_; }

  // Exact, with two decimals unless told otherwise: "195,268.75".
  [[nodiscard]] std::string exact(std::int64_t money, int digits = 2, bool plus = false) const;
  // In the large unit without naming it, for a column headed by large_unit(): "2,167.8", "21.68";
  // digits -1: by language.
  [[nodiscard]] std::string large(std::int64_t money, int digits = -1, bool plus = false) const;
  // "万", "M"; with the currency "万元", "M CNY".
  [[nodiscard]] std::string large_unit() const;
  [[nodiscard]] std::string large_unit_of_money() const;

  // In a sentence: "1.21 亿", "1,854 万", "13.1 万", "3,250"; "120.7 M", "18.54 M", "3,250".
  [[nodiscard]] std::string spoken(std::int64_t money, bool plus = false) const;
  // The same with the currency: "1.21 亿元", "3,250 元"; "120.7 M CNY".
  [[nodiscard]] std::string spoken_money(std::int64_t money, bool plus = false) const;
  // Number and unit apart, for a key figure: {"1.21", "亿元"}, {"120.7", "M CNY"}.
  struct Parts {
    std::string number, unit;
  };
  [[nodiscard]] Parts figure(std::int64_t money) const;

  // Of the home currency, in Chinese words where there are some: "元", "美元"; else its code.
  [[nodiscard]] std::string currency_name() const;

 private:
  [[nodiscard]] Parts parts(std::int64_t money, bool plus) const;

  bool chinese_;
  std::string currency_;
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/amount.hpp"
#endif
