// How sure is a share of histories?
#pragma once
#include "engine/statistics/interval.hpp"

#include <cstddef>
#include <span>

namespace entente {

// Wilson's score interval for a binomial share (Wilson 1927; Brown, Cai and DasGupta 2001). Within [0, 1],
// never of zero width. Without trials: [0, 1].
Interval wilson_interval(std::size_t successes, std::size_t trials, double level = 0.95);

// What share of all may be otherwise although none of n was: -log((1 - level) / 2) / n, the two-sided rule of
// three (Hanley and Lippman-Hand 1983).
double rule_of_three(std::size_t n, double level = 0.95);

// Pairs that are nearly all alike show no spread, and say nothing about how rare or large a difference may
// be: with so few that differ the interval of a mean difference of values between 0 and 1 has to reach as far
// as the rule of three. From four on Student's is the wider one. docs/decisions/0072.
constexpr std::size_t few_differences = 3;
Interval with_rule_of_three(const Interval& student, std::size_t n, std::size_t differing,
                            double level = 0.95);
// The same of the differences themselves, one a pair, all of them numbers.
Interval with_rule_of_three(const Interval& student, std::span<const double> differences,
                            double level = 0.95);

} // namespace entente
