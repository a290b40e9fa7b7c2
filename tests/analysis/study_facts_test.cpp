#include "analysis/courses/courses.hpp"
#include "analysis/study/study_change.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/statistics/inference/quantiles.hpp"
#include "tests/catch.hpp"
#include "tests/report/study.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

TEST_CASE("A course's quantiles are those of the stored series") {
  with_study(small_order(24, Keep::series), [](const StudyReading& study) {
    const CourseQuestion question{"citizens_confidence"};
    const std::vector<Course> list = courses(study.store, {1, 0, 0}, {&question, 1}, {12, 3});
    REQUIRE(list.size() == 1);
    const Course& course = list.front();
    CHECK(course.months.back() == study.store.head().months - 1);
    CHECK(course.months.size() <= 12);
    CHECK(course.singles.size() == 3);
    CHECK(course.histories == 24);
    const StoreHead& head = study.store.head();
    const auto indicator = static_cast<std::size_t>(
        std::find_if(head.indicators.begin(), head.indicators.end(),
                     [](const StoredOutcome& one) { return one.name == "citizens_confidence"; }) -
        head.indicators.begin());
    for (std::size_t m = 0; m < course.months.size(); ++m) {
      const std::size_t at =
          indicator * static_cast<std::size_t>(head.months) + static_cast<std::size_t>(course.months[m]);
      std::vector<double> values;
      for (const std::vector<float>& history : study.store.series({1, 0, 0}, at, at + 1))
        values.push_back(history.front());
      REQUIRE(values.size() == 24);
      std::sort(values.begin(), values.end());
      for (std::size_t q = 0; q < course.bands[m].size(); ++q)
        CHECK(course.bands[m][q] == Approx(quantile_of_sorted(values, Course::shares[q])).epsilon(1e-6));
    }
    CHECK(course.dots.size() == Course::dots_count);
    CHECK(std::is_sorted(course.dots.begin(), course.dots.end()));
  });
}

TEST_CASE("Twenty dots stand for a sample") {
  std::vector<double> values;
  for (int i = 0; i <= 100; ++i)
    values.push_back(i);
  const std::vector<double> dots = quantile_dots(values);
  REQUIRE(dots.size() == 20);
  CHECK(dots.front() == Approx(2.5));
  CHECK(dots.back() == Approx(97.5));
  CHECK(quantile_dots({}).empty());
}

TEST_CASE("Shares of the states of a process sum to 1 in every month") {
  StudyOrder order = small_order(24, Keep::series);
  order.scenario.months = 120;
  with_study(order, [](const StudyReading& study) {
    const StudyFacts facts = study_facts(study, Threads(2));
    for (const auto& [strategy, of] : facts.courses) {
      REQUIRE_FALSE(of.states.empty());
      for (const StateMonth& month : of.states) {
        double total = 0.0;
        for (const double share : month.share)
          total += share;
        CHECK(total == Approx(1.0).margin(1e-5));
      }
    }
  });
}

TEST_CASE("Causes of failure add up to the relapses of first accords") {
  StudyOrder order = small_order(64, Keep::events);
  order.scenario.months = 180;
  with_study(order, [](const StudyReading& study) {
    const std::vector<PeaceFailures> all = peace_failures(study.store, study.scenario);
    for (std::size_t strategy = 0; strategy < all.size(); ++strategy) {
      std::size_t accords = 0, failures = 0;
      std::optional<std::uint32_t> replicate;
      study.store.each_accord({strategy, 0, 0}, [&](const Unit& unit, const AccordRecord& accord) {
        if (replicate == unit.replicate)
          return;
        replicate = unit.replicate;
        if (accord.relapse_age.value_or(1) <= 0 || accord.signed_month + 1 >= study.store.head().months)
          return;
        ++accords;
        failures += accord.relapse_age.has_value();
      });
      CHECK(all[strategy].accords == accords);
      CHECK(all[strategy].failures == failures);
      for (const FailureCurve& curve : all[strategy].curves)
        CHECK(curve.cause != FailureCause::unknown);
    }
  });
}

TEST_CASE("A history replayed for the page is the stored one") {
  with_study(small_order(12), [](const StudyReading& study) {
    const StudyFacts facts = study_facts(study, Threads(2));
    CHECK(facts.not_replayed.empty());
    REQUIRE(facts.replayed.size() == 2);
    CHECK(facts.replayed[0].replicate == facts.replayed[1].replicate);
    for (const ReplayedHistory& replayed : facts.replayed) {
      CHECK(replayed.months.front().month == 0);
      for (std::size_t o = 0; o < outcome_count; ++o) {
        const double stored = study.store.values({replayed.strategy, 0, 0}, o)[replayed.replicate],
                     now = replayed.outcomes.values[o];
        CHECK((stored == now || (std::isnan(stored) && std::isnan(now))));
      }
    }
  });
}

TEST_CASE("The last width is that of the whole study") {
  with_study(small_order(48), [](const StudyReading& study) {
    const StudyFacts facts = comparison_facts(study);
    const auto primary = static_cast<std::size_t>(primary_outcome);
    const std::vector<WidthAt> widths = interval_widths(study.store, {1, 0, 0}, 0, primary);
    REQUIRE_FALSE(widths.empty());
    CHECK(widths.back().n == 48);
    CHECK(widths.back().half_width ==
          Approx(facts.comparison.strategies[1][primary_outcome].difference.estimate.interval.half_width()));
  });
}

TEST_CASE("A study beside itself has not changed, beside another seed only by noise") {
  with_study(small_order(48), [](const StudyReading& one) {
    const StudyFacts before = comparison_facts(one);
    const StudyChange same = study_change(before, before);
    CHECK(same.same_outcomes);
    CHECK(same.scenario.empty());
    CHECK(same.program.empty());
    for (const ChangedNumber& number : same.numbers)
      CHECK_FALSE(number.beyond_noise());
    StudyOrder other = small_order(48);
    other.scenario.run.seed = 12;
    with_study(other, [&](const StudyReading& two) {
      const StudyChange change = study_change(before, comparison_facts(two));
      CHECK_FALSE(change.same_outcomes);
      CHECK(change.numbers.size() == 2 * headline_outcomes().size());
      for (const ChangedNumber& number : change.numbers)
        CHECK_FALSE(number.beyond_noise());
    });
    other.scenario.months += 12;
    with_study(other, [&](const StudyReading& two) {
      CHECK_FALSE(study_change(before, comparison_facts(two)).scenario.empty());
    });
  });
}

TEST_CASE("Twenty-two accords have a path on record") {
  const std::vector<MeasuredPath> paths = measured_paths();
  CHECK(paths.size() == 22);
  for (const MeasuredPath& path : paths)
    for (const auto& [year, index] : path.path) {
      CHECK(year >= 1);
      CHECK((index >= 0.0 && index <= 1.0));
    }
}
