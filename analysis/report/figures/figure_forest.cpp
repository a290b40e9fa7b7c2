// Which strategy is better, by how much, how sure?
#include "analysis/comparison/difference_mark.hpp"
#include "analysis/comparison/icon_array.hpp"
#include "analysis/report/draw/difference_drawing.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

constexpr double row_height = 18.0, label_width = 250.0, hundred_width = 250.0;

double sign_of(Better better) {
  return better == Better::more ? 1.0 : better == Better::less ? -1.0 : 0.0;
}

bool has_difference(const OutcomeResult& result) {
  return !result.given && result.difference.estimate.n > 1;
}

// All strategies but the reference, the best first.
std::vector<std::size_t> ranked(const StudyFacts& facts, std::size_t outcome) {
  const Comparison& comparison = facts.comparison;
  std::vector<std::size_t> list;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != comparison.reference && has_difference(comparison.strategies[s].outcomes[outcome]))
      list.push_back(s);
  const double sign = sign_of(comparison.outcomes[outcome].better) < 0.0 ? -1.0 : 1.0;
  std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
    return sign * comparison.strategies[a].outcomes[outcome].difference.estimate.mean >
           sign * comparison.strategies[b].outcomes[outcome].difference.estimate.mean;
  });
  return list;
}

// The primary outcome with every strategy, the others with those shown.
std::vector<std::size_t> rows_of(const StudyFacts& facts, std::size_t outcome) {
  std::vector<std::size_t> rows = ranked(facts, outcome);
  if (outcome != static_cast<std::size_t>(primary_outcome))
    std::erase_if(rows, [&](std::size_t s) {
      return std::find(facts.shown.begin(), facts.shown.end(), s) == facts.shown.end();
    });
  return rows;
}

std::vector<std::size_t> outcomes_of(const StudyFacts& facts) {
  std::vector<std::size_t> list{static_cast<std::size_t>(primary_outcome)};
  for (const Outcome outcome : headline_outcomes())
    if (outcome != primary_outcome)
      list.push_back(static_cast<std::size_t>(outcome));
  for (std::size_t own = outcome_count; own < facts.comparison.outcomes.size(); ++own)
    list.push_back(own);
  std::erase_if(list, [&](std::size_t outcome) { return ranked(facts, outcome).empty(); });
  return list;
}

void draw_hundred(Drawing& drawing, const Difference& difference, double x, double y) {
  const IconArray hundred = shares_per_hundred(difference);
  const double unit = hundred_width / 100.0;
  double left = x;
  const auto part = [&](std::string_view kind, int count) {
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
}

void draw_panel(Drawing& drawing, const StudyFacts& facts, std::size_t outcome, double top) {
  const Comparison& comparison = facts.comparison;
  const std::vector<std::size_t> rows = rows_of(facts, outcome);
  Range range;
  range.add(0.0);
  for (const std::size_t s : rows) {
    const Interval& interval = comparison.strategies[s].outcomes[outcome].difference.estimate.interval;
    range.add(interval.low);
    range.add(interval.high);
  }
  constexpr double least = 0.01; // where nothing differs, so that ticks have room
  const double room = std::max(0.04 * (range.high - range.low), range.high > range.low ? 0.0 : least);
  const Box box{label_width, top + 28.0, page_width - label_width - hundred_width - 40.0,
                row_height * static_cast<double>(rows.size())};
  const Axes axes{box, Scale(range.low - room, range.high + room, box.x, box.right()),
                  Scale(0.0, 1.0, 0.0, 1.0)};
  const ComparedOutcome& about = comparison.outcomes[outcome];
  drawing.words("heading", 0.0, top + 16.0, about.label);
  const std::string towards = about.better == Better::more   ? "worse ←   → better"
                              : about.better == Better::less ? "better ←   → worse"
                                                             : "less ←   → more";
  drawing.words("note", axes.x(0.0), top + 22.0, towards, Anchor::middle);
  draw_x_axis(drawing, axes, fmt::format("difference, {}", about.unit), 4);
  drawing.line("zero", axes.x(0.0), box.y, axes.x(0.0), box.bottom());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Difference& difference = comparison.strategies[rows[i]].outcomes[outcome].difference;
    const double y = box.y + row_height * (static_cast<double>(i) + 0.5);
    const DifferenceMark mark = mark_of(difference, about.better);
    drawing.words("label", label_width - 10.0, y + 4.0, label_of(facts, rows[i]), Anchor::end);
    draw_difference(drawing, axes, mark, difference.estimate.mean, difference.estimate.interval, y);
    draw_hundred(drawing, difference, page_width - hundred_width, y);
  }
}

double height_of(const StudyFacts& facts, std::size_t outcome) {
  return 78.0 + row_height * static_cast<double>(rows_of(facts, outcome).size());
}

// "cost of support: 0 better, 3 worse, 8 not told from none".
std::string judged_text(const StudyFacts& facts, std::size_t outcome) {
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

// Of outcomes from `first` on as many as go on a sheet of paper; returns the first that does not.
std::size_t draw_sheet(std::string& drawings, const StudyFacts& facts, const Figure& figure,
                       const std::vector<std::size_t>& outcomes, std::size_t first) {
  constexpr double head = 24.0;
  const double sheet = first == 0 ? 1080.0 : 1380.0; // the first shares its page with the heading
  double height = head;
  std::size_t end = first;
  while (end < outcomes.size() && (end == first || height + height_of(facts, outcomes[end]) < sheet))
    height += height_of(facts, outcomes[end++]);
  Drawing drawing(page_width, height);
  drawing.words(
      "note", 0.0, 12.0,
      "Triangle up: better, down: worse, diamond: another, when all are looked at together (Holm, 5 %); "
      "circle: not told from none. Lines: 95 % intervals.");
  drawing.words("note", page_width, 12.0, "of 100: better | same | worse", Anchor::end);
  double top = head;
  std::string judged;
  for (std::size_t i = first; i < end; ++i) {
    draw_panel(drawing, facts, outcomes[i], top);
    top += height_of(facts, outcomes[i]);
    judged += (i == first ? "" : "; ") + judged_text(facts, outcomes[i]);
  }
  drawings += first == 0 ? drawing.finish("forest", figure.question.plain(), figure.finding.plain())
                         : drawing.finish(fmt::format("forest-{}", first), figure.question.plain(),
                                          escaped(judged) + ".");
  return end;
}

std::string drawing_of(const StudyFacts& facts, const Figure& figure,
                       const std::vector<std::size_t>& outcomes) {
  std::string drawings;
  for (std::size_t first = 0; first < outcomes.size();)
    first = draw_sheet(drawings, facts, figure, outcomes, first);
  return drawings;
}

void add_data(Figure& figure, const StudyFacts& facts, const std::vector<std::size_t>& outcomes) {
  const Comparison& comparison = facts.comparison;
  Dataset rows("rows", {"strategy", "outcome", "label", "unit", "better", "diff", "lo", "hi", "mark"}),
      hundred("hundred", {"strategy", "outcome", "better", "same", "worse"});
  figure.table = HtmlTable("Differences from the reference on the same histories",
                           {"strategy", "outcome", "unit", "reference", "difference", "95 % interval",
                            "stands", "better", "same", "worse"});
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  for (const std::size_t outcome : outcomes) {
    const ComparedOutcome& about = comparison.outcomes[outcome];
    for (const std::size_t s : ranked(facts, outcome)) {
      const StrategyResult& strategy = comparison.strategies[s];
      const Difference& difference = strategy.outcomes[outcome].difference;
      const Estimate& estimate = difference.estimate;
      const IconArray whole = shares_per_hundred(difference);
      const DifferenceMark mark = mark_of(difference, about.better);
      rows.add({strategy.name, about.name, about.label, about.unit, sign_of(about.better), estimate.mean,
                estimate.interval.low, estimate.interval.high, std::string(name_of(mark))});
      hundred.add({strategy.name, about.name, static_cast<double>(whole.better),
                   static_cast<double>(whole.same), static_cast<double>(whole.worse)});
      figure.table.add(named(strategy.name),
                       {about.label, about.unit, number(reference.outcomes[outcome].value.mean),
                        signed_number(estimate.mean), signed_interval(estimate.interval),
                        std::isnan(difference.p_holm)     ? "not tested"
                        : mark == DifferenceMark::unclear ? "no"
                                                          : "yes",
                        std::to_string(whole.better), std::to_string(whole.same),
                        std::to_string(whole.worse)});
    }
    figure.units.emplace_back(about.name, about.unit);
    figure.labels.emplace_back(about.name, about.label);
  }
  figure.datasets = {std::move(rows), std::move(hundred)};
}

Text finding_of(const StudyFacts& facts) {
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

std::optional<Figure> forest_figure(const StudyFacts& facts) {
  const std::vector<std::size_t> outcomes = outcomes_of(facts);
  if (outcomes.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "forest";
  figure.question = "How far apart are the strategies, and how sure is that?";
  figure.finding = finding_of(facts);
  figure.drawing = drawing_of(facts, figure, outcomes);
  add_data(figure, facts, outcomes);
  return figure;
}

} // namespace entente::report
