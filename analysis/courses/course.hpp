// One indicator month by month over many histories: quantiles, mean, and a few of them one by one.
#pragma once
#include "engine/core/month.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

struct CourseQuestion {
  std::string_view indicator; // of indicator_table(), by name
  bool over_a_year = false;   // added over twelve months instead of a month's own value
};

struct SingleCourse {
  std::uint32_t replicate = 0;
  std::vector<double> values; // by month of the course
};

struct Course {
  static constexpr std::array shares{0.05, 0.25, 0.5, 0.75, 0.95};
  static constexpr std::size_t dots_count = 20;

  std::vector<Month> months;                            // those looked at, ascending, the last one included
  std::vector<std::array<double, shares.size()>> bands; // by month, quantiles over histories
  std::vector<double> means;                            // by month
  std::vector<SingleCourse> singles;                    // the first replicates
  std::vector<double> dots;                             // of the last month: quantiles at (i + 1/2) / 20
  std::size_t histories = 0;
};

struct CoursePlan {
  std::size_t most_months = 60; // looked at
  std::size_t singles = 20;
};

// histories: one value for each of `all` months. Over a year: added over twelve months instead of a month's
// own value. In a month a history counts where it has a value.
Course course_of(const std::vector<std::vector<float>>& histories, Month all, bool over_a_year,
                 const CoursePlan& plan);

// Twenty values that stand for a sample: its quantiles at (i + 1/2) / 20 (Kay, Kola, Hullman and Munson
// 2016).
std::vector<double> quantile_dots(std::vector<double> values);

} // namespace entente
