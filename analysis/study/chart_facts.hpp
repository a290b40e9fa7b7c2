// Chart facts: what the charts of a comparison are drawn from, without the store of a study, so that a
// browser draws the same.
#pragma once
#include "analysis/comparison/comparison.hpp"
#include "analysis/courses/course.hpp"
#include "analysis/courses/replayed_history.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace entente {

struct Scenario;

// An indicator followed month by month, as the report calls it.
struct Followed {
  CourseQuestion question;
  std::string_view label, unit;
  bool logarithmic = false; // spread over powers of ten
};
std::vector<Followed> outlook_indicators();
std::vector<Followed>
attitude_indicators(); // confidence and cynicism in turn, of citizens, parties, third parties
// Shares of dyads by state of the process, in this order; they sum to 1.
constexpr std::array<std::string_view, 6> process_states{"war",          "ceasefire", "talks",
                                                         "implementing", "relapsed",  "ended"};

struct StateMonth {
  Month month = 0;
  std::array<double, process_states.size()> share{};
};
// What to ask of courses to tell the states, and the states by month from the means of these courses; none
// where one of them is missing.
std::vector<CourseQuestion> state_indicators();
std::vector<StateMonth> states_of(const std::vector<Course>& courses);

// Of one strategy, as the lists above; single histories only of those shown.
struct StrategyCourses {
  std::vector<Course> outlook, attitudes;
  std::vector<StateMonth> states;
};

struct ChartFacts {
  const Scenario* scenario = nullptr;
  Comparison comparison;
  std::vector<std::size_t> shown;                 // strategies to draw, the reference first
  std::vector<std::size_t> followed;              // those shown, then others that a reader can choose instead
  std::map<std::size_t, StrategyCourses> courses; // by strategy, those followed; empty without series
  std::vector<ReplayedHistory> replayed;          // one conflict under some strategies; may be empty
};

// The reference, then all if there are at most `most`; else most lives saved and lost, the hypothesis, the
// best and the worst by the primary outcome, those that control for cost, the rest in order.
std::vector<std::size_t> shown_strategies(const Comparison& comparison, const Scenario& scenario,
                                          std::size_t most = 6);

} // namespace entente
