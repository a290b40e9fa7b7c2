#include "analysis/verdict.hpp"

#include "analysis/comparison.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/statistics/holm.hpp"
#include "engine/statistics/tails.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

constexpr double significance = 0.05;
constexpr SmallestDifference two_points{0.02}, one_point{0.01}, tenth{0.1}, twentieth{0.05, true};

bool counts(const ExpectationVerdict& expectation) {
  return expectation.pairs > 0;
}

Finding reversed(Finding positive, Finding negative, char sign) {
  return sign == '+' ? positive : negative;
}

// "+": see the header.
Finding of_more(const Interval& interval, double smallest) {
  if (interval.low > 0.0)
    return Finding::confirmed;
  return interval.high < smallest ? Finding::refuted : Finding::undecided;
}

Finding of_nothing(const Interval& interval, double smallest) {
  if (interval.low > -smallest && interval.high < smallest)
    return Finding::confirmed;
  return interval.low > smallest || interval.high < -smallest ? Finding::refuted : Finding::undecided;
}

Finding finding_of(const Interval& interval, char sign, double smallest) {
  if (std::isnan(interval.low) || std::isnan(interval.high))
    return Finding::undecided;
  if (sign == '0')
    return of_nothing(interval, smallest);
  return reversed(of_more(interval, smallest), of_more({-interval.high, -interval.low}, smallest), sign);
}

std::string sign_reading(const ExpectationVerdict& e) {
  const std::string_view more = e.expected == '+' ? "more" : "less",
                         less = e.expected == '+' ? "less" : "more";
  switch (e.finding) {
  case Finding::confirmed:
    return fmt::format("{}, as expected{}", more, e.too_small ? ", but too little to matter" : "");
  case Finding::refuted:
    if (e.beyond_noise && (e.difference > 0.0) != (e.expected == '+'))
      return fmt::format("{} instead of {}{}", less, more,
                         e.too_small ? ", though too little to matter" : "");
    return "no difference that matters";
  case Finding::undecided:
    if (e.alone == Finding::confirmed)
      return fmt::format("{} by itself, but not once all expectations are looked at together", more);
    return "this many conflicts cannot tell";
  }
  return {};
}

std::string zero_reading(const ExpectationVerdict& e) {
  const std::string_view direction = e.difference > 0.0 ? "more" : "less";
  switch (e.finding) {
  case Finding::confirmed:
    return e.beyond_noise ? fmt::format("{}, too little to matter, as expected", direction)
                          : "no difference that matters, as expected";
  case Finding::refuted:
    return fmt::format("{}, by more than what matters", direction);
  case Finding::undecided:
    return e.beyond_noise ? fmt::format("{}; whether by enough to matter cannot be told", direction)
                          : "neither a difference nor its absence is shown";
  }
  return {};
}

// The pairs it would take. Student's interval falls with their root, the rule of three with their number.
std::optional<std::size_t> pairs_to_decide(const ExpectationVerdict& e, double student_reach) {
  if (e.finding != Finding::undecided || !(e.smallest > 0.0) || std::isnan(e.controlled.low))
    return std::nullopt;
  const double wider = e.controlled.half_width() / e.smallest, by_student = student_reach / e.smallest;
  if (!(wider > 1.0))
    return std::nullopt; // the effect lies where no precision helps soon
  return static_cast<std::size_t>(
      std::ceil(static_cast<double>(e.pairs) * std::max(wider, by_student * by_student)));
}

// A NUL where an outcome has no worse side.
char worse_sign(Better better) {
  return better == Better::more ? '-' : better == Better::less ? '+' : '\0';
}

double smallest_for(const Expectation& expectation, const Scenario& scenario, const ComparedOutcome& outcome,
                    double reference) {
  if (expectation.smallest)
    return *expectation.smallest;
  SmallestDifference smallest = twentieth;
  std::string_view measure = outcome.name;
  for (const NamedOutcome& own : scenario.outcomes)
    if (own.name == outcome.name)
      measure = own.measure;
  for (const OutcomeField& field : outcome_table())
    if (field.name == measure || (!field.measure.empty() && field.measure == measure))
      smallest = smallest_difference(field.outcome);
  return smallest.of(reference);
}

class Judge {
 public:
  Judge(const Comparison& comparison, const Scenario& scenario)
      : comparison_(&comparison), scenario_(&scenario) {}

  void hear(const Expectation& expectation) {
    for (std::size_t s = 0; s < comparison_->strategies.size(); ++s) {
      const std::string& name = comparison_->strategies[s].name;
      if (s == comparison_->reference)
        continue;
      if (expectation.strategy.empty() ? has_content(name) : expectation.strategy == name)
        hear(expectation, comparison_->strategies[s]);
    }
  }

  std::vector<ExpectationVerdict> judge() {
    control();
    for (std::size_t i = 0; i < heard_.size(); ++i) {
      ExpectationVerdict& e = heard_[i];
      e.alone = finding_of(e.interval, e.expected, e.smallest);
      e.finding = finding_of(e.controlled, e.expected, e.smallest);
      e.beyond_noise = e.controlled.low > 0.0 || e.controlled.high < 0.0;
      e.too_small = of_nothing(e.controlled, e.smallest) == Finding::confirmed;
      e.reading = !counts(e)          ? "no conflict has it in both arms"
                  : e.expected == '0' ? zero_reading(e)
                                      : sign_reading(e);
      e.pairs_to_decide = pairs_to_decide(e, source_[i].student_reach);
    }
    return std::move(heard_);
  }

 private:
  bool has_content(const std::string& strategy) const {
    return std::any_of(
        scenario_->strategies.begin(), scenario_->strategies.end(),
        [&](const Strategy& candidate) { return candidate.name == strategy && !is_yardstick(candidate); });
  }

  void hear(const Expectation& expectation, const StrategyResult& strategy) {
    for (std::size_t o = 0; o < comparison_->outcomes.size(); ++o) {
      const ComparedOutcome& outcome = comparison_->outcomes[o];
      const OutcomeResult& result = strategy.outcomes[o];
      if (outcome.name != expectation.outcome || result.given)
        continue; // what the start fixes can neither be confirmed nor refuted
      const double reference = comparison_->strategies[comparison_->reference].outcomes[o].value.mean;
      ExpectationVerdict e;
      e.strategy = strategy.name;
      e.outcome = outcome.name;
      e.label = outcome.label;
      e.unit = outcome.unit;
      e.expected = expectation.sign;
      e.smallest = smallest_for(expectation, *scenario_, outcome, reference);
      e.smallest_is_own = expectation.smallest.has_value();
      e.of_harm = expectation.sign == worse_sign(outcome.better);
      e.pairs = result.difference.estimate.n;
      e.reference = reference;
      e.difference = result.difference.estimate.mean;
      e.interval = difference_interval(result.difference, outcome, 1.0 - significance);
      e.p = result.difference.p;
      source_.push_back({&result.difference, &outcome});
      heard_.push_back(std::move(e));
    }
  }

  // Holm 1979 as intervals: the k-th smallest p of m is held against 0.05 / (m - k + 1), until the first that
  // is not below; all from there on keep that level (Strassburger and Bretz 2008).
  void control() {
    std::vector<double> p;
    for (const ExpectationVerdict& e : heard_)
      p.push_back(e.p);
    const std::vector<double> holm = holm_adjusted(p);
    std::vector<std::size_t> order(heard_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return std::isnan(p[i]); });
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::size_t left = order.size();
    for (ExpectationVerdict& e : heard_)
      e.controlled = e.interval;
    for (const std::size_t i : order) {
      heard_[i].p_holm = holm[i];
      const double level = 1.0 - significance / static_cast<double>(left);
      const Estimate& estimate = source_[i].difference->estimate;
      heard_[i].controlled = difference_interval(*source_[i].difference, *source_[i].outcome, level);
      source_[i].student_reach = student_critical(level, estimate.degrees) * estimate.error;
      if (holm[i] < significance)
        --left;
    }
    for (std::size_t i = 0; i < heard_.size(); ++i)
      if (std::isnan(p[i]))
        heard_[i].p_holm = p[i];
  }

  const Comparison* comparison_;
  const Scenario* scenario_;
  std::vector<ExpectationVerdict> heard_;
  struct Source {
    const Difference* difference;
    const ComparedOutcome* outcome;
    double student_reach = 0.0; // at the level that decides
  };
  std::vector<Source> source_; // of each
};

std::string counted(std::size_t n, std::string_view what) {
  return fmt::format("{} {}", n, what);
}

std::string sentence_of(const Verdict& verdict, std::size_t conflicts) {
  const std::size_t all = verdict.expectations.size();
  std::string counts = counted(verdict.confirmed, "confirmed");
  if (verdict.small > 0)
    counts += fmt::format(" ({} of them by too little to matter)", verdict.small);
  counts += ", " + counted(verdict.refuted, "refuted") + ", " + counted(verdict.undecided, "undecided");
  std::string_view so;
  switch (verdict.overall) {
  case Overall::confirmed:
    so = verdict.small == all && all > 0 ? "the hypothesis stands, by effects too small to matter"
                                         : "the hypothesis stands";
    break;
  case Overall::refuted:
    so = "the hypothesis does not stand";
    break;
  case Overall::mixed:
    so = "the hypothesis stands in part and fails in part";
    break;
  case Overall::undecided:
    so = verdict.confirmed > 0 ? "nothing speaks against the hypothesis, but part of it is open"
                               : "the hypothesis is open";
    break;
  }
  return fmt::format("Of {} written down before, {}, at {} conflicts: {}.",
                     counted(all, all == 1 ? "expectation" : "expectations"), counts, conflicts, so);
}

Overall overall_of(const Verdict& verdict) {
  if (verdict.refuted > 0)
    return verdict.confirmed > 0 ? Overall::mixed : Overall::refuted;
  return verdict.undecided > 0 ? Overall::undecided : Overall::confirmed;
}

} // namespace

std::string_view name_of(Finding finding) {
  return finding == Finding::confirmed ? "confirmed" : finding == Finding::refuted ? "refuted" : "undecided";
}

std::string_view name_of(Overall overall) {
  switch (overall) {
  case Overall::confirmed:
    return "confirmed";
  case Overall::refuted:
    return "refuted";
  case Overall::mixed:
    return "mixed";
  case Overall::undecided:
    break;
  }
  return "undecided";
}

double SmallestDifference::of(double reference) const {
  return relative ? value * std::abs(reference) : value;
}

SmallestDifference smallest_difference(Outcome outcome) {
  switch (outcome) {
  case Outcome::accord:
  case Outcome::holds_5y:
  case Outcome::implementation_5y:
  case Outcome::relapse_5y:
  case Outcome::quiet_late:
    return two_points;
  case Outcome::citizens_confidence:
  case Outcome::citizens_cynicism:
  case Outcome::parties_confidence:
  case Outcome::parties_cynicism:
  case Outcome::third_parties_confidence:
  case Outcome::third_parties_cynicism:
    return one_point;
  case Outcome::log_deaths:
    return tenth;
  default:
    return twentieth;
  }
}

bool is_yardstick(const Strategy& strategy) {
  return !strategy.actions.empty() &&
         std::all_of(strategy.actions.begin(), strategy.actions.end(), [](const Action& action) {
           return action.instrument == Instrument::placebo || action.instrument == Instrument::more_money;
         });
}

std::optional<Verdict> verdict_of(const Comparison& comparison, const Scenario& scenario) {
  if (!scenario.hypothesis)
    return std::nullopt;
  Judge judge(comparison, scenario);
  for (const Expectation& expectation : scenario.hypothesis->expect)
    judge.hear(expectation);
  Verdict verdict;
  verdict.expectations = judge.judge();
  if (verdict.expectations.empty())
    return std::nullopt;
  for (const ExpectationVerdict& e : verdict.expectations) {
    verdict.confirmed += e.finding == Finding::confirmed;
    verdict.refuted += e.finding == Finding::refuted;
    verdict.undecided += e.finding == Finding::undecided;
    verdict.small += e.finding == Finding::confirmed && e.expected != '0' && e.too_small;
  }
  verdict.overall = overall_of(verdict);
  verdict.sentence = sentence_of(verdict, comparison.replicates);
  return verdict;
}

WorldVerdict world_verdict(const Verdict& verdict, const Scenario& scenario, std::string_view world) {
  WorldVerdict result;
  std::size_t asked = 0, confirmed = 0, refuted = 0;
  const auto gain = [](const ExpectationVerdict& e) { return e.expected != '0' && !e.of_harm; };
  const bool gains = std::any_of(verdict.expectations.begin(), verdict.expectations.end(), gain);
  for (const ExpectationVerdict& e : verdict.expectations) {
    if (gains ? !gain(e) : e.expected == '0')
      continue;
    ++asked;
    confirmed += e.finding == Finding::confirmed && !e.too_small;
    refuted += e.finding == Finding::refuted || (e.finding == Finding::confirmed && e.too_small);
  }
  if (scenario.hypothesis)
    result.should_fail = std::find(scenario.hypothesis->fails_in.begin(), scenario.hypothesis->fails_in.end(),
                                   world) != scenario.hypothesis->fails_in.end();
  result.found = confirmed > 0                   ? InWorld::holds
                 : asked > 0 && refuted == asked ? InWorld::fails
                                                 : InWorld::undecided;
  const std::string_view what = gains ? "gain" : "difference";
  const std::string does = result.found == InWorld::holds
                               ? fmt::format("at least one expected {} is there and matters", what)
                           : result.found == InWorld::fails
                               ? fmt::format("none of the expected {}s that would matter is there", what)
                               : "this many conflicts cannot tell";
  if (result.should_fail)
    result.sentence = fmt::format("It should fail here, and {}: {}.",
                                  result.found == InWorld::fails   ? "does"
                                  : result.found == InWorld::holds ? "does not"
                                                                   : "whether it does is open",
                                  does);
  else
    result.sentence =
        fmt::format("{}{}.", std::string(1, static_cast<char>(std::toupper(does[0]))), does.substr(1));
  return result;
}

} // namespace entente
