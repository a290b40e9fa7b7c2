#include "analysis/comparison/verdict.hpp"
#include "cli/output/columns.hpp"
#include "cli/output/comparison/comparison_output.hpp"
#include "cli/output/numbers.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace entente::cli {
namespace {

// Pairs are those of the conflicts that have the outcome in both arms.
std::size_t conflicts_to_decide(const ExpectationVerdict& e, std::size_t conflicts) {
  return static_cast<std::size_t>(std::ceil(static_cast<double>(*e.pairs_to_decide) *
                                            static_cast<double>(conflicts) / static_cast<double>(e.pairs)));
}

std::string expectation_row(const ExpectationVerdict& e, std::size_t conflicts) {
  constexpr std::size_t label_width = 28;
  std::string row = "    " + padded(e.label, label_width) +
                    fmt::format("{:>2} {:>9} {:>19} {:>19}  {}\n", e.expected, signed_text(e.difference),
                                interval_text(e.interval), interval_text(e.controlled), name_of(e.finding));
  std::string reading = e.reading;
  if (const std::string size = size_in_words(e); !size.empty())
    reading += " (" + size + ")";
  if (e.pairs_to_decide)
    reading += fmt::format("; about {} conflicts would narrow it to what matters",
                           conflicts_to_decide(e, conflicts));
  return row + "      " + wrapped(reading, page_columns(), 6) + "\n";
}

// "0.02 for any accord, 0.01 for ...".
std::string smallest_text(const Verdict& verdict) {
  std::string text;
  std::set<std::string> said;
  for (const ExpectationVerdict& e : verdict.expectations)
    if (said.insert(e.label).second)
      text += (text.empty() ? "" : ", ") + fmt::format("{} for '{}'", value_text(e.smallest), e.label);
  return text;
}

std::string how_to_read(const Verdict& verdict) {
  return wrapped(
             fmt::format(
                 "A + or - is confirmed when the interval lies on that side of 0, and refuted when it leaves "
                 "no room for a difference of that sign that matters; a 0 is confirmed when the interval "
                 "lies within what matters either way. What matters at least: {}. The first interval is the "
                 "plain one, the second is for looking at all expectations together; it decides.",
                 smallest_text(verdict)),
             page_columns()) +
         "\n";
}

} // namespace

std::string verdict_text(const Study& study, const StudyResult& result, const std::string& variant) {
  const auto verdict = verdict_of(result.comparison, study.scenario);
  if (!verdict)
    return {};
  const Hypothesis& hypothesis = *study.scenario.hypothesis;
  std::string text = "\n" + bold("Verdict on what was written down before the run") + "\n";
  if (variant.empty())
    text += wrapped(hypothesis.claim, page_columns()) + "\n";
  std::string strategy;
  for (const ExpectationVerdict& e : verdict->expectations) {
    if (e.strategy != strategy)
      text += fmt::format("  {}\n", e.strategy);
    if (strategy.empty())
      text += fmt::format("    {:<25}{:>5} {:>9} {:>19} {:>19}\n", "outcome", "sign", "found",
                          "95 % interval", "all together");
    strategy = e.strategy;
    text += expectation_row(e, result.comparison.replicates);
  }
  for (const std::string& sentence : {verdict->sentence, verdict->primary, verdict->harms})
    text += sentence.empty() ? "" : wrapped(sentence, page_columns()) + "\n";
  if (!variant.empty())
    return text + wrapped(variant_verdict(*verdict, study.scenario, variant).sentence, page_columns()) + "\n";
  if (!hypothesis.fails_when.empty())
    text += wrapped("It should fail where: " + hypothesis.fails_when + ".", page_columns()) + "\n";
  return text + how_to_read(*verdict);
}

} // namespace entente::cli
