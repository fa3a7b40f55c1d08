// How a value of an indicator turns into points from 0 to 100, and back: which value would bring so
// many points.
//
//   linear LOW..HIGH    0 points at LOW, 100 at HIGH, even between, no less and no more outside; HIGH may lie below LOW
//   steps V:P V:P …     P points from the value V on; below the first V none
//   table WORD:P … *:P  P points for a word, those of * for any other
//   percentile          100 * (number below + half of the others with the same value) / (number of others): 0 for the least, 100 for
//                       the largest of all that have a value, 100 for the only one; `percentile down` the other way round
//
// Values are numbers (money in units of home currency, shares as fractions, days, months) or words.
// Values; any thread may read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pareto::scorecard {

class Scale {
 public:
  enum class Kind { Linear, Steps, Table, Percentile };

  static Scale linear(double low, double high);
  // Ascending by value.
  static Scale steps(std::vector<std::pair<double, double>> steps);
  static Scale table(std::vector<std::pair<std::string, double>> words,
                     std::optional<double> others);
  static Scale percentile(bool down);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool of_words() const { return kind_ == Kind::Table; }

  // Of a percentile: all values that there are, in any order, before points are asked for.
  void observe(double value) { all_.push_back(value); }
  void ready();

  [[nodiscard]] double points(double value) const;
  // Nothing for a word that the table does not know.
  [[nodiscard]] std::optional<double> points(std::string_view word) const;

  // The value nearest to `now` that brings at least `points` (more), or less than that; the others'
  // values unchanged. Nothing where none does. `unit` is the least difference that values have; 0:
  // any.
  [[nodiscard]] std::optional<double> value_with(double now, double unit, bool more,
                                                 double points) const;
  // Likewise the word that goes least far.
  [[nodiscard]] std::optional<std::string> word_with(std::string_view now, bool more,
                                                     double points) const;

 private:
  [[nodiscard]] double rank_points(std::size_t below, std::size_t equal, std::size_t others) const;

  Kind kind_ = Kind::Linear;
  double low_ = 0, high_ = 100;
  bool down_ = false;
  std::vector<std::pair<double, double>> steps_;
  std::vector<std::pair<std::string, double>> words_;
  std::optional<double> others_;
  std::vector<double> all_;  // of a percentile, ascending
};

}  // namespace pareto::scorecard
