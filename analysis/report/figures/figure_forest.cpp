// Which strategy is better, by how much, how sure?
#include "analysis/comparison/difference_mark.hpp"
#include "analysis/comparison/icon_array.hpp"
#include "analysis/report/draw/difference_drawing.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/chart_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

// Kinds of readings.
constexpr std::size_t rows_kind = 0, hundred_kind = 1;

bool has_difference(const OutcomeResult& result) {
  return !result.given && result.difference.estimate.n > 1;
}

// All strategies but the reference, the best first.
std::vector<std::size_t> ranked(const ChartFacts& facts, std::size_t outcome) {
  const Comparison& comparison = facts.comparison;
  std::vector<std::size_t> list;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != comparison.reference && has_difference(comparison.strategies[s].outcomes[outcome]))
      list.push_back(s);
  const double sign = comparison.outcomes[outcome].better == Better::less ? -1.0 : 1.0;
  std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
    return sign * comparison.strategies[a].outcomes[outcome].difference.estimate.mean >
           sign * comparison.strategies[b].outcomes[outcome].difference.estimate.mean;
  });
  return list;
}

std::vector<std::size_t> outcomes_of(const ChartFacts& facts) {
  std::vector<std::size_t> list{static_cast<std::size_t>(primary_outcome)};
  for (const Outcome outcome : headline_outcomes())
    if (outcome != primary_outcome)
      list.push_back(static_cast<std::size_t>(outcome));
  for (std::size_t own = outcome_count; own < facts.comparison.outcomes.size(); ++own)
    list.push_back(own);
  std::erase_if(list, [&](std::size_t outcome) { return ranked(facts, outcome).empty(); });
  return list;
}

// "cost of support: 0 better, 3 worse, 8 not told from none".
std::string judged_text(const ChartFacts& facts, std::size_t outcome) {
  const ComparedOutcome& about = facts.comparison.outcomes[outcome];
  std::size_t better = 0, worse = 0, untold = 0;
  for (const std::size_t s : ranked(facts, outcome)) {
    const Difference& difference = facts.comparison.strategies[s].outcomes[outcome].difference;
    switch (mark_of(difference, about.better)) {
    case DifferenceMark::better:
      ++better;
      break;
    case DifferenceMark::worse:
      ++worse;
      break;
    default:
      ++untold;
    }
  }
  return fmt::format("{}: {} better, {} worse, {} not told from none", about.label, better, worse, untold);
}

// A telephone has no room beside a plot: names stand above.
struct Layout {
  Box plot;            // of a row; y from its top
  double row, name_at; // height, and where the name stands
  double hundred_x, hundred_width;
};
Layout layout_of(const Room& room) {
  if (room.hand)
    return {{14.0, 16.0, 188.0, 18.0}, 36.0, 12.0, 220.0, hand_width - 220.0};
  constexpr double label = 250.0, hundred = 250.0;
  return {{label, 0.0, page_width - label - hundred - 40.0, 18.0}, 18.0, 13.0, page_width - hundred, hundred};
}

void draw_hundred(Drawing& drawing, const Difference& difference, const Layout& layout) {
  const IconArray hundred = shares_per_hundred(difference);
  const double unit = layout.hundred_width / 100.0, y = layout.plot.y + 9.0;
  double left = layout.hundred_x;
  const auto part = [&](std::string_view kind, int count) {
    if (count == 0)
      return;
    const double width = unit * count;
    drawing.rectangle(kind, {left, y - 7.0, width, 14.0});
    if (width > 16.0)
      drawing.words(std::string(kind) + "-label", left + 0.5 * width, y + 4.0, std::to_string(count),
                    Anchor::middle);
    left += width;
  };
  part("better", hundred.better);
  part("same", hundred.same);
  part("worse", hundred.worse);
  drawing.read({hundred_kind,
                {},
                {{{layout.hundred_x + 0.5 * unit * hundred.better, y},
                  {static_cast<double>(hundred.better), static_cast<double>(hundred.same),
                   static_cast<double>(hundred.worse)}}}});
}

std::string_view towards(Better better) {
  return better == Better::more   ? "worse ←   → better"
         : better == Better::less ? "better ←   → worse"
                                  : "less ←   → more";
}

std::string_view stands_text(DifferenceMark mark) {
  switch (mark) {
  case DifferenceMark::better:
    return "better";
  case DifferenceMark::worse:
    return "worse";
  case DifferenceMark::otherwise:
    return "another";
  case DifferenceMark::unclear:
    break;
  }
  return "not told from none";
}

// All strategies from zero to the ends of their intervals.
Scale scale_of(const Comparison& comparison, const std::vector<std::size_t>& rows, std::size_t outcome,
               const Box& plot) {
  Range range;
  range.add(0.0);
  for (const std::size_t s : rows) {
    const Interval& interval = comparison.strategies[s].outcomes[outcome].difference.estimate.interval;
    range.add(interval.low);
    range.add(interval.high);
  }
  constexpr double least = 0.01; // where nothing differs, so that ticks have room
  const double room = std::max(0.04 * (range.high - range.low), range.high > range.low ? 0.0 : least);
  return {range.low - room, range.high + room, plot.x, plot.right()};
}

void draw_row(Drawing& drawing, const ChartFacts& facts, std::size_t outcome, std::size_t strategy,
              const Layout& layout, const Scale& x, int ticks) {
  const ComparedOutcome& about = facts.comparison.outcomes[outcome];
  const Difference& difference = facts.comparison.strategies[strategy].outcomes[outcome].difference;
  const Estimate& estimate = difference.estimate;
  const DifferenceMark mark = mark_of(difference, about.better);
  const double y = layout.plot.y + 9.0;
  draw_row_grid(drawing, x, layout.plot.y, layout.row, ticks);
  const bool above = layout.plot.y > 0.0;
  drawing.words("label", above ? 0.0 : layout.plot.x - 10.0, layout.name_at, label_of(facts, strategy),
                above ? Anchor::start : Anchor::end);
  draw_difference(drawing, {layout.plot, x, Scale(0.0, 1.0, 0.0, 1.0)}, mark, estimate.mean,
                  estimate.interval, y);
  drawing.read({rows_kind,
                {std::string(stands_text(mark))},
                {{{x(estimate.mean), y}, {estimate.mean, estimate.interval.low, estimate.interval.high}}}});
  draw_hundred(drawing, difference, layout);
}

std::string draw(const ChartFacts& facts, std::size_t outcome, const Room& room) {
  constexpr double head = 20.0, foot = 36.0;
  const Comparison& comparison = facts.comparison;
  const ComparedOutcome& about = comparison.outcomes[outcome];
  const std::vector<std::size_t> rows = ranked(facts, outcome);
  const Layout layout = layout_of(room);
  const Scale x = scale_of(comparison, rows, outcome, layout.plot);
  const int ticks = room.pick(4, 3);
  const double bottom = head + layout.row * static_cast<double>(rows.size());
  Drawing drawing(room.width, bottom + foot, room.hand);
  const double words = 62.0; // half of what stands at zero
  drawing.words("note", std::clamp(x(0.0), layout.plot.x + words, layout.plot.right() - words), 12.0,
                towards(about.better), Anchor::middle);
  drawing.words("note", room.width, 12.0,
                room.hand ? "of 100 conflicts" : "of 100 conflicts: better | same | worse", Anchor::end);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    drawing.open_row(rows[i], head + layout.row * static_cast<double>(i), layout.row);
    draw_row(drawing, facts, outcome, rows[i], layout, x, ticks);
    drawing.close();
  }
  drawing.open_foot(bottom);
  draw_row_axis(drawing, x, layout.plot, fmt::format("difference, {}", about.unit), ticks);
  drawing.close();
  return drawing.finish({isolated(judged_text(facts, outcome)), "", {}});
}

std::string drawing_of(const ChartFacts& facts, const std::vector<std::size_t>& outcomes) {
  std::string html;
  for (const std::size_t outcome : outcomes) {
    const ComparedOutcome& about = facts.comparison.outcomes[outcome];
    html += block_html({about.name, about.label, about.unit, about.label, true, {}},
                       for_both_rooms([&](const Room& room) { return draw(facts, outcome, room); }));
  }
  return html;
}

void add_table(Figure& figure, const ChartFacts& facts, const std::vector<std::size_t>& outcomes) {
  const Comparison& comparison = facts.comparison;
  figure.table = HtmlTable("Differences from the reference on the same histories",
                           {"strategy", "outcome", "unit", "reference", "difference", "95 % interval",
                            "stands", "better", "same", "worse"});
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  for (const std::size_t outcome : outcomes) {
    const ComparedOutcome& about = comparison.outcomes[outcome];
    for (const std::size_t s : ranked(facts, outcome)) {
      const StrategyResult& strategy = comparison.strategies[s];
      const Difference& difference = strategy.outcomes[outcome].difference;
      const IconArray whole = shares_per_hundred(difference);
      figure.table.add(
          named(strategy.name),
          {about.label, about.unit, number(reference.outcomes[outcome].value.mean),
           signed_number(difference.estimate.mean), signed_interval(difference.estimate.interval),
           std::isnan(difference.p_holm)                                  ? "not tested"
           : mark_of(difference, about.better) == DifferenceMark::unclear ? "no"
                                                                          : "yes",
           std::to_string(whole.better), std::to_string(whole.same), std::to_string(whole.worse)});
    }
  }
}

Text finding_of_forest(const ChartFacts& facts) {
  const Comparison& comparison = facts.comparison;
  std::size_t tested = 0, better = 0, worse = 0, dearer = 0, otherwise = 0;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    if (s == comparison.reference)
      continue;
    for (const Outcome outcome : headline_outcomes()) {
      const Difference& difference = comparison.strategies[s][outcome].difference;
      if (std::isnan(difference.p_holm))
        continue;
      ++tested;
      const DifferenceMark mark = mark_of(difference, field_of(outcome).better);
      better += mark == DifferenceMark::better;
      worse += mark == DifferenceMark::worse;
      otherwise += mark == DifferenceMark::otherwise;
      dearer += mark == DifferenceMark::worse && outcome == Outcome::cost;
    }
  }
  Text text(fmt::format("Of {} differences from ", tested));
  text.name(comparison.strategies[comparison.reference].name) << fmt::format(
      " that were tested together, {} stand for the better and {} for the worse ({} of these in cost); {} "
      "cannot be told from none.",
      better, worse, dearer, tested - better - worse - otherwise);
  return text;
}

} // namespace

std::optional<Figure> forest_figure(const ChartFacts& facts) {
  const std::vector<std::size_t> outcomes = outcomes_of(facts);
  if (outcomes.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "forest";
  figure.question = "How far apart are the strategies, and how sure is that?";
  figure.finding = finding_of_forest(facts);
  figure.drawing = drawing_of(facts, outcomes);
  figure.explanation =
      "Triangle up: better, down: worse, diamond: another, when all are looked at together (Holm, "
      "5 %); circle: not told from none. Lines: 95 % intervals.";
  figure.choices.outcome = figure.choices.strategies = figure.choices.own = true;
  figure.readings = {
      {"rows",
       {"stands"},
       {"diff", "lo", "hi"},
       "{strategy}: {diff:+} {unit}, 95 % interval {lo} to {hi}; {stands} when all are looked at together"},
      {"hundred",
       {},
       {"better", "same", "worse"},
       "{strategy}: of 100 conflicts {better:n} better, {same:n} the same, {worse:n} worse"}};
  add_table(figure, facts, outcomes);
  return figure;
}

} // namespace entente::report
