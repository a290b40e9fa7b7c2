#include "engine/statistics/survival/cox.hpp"

#include "engine/statistics/survival/log_rank.hpp"
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
  std::vector<double> values;
  for (const std::uint32_t group : leukaemia::on_placebo())
    values.push_back(group);
  return one_column(values);
}

} // namespace

TEST_CASE("Cox regression of the leukaemia patients is 1.509 with Breslow's ties and 1.572 with Efron's") {
  // Cox 1972 reports about 1.5-1.65 depending on ties; Kalbfleisch and Prentice 2002, example 4.1; digits
  // from R's coxph.
  const auto breslow = fit_cox(leukaemia::everybody(), placebo_column(), Ties::breslow);
  REQUIRE(breslow);
  CHECK(breslow->coefficients[0] == Approx(1.50919141259).epsilon(1e-8));
  CHECK(breslow->errors[0] == Approx(0.409564406367).epsilon(1e-7));
  CHECK(breslow->log_likelihood_null == Approx(-93.9850504782).epsilon(1e-11));
  CHECK(breslow->log_likelihood == Approx(-86.3796220711).epsilon(1e-11));
  const auto efron = fit_cox(leukaemia::everybody(), placebo_column(), Ties::efron);
  REQUIRE(efron);
  CHECK(efron->coefficients[0] == Approx(1.57212514883).epsilon(1e-8));
  CHECK(efron->errors[0] == Approx(0.412396717709).epsilon(1e-7));
  CHECK(efron->log_likelihood_null == Approx(-93.1842699968).epsilon(1e-11));
  CHECK(efron->log_likelihood == Approx(-85.0084245774).epsilon(1e-11));
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
  const auto breslow = fit_cox(spells, x, Ties::breslow);
  REQUIRE(breslow);
  CHECK(breslow->coefficients[0] == Approx(-0.0845260806613).epsilon(1e-8));
  CHECK(breslow->covariance(0, 0) == Approx(0.630145870035).epsilon(1e-7));
  CHECK(breslow->log_likelihood_null == Approx(-9.39266192877).epsilon(1e-11));
  CHECK(breslow->log_likelihood == Approx(-9.38701511837).epsilon(1e-11));
  const auto efron = fit_cox(spells, x, Ties::efron);
  REQUIRE(efron);
  CHECK(efron->coefficients[0] == Approx(-0.0211052096325).epsilon(1e-8));
  CHECK(efron->covariance(0, 0) == Approx(0.632306260654).epsilon(1e-7));
  CHECK(efron->log_likelihood == Approx(-9.16916646472).epsilon(1e-11));
}

TEST_CASE(
    "A covariate that changes on the way: a new heart is worth 0.127, nothing that could be told from 0") {
  // Crowley and Hu 1977; digits from R's coxph (survival 3.5), Surv(start, stop, event) ~ transplant. Days
  // count from 1; who died on the day of the operation was operated half a day before.
  std::vector<Spell> spells;
  std::vector<double> has_new_heart;
  for (const auto& patient : heart_transplants::patients) {
    std::vector<double> operated;
    if (patient.waited >= 0)
      operated.push_back(patient.waited + (patient.waited == patient.seen ? 0.5 : 1.0));
    const std::vector<Spell> pieces = split_at({patient.seen + 1.0, patient.died ? 1U : censored}, operated);
    for (const Spell& piece : pieces) {
      spells.push_back(piece);
      has_new_heart.push_back(!operated.empty() && piece.start >= operated[0] ? 1.0 : 0.0);
    }
  }
  CHECK(spells.size() == 172);
  const auto fit = fit_cox(spells, one_column(has_new_heart), Ties::efron);
  REQUIRE(fit);
  CHECK(fit->coefficients[0] == Approx(0.127141126615).epsilon(1e-7));
  CHECK(fit->errors[0] == Approx(0.301141104253).epsilon(1e-7));
  CHECK(fit->log_likelihood_null == Approx(-298.121355672984).epsilon(1e-11));
  CHECK(fit->log_likelihood == Approx(-298.031451615274).epsilon(1e-11));
}

TEST_CASE("Cutting a spell whose covariates stay the same changes no estimate") {
  const std::vector<double> cuts = {4.0, 10.0, 20.0};
  std::vector<Spell> pieces;
  std::vector<double> covariate;
  const std::vector<Spell> whole = leukaemia::everybody();
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const Spell& piece : split_at(whole[i], cuts)) {
      pieces.push_back(piece);
      covariate.push_back(i < 21 ? 0.0 : 1.0);
    }
  CHECK(pieces.size() > whole.size());
  const auto fit = fit_cox(pieces, one_column(covariate), Ties::breslow);
  REQUIRE(fit);
  CHECK(fit->coefficients[0] == Approx(1.50919141259).epsilon(1e-8));
  CHECK(fit->errors[0] == Approx(0.409564406367).epsilon(1e-7));
}

TEST_CASE("Early and late effects of a split equal those of the two parts fitted alone") {
  // Endings before and after the cut share no risk set, so the likelihood is a product.
  const std::vector<double> cuts = {8.0};
  std::vector<Spell> all, early, late;
  std::vector<double> early_x, late_x;
  Matrix both(0, 2);
  const std::vector<Spell> whole = leukaemia::everybody();
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const Spell& piece : split_at(whole[i], cuts)) {
      const double x = i < 21 ? 0.0 : 1.0;
      const bool is_late = piece.start >= 8.0;
      all.push_back(piece);
      both.values.push_back(is_late ? 0.0 : x);
      both.values.push_back(is_late ? x : 0.0);
      ++both.rows;
      (is_late ? late : early).push_back(piece);
      (is_late ? late_x : early_x).push_back(x);
    }
  const auto joint = fit_cox(all, both, Ties::efron);
  REQUIRE(joint);
  CHECK(joint->coefficients[0] == Approx(fit_cox(early, one_column(early_x))->coefficients[0]));
  CHECK(joint->coefficients[1] == Approx(fit_cox(late, one_column(late_x))->coefficients[0]));
  CHECK(joint->covariance(0, 1) == Approx(0.0).margin(1e-12));
}

TEST_CASE("Units and offsets of a covariate change only its coefficient's unit") {
  Matrix shifted = placebo_column();
  for (double& value : shifted.values)
    value = 1e6 + 1000.0 * value;
  const auto fit = fit_cox(leukaemia::everybody(), shifted, Ties::efron);
  REQUIRE(fit);
  CHECK(fit->coefficients[0] * 1000.0 == Approx(1.57212514883).epsilon(1e-7));
}

TEST_CASE("A covariate that says nothing or everything has no Cox estimate") {
  CHECK_FALSE(fit_cox(leukaemia::everybody(), Matrix(42, 1, 3.0)));
  CHECK_FALSE(fit_cox(std::vector<Spell>{{1.0, 1}, {2.0, 1}, {3.0}, {3.0}}, one_column({1, 1, 0, 0})));
  CHECK_FALSE(fit_cox(std::vector<Spell>{{1.0}, {2.0}}, one_column({1, 0})));
  Matrix twice(42, 2);
  for (std::size_t i = 0; i < 42; ++i)
    twice(i, 0) = twice(i, 1) = placebo_column()(i, 0);
  CHECK_FALSE(fit_cox(leukaemia::everybody(), twice));
}

TEST_CASE("A spell is cut only inside itself and only its last piece ends") {
  const std::vector<double> cuts = {1.0, 2.0, 5.0, 9.0};
  const std::vector<Spell> pieces = split_at({7.0, 2, 2.0}, cuts);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].start == 2.0);
  CHECK(pieces[0].end == 5.0);
  CHECK_FALSE(pieces[0].ended());
  CHECK(pieces[1].cause == 2);
  CHECK(pieces[1].start == 5.0);
}
