// What else was found in the study, as tables.
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/page/effect.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace entente::report {
namespace {

// Rules tell limits with all their digits; three say as much to a reader.
std::string with_short_numbers(std::string_view rule) {
  std::string text;
  while (!rule.empty()) {
    const std::size_t end = std::min(rule.find(' '), rule.size());
    const std::string word(rule.substr(0, end));
    const bool decimal =
        word.find_first_not_of("0123456789.-") == std::string::npos && word.find('.') != std::string::npos;
    text += decimal ? number(std::strtod(word.c_str(), nullptr)) : word;
    rule.remove_prefix(end);
    while (rule.starts_with(' ')) {
      text += ' ';
      rule.remove_prefix(1);
    }
  }
  return text;
}

} // namespace

std::string decision_html(const StudyFacts& facts) {
  if (!facts.decision)
    return facts.points > 1 || facts.others.empty()
               ? std::string()
               : aside("Nothing is decided on: " + facts.not_decided + ".");
  const Decision& decision = *facts.decision;
  const EffectWords effect = effect_of(facts);
  Text text("Decided on: the effect is ");
  text.name(effect.label) << fmt::format(
      " ({}), and {} of it counts as {} price units, {}. The same question as that of entente decide, "
      "which --effect and --willingness change; worked out on the {} simulated conflicts that are stored.",
      effect.unit, effect.less ? "one less" : "one more", number(decision.willingness),
      decision.willingness_is_given ? "as given" : "which is what the reference spends for each",
      facts.comparison.replicates);
  return paragraph(text);
}

std::string prim_html(const StudyFacts& facts) {
  if (!facts.sensitivity)
    return {};
  HtmlTable table(
      "Where a strategy helps or hurts most: rules found by PRIM",
      {"strategy", "outcome", "there it", "rule", "covers", "of what it covers, so", "share of all"});
  for (const Sensitivity& result : facts.sensitivity->results)
    for (const FoundBox& found : result.boxes)
      table.add_texts({named(result.strategy), named(label_of_outcome(result.outcome)),
                       found.helps ? "helps" : "hurts", named(with_short_numbers(found.rule)),
                       percent(found.box.coverage), percent(found.box.density), percent(found.box.mass)});
  if (table.empty())
    return {};
  return "<h3>Where it helps, where it hurts</h3>\n" +
         paragraph("A rule is a corner of the unknown. How much of all such cases it covers, how many of the "
                   "cases in it "
                   "are such, and how large it is, stand beside it.") +
         table.html();
}

std::string information_html(const StudyFacts& facts) {
  if (!facts.decision || facts.decision->information.empty())
    return {};
  HtmlTable table("What it would be worth to know more before choosing a strategy",
                  {"what is known", "value, price units per conflict"});
  for (const InformationValue& value : facts.decision->information)
    table.add_texts(
        {value.parameter.empty() ? Text("everything that is uncertain here") : named(value.parameter),
         number(value.value)});
  return "<h3>What it would be worth to know more</h3>\n" +
         paragraph(
             "How much more one could expect to gain for each conflict, in price units, if the number were "
             "known "
             "before a strategy is chosen (expected value of perfect information). Part of it is chance of "
             "the "
             "simulation.") +
         table.html();
}

} // namespace entente::report
