#include "analysis/report/figures/figure.hpp"

#include <fmt/format.h>

namespace entente::report {
namespace {

std::string choices_of(const FigureChoices& choices) {
  std::string words;
  const auto add = [&words](bool wanted, const char* word) {
    if (wanted)
      words += (words.empty() ? "" : " ") + std::string(word);
  };
  add(choices.outcome, "outcome");
  add(choices.strategy, "strategy");
  add(!choices.months.empty(), "month");
  add(choices.strategies, "strategies");
  add(choices.own, "own");
  std::string months;
  for (const int month : choices.months)
    months += (months.empty() ? "" : " ") + std::to_string(month);
  return (words.empty() ? "" : " data-choose=\"" + words + "\"") +
         (months.empty() ? "" : " data-months=\"" + months + "\"") +
         (choices.month ? " data-month=\"" + std::to_string(*choices.month) + "\"" : "");
}

} // namespace

std::string figure_html(const Figure& figure) {
  const std::string id = figure.part.empty() ? figure.name : figure.name + "-" + figure.part;
  return fmt::format(
      "<figure id=\"fig-{0}\" data-figure=\"{1}\"{2} data-kinds='{3}'>\n"
      "<figcaption id=\"fig-{0}-caption\"><strong>{4}</strong> {5}</figcaption>\n"
      "<div class=\"tools\"></div>\n{6}<div class=\"plot\">{7}</div>\n"
      "<details class=\"data\"><summary>The numbers<span class=\"unseen\"> of the figure: "
      "{4}</span></summary>\n{8}</details>\n</figure>\n",
      id, figure.name, choices_of(figure.choices), reading_kinds_json(figure.readings),
      figure.question.html(), figure.finding.html(),
      figure.explanation.empty() ? "" : "<p class=\"explanation\">" + escaped(figure.explanation) + "</p>\n",
      figure.drawing, figure.table.html());
}

std::string strategies_json(const Strategies& strategies) {
  std::string shown;
  for (const std::size_t s : strategies.shown)
    shown += (shown.empty() ? "" : ",") + std::to_string(s);
  return fmt::format(
      "<script type=\"application/json\" id=\"strategies\">{{\"names\":{},\"shown\":[{}]}}</script>\n",
      json_list(strategies.names), shown);
}

} // namespace entente::report
