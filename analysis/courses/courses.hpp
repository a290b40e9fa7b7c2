// Monthly courses under a strategy: where most histories lie, a few of them one by
// one, and where they end.
#pragma once
#include "analysis/courses/course.hpp"
#include "engine/store/sqlite/store.hpp"

#include <span>
#include <vector>

namespace entente {

// One course a question; of studies that kept series. A failed history counts nowhere; in a month a history
// counts where it has a value.
std::vector<Course> courses(const Store& store, const Histories& of,
                            std::span<const CourseQuestion> questions, const CoursePlan& plan = {});

} // namespace entente
