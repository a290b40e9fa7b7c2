// Three sentences: what helps, what does not or harms, and what none of this says.
#include "analysis/hundred.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/scale.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/study_facts.hpp"
#include "analysis/verdict.hpp"

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

// A change of an outcome as a reader understands it: deaths, kept as a logarithm, by how many in a hundred.
std::string size_text(Outcome outcome, double change) {
  if (is_counted(outcome))
    return signed_of_hundred(change) + " in a hundred histories";
  if (outcome == Outcome::log_deaths)
    return signed_of_hundred(std::expm1(change)) + "\u00a0%";
  return signed_number(change);
}

std::string_view label_of(Outcome outcome) {
  return outcome == Outcome::log_deaths ? "deaths" : field_of(outcome).label;
}

std::string hundredths_text(const Interval& interval, std::string (*text)(double)) {
  return text(interval.low) + " to " + text(interval.high);
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

Text none_is_better(const Comparison& comparison, const std::vector<std::size_t>& ranked) {
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  const StrategyResult& most = comparison.strategies[ranked.front()];
  const Estimate& difference = most[primary_outcome].difference.estimate;
  const bool alone = ranked.size() == 1;
  Text text(alone ? "The strategy tried beside "
                  : fmt::format("None of the {} strategies tried beside ", ranked.size()));
  text.name(reference.name) << (alone ? " is not" : " is")
                            << " shown to bring about more accords that hold five years; ";
  if (alone)
    text << "the difference";
  else
    (text << "the largest difference, that of ").name(most.name);
  // The largest of many is often beyond its own interval by luck.
  const std::string chance = alone || difference.interval.contains(0.0)
                                 ? "could be chance"
                                 : fmt::format("may be the luck of the best of {}", ranked.size());
  return text << fmt::format(", {} in a hundred histories (95 % interval {}) on a base of {}, {}.",
                             signed_of_hundred(difference.mean),
                             hundredths_text(difference.interval, signed_of_hundred),
                             of_hundred(reference[primary_outcome].value.mean), chance);
}

Text first_sentence(const Comparison& comparison, const std::vector<std::size_t>& ranked) {
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  const auto best = std::find_if(ranked.begin(), ranked.end(), [&](std::size_t s) {
    const Difference& difference = comparison.strategies[s][primary_outcome].difference;
    return stands(difference) && difference.estimate.mean > 0.0;
  });
  if (best == ranked.end())
    return none_is_better(comparison, ranked);
  const StrategyResult& result = comparison.strategies[*best];
  const Difference& difference = result[primary_outcome].difference;
  const Hundred hundred = hundred_of(difference);
  Text text("Accords that hold five years come about most often under ");
  text.name(result.name) << fmt::format(
      ", in {} of a hundred histories; that is {} more (95 % interval {}) than under ",
      of_hundred(result[primary_outcome].value.mean), of_hundred(difference.estimate.mean),
      hundredths_text(difference.estimate.interval, of_hundred));
  return text.name(reference.name) << fmt::format("; of 100 matched histories it does better in {}, worse in "
                                                  "{}, and in {} it makes no difference.",
                                                  hundred.better, hundred.worse, hundred.same);
}

// What is shown to get worse by enough to matter, cost apart: by outcome, those that weigh most first (the
// order of the outcomes).
struct Harm {
  Outcome outcome;
  std::size_t strategies = 0;
  bool shown = false;    // though perhaps by less than what matters
  std::size_t worst = 0; // strategy
  double change = 0.0;   // of the worst
};

std::vector<Harm> harms_of(const Comparison& comparison) {
  std::vector<Harm> harms;
  for (const Outcome outcome : headline_outcomes()) {
    Harm harm{outcome};
    const double matters =
        smallest_difference(outcome).of(comparison.strategies[comparison.reference][outcome].value.mean);
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
      const Difference& difference = comparison.strategies[s][outcome].difference;
      const double change = difference.estimate.mean;
      if (s == comparison.reference || !stands(difference) || good(field_of(outcome).better, change) >= 0.0)
        continue;
      harm.shown = true;
      if (std::abs(change) < matters)
        continue;
      if (++harm.strategies == 1 || std::abs(change) > std::abs(harm.change)) {
        harm.worst = s;
        harm.change = change;
      }
    }
    if (harm.shown && outcome != Outcome::cost)
      harms.push_back(harm);
  }
  std::sort(harms.begin(), harms.end(), [](const Harm& a, const Harm& b) { return a.outcome < b.outcome; });
  return harms;
}

Text harms_text(const Comparison& comparison, const std::vector<Harm>& harms) {
  constexpr std::size_t most = 3;
  Text text;
  for (std::size_t i = 0; i < std::min(most, harms.size()); ++i) {
    const Harm& harm = harms[i];
    (text << fmt::format("{}{} ({}{} under ", i == 0 ? "" : "; ", label_of(harm.outcome),
                         comparison.strategies.size() <= 2 ? ""
                         : harm.strategies == 1            ? "1 strategy: "
                                                : fmt::format("{} strategies, at worst ", harm.strategies),
                         size_text(harm.outcome, harm.change)))
            .name(comparison.strategies[harm.worst].name)
        << ")";
  }
  if (harms.size() > most)
    text << fmt::format("; and {} more outcome{}, see the table of differences", harms.size() - most,
                        harms.size() == most + 1 ? "" : "s");
  return text;
}

Text second_sentence(const Comparison& comparison, const std::vector<std::size_t>& ranked) {
  const auto nulls = std::count_if(ranked.begin(), ranked.end(), [&](std::size_t s) {
    return !stands(comparison.strategies[s][primary_outcome].difference);
  });
  Text text;
  if (ranked.size() > 1 && static_cast<std::size_t>(nulls) < ranked.size())
    text << fmt::format("For {} of {} strategies the difference in that outcome could be chance when all are "
                        "looked at together; ",
                        nulls, ranked.size());
  std::vector<Harm> harms = harms_of(comparison);
  const std::size_t shown = harms.size();
  std::erase_if(harms, [](const Harm& harm) { return harm.strategies == 0; });
  const std::size_t trifles = shown - harms.size();
  if (shown == 0)
    return text << (text.empty() ? "No" : "no")
                << " strategy is shown to make any other outcome worse (cost apart).";
  if (harms.empty())
    return text << (text.empty() ? "No" : "no")
                << fmt::format(" strategy is shown to make any other outcome worse by enough to matter (cost "
                               "apart; {} outcome{} by less).",
                               trifles, trifles == 1 ? "" : "s");
  const bool attitudes = std::any_of(harms.begin(), harms.end(), [](const Harm& harm) {
    return std::find(belief_outcomes.begin(), belief_outcomes.end(), harm.outcome) != belief_outcomes.end();
  });
  text << (text.empty() ? "What" : "what")
       << " is shown to get worse by enough to matter, cost apart: " << harms_text(comparison, harms);
  if (trifles > 0)
    text << fmt::format("; {} more outcome{} by less", trifles, trifles == 1 ? "" : "s");
  return text << (attitudes ? "; confidence and cynicism run from 0 to 1." : ".");
}

// The model's own uncertainty, where the study can show it, and what it leaves out.
Text third_sentence(const StudyFacts& facts, const std::vector<std::size_t>& ranked) {
  const Comparison& comparison = facts.comparison;
  Text text(fmt::format(
      "All this is about {} simulated conflicts{}{}; the intervals hold the noise of simulation alone",
      comparison.replicates, facts.sweep ? " at every point" : "",
      ranked.empty() ? "" : ", each lived under every strategy with the same luck"));
  constexpr std::size_t enough = 30; // conflicts of a set, below which its mean says little
  if (comparison.sets > 1 && !ranked.empty() && !facts.sweep &&
      comparison.replicates / comparison.sets < enough)
    text << fmt::format(", not the doubt about the model itself (each of its {} equally defensible parameter "
                        "sets lived too few of them to be told apart)",
                        comparison.sets);
  else if (comparison.sets > 1 && !ranked.empty() && !facts.sweep) {
    const StrategyResult& best = comparison.strategies[ranked.front()];
    Range range;
    for (const double mean : best[primary_outcome].difference.estimate.by_set)
      range.add(mean);
    (text << fmt::format(
         ", not the doubt about the model itself (over its {} equally defensible parameter sets the "
         "effect of ",
         comparison.sets))
            .name(best.name)
        << fmt::format(" runs from {} to {} in a hundred, noise included)", signed_of_hundred(range.low),
                       signed_of_hundred(range.high));
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
  if (facts.sweep)
    text += paragraph(sweep_sentence(facts));
  else if (ranked.empty())
    text += paragraph(only_strategy(facts));
  else
    text += paragraph(first_sentence(facts.comparison, ranked)) +
            paragraph(second_sentence(facts.comparison, ranked));
  text += paragraph(third_sentence(facts, ranked)) + "</div>\n";
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
