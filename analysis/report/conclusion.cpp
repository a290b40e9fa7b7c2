// Three sentences: what helps, what does not or harms, and what none of this says.
#include "analysis/report/hundred.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/scale.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/study_facts.hpp"

#include "engine/store/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

constexpr double significance = 0.05;

bool stands(const Difference& difference) {
  return difference.p_holm < significance;
}

double good(Better better, double difference) {
  return better == Better::less ? -difference : difference;
}

// What a history either has or has not is counted in a hundred of them; all else is told in its unit.
bool is_counted(Outcome outcome) {
  return outcome == Outcome::accord || outcome == Outcome::holds_5y || outcome == Outcome::relapse_5y;
}

std::string size_text(Outcome outcome, const Difference& difference) {
  const Estimate& estimate = difference.estimate;
  const Interval& interval = estimate.interval;
  if (!is_counted(outcome))
    return fmt::format("{} ({}; 95 % interval {})", signed_number(estimate.mean), field_of(outcome).unit,
                       signed_interval(interval));
  return fmt::format("{} in a hundred histories (95 % interval {})", signed_number(100.0 * estimate.mean),
                     signed_interval({100.0 * interval.low, 100.0 * interval.high}));
}

std::vector<std::size_t> by_primary(const Comparison& comparison) {
  std::vector<std::size_t> list;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != comparison.reference && comparison.strategies[s][primary_outcome].difference.estimate.n > 1)
      list.push_back(s);
  std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
    return comparison.strategies[a][primary_outcome].difference.estimate.mean >
           comparison.strategies[b][primary_outcome].difference.estimate.mean;
  });
  return list;
}

Text first_sentence(const Comparison& comparison, const std::vector<std::size_t>& ranked) {
  const double base = comparison.strategies[comparison.reference][primary_outcome].value.mean;
  const std::string& reference = comparison.strategies[comparison.reference].name;
  const auto best = std::find_if(ranked.begin(), ranked.end(), [&](std::size_t s) {
    const Difference& difference = comparison.strategies[s][primary_outcome].difference;
    return stands(difference) && difference.estimate.mean > 0.0;
  });
  Text text;
  if (best == ranked.end()) {
    const StrategyResult& most = comparison.strategies[ranked.front()];
    const Difference& difference = most[primary_outcome].difference;
    text << (ranked.size() == 1 ? "The strategy tried beside "
                                : fmt::format("None of the {} strategies tried beside ", ranked.size()));
    text.name(reference)
        << (ranked.size() == 1 ? " is not" : " is")
        << " shown to bring about more accords that hold five years; the largest difference, that of ";
    text.name(most.name) << ", is " << size_text(primary_outcome, difference)
                         << fmt::format(" on a base of {}, and could be chance.", percent(base));
    return text;
  }
  const StrategyResult& result = comparison.strategies[*best];
  const Hundred hundred = hundred_of(result[primary_outcome].difference);
  text.name(result.name) << " does most for accords that hold five years: "
                         << size_text(primary_outcome, result[primary_outcome].difference) << " more than ";
  text.name(reference) << fmt::format(
      " with its {}; of 100 matched histories it does better in {}, worse in {}, and "
      "in {} it makes no difference.",
      percent(base), hundred.better, hundred.worse, hundred.same);
  return text;
}

struct Harm {
  std::size_t strategy;
  Outcome outcome;
  double size; // in standard errors
};

std::vector<Harm> harms_of(const Comparison& comparison) {
  std::vector<Harm> harms;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    if (s == comparison.reference)
      continue;
    for (const Outcome outcome : headline_outcomes()) {
      const Difference& difference = comparison.strategies[s][outcome].difference;
      const double towards = good(field_of(outcome).better, difference.estimate.mean);
      if (stands(difference) && towards < 0.0 && outcome != Outcome::cost)
        harms.push_back({s, outcome, -towards / std::max(difference.estimate.error, 1e-12)});
    }
  }
  std::stable_sort(harms.begin(), harms.end(), [](const Harm& a, const Harm& b) { return a.size > b.size; });
  return harms;
}

// The harm to the outcome that weighs most (the order of the headline outcomes), told in full.
Text second_sentence(const Comparison& comparison, const std::vector<std::size_t>& ranked) {
  const auto nulls = std::count_if(ranked.begin(), ranked.end(), [&](std::size_t s) {
    return !stands(comparison.strategies[s][primary_outcome].difference);
  });
  Text text(fmt::format(
      "For {} of {} strategies no difference in that outcome stands when all are looked at together", nulls,
      ranked.size()));
  const std::vector<Harm> harms = harms_of(comparison);
  if (harms.empty()) {
    text << ", and none of them does shown harm to any of the outcomes compared (cost apart).";
    return text;
  }
  const auto worst = std::min_element(harms.begin(), harms.end(), [](const Harm& a, const Harm& b) {
    return static_cast<int>(a.outcome) < static_cast<int>(b.outcome);
  });
  text << fmt::format(", and {} shown {}: ", harms.size(),
                      harms.size() == 1 ? "difference is a harm" : "differences are harms");
  text.name(comparison.strategies[worst->strategy].name) << fmt::format(
      " worsens “{}” by {}{}.", field_of(worst->outcome).label,
      size_text(worst->outcome, comparison.strategies[worst->strategy][worst->outcome].difference),
      harms.size() == 1 ? "" : ", and the table of differences lists the rest");
  return text;
}

// The model's own uncertainty, where the study can show it, and what it leaves out.
Text third_sentence(const StudyFacts& facts, const std::vector<std::size_t>& ranked) {
  const Comparison& comparison = facts.comparison;
  Text text(fmt::format(
      "All this is about {} simulated conflicts, each lived under every strategy with the same luck; "
      "the intervals hold the noise of simulation alone",
      comparison.replicates));
  if (comparison.sets > 1 && !ranked.empty()) {
    const StrategyResult& best = comparison.strategies[ranked.front()];
    Range range;
    for (const double mean : best[primary_outcome].difference.estimate.by_set)
      range.add(100.0 * mean);
    (text << fmt::format(
         ", not the doubt about the model itself (over its {} equally defensible parameter sets the "
         "effect of ",
         comparison.sets))
            .name(best.name)
        << fmt::format(" runs from {} to {} in a hundred)", signed_number(range.low),
                       signed_number(range.high));
  }
  text
      << ", and the model knows no leaders, neighbours, gender, ideology, economy or chance events of any "
         "real "
         "country, so it cannot say what will happen anywhere: it says what follows from stated assumptions.";
  return text;
}

Text only_strategy(const StudyFacts& facts) {
  const Comparison& comparison = facts.comparison;
  const StrategyResult& only = comparison.strategies[comparison.reference];
  const Estimate& value = only[primary_outcome].value;
  Text text("Under ");
  text.name(only.name) << fmt::format(
      ", an accord that holds five years comes about in {} of histories (95 % interval "
      "{} to {}); nothing is compared with it, so nothing is said about what helps. ",
      percent(value.mean), percent(value.interval.low), percent(value.interval.high));
  return text;
}

} // namespace

std::string conclusion_html(const StudyFacts& facts) {
  const std::vector<std::size_t> ranked = by_primary(facts.comparison);
  std::string text = "<div class=\"conclusion\">\n";
  if (ranked.empty())
    text += paragraph(only_strategy(facts));
  else
    text += paragraph(first_sentence(facts.comparison, ranked)) +
            paragraph(second_sentence(facts.comparison, ranked));
  text += paragraph(third_sentence(facts, ranked)) + "</div>\n";
  if (facts.points > 1)
    text += aside(
        fmt::format("This study is a sweep over {} points; what follows shows the first of them, but for the "
                    "section on what drives the answer.",
                    facts.points));
  if (const auto& manifest = facts.study->manifest; manifest && manifest->status != StudyStatus::finished)
    text += aside(
        fmt::format("The study is {}: the numbers are those of what was stored when this page was written.",
                    name_of(manifest->status)));
  std::size_t failed = 0;
  for (const StrategyResult& strategy : facts.comparison.strategies)
    failed += strategy.failed;
  if (failed > 0)
    text += aside(fmt::format("{} histories broke an invariant of the model and count nowhere.", failed));
  return text;
}

} // namespace entente::report
