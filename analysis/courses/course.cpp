#include "analysis/courses/course.hpp"

#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace entente {
namespace {

// The first one is the first whose value is whole.
std::vector<Month> months_of(Month all, bool over_a_year, std::size_t most) {
  const Month first = over_a_year ? std::min(months_per_year, all) - 1 : 0;
  const Month step =
      std::max<Month>(1, (all - first + static_cast<Month>(most) - 1) / static_cast<Month>(most));
  std::vector<Month> months;
  for (Month month = all - 1; month >= first; month -= step)
    months.push_back(month);
  std::reverse(months.begin(), months.end());
  return months;
}

double value_at(std::span<const float> series, Month month, bool over_a_year) {
  if (!over_a_year)
    return double{series[static_cast<std::size_t>(month)]};
  double total = 0.0;
  for (Month m = std::max<Month>(0, month + 1 - months_per_year); m <= month; ++m)
    total += double{series[static_cast<std::size_t>(m)]};
  return total;
}

} // namespace

Course course_of(const std::vector<std::vector<float>>& histories, Month all, bool over_a_year,
                 const CoursePlan& plan) {
  Course course;
  course.months = months_of(all, over_a_year, plan.most_months);
  course.histories = histories.size();
  std::vector<double> column;
  for (const Month month : course.months) {
    column.clear();
    for (const std::vector<float>& history : histories)
      if (const double value = value_at(history, month, over_a_year); !std::isnan(value))
        column.push_back(value);
    course.means.push_back(mean(column));
    quantiles(column, Course::shares, course.bands.emplace_back());
  }
  course.dots = quantile_dots(std::move(column));
  for (std::size_t i = 0; i < std::min(plan.singles, histories.size()); ++i) {
    SingleCourse single{static_cast<std::uint32_t>(i), {}};
    for (const Month month : course.months)
      single.values.push_back(value_at(histories[i], month, over_a_year));
    course.singles.push_back(std::move(single));
  }
  return course;
}

std::vector<double> quantile_dots(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  std::vector<double> dots;
  if (values.empty())
    return dots;
  std::sort(values.begin(), values.end());
  for (std::size_t i = 0; i < Course::dots_count; ++i)
    dots.push_back(quantile_of_sorted(values, (static_cast<double>(i) + 0.5) / Course::dots_count));
  return dots;
}

} // namespace entente
