// Tables of other analyses of the study, where they were made.
#include "analysis/report/figures.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/table.hpp"
#include "analysis/study_facts.hpp"

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

std::string prim_html(const StudyFacts& facts) {
  const CsvTable* prim = facts.table("prim");
  if (prim == nullptr)
    return {};
  HtmlTable table(
      "Where a strategy helps or hurts most: rules found by PRIM",
      {"strategy", "outcome", "there it", "rule", "covers", "of what it covers, so", "share of all"});
  for (std::size_t row = 0; row < prim->rows.size(); ++row)
    table.add_texts({named(prim->text(row, "strategy")),
                     named(label_of_outcome(std::string(prim->text(row, "outcome")))),
                     prim->text(row, "direction"), named(with_short_numbers(prim->text(row, "rule"))),
                     percent(prim->number(row, "coverage")), percent(prim->number(row, "density")),
                     percent(prim->number(row, "support"))});
  return "<h3>Where it helps, where it hurts</h3>\n" +
         paragraph("A rule is a corner of the unknown. How much of all such cases it covers, how many of the "
                   "cases in it "
                   "are such, and how large it is, stand beside it.") +
         table.html();
}

std::string information_html(const StudyFacts& facts) {
  const CsvTable* information = facts.table("information");
  if (information == nullptr)
    return {};
  HtmlTable table("What it would be worth to know more before choosing a strategy",
                  {"what is known", "value", "unit"});
  for (std::size_t row = 0; row < information->rows.size(); ++row) {
    const std::string_view parameter = information->text(row, "parameter");
    table.add_texts({parameter.empty() ? Text("everything that is uncertain here") : named(parameter),
                     number(information->number(row, "value")), information->text(row, "unit")});
  }
  return "<h3>What it would be worth to know more</h3>\n" +
         paragraph(
             "How much more one could expect to gain for each conflict, in price units, if the number were "
             "known "
             "before a strategy is chosen (expected value of perfect information). Part of it is luck of the "
             "simulation.") +
         table.html();
}

} // namespace entente::report
