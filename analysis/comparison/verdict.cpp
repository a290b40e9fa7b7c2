#include "analysis/comparison/verdict.hpp"

#include "analysis/comparison/comparison.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

bool counts(const ExpectationVerdict& expectation) {
  return expectation.pairs > 0;
}

Confirmation reversed(Confirmation positive, Confirmation negative, char sign) {
  return sign == '+' ? positive : negative;
}

// "+": see the header.
Confirmation of_more(const Interval& interval, double smallest) {
  if (interval.low > 0.0)
    return Confirmation::confirmed;
  return interval.high < smallest ? Confirmation::refuted : Confirmation::undecided;
}

Confirmation of_nothing(const Interval& interval, double smallest) {
  if (interval.low > -smallest && interval.high < smallest)
    return Confirmation::confirmed;
  return interval.low > smallest || interval.high < -smallest ? Confirmation::refuted
                                                              : Confirmation::undecided;
}

constexpr Interval everything{-std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::infinity()};

// Whether the interval leaves open on which side of one of the values that count the difference lies.
bool something_open(const Interval& interval, double smallest) {
  return interval.contains(-smallest) || interval.contains(0.0) || interval.contains(smallest);
}

Confirmation finding_of(const Interval& interval, char sign, double smallest) {
  if (std::isnan(interval.low) || std::isnan(interval.high))
    return Confirmation::undecided;
  if (sign == '0')
    return of_nothing(interval, smallest);
  return reversed(of_more(interval, smallest), of_more({-interval.high, -interval.low}, smallest), sign);
}

// ": a harm", ": a small gain"; nothing where no side is better or noise may be all there is.
std::string side_text(const ExpectationVerdict& e) {
  if (e.side == Benefit::none)
    return {};
  return fmt::format(": a {}{}", e.too_small ? "small " : "", e.side == Benefit::harm ? "harm" : "gain");
}

// A gain is called too little to matter, a harm a harm.
std::string confirmed_sign_reading(const ExpectationVerdict& e, std::string_view more) {
  const std::string reading = fmt::format("{}, as expected", more);
  if (e.side == Benefit::harm)
    return reading + side_text(e);
  return reading + (e.too_small ? ", but too little to matter" : "");
}

std::string sign_reading(const ExpectationVerdict& e) {
  const std::string_view more = e.expected == '+' ? "more" : "less",
                         less = e.expected == '+' ? "less" : "more";
  switch (e.finding) {
  case Confirmation::confirmed:
    return confirmed_sign_reading(e, more);
  case Confirmation::refuted:
    if (e.beyond_noise && (e.difference > 0.0) != (e.expected == '+'))
      return fmt::format("{} instead of {}{}", less, more, side_text(e));
    return "no difference that matters";
  case Confirmation::undecided:
    if (e.alone == Confirmation::confirmed)
      return fmt::format("{} by itself, but not once all expectations are looked at together", more);
    return "this many conflicts cannot tell";
  }
  return {};
}

std::string zero_reading(const ExpectationVerdict& e) {
  const std::string_view direction = e.difference > 0.0 ? "more" : "less";
  switch (e.finding) {
  case Confirmation::confirmed:
    return e.beyond_noise ? fmt::format("{}, too little to matter, as expected{}", direction, side_text(e))
                          : "no difference that matters, as expected";
  case Confirmation::refuted:
    return fmt::format("{}, by more than what matters{}", direction, side_text(e));
  case Confirmation::undecided:
    return e.beyond_noise
               ? fmt::format("{}{}; whether by enough to matter cannot be told", direction, side_text(e))
               : "neither a difference nor its absence is shown";
  }
  return {};
}

// The pairs it would take to see no more than the smallest difference to either side.
std::optional<std::size_t> pairs_to_decide(const ExpectationVerdict& e, const PairedComparison& paired,
                                           double level) {
  if (e.finding != Confirmation::undecided || !(e.smallest > 0.0) || std::isnan(e.controlled.low))
    return std::nullopt;
  if (!(e.controlled.half_width() > e.smallest))
    return std::nullopt; // the effect lies where no precision helps soon
  return static_cast<std::size_t>(std::ceil(paired.pairs_for(e.smallest, level)));
}

// A NUL where an outcome has no worse side.
char worse_sign(Better better) {
  return better == Better::more ? '-' : better == Better::less ? '+' : '\0';
}

SmallestDifference smallest_for(std::string_view outcome, const Scenario& scenario) {
  for (const NamedOutcome& own : scenario.outcomes)
    if (own.name == outcome)
      return find_measured(own.measure)->smallest;
  return field_of(*find_outcome(outcome)).smallest;
}

Benefit side_of(Better better, double difference) {
  if (better == Better::neither || difference == 0.0)
    return Benefit::none;
  return (difference > 0.0) == (better == Better::more) ? Benefit::gain : Benefit::harm;
}

double smallest_for(const Expectation& expectation, const Scenario& scenario, const ComparedOutcome& outcome,
                    double reference) {
  if (expectation.smallest)
    return *expectation.smallest;
  return smallest_for(outcome.name, scenario).of(reference);
}

class VerdictBuilder {
 public:
  VerdictBuilder(const Comparison& comparison, const Scenario& scenario)
      : comparison_(&comparison), scenario_(&scenario) {}

  void add_expectation(const Expectation& expectation) {
    for (std::size_t s = 0; s < comparison_->strategies.size(); ++s) {
      const std::string& name = comparison_->strategies[s].name;
      if (s == comparison_->reference)
        continue;
      if (expectation.strategy.empty() ? has_content(name) : expectation.strategy == name)
        add_expectation(expectation, comparison_->strategies[s]);
    }
  }

  std::vector<ExpectationVerdict> builder() {
    control();
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      ExpectationVerdict& e = verdicts_[i];
      e.alone = finding_of(e.interval, e.expected, e.smallest);
      e.finding = finding_of(e.controlled, e.expected, e.smallest);
      e.beyond_noise = e.controlled.low > 0.0 || e.controlled.high < 0.0;
      e.side = e.beyond_noise ? side_of(source_[i].outcome->better, e.difference) : Benefit::none;
      e.too_small = of_nothing(e.controlled, e.smallest) == Confirmation::confirmed;
      e.reading = !counts(e)          ? "no conflict has it in both arms"
                  : e.expected == '0' ? zero_reading(e)
                                      : sign_reading(e);
      e.pairs_to_decide = pairs_to_decide(e, source_[i].difference->paired, source_[i].level);
    }
    return std::move(verdicts_);
  }

 private:
  bool has_content(const std::string& strategy) const {
    return std::any_of(
        scenario_->strategies.begin(), scenario_->strategies.end(),
        [&](const Strategy& candidate) { return candidate.name == strategy && !is_yardstick(candidate); });
  }

  void add_expectation(const Expectation& expectation, const StrategyResult& strategy) {
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
      if (outcome.name == field_of(Outcome::log_deaths).name)
        e.deaths = strategy[Outcome::deaths].difference.estimate.mean;
      e.interval = difference_interval(result.difference, outcome, confidence_level);
      e.p = result.difference.p;
      source_.push_back({&result.difference, &outcome});
      verdicts_.push_back(std::move(e));
    }
  }

  // Holm's procedure as Shaffer (1986) has it where hypotheses exclude each other. A difference is not -d,
  // not 0 or not d: it cannot be two of them. So 0.05 is divided by the number of expectations of which one
  // of the three is still possible, and divided anew when fewer are left (docs/decisions/0145).
  void control() {
    std::vector<std::size_t> tested;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      const bool tests = !std::isnan(verdicts_[i].p);
      verdicts_[i].controlled = tests ? everything : verdicts_[i].interval;
      verdicts_[i].p_holm = verdicts_[i].p;
      if (tests)
        tested.push_back(i);
    }
    for (std::size_t open = tested.size(), before = 0; open > 0 && open != before;) {
      before = open;
      for (const std::size_t i : tested)
        look_at_level(i, before);
      open = static_cast<std::size_t>(std::count_if(tested.begin(), tested.end(), [&](std::size_t i) {
        return something_open(verdicts_[i].controlled, verdicts_[i].smallest);
      }));
    }
  }

  void look_at_level(std::size_t i, std::size_t open) {
    ExpectationVerdict& e = verdicts_[i];
    if (e.controlled.contains(0.0)) // what is known stays known
      e.p_holm = std::min(1.0, e.p * static_cast<double>(open));
    source_[i].level = 1.0 - significance / static_cast<double>(open);
    e.controlled = difference_interval(*source_[i].difference, *source_[i].outcome, source_[i].level);
  }

  const Comparison* comparison_;
  const Scenario* scenario_;
  std::vector<ExpectationVerdict> verdicts_;
  struct Source {
    const Difference* difference;
    const ComparedOutcome* outcome;
    double level = confidence_level; // that decides
  };
  std::vector<Source> source_; // of each
};

std::string counted(std::size_t n, std::string_view what) {
  return fmt::format("{} {}", n, what);
}

// The expectations that hold up a claim: those of a gain. docs/decisions/0073.
bool of_gain(const ExpectationVerdict& e) {
  return e.expected != '0' && !e.of_harm;
}

struct Found {
  std::size_t asked = 0, there = 0, small = 0, not_there = 0, open = 0;
};

// there: by enough to matter, or perhaps.
Found gains_found(const Verdict& verdict) {
  Found found;
  for (const ExpectationVerdict& e : verdict.expectations) {
    if (!of_gain(e))
      continue;
    ++found.asked;
    found.there += e.finding == Confirmation::confirmed && !e.too_small;
    found.small += e.finding == Confirmation::confirmed && e.too_small;
    found.not_there += e.finding == Confirmation::refuted;
    found.open += e.finding == Confirmation::undecided;
  }
  return found;
}

// Where no gain was expected, a claim is what was expected: harm, or that nothing changes.
std::string_view without_gains(const Verdict& verdict) {
  const bool harm = std::any_of(verdict.expectations.begin(), verdict.expectations.end(),
                                [](const ExpectationVerdict& e) { return e.of_harm; });
  switch (verdict.overall) {
  case Overall::confirmed:
    return harm ? "the harm that was expected is there" : "nothing changes by enough to matter, as expected";
  case Overall::refuted:
    return "it is not as expected";
  case Overall::mixed:
    return "it is in part as expected and in part not";
  case Overall::undecided:
    break;
  }
  return "whether it is as expected is open";
}

std::string_view so_far(const Verdict& verdict) {
  const Found gains = gains_found(verdict);
  if (gains.asked == 0)
    return without_gains(verdict);
  if (gains.there + gains.small == 0 && gains.not_there > 0 && gains.open > 0)
    return "no expected gain is shown: part of the hypothesis fails, and part is open";
  switch (verdict.overall) {
  case Overall::confirmed:
    return gains.there == 0 ? "the hypothesis stands, by gains too small to matter" : "the hypothesis stands";
  case Overall::refuted:
    return gains.small > 0 ? "the hypothesis does not stand: no expected gain that would matter is there"
                           : "the hypothesis does not stand: no expected gain is there";
  case Overall::mixed:
    return "the hypothesis stands in part and fails in part";
  case Overall::undecided:
    break;
  }
  return gains.there > 0 ? "nothing speaks against the hypothesis, but part of it is open"
                         : "whether any expected gain is there is open";
}

std::string sentence_of(const Verdict& verdict, std::size_t conflicts) {
  const std::size_t all = verdict.expectations.size();
  std::string counts = counted(verdict.confirmed, "confirmed");
  if (verdict.small > 0)
    counts += fmt::format(" ({} of them by too little to matter)", verdict.small);
  counts += ", " + counted(verdict.refuted, "refuted") + ", " + counted(verdict.undecided, "undecided");
  return fmt::format("Of {} written down before, {}, at {} conflicts: {}.",
                     counted(all, all == 1 ? "expectation" : "expectations"), counts, conflicts,
                     so_far(verdict));
}

Overall overall_of(const Verdict& verdict) {
  const Found gains = gains_found(verdict);
  // What was expected beside gains does not hold up a claim whose gains are not there.
  if (gains.not_there > 0 && gains.there == 0)
    return gains.open > 0 ? Overall::mixed : Overall::refuted;
  if (verdict.refuted > 0)
    return verdict.confirmed > 0 ? Overall::mixed : Overall::refuted;
  return verdict.undecided > 0 ? Overall::undecided : Overall::confirmed;
}

// ---- beside what was expected

std::string signed_number(double value, int decimals) {
  const std::string text = fmt::format("{:+.{}f}", value, decimals);
  return text.find_first_of("123456789") == std::string::npos ? text.substr(1) : text; // no sign of nothing
}

std::string with_thousands(double people) {
  std::string digits = fmt::format("{:.0f}", std::abs(people));
  for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
    digits.insert(static_cast<std::size_t>(place), ",");
  return (people < 0.0 ? "-" : "+") + digits;
}

std::string deaths_text(double log_difference, double people) {
  constexpr double hundred = 100.0;
  return fmt::format("{} % in the typical conflict, {} deaths a conflict on average",
                     signed_number(hundred * std::expm1(log_difference), 1), with_thousands(people));
}

// The strategies that something was expected of, in order.
std::vector<const StrategyResult*> judged(const Verdict& verdict, const Comparison& comparison) {
  std::vector<const StrategyResult*> strategies;
  for (const StrategyResult& strategy : comparison.strategies)
    if (std::any_of(verdict.expectations.begin(), verdict.expectations.end(),
                    [&](const ExpectationVerdict& e) { return e.strategy == strategy.name; }))
      strategies.push_back(&strategy);
  return strategies;
}

std::string joined(const std::vector<std::string>& parts, std::string_view rest) {
  constexpr std::size_t most = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, parts.size()); ++i)
    text += (i == 0 ? "" : "; ") + parts[i];
  return parts.size() > most ? text + fmt::format("; and {} {}", parts.size() - most, rest) : text;
}

std::string primary_of(const std::vector<const StrategyResult*>& strategies) {
  constexpr double hundred = 100.0;
  const OutcomeField& field = field_of(primary_outcome);
  std::vector<std::string> parts;
  for (const StrategyResult* strategy : strategies) {
    const OutcomeResult& result = (*strategy)[primary_outcome];
    if (result.given || result.difference.estimate.n == 0)
      continue;
    const double change = result.difference.estimate.mean;
    const bool shown = stands(result.difference);
    const std::string_view reading = !shown                            ? "no gain is shown"
                                     : change < 0.0                    ? "fewer, a harm"
                                     : change < field.smallest.of(0.0) ? "more, by less than what matters"
                                                                       : "more";
    parts.push_back(fmt::format("{} under '{}' ({} in a hundred, 95 % interval {} to {})", reading,
                                strategy->name, signed_number(hundred * change, 1),
                                signed_number(hundred * result.difference.estimate.interval.low, 1),
                                signed_number(hundred * result.difference.estimate.interval.high, 1)));
  }
  if (parts.empty())
    return {};
  return fmt::format("Accords that hold five years: {}.", joined(parts, "strategies more"));
}

std::string harm_text(const StrategyResult& strategy, Outcome outcome) {
  const double change = strategy[outcome].difference.estimate.mean;
  if (outcome == Outcome::log_deaths)
    return fmt::format("deaths under '{}' ({})", strategy.name,
                       deaths_text(change, strategy[Outcome::deaths].difference.estimate.mean));
  return fmt::format("{} under '{}' ({}{})", field_of(outcome).label, strategy.name, signed_number(change, 3),
                     std::abs(change) < field_of(outcome).smallest.value ? ", less than what matters" : "");
}

// Those of the outcomes that a comparison is judged by, the deaths of people among them: their logarithm
// follows the typical conflict, their mean the large ones.
std::string harms_of(const std::vector<const StrategyResult*>& strategies) {
  std::vector<std::string> parts;
  for (const StrategyResult* strategy : strategies) {
    bool deaths = false;
    for (const Outcome outcome : headline_outcomes()) {
      const OutcomeResult& result = (*strategy)[outcome];
      if (outcome == Outcome::cost || result.given || !stands(result.difference) ||
          side_of(field_of(outcome).better, result.difference.estimate.mean) != Benefit::harm)
        continue;
      deaths = deaths || outcome == Outcome::log_deaths;
      parts.push_back(harm_text(*strategy, outcome));
    }
    const Estimate& people = (*strategy)[Outcome::deaths].difference.estimate;
    if (!deaths && people.interval.low > 0.0)
      parts.push_back(
          fmt::format("deaths under '{}' ({} a conflict on average, though not in the typical one)",
                      strategy->name, with_thousands(people.mean)));
  }
  if (parts.empty())
    return "No outcome is shown to get worse (cost apart).";
  return fmt::format("Shown to get worse, whatever was expected (cost apart): {}.", joined(parts, "more"));
}

} // namespace

std::string_view name_of(Confirmation finding) {
  return finding == Confirmation::confirmed ? "confirmed"
         : finding == Confirmation::refuted ? "refuted"
                                            : "undecided";
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

bool is_yardstick(const Strategy& strategy) {
  return !strategy.actions.empty() &&
         std::all_of(strategy.actions.begin(), strategy.actions.end(), [](const Action& action) {
           return action.instrument == Instrument::placebo || action.instrument == Instrument::more_money;
         });
}

std::string size_in_words(const ExpectationVerdict& expectation) {
  return expectation.deaths ? deaths_text(expectation.difference, *expectation.deaths) : std::string();
}

std::optional<Verdict> verdict_of(const Comparison& comparison, const Scenario& scenario) {
  if (!scenario.hypothesis)
    return std::nullopt;
  VerdictBuilder builder(comparison, scenario);
  for (const Expectation& expectation : scenario.hypothesis->expect)
    builder.add_expectation(expectation);
  Verdict verdict;
  verdict.expectations = builder.builder();
  if (verdict.expectations.empty())
    return std::nullopt;
  for (const ExpectationVerdict& e : verdict.expectations) {
    verdict.confirmed += e.finding == Confirmation::confirmed;
    verdict.refuted += e.finding == Confirmation::refuted;
    verdict.undecided += e.finding == Confirmation::undecided;
    verdict.small += e.finding == Confirmation::confirmed && of_gain(e) && e.too_small;
  }
  verdict.overall = overall_of(verdict);
  verdict.sentence = sentence_of(verdict, comparison.replicates);
  const std::vector<const StrategyResult*> strategies = judged(verdict, comparison);
  verdict.primary = primary_of(strategies);
  verdict.harms = harms_of(strategies);
  return verdict;
}

VariantVerdict variant_verdict(const Verdict& verdict, const Scenario& scenario, std::string_view variant) {
  VariantVerdict result;
  std::size_t asked = 0, confirmed = 0, refuted = 0;
  const bool gains = std::any_of(verdict.expectations.begin(), verdict.expectations.end(), of_gain);
  for (const ExpectationVerdict& e : verdict.expectations) {
    if (gains ? !of_gain(e) : e.expected == '0')
      continue;
    ++asked;
    confirmed += e.finding == Confirmation::confirmed && !e.too_small;
    refuted += e.finding == Confirmation::refuted || (e.finding == Confirmation::confirmed && e.too_small);
  }
  if (scenario.hypothesis)
    result.should_fail = std::find(scenario.hypothesis->fails_in.begin(), scenario.hypothesis->fails_in.end(),
                                   variant) != scenario.hypothesis->fails_in.end();
  result.found = confirmed > 0                   ? InVariant::holds
                 : asked > 0 && refuted == asked ? InVariant::fails
                                                 : InVariant::undecided;
  const bool harms = std::any_of(verdict.expectations.begin(), verdict.expectations.end(),
                                 [](const ExpectationVerdict& e) { return e.of_harm; });
  const std::string_view what = gains ? "gain" : harms ? "harm" : "difference";
  const std::string does = result.found == InVariant::holds
                               ? fmt::format("at least one expected {} is there and matters", what)
                           : result.found == InVariant::fails
                               ? fmt::format("none of the expected {}s that would matter is there", what)
                               : "this many conflicts cannot tell";
  if (result.should_fail)
    result.sentence = fmt::format("It should fail here, and {}: {}.",
                                  result.found == InVariant::fails   ? "does"
                                  : result.found == InVariant::holds ? "does not"
                                                                     : "whether it does is open",
                                  does);
  else
    result.sentence =
        fmt::format("{}{}.", std::string(1, static_cast<char>(std::toupper(does[0]))), does.substr(1));
  return result;
}

} // namespace entente
