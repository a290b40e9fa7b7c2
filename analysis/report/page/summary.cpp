#include "analysis/report/page/summary.hpp"

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/death_toll.hpp"
#include "analysis/comparison/icon_array.hpp"
#include "analysis/comparison/verdict.hpp"
#include "engine/scenario/model/horizon.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente::report {
namespace {

double good(Better better, double difference) {
  return better == Better::less ? -difference : difference;
}

// What a conflict either has or has not is counted in a hundred of them; all else is told in its unit.
bool is_counted(Outcome outcome) {
  return outcome == Outcome::accord || outcome == Outcome::holds_5y || outcome == Outcome::relapse_5y;
}

std::string grouped(std::string digits) {
  constexpr std::size_t group = 3;
  for (std::size_t at = digits.size(); at > group;) {
    at -= group;
    digits.insert(at, ",");
  }
  return digits;
}

bool is_nothing(const std::string& text) {
  return text.find_first_of("123456789") == std::string::npos;
}

std::string with_sign(double value, const std::string& magnitude) {
  return is_nothing(magnitude) ? magnitude : (value < 0.0 ? "-" : "+") + magnitude;
}

// A change of an outcome as a reader understands it.
std::string size_text(Outcome outcome, double change) {
  if (is_counted(outcome))
    return signed_per_hundred(change) + " of 100 conflicts";
  const double magnitude = std::abs(change);
  return with_sign(change, fmt::format("{:.{}f}", magnitude, magnitude < 10.0 ? 3 : 1));
}

void add_interval(Sentence& sentence, const Interval& interval, std::string (*text)(double)) {
  sentence.number(text(interval.low)).words(" to ").number(text(interval.high));
}

// ---- the best ----

Sentence none_is_better(const Comparison& comparison, const std::vector<std::size_t>& ranked) {
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  const StrategyResult& most = comparison.strategies[ranked.front()];
  const Estimate& difference = most[primary_outcome].difference.estimate;
  const bool alone = ranked.size() == 1;
  Sentence text;
  if (alone)
    text.name(most.name).words(" is not shown to bring more");
  else
    text.words(fmt::format("None of {} strategies is shown to bring more", ranked.size()));
  text.words(" accords that hold five years than ").name(reference.name).words(" (");
  text.number(per_hundred(reference[primary_outcome].value.mean)).words(" of 100 conflicts): ");
  if (alone)
    text.words("the difference, ").number(signed_per_hundred(difference.mean));
  else
    text.words("the largest difference, ")
        .number(signed_per_hundred(difference.mean))
        .words(" under ")
        .name(most.name);
  text.words(" (95 % interval ");
  add_interval(text, difference.interval, signed_per_hundred);
  // The largest of many is often beyond its own interval by chance.
  const bool beyond = !alone && !difference.interval.contains(0.0);
  return text.words(beyond ? fmt::format("), may be the chance of the best of {}.", ranked.size())
                           : std::string("), could be chance."));
}

Sentence best_by_accords(const Comparison& comparison, const std::vector<std::size_t>& ranked) {
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  const auto best = std::find_if(ranked.begin(), ranked.end(), [&](std::size_t s) {
    const Difference& difference = comparison.strategies[s][primary_outcome].difference;
    return stands(difference) && difference.estimate.mean > 0.0;
  });
  if (best == ranked.end())
    return none_is_better(comparison, ranked);
  const StrategyResult& result = comparison.strategies[*best];
  const Difference& difference = result[primary_outcome].difference;
  const IconArray hundred = shares_per_hundred(difference);
  Sentence text;
  text.words(ranked.size() == 1 ? "Accords that hold five years come about more often under "
                                : "Accords that hold five years come about most often under ")
      .name(result.name)
      .words(": in ")
      .number(per_hundred(result[primary_outcome].value.mean))
      .words(" of 100 conflicts, ")
      .number(per_hundred(difference.estimate.mean))
      .words(" more than under ")
      .name(reference.name)
      .words(" (95 % interval ");
  add_interval(text, difference.estimate.interval, per_hundred);
  return text.words(fmt::format("); of 100 conflicts {} go better, {} worse, {} the same.", hundred.better,
                                hundred.worse, hundred.same));
}

Sentence best_by_deaths(const Comparison& comparison, const Scenario& scenario) {
  Sentence text;
  text.words(fmt::format("Accords that hold five years cannot be seen in {} months, so nothing is said of "
                         "them; strategies are ranked by deaths",
                         scenario.months));
  const DeathTolls tolls = death_tolls(comparison);
  if (const DeathToll* gain = tolls.gain(true))
    text.words(", which fall most under ").name(comparison.strategies[gain->strategy].name).words(".");
  else
    text.words(", and none is shown to lower them.");
  return text;
}

// ---- deaths ----

void add_toll(Sentence& text, const Comparison& comparison, const DeathToll& toll) {
  constexpr double per_cent = 100.0;
  text.name(comparison.strategies[toll.strategy].name)
      .words(", by ")
      .number(people_text(std::abs(toll.change)))
      .words(" (");
  if (std::isfinite(toll.share))
    text.number(signed_per_cent(toll.share)).words("; ");
  text.words("95 % interval ");
  add_interval(text, toll.interval, signed_people_text);
  // The mean of people may be open where most conflicts move one way: a few large ones carry it.
  const bool open_size = toll.interval.contains(0.0);
  text.words(fmt::format("; fewer in {:.0f} of 100 conflicts, more in {:.0f}{})", per_cent * toll.fewer,
                         per_cent * toll.more,
                         !toll.shown ? "; could be chance"
                         : open_size ? "; beyond chance, but not by how many"
                                     : ""));
}

// The largest by its size, and where that could be chance also the largest that could not.
void add_largest(Sentence& text, const Comparison& comparison, const DeathToll& largest,
                 const DeathToll* shown) {
  add_toll(text, comparison, largest);
  if (largest.shown || shown == nullptr)
    return;
  text.words(", beyond chance under ");
  add_toll(text, comparison, *shown);
}

Sentence deaths_sentence(const Comparison& comparison) {
  const DeathTolls tolls = death_tolls(comparison);
  Sentence text;
  if (tolls.strategies.empty())
    return text;
  const bool alone = tolls.strategies.size() == 1;
  text.words("Deaths, on average ")
      .number(people_text(tolls.reference))
      .words(" in a conflict under ")
      .name(comparison.strategies[comparison.reference].name)
      .words(", ");
  const DeathToll *gain = tolls.gain(), *harm = tolls.harm();
  if (gain == nullptr && harm == nullptr)
    return text.words(alone ? "are as many under " : "are as many under every other strategy")
        .words(alone ? "the other strategy." : ".");
  if (gain != nullptr) {
    text.words(alone ? "fall under " : "fall most under ");
    add_largest(text, comparison, *gain, tolls.gain(true));
  } else if (!alone) {
    text.words("fall under no strategy");
  }
  if (harm != nullptr) {
    text.words(alone ? "rise under " : gain != nullptr ? ", and rise most under " : " and rise most under ");
    add_largest(text, comparison, *harm, tolls.harm(true));
  } else if (!alone) {
    text.words(", and rise under no strategy");
  }
  return text.words(".");
}

// ---- what gets worse ----

// What is shown to get worse by enough to matter, deaths and cost apart, which are always told.
struct Harm {
  Outcome outcome;
  std::size_t strategies = 0;
  bool shown = false;    // though perhaps by less than what matters
  std::size_t worst = 0; // strategy
  double change = 0.0;   // of the worst
};

// By outcome, those that weigh most first (the order of the outcomes).
std::vector<Harm> harms_of(const Comparison& comparison) {
  std::vector<Harm> harms;
  for (const Outcome outcome : headline_outcomes()) {
    if (outcome == Outcome::cost || outcome == Outcome::log_deaths)
      continue;
    Harm harm{outcome};
    const double matters =
        field_of(outcome).smallest.of(comparison.strategies[comparison.reference][outcome].value.mean);
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
    if (harm.shown)
      harms.push_back(harm);
  }
  std::sort(harms.begin(), harms.end(), [](const Harm& a, const Harm& b) { return a.outcome < b.outcome; });
  return harms;
}

void add_harms(Sentence& text, const Comparison& comparison, const std::vector<Harm>& harms) {
  constexpr std::size_t most = 3;
  for (std::size_t i = 0; i < std::min(most, harms.size()); ++i) {
    const Harm& harm = harms[i];
    text.words(fmt::format("{}{} (", i == 0 ? "" : "; ", field_of(harm.outcome).label));
    if (comparison.strategies.size() > 2)
      text.words(harm.strategies == 1 ? std::string("1 strategy: ")
                                      : fmt::format("{} strategies, at worst ", harm.strategies));
    text.number(size_text(harm.outcome, harm.change))
        .words(" under ")
        .name(comparison.strategies[harm.worst].name)
        .words(")");
  }
  if (harms.size() > most)
    text.words(
        fmt::format("; and {} more outcome{}", harms.size() - most, harms.size() == most + 1 ? "" : "s"));
}

Sentence harms_sentence(const Comparison& comparison) {
  std::vector<Harm> harms = harms_of(comparison);
  const std::size_t shown = harms.size();
  std::erase_if(harms, [](const Harm& harm) { return harm.strategies == 0; });
  const std::size_t trifles = shown - harms.size();
  Sentence text;
  if (shown == 0)
    return text.words("Nothing else is shown to get worse, cost apart.");
  if (harms.empty())
    return text.words(fmt::format("Nothing else is shown to get worse by enough to matter, cost apart ({} "
                                  "outcome{} by less).",
                                  trifles, trifles == 1 ? "" : "s"));
  const bool attitudes = std::any_of(harms.begin(), harms.end(), [](const Harm& harm) {
    return std::find(belief_outcomes.begin(), belief_outcomes.end(), harm.outcome) != belief_outcomes.end();
  });
  text.words("What else is shown to get worse by enough to matter, cost apart: ");
  add_harms(text, comparison, harms);
  if (trifles > 0)
    text.words(fmt::format("; {} more outcome{} by less", trifles, trifles == 1 ? "" : "s"));
  return text.words(attitudes ? "; confidence and cynicism run from 0 to 1." : ".");
}

} // namespace

Sentence& Sentence::add(Piece::Kind kind, std::string text) {
  pieces_.push_back({kind, std::move(text)});
  return *this;
}

std::string Sentence::plain() const {
  std::string text;
  for (const Piece& piece : pieces_)
    text += piece.text;
  return text;
}

bool ranks_by_deaths(const Comparison& comparison, const Scenario& scenario) {
  const auto primary = short_horizon_of(scenario, field_of(primary_outcome).name);
  return comparison.strategies[comparison.reference][primary_outcome].given ||
         (primary && primary->impossible);
}

std::vector<std::size_t> ranked_strategies(const Comparison& comparison, const Scenario& scenario) {
  std::vector<std::size_t> list;
  if (ranks_by_deaths(comparison, scenario)) {
    for (const DeathToll& toll : death_tolls(comparison).strategies)
      list.push_back(toll.strategy);
    return list;
  }
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != comparison.reference && comparison.strategies[s][primary_outcome].difference.estimate.n > 1)
      list.push_back(s);
  std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
    return comparison.strategies[a][primary_outcome].difference.estimate.mean >
           comparison.strategies[b][primary_outcome].difference.estimate.mean;
  });
  return list;
}

Summary summary_of(const Comparison& comparison, const Scenario& scenario) {
  const std::vector<std::size_t> ranked = ranked_strategies(comparison, scenario);
  if (ranked.empty())
    return {};
  return {ranks_by_deaths(comparison, scenario) ? best_by_deaths(comparison, scenario)
                                                : best_by_accords(comparison, ranked),
          deaths_sentence(comparison), harms_sentence(comparison)};
}

std::string people_text(double people) {
  constexpr double few = 9.95;
  return people < few ? fmt::format("{:.1f}", people) : grouped(fmt::format("{:.0f}", people));
}

std::string signed_people_text(double people) {
  return std::isfinite(people) ? with_sign(people, people_text(std::abs(people))) : "-";
}

std::string signed_per_cent(double share) {
  constexpr double per_cent = 100.0;
  return with_sign(share, fmt::format("{:.1f}", per_cent * std::abs(share))) + " %";
}

std::string per_hundred(double share) {
  constexpr double hundred = 100.0;
  const std::string text = fmt::format("{:.1f}", hundred * share);
  return is_nothing(text) ? "0.0" : text;
}

std::string signed_per_hundred(double share) {
  constexpr double hundred = 100.0;
  return std::isfinite(share) ? with_sign(share, fmt::format("{:.1f}", hundred * std::abs(share))) : "-";
}

} // namespace entente::report
