// What the page says first: the comparison in one sentence and one picture, who dies, what gets worse, and
// what none of this says.
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/scale.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/summary.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/scenario/model/horizon.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

namespace entente::report {
namespace {

// Of plain letters: a true minus, thousands set apart, and no sign alone at the beginning of a line.
std::string typeset(const std::string& number) {
  std::string text;
  for (const char letter : number)
    text += letter == '-'   ? minus_sign
            : letter == ',' ? "\u202f"
            : letter == ' ' ? "\u00a0"
                            : std::string(1, letter);
  return text;
}

// The model's own uncertainty, where the study can show it, and what it leaves out.
Text third_sentence(const StudyFacts& facts, const std::vector<std::size_t>& ranked) {
  const Comparison& comparison = facts.comparison;
  Text text(fmt::format(
      "All this is about {} simulated conflicts{}{}; the intervals hold the noise of simulation alone",
      comparison.replicates, facts.sweep ? " at every point" : "",
      ranked.empty() ? "" : ", each simulated under every strategy with the same chance events"));
  constexpr std::size_t enough = 30; // conflicts of a set, below which its mean says little
  if (comparison.sets > 1 && !ranked.empty() && !facts.sweep &&
      comparison.replicates / comparison.sets < enough)
    text << fmt::format(", not the doubt about the model itself (each of its {} equally defensible parameter "
                        "sets has too few of them to be told apart)",
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

// Outcomes that the study is too short to show.
std::string horizons_html(const Scenario& scenario) {
  std::string html;
  for (const ShortHorizon& horizon : short_horizons(scenario))
    html += "<p class=\"warning\">Too short: " + named(horizon.message).html() + ".</p>\n";
  return html;
}

std::string about_html(const StudyFacts& facts) {
  constexpr std::size_t title_letters = 90, description_letters = 600;
  const Scenario& scenario = facts.study->scenario;
  const Comparison& comparison = facts.comparison;
  const bool alone = comparison.strategies.size() == 1;
  std::string html = paragraph(fmt::format(
      "{} of support on {}{} simulated conflicts of {}{}{}.",
      alone ? "One strategy" : fmt::format("{} strategies", comparison.strategies.size()),
      alone ? "" : "the same ", comparison.replicates, months_as_years(scenario.months),
      scenario.starts_with_accord ? ", each from the signature of an accord" : "",
      facts.points > 1 ? fmt::format(", at each of {} points of what is not known", facts.points) : ""));
  const auto folded = [](const char* summary, const std::string& text) {
    return fmt::format("<details><summary>{}</summary><p class=\"long\">{}</p></details>\n", summary,
                       named(text).html());
  };
  const std::string& title = scenario.title.empty() ? scenario.id : scenario.title;
  if (shortened(title, title_letters) != title)
    html += folded("The whole title", title);
  if (scenario.description.empty())
    return html;
  if (shortened(scenario.description, description_letters) != scenario.description)
    return html + folded("About the scenario", scenario.description);
  return html + paragraph(named(scenario.description));
}

} // namespace

Text told(const Sentence& sentence) {
  constexpr std::string_view level = "95 %"; // of intervals; its sign stays with its number
  Text text;
  for (const Piece& piece : sentence.pieces()) {
    if (piece.kind == Piece::Kind::name) {
      text.name(piece.text);
      continue;
    }
    std::string words = piece.kind == Piece::Kind::number ? typeset(piece.text) : piece.text;
    if (const std::size_t at = words.find(level); at != std::string::npos)
      words.replace(at, level.size(), "95\u00a0%");
    text << words;
  }
  return text;
}

std::string conclusion_html(const StudyFacts& facts) {
  const std::vector<std::size_t> ranked = ranked_strategies(facts.comparison, facts.study->scenario);
  const Summary summary = summary_of(facts.comparison, facts.study->scenario);
  std::string text = "<div class=\"conclusion\">\n";
  if (facts.sweep)
    text += paragraph(sweep_sentence(facts));
  else if (ranked.empty())
    text += paragraph(only_strategy(facts));
  else
    text += paragraph(told(summary.best)) + answer_picture(facts) + paragraph(told(summary.deaths)) +
            paragraph(told(summary.harms));
  text += paragraph(third_sentence(facts, ranked)) + "</div>\n" + horizons_html(facts.study->scenario);
  if (const auto& manifest = facts.study->manifest; manifest && manifest->status != StudyStatus::finished)
    text += aside(
        fmt::format("The study is {}: the numbers are those of what was stored when this page was written.",
                    name_of(manifest->status)));
  std::size_t failed = 0;
  for (const StrategyResult& strategy : facts.comparison.strategies)
    failed += strategy.failed;
  if (failed > 0)
    text += aside(fmt::format("{} histories broke an invariant of the model and count nowhere.", failed));
  return text + about_html(facts);
}

} // namespace entente::report
