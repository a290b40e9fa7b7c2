// Citizens' beliefs, arms side by side: the value of citizen i in lane l stands at i x lanes + l, so that
// one neighbour's opinion in all arms is one read.
#pragma once
#include "engine/world/network/huge_pages.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

// Arms are stored so many at a time: as the narrowest registers have room for.
constexpr std::size_t lane_step = 4;

struct Citizens {
  std::size_t lanes = 1;              // 1 or a multiple of lane_step; lanes beyond the arms idle along
  LargeVector<float> confidence;      // [citizen][lane]
  LargeVector<float> cynicism;        // [citizen][lane]
  LargeVector<float> next_confidence; // written this month, swapped at its end
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

// The sums of every cell in every lane, one row per quantity, [cell x lanes + lane].
struct CitizensSums {
  std::vector<std::int64_t> confidence, cynicism, mobilised, supporters, believers;

  void clear(std::size_t size) {
    for (auto* row : {&confidence, &cynicism, &mobilised, &supporters, &believers})
      row->assign(size, 0);
  }
  CellSums operator[](std::size_t at) const {
    return {confidence[at], cynicism[at], mobilised[at], supporters[at], believers[at]};
  }
  bool operator==(const CitizensSums&) const = default;
};

// Where a stretch of citizens is added up, [lane].
struct SumRows {
  std::int64_t *confidence, *cynicism, *mobilised, *supporters, *believers;

  std::array<std::int64_t*, 5> all() const {
    return {confidence, cynicism, mobilised, supporters, believers};
  }
};
inline SumRows rows_from(CitizensSums& sums, std::size_t at) {
  return {&sums.confidence[at], &sums.cynicism[at], &sums.mobilised[at], &sums.supporters[at],
          &sums.believers[at]};
}

} // namespace entente
