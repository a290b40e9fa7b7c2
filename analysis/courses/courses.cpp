#include "analysis/courses/courses.hpp"

#include <algorithm>

namespace entente {
namespace {

std::size_t place_of(const StoreHead& head, std::string_view indicator) {
  const auto found = std::find_if(head.indicators.begin(), head.indicators.end(),
                                  [&](const StoredOutcome& row) { return row.name == indicator; });
  return static_cast<std::size_t>(found - head.indicators.begin());
}

} // namespace

std::vector<Course> courses(const Store& store, const Histories& of,
                            std::span<const CourseQuestion> questions, const CoursePlan& plan) {
  const StoreHead& head = store.head();
  const auto months = static_cast<std::size_t>(head.months);
  std::vector<Course> list;
  for (const CourseQuestion& question : questions) {
    const std::size_t place = place_of(head, question.indicator);
    if (place == head.indicators.size()) { // of a program that did not measure it
      list.emplace_back();
      continue;
    }
    list.push_back(course_of(store.series(of, place * months, (place + 1) * months), head.months,
                             question.over_a_year, plan));
  }
  return list;
}

} // namespace entente
