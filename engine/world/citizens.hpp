// What citizens think, arms side by side: the value of citizen i in lane l stands at i x lanes + l, so that
// one neighbour's opinion in all arms is one read.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

struct Citizens {
  std::size_t lanes = 1;              // 1 or a multiple of the vector width; lanes beyond the arms idle along
  std::vector<float> confidence;      // [citizen][lane]
  std::vector<float> cynicism;        // [citizen][lane]
  std::vector<float> next_confidence; // written this month, swapped at its end
  bool operator==(const Citizens&) const = default;
};

// Sums over the citizens of one cell, in units of 2^-24: integers, so that no order of adding can matter.
struct CellSums {
  std::int64_t confidence = 0;
  std::int64_t cynicism = 0;
  std::int64_t mobilised = 0;  // (1 - confidence) (threat + cynicism) / 2
  std::int64_t supporters = 0; // count
  std::int64_t believers = 0;  // count
  bool operator==(const CellSums&) const = default;
};
constexpr double fixed_point = 16777216.0; // 2^24

} // namespace entente
