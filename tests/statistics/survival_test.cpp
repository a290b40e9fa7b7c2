#include "engine/statistics/inference/proportion.hpp"
#include "engine/statistics/survival/cumulative_incidence.hpp"
#include "engine/statistics/survival/kaplan_meier.hpp"
#include "engine/statistics/survival/weibull.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/leukaemia.hpp"

#include <cmath>
#include <vector>

using namespace entente;

TEST_CASE("Kaplan-Meier of the 6-MP patients is the published curve") {
  // Kalbfleisch and Prentice 2002, table 1.4; the same figures are printed by R's survfit.
  const SurvivalCurve curve = kaplan_meier(leukaemia::mercaptopurine());
  CHECK(curve.time == std::vector<double>{6, 7, 10, 13, 16, 22, 23});
  CHECK(curve.at_risk == std::vector<std::size_t>{21, 17, 15, 12, 11, 7, 6});
  const std::vector<double> survival = {0.85714286, 0.80672269, 0.75294118, 0.69019608,
                                        0.62745098, 0.53781513, 0.44817927};
  const std::vector<double> error = {0.076360355, 0.086935285, 0.096349653, 0.106814708,
                                     0.114053865, 0.128233752, 0.134591457};
  for (std::size_t i = 0; i < survival.size(); ++i) {
    CHECK(curve.survival[i] == Approx(survival[i]).epsilon(1e-7));
    CHECK(std::sqrt(curve.variance[i]) == Approx(error[i]).epsilon(1e-7));
  }
  CHECK(curve.survival_at(5.9) == 1.0);
  CHECK(curve.survival_at(6.0) == Approx(survival[0]));
  CHECK(curve.last_seen == 35.0);
}

TEST_CASE("Log-log interval of the 6-MP curve agrees with R's survfit") {
  const SurvivalCurve curve = kaplan_meier(leukaemia::mercaptopurine());
  const Interval at_ten = survival_interval(curve, 10.0);
  CHECK(at_ten.low == Approx(0.50319951).epsilon(1e-7));
  CHECK(at_ten.high == Approx(0.88936184).epsilon(1e-7));
  const Interval plain = survival_interval(curve, 6.0, SurvivalScale::plain);
  CHECK(plain.low == Approx(0.85714286 - 1.959964 * 0.076360355).epsilon(1e-6));
  CHECK(plain.high == 1.0);
}

TEST_CASE("Where nobody has relapsed yet, or everybody, the interval says what that leaves open") {
  const SurvivalCurve curve = kaplan_meier(leukaemia::mercaptopurine());
  const Interval at_five = survival_interval(curve, 5.0); // before the first relapse, all 21 at risk
  CHECK(at_five.high == 1.0);
  CHECK(at_five.low == Approx(wilson_interval(21, 21).low));
  const SurvivalCurve all = kaplan_meier(leukaemia::placebo()); // all 21 relapsed by week 23
  const Interval at_end = survival_interval(all, 23.0);
  CHECK(at_end.low == 0.0);
  CHECK(at_end.high == Approx(wilson_interval(0, 21).high));
}

TEST_CASE("A spell that enters late is not at risk before") {
  // At 2: two at risk, one ends. At 3: the second and the late one, one ends.
  const std::vector<Spell> spells = {{2.0, 1}, {3.0, 1}, {4.0, censored, 2.0}};
  const SurvivalCurve curve = kaplan_meier(spells);
  CHECK(curve.at_risk == std::vector<std::size_t>{2, 2});
  CHECK(curve.survival_at(3.5) == Approx(0.25));
}

TEST_CASE("Cumulative incidence of a single cause is one minus Kaplan-Meier with Greenwood's variance") {
  const IncidenceCurve incidence = cumulative_incidence(leukaemia::mercaptopurine(), 1);
  const SurvivalCurve survival = kaplan_meier(leukaemia::mercaptopurine());
  for (const double week : {3.0, 6.0, 12.0, 23.0, 30.0}) {
    CHECK(incidence.incidence_at(week) == Approx(1.0 - survival.survival_at(week)));
    CHECK(incidence.variance_at(week) == Approx(survival.variance_at(week)).margin(1e-15));
  }
}

TEST_CASE("Without censoring cumulative incidence is a share with a binomial variance") {
  std::vector<Spell> spells;
  for (std::uint32_t i = 0; i < 40; ++i)
    spells.push_back({1.0 + 0.25 * i, 1 + i % 3});
  const IncidenceCurve second = cumulative_incidence(spells, 2);
  // Of the first 20 spells, 7 are of cause 2 (i = 1, 4, ..., 19).
  const double share = 7.0 / 40.0;
  CHECK(second.incidence_at(1.0 + 0.25 * 19) == Approx(share));
  CHECK(second.variance_at(1.0 + 0.25 * 19) == Approx(share * (1.0 - share) / 40.0));
  CHECK(incidence_interval(second, 1.0 + 0.25 * 19).contains(share));
}

TEST_CASE("Two causes among ten with censoring: incidences and variances in whole numbers") {
  // Endings at 1, 2, ..., 10 with causes 1, 2, -, 1, 2, 1, -, 2, 1, -. Fractions worked out by hand,
  // variances with Marubini and Valsecchi 1995, equation 10.12; R's survfit(Surv(t, s) ~ 1) prints the same.
  const std::vector<std::uint32_t> causes = {1, 2, censored, 1, 2, 1, censored, 2, 1, censored};
  std::vector<Spell> spells;
  for (std::size_t i = 0; i < causes.size(); ++i)
    spells.push_back({static_cast<double>(i + 1), causes[i]});
  const IncidenceCurve first = cumulative_incidence(spells, 1), second = cumulative_incidence(spells, 2);
  CHECK(first.incidence_at(6.0) == Approx(23.0 / 70.0));
  CHECK(first.incidence_at(9.0) == Approx(101.0 / 210.0));
  CHECK(second.incidence_at(8.5) == Approx(11.0 / 30.0));
  CHECK(first.variance_at(6.0) == Approx(8367.0 / 343000.0));
  CHECK(first.variance_at(9.0) == Approx(293429.0 / 9261000.0));
  CHECK(second.variance_at(8.0) == Approx(39203.0 / 1323000.0));
}

TEST_CASE("Incidences of all causes and survival sum to one") {
  std::vector<Spell> spells = leukaemia::everybody();
  for (std::size_t i = 0; i < spells.size(); ++i)
    if (spells[i].ended() && i % 2 == 0)
      spells[i].cause = 2;
  const IncidenceCurve one = cumulative_incidence(spells, 1);
  const IncidenceCurve two = cumulative_incidence(spells, 2);
  const SurvivalCurve any = kaplan_meier(spells);
  for (const double week : {1.0, 6.0, 11.0, 23.0})
    CHECK(one.incidence_at(week) + two.incidence_at(week) + any.survival_at(week) == Approx(1.0));
}

TEST_CASE("Weibull fits of the leukaemia patients are those of R's survreg") {
  // survreg(Surv(weeks, relapsed) ~ 1), survival 3.5: intercept = log scale, scale = 1 / shape.
  const auto drug = fit_weibull(leukaemia::mercaptopurine());
  REQUIRE(drug);
  CHECK(drug->shape == Approx(1.35373452383).epsilon(1e-6));
  CHECK(drug->scale == Approx(33.7651509677).epsilon(1e-6));
  CHECK(drug->shape_error / drug->shape == Approx(0.27839788).epsilon(1e-6));
  CHECK(drug->scale_error / drug->scale == Approx(0.27336892).epsilon(1e-6));
  CHECK(drug->log_likelihood == Approx(-41.6586784769).epsilon(1e-10));
  const auto placebo = fit_weibull(leukaemia::placebo());
  REQUIRE(placebo);
  CHECK(placebo->shape == Approx(1.37049985947).epsilon(1e-6));
  CHECK(placebo->scale == Approx(9.48214125425).epsilon(1e-6));
  CHECK(placebo->scale_error / placebo->scale == Approx(0.167815455735).epsilon(1e-6));
}

TEST_CASE("The unit of time changes the scale of a Weibull fit and nothing else") {
  std::vector<Spell> years = leukaemia::mercaptopurine();
  for (Spell& spell : years)
    spell.end /= 52.0;
  CHECK(fit_weibull(years)->shape == Approx(fit_weibull(leukaemia::mercaptopurine())->shape));
  CHECK(fit_weibull(years)->scale * 52.0 == Approx(fit_weibull(leukaemia::mercaptopurine())->scale));
}

TEST_CASE("A Weibull fit needs two endings at different times, or a spell that outlasts them") {
  CHECK_FALSE(fit_weibull(std::vector<Spell>{{3.0, 1}, {5.0, censored}}));
  CHECK_FALSE(fit_weibull(std::vector<Spell>{{3.0, 1}, {3.0, 1}}));
  CHECK_FALSE(fit_weibull(std::vector<Spell>{{0.0, 1}, {3.0, 1}, {4.0, 1}}));
  CHECK(fit_weibull(std::vector<Spell>{{3.0, 1}, {3.0, 1}, {4.0, censored}}));
}
