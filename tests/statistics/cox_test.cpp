#include "engine/statistics/survival/cox.hpp"

#include "tests/catch.hpp"
#include "tests/statistics/heart_transplants.hpp"
#include "tests/statistics/leukaemia.hpp"

#include <cmath>
#include <vector>

using namespace entente;

namespace {

Matrix one_column(const std::vector<double>& values) {
  Matrix matrix(values.size(), 1);
  matrix.values = values;
  return matrix;
}

Matrix placebo_column() {
  std::vector<double> values(21, 0.0);
  values.resize(42, 1.0);
  return one_column(values);
}

double coefficient(const CoxSample& sample, std::span<const std::uint32_t> counts = {}) {
  const auto fit = sample.fit(counts);
  REQUIRE(fit);
  return fit->front();
}

} // namespace

TEST_CASE("Cox regression of the leukaemia patients is 1.509 with Breslow's ties and 1.572 with Efron's") {
  // Cox 1972 reports about 1.5-1.65 depending on ties; Kalbfleisch and Prentice 2002, example 4.1; digits
  // from R's coxph.
  CHECK(coefficient({leukaemia::everybody(), placebo_column(), Ties::breslow}) ==
        Approx(1.50919141259).epsilon(1e-8));
  CHECK(coefficient({leukaemia::everybody(), placebo_column(), Ties::efron}) ==
        Approx(1.57212514883).epsilon(1e-8));
}

TEST_CASE("Counting-process data give Therneau and Grambsch's worked answers") {
  // Therneau and Grambsch 2000, Modeling Survival Data, appendix E, test data set 2; digits from R's coxph.
  const std::vector<double> start = {1, 2, 5, 2, 1, 7, 3, 4, 8, 8};
  const std::vector<double> stop = {2, 3, 6, 7, 8, 9, 9, 9, 14, 17};
  const std::vector<std::uint32_t> event = {1, 1, 1, 1, 1, 1, 1, 0, 0, 0};
  std::vector<Spell> spells;
  for (std::size_t i = 0; i < start.size(); ++i)
    spells.push_back({stop[i], event[i], start[i]});
  const Matrix x = one_column({1, 0, 0, 1, 0, 1, 1, 1, 0, 0});
  CHECK(coefficient({spells, x, Ties::breslow}) == Approx(-0.0845260806613).epsilon(1e-8));
  CHECK(coefficient({spells, x, Ties::efron}) == Approx(-0.0211052096325).epsilon(1e-8));
}

TEST_CASE(
    "A covariate that changes on the way: a new heart is worth 0.127, nothing that could be told from 0") {
  // Crowley and Hu 1977; digits from R's coxph (survival 3.5), Surv(start, stop, event) ~ transplant. Days
  // count from 1; who died on the day of the operation was operated half a day before.
  std::vector<Spell> spells;
  std::vector<double> has_new_heart;
  for (const auto& patient : heart_transplants::patients) {
    const Spell whole{patient.seen + 1.0, patient.died ? 1U : censored};
    const double operated = patient.waited + (patient.waited == patient.seen ? 0.5 : 1.0);
    if (patient.waited < 0 || operated <= 0.0) {
      spells.push_back(whole);
      has_new_heart.push_back(0.0);
      continue;
    }
    spells.push_back({operated, censored});
    has_new_heart.push_back(0.0);
    spells.push_back({whole.end, whole.cause, operated});
    has_new_heart.push_back(1.0);
  }
  CHECK(spells.size() == 172);
  CHECK(coefficient({spells, one_column(has_new_heart)}) == Approx(0.127141126615).epsilon(1e-7));
}

TEST_CASE("Counts are copies, and none leaves a spell out") {
  const std::vector<Spell> all = leukaemia::everybody();
  std::vector<std::uint32_t> counts;
  std::vector<Spell> copied;
  std::vector<double> covariate;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    counts.push_back(i % 3);
    for (std::uint32_t copy = 0; copy < i % 3; ++copy) {
      copied.push_back(all[i]);
      covariate.push_back(placebo_column()(i, 0));
    }
  }
  CHECK(coefficient({all, placebo_column()}, counts) ==
        Approx(coefficient({copied, one_column(covariate)})).epsilon(1e-9));
}

TEST_CASE("Units and offsets of a covariate change only its coefficient's unit") {
  Matrix shifted = placebo_column();
  for (double& value : shifted.values)
    value = 1e6 + 1000.0 * value;
  CHECK(coefficient({leukaemia::everybody(), shifted}) * 1000.0 == Approx(1.57212514883).epsilon(1e-7));
}

TEST_CASE("A covariate that says nothing or everything has no Cox estimate") {
  const auto none = [](std::vector<Spell> spells, Matrix x) {
    return !CoxSample(std::move(spells), std::move(x)).fit();
  };
  CHECK(none(leukaemia::everybody(), Matrix(42, 1, 3.0)));
  CHECK(none({{1.0, 1}, {2.0, 1}, {3.0}, {3.0}}, one_column({1, 1, 0, 0})));
  CHECK(none({{1.0}, {2.0}}, one_column({1, 0})));
  CHECK(none({}, Matrix(0, 1)));
  Matrix twice(42, 2);
  for (std::size_t i = 0; i < 42; ++i)
    twice(i, 0) = twice(i, 1) = placebo_column()(i, 0);
  CHECK(none(leukaemia::everybody(), twice));
}
