// How often do the intervals of a comparison hold the mean that is known, and how wide are they?
#pragma once
#include "benchmarks/coverage/population.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente::coverage {

// One interval that a comparison prints, over many studies.
struct Covered {
  std::size_t strategy = 0, outcome = 0;
  bool of_difference = false;
  std::uint32_t studies = 0; // that had such an interval
  double covered = 0.0;      // share of them
  double width = 0.0;        // mean half-width over 1.96 root mean square errors
  double warned = 0.0;       // share of them in which few pairs carry the variance
};

// Of every difference and mean that varies in the population, by ComparisonBuilder.
std::vector<Covered> coverage_of(const Population& population, std::size_t n, std::uint32_t studies);

// What --until does with one difference.
struct Stopped {
  std::size_t strategy = 0, outcome = 0;
  double wanted = 0.0;                         // half-width asked for
  std::size_t first = 0, median = 0, last = 0; // replicates at the stop
  double covered = 0.0;
};

// Asked for the half-width that Student's interval of `typical` replicates would have in the population.
std::vector<Stopped> stops_of(const Population& population, std::size_t typical, std::uint32_t studies);

std::string coverage_table(const std::vector<Covered>& covered);
std::string summary_of(const std::vector<Covered>& covered);
std::string stops_table(const Population& population, const std::vector<Stopped>& stopped);

} // namespace entente::coverage
