// The comparison as one picture, once for a desk and once for a hand.
#include "analysis/comparison/death_toll.hpp"
#include "analysis/report/draw/difference_drawing.hpp"
#include "analysis/report/draw/drawing.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/summary.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente::report {
namespace {

struct Answer {
  std::size_t strategy = 0;
  double difference = 0.0; // of a hundred conflicts, or in people
  Interval interval;
  DifferenceMark mark = DifferenceMark::unclear;
  std::optional<DeathToll> deaths;
};

// The best first, of those shown on the page.
std::vector<Answer> answers_of(const StudyFacts& facts) {
  constexpr double hundred = 100.0;
  const Comparison& comparison = facts.comparison;
  const bool by_deaths = ranks_by_deaths(comparison, facts.study->scenario);
  const DeathTolls tolls = death_tolls(comparison);
  std::vector<Answer> answers;
  for (const std::size_t s : ranked_strategies(comparison, facts.study->scenario)) {
    if (std::find(facts.shown.begin(), facts.shown.end(), s) == facts.shown.end())
      continue;
    Answer answer;
    answer.strategy = s;
    const auto toll = std::find_if(tolls.strategies.begin(), tolls.strategies.end(),
                                   [s](const DeathToll& one) { return one.strategy == s; });
    if (toll != tolls.strategies.end())
      answer.deaths = *toll;
    if (by_deaths && answer.deaths) {
      answer.difference = toll->change;
      answer.interval = toll->interval;
      if (toll->shown)
        answer.mark = toll->change < 0.0 ? DifferenceMark::better : DifferenceMark::worse;
    } else {
      const Difference& difference = comparison.strategies[s][primary_outcome].difference;
      answer.difference = hundred * difference.estimate.mean;
      answer.interval = {hundred * difference.estimate.interval.low,
                         hundred * difference.estimate.interval.high};
      answer.mark = mark_of(difference, field_of(primary_outcome).better);
    }
    answers.push_back(answer);
  }
  return answers;
}

struct AnswerMeasures {
  const char* id;
  double width, label, right, row; // of the whole, of names, of what stands on the right, of a strategy
  std::size_t letters;             // of a name
  bool people;                     // as well as per cent
};

std::string deaths_text(const std::optional<DeathToll>& deaths, bool people) {
  if (!deaths)
    return "\u2013";
  const std::string share =
      std::isfinite(deaths->share) ? signed_per_cent(deaths->share) : std::string("\u2013");
  const std::string text = people ? fmt::format("{} ({})", signed_people_text(deaths->change), share) : share;
  return told(Sentence().number(text)).plain();
}

std::string drawing_of(const StudyFacts& facts, const std::vector<Answer>& answers, const AnswerMeasures& m) {
  const Comparison& comparison = facts.comparison;
  const bool by_deaths = ranks_by_deaths(comparison, facts.study->scenario);
  constexpr double head = 20.0, foot = 36.0;
  const double rows = m.row * static_cast<double>(answers.size());
  Drawing drawing(m.width, head + rows + foot);
  Range range;
  range.add(0.0);
  for (const Answer& answer : answers) {
    range.add(answer.difference);
    range.add(answer.interval.low);
    range.add(answer.interval.high);
  }
  constexpr double least = 1.0; // where nothing differs, so that ticks have room
  const double room = std::max(0.04 * (range.high - range.low), range.high > range.low ? 0.0 : least);
  const Box box{m.label, head, m.width - m.label - m.right, rows};
  const Axes axes{box, Scale(range.low - room, range.high + room, box.x, box.right()),
                  Scale(0.0, 1.0, 0.0, 1.0)};
  draw_x_axis(drawing, axes, by_deaths ? "deaths, people a conflict" : "accords holding, of 100 conflicts",
              3);
  drawing.line("zero", axes.x(0.0), box.y, axes.x(0.0), box.bottom());
  drawing.words("note", axes.x(0.0), head - 7.0,
                by_deaths ? "fewer \u2190   \u2192 more" : "worse \u2190   \u2192 better", Anchor::middle);
  drawing.words("note", m.width, head - 7.0, "deaths", Anchor::end);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Answer& answer = answers[i];
    const double y = box.y + m.row * (static_cast<double>(i) + 0.5);
    drawing.words("name", m.label - 8.0, y + 4.0,
                  shortened(comparison.strategies[answer.strategy].name, m.letters), Anchor::end);
    draw_difference(drawing, axes, answer.mark, answer.difference, answer.interval, y);
    drawing.words(answer.deaths && answer.deaths->shown ? "name" : "note", m.width, y + 4.0,
                  deaths_text(answer.deaths, m.people), Anchor::end);
  }
  Text title("Differences from ");
  title.name(comparison.strategies[comparison.reference].name) << " on the same conflicts";
  Text description;
  for (const Answer& answer : answers) {
    const auto text = [&](double value) {
      return told(
          Sentence().number(by_deaths ? signed_people_text(value) : signed_per_hundred(value / 100.0)));
    };
    description.name(comparison.strategies[answer.strategy].name)
        << ": " << text(answer.difference) << " (95 % interval " << text(answer.interval.low) << " to "
        << text(answer.interval.high) << "), deaths " << deaths_text(answer.deaths, true) << ". ";
  }
  return drawing.finish(m.id, title.plain(), description.plain());
}

} // namespace

std::string answer_picture(const StudyFacts& facts) {
  const std::vector<Answer> answers = answers_of(facts);
  if (answers.empty())
    return {};
  constexpr AnswerMeasures desk{"answer", 820.0, 250.0, 170.0, 26.0, 34, true},
      hand{"answer-in-hand", 340.0, 136.0, 56.0, 24.0, 15, false};
  const std::size_t others = facts.comparison.strategies.size() - 1;
  Text caption("Difference from ");
  caption.name(facts.comparison.strategies[facts.comparison.reference].name)
      << ", 95 % intervals; filled or dark: stands when all are looked at together";
  if (answers.size() < others)
    caption << fmt::format("; {} of {} shown", answers.size(), others);
  return "<div class=\"answer\">\n<div class=\"desk\">" + drawing_of(facts, answers, desk) +
         "</div>\n<div class=\"hand\">" + drawing_of(facts, answers, hand) + "</div>\n" +
         aside(caption << ".") + "</div>\n";
}

} // namespace entente::report
