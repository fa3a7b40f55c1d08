// How unevenly revenue is spread over customers: Gini coefficient and Herfindahl-Hirschman index.
//
// Both run over the positive values only; with negative ones neither has a meaning.
//
// Gini, for n values sorted ascending x1 <= ... <= xn: G = sum of (2i - n - 1) xi, over n times the
// sum of xi. 0: all equal; near 1: one has all. (C. Gini, "Variabilita e mutabilita", 1912; the
// sorted form e.g. in P. M. Dixon et al., "Bootstrapping the Gini coefficient of inequality",
// Ecology 68, 1987.)
//
// HHI: sum of the squared shares in per cent, from 10000 / n (all equal) to 10000 (one has all).
// (A. O. Hirschman, "National Power and the Structure of Foreign Trade", 1945; O. C. Herfindahl,
// thesis, Columbia University, 1950.)
#pragma once

namespace pareto::abc {

class Ranking;

struct Concentration {
  double gini = 0, hhi = 0;  // 0 where there is no positive value
};

[[nodiscard]] Concentration concentration(const Ranking& ranking);

}  // namespace pareto::abc
