// Which numbers drive the answer?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

// The two measures that are drawn: by the first of them numbers are ranked.
struct Measures {
  std::string_view method, ranking, beside, ranking_words, beside_words;
};
constexpr Measures morris{"morris", "mu_star", "sigma", "strength (mu*)", "spread by interaction (sigma)"},
    sobol{"sobol", "total", "first", "with interactions (total)", "alone (first order)"};

struct Bar {
  std::string parameter;
  SensitivityMeasure ranking, beside;
};

// What is drawn: of one strategy and outcome, the numbers with the largest measure first.
struct Chosen {
  const Sensitivity* result = nullptr;
  Measures measures;
  std::vector<Bar> bars;
};

const SensitivityMeasure* measure_of(const Sensitivity& result, const std::string& parameter,
                                     std::string_view measure) {
  for (const SensitivityMeasure& one : result.measures)
    if (one.parameter == parameter && one.measure == measure)
      return &one;
  return nullptr;
}

// In the order of the study, which ranks them by the first of the measures.
std::vector<Bar> bars_of(const Sensitivity& result, const Measures& measures) {
  std::vector<Bar> bars;
  for (const SensitivityMeasure& one : result.measures)
    if (one.measure == measures.ranking && std::isfinite(one.value))
      if (const SensitivityMeasure* beside = measure_of(result, one.parameter, measures.beside))
        bars.push_back({one.parameter, one, *beside});
  return bars;
}

// The primary outcome under the reference, which comes first; else the first that has measures.
Chosen chosen_of(const SensitivityStudy& study) {
  Chosen chosen;
  chosen.measures = study.layout == PointLayout::sobol ? sobol : morris;
  for (const Sensitivity& result : study.results) {
    const bool primary =
        result.strategy == study.reference && result.outcome == field_of(primary_outcome).name;
    if (!result.measures.empty() && (chosen.result == nullptr || primary))
      chosen.result = &result;
  }
  if (chosen.result != nullptr)
    chosen.bars = bars_of(*chosen.result, chosen.measures);
  return chosen;
}

std::string measure_text(const Chosen& chosen) {
  return chosen.measures.method == sobol.method ? "share of all variation that goes with the number, alone "
                                                  "and with what it does with others (Sobol)"
                                                : "how far the outcome moves, on average, when the number "
                                                  "alone is moved, and how differently (Morris)";
}

void draw_bar(Drawing& drawing, const Axes& axes, std::string_view series, const SensitivityMeasure& measure,
              double y) {
  constexpr double half = 4.0;
  drawing.open(series);
  drawing.rectangle("point", {axes.box.x, y - half, axes.x(measure.value) - axes.box.x, 2.0 * half});
  drawing.close();
  if (std::isfinite(measure.interval.low) && std::isfinite(measure.interval.high))
    drawing.line("interval", axes.x(measure.interval.low), y, axes.x(measure.interval.high), y);
}

constexpr std::size_t most_drawn = 14; // numbers

std::string drawing_of(const Chosen& chosen, const Figure& figure) {
  constexpr double left = 280.0, row = 24.0, top = 26.0, apart = 5.0;
  const std::size_t count = std::min(most_drawn, chosen.bars.size());
  Drawing drawing(page_width, top + row * static_cast<double>(count) + 44.0);
  Range range;
  range.add(0.0);
  for (std::size_t i = 0; i < count; ++i)
    for (const SensitivityMeasure* measure : {&chosen.bars[i].ranking, &chosen.bars[i].beside}) {
      range.add(measure->value);
      range.add(measure->interval.high);
    }
  const Box box{left, top, page_width - left - 30.0, row * static_cast<double>(count)};
  const Axes axes{box, Scale(0.0, range.high, box.x, box.right()), Scale(0.0, 1.0, 0.0, 1.0)};
  double key = left;
  for (const auto& [series, words] : {std::pair{"series-1", chosen.measures.ranking_words},
                                      std::pair{"series-5", chosen.measures.beside_words}}) {
    drawing.open(series);
    drawing.rectangle("point", {key, 4.0, 12.0, 10.0});
    drawing.close();
    drawing.words("label", key + 18.0, 13.0, words);
    key += 230.0;
  }
  draw_x_axis(drawing, axes, measure_text(chosen), 6);
  for (std::size_t i = 0; i < count; ++i) {
    const Bar& bar = chosen.bars[i];
    const double y = top + row * (static_cast<double>(i) + 0.5);
    drawing.words("label", left - 10.0, y + 4.0, bar.parameter, Anchor::end);
    draw_bar(drawing, axes, "series-1", bar.ranking, y - apart);
    draw_bar(drawing, axes, "series-5", bar.beside, y + apart);
  }
  return drawing.finish("drivers", figure.question.plain(), figure.finding.plain());
}

std::string_view meaning_of(const std::string& key) {
  if (const ParameterField* field = find_parameter(key))
    return field->doc;
  const StructureField* field = find_structure(key);
  return field ? field->doc : std::string_view();
}

// By what it is, where that is known, and by its key, so that it can be set.
std::string told(const Bar& bar) {
  const std::string_view meaning = meaning_of(bar.parameter);
  return meaning.empty() ? fmt::format("{} ({})", bar.parameter, number(bar.ranking.value))
                         : fmt::format("“{}” ({}: {})", meaning, bar.parameter, number(bar.ranking.value));
}

// Every measure of a result, the numbers by rank; `rank` is the place by the measure that ranks them.
void add_rows(Dataset& data, HtmlTable& table, const Sensitivity& result, const Measures& measures,
              bool in_table) {
  std::string before;
  double rank = 0.0;
  for (const SensitivityMeasure& one : result.measures) {
    rank += one.parameter != before;
    before = one.parameter;
    data.add({result.strategy, result.outcome, std::string(measures.method), one.parameter, one.measure,
              one.value, one.interval.low, one.interval.high, rank});
    if (in_table)
      table.add(named(result.strategy), {result.outcome, std::string(measures.method), one.parameter,
                                         std::string(meaning_of(one.parameter)), one.measure,
                                         number(one.value), interval(one.interval)});
  }
}

} // namespace

std::optional<Figure> drivers_figure(const StudyFacts& facts) {
  if (!facts.sensitivity || facts.sensitivity->layout == PointLayout::loose)
    return std::nullopt;
  const Chosen chosen = chosen_of(*facts.sensitivity);
  if (chosen.bars.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "drivers";
  figure.question = "Which numbers drive the answer?";
  Text finding(
      fmt::format("By {}, “{}” under ",
                  chosen.measures.method == sobol.method ? "Sobol's total indices" : "Morris' method",
                  label_of_outcome(chosen.result->outcome)));
  finding.name(chosen.result->strategy) << " follows most ";
  for (std::size_t i = 0; i < std::min<std::size_t>(3, chosen.bars.size()); ++i)
    finding << (i == 0 ? "" : ", then ") << told(chosen.bars[i]);
  figure.finding = finding << "." << (chosen.result->doubt.empty() ? "" : " ") << chosen.result->doubt;
  figure.drawing = drawing_of(chosen, figure);
  Dataset data("bars",
               {"strategy", "outcome", "method", "parameter", "measure", "value", "lo", "hi", "rank"});
  figure.table =
      HtmlTable("Every index of every parameter", {"strategy", "outcome", "method", "parameter", "what it is",
                                                   "measure", "value", "95 % interval"});
  add_rows(data, figure.table, *chosen.result, chosen.measures,
           true); // what a reader sees first stands first
  for (const Sensitivity& result : facts.sensitivity->results)
    if (&result != chosen.result)
      add_rows(data, figure.table, result, chosen.measures, false);
  figure.datasets = {std::move(data)};
  for (const OutcomeField& field : outcome_table())
    figure.labels.emplace_back(field.name, field.label);
  for (const Bar& bar : chosen.bars)
    if (const std::string_view meaning = meaning_of(bar.parameter); !meaning.empty())
      figure.labels.emplace_back(bar.parameter, meaning);
  return figure;
}

} // namespace entente::report
