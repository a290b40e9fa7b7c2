// Which numbers drive the answer?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::report {
namespace {

// The two measures that are drawn: by the first of them numbers are ranked.
struct DriverMeasures {
  std::string_view method, ranking, beside, ranking_words, beside_words;
};
constexpr DriverMeasures morris{"morris", "mu_star", "sigma", "strength (mu*)",
                                "spread by interaction (sigma)"},
    sobol{"sobol", "total", "first", "with interactions (total)", "alone (first order)"};

struct Bar {
  std::string parameter;
  SensitivityMeasure ranking, beside;
};

// Of one strategy and outcome, the numbers with the largest measure first.
struct Chosen {
  const Sensitivity* result = nullptr;
  DriverMeasures measures;
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
std::vector<Bar> bars_of(const Sensitivity& result, const DriverMeasures& measures) {
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

std::string_view meaning_of(const std::string& key) {
  if (const ParameterField* field = find_parameter(key))
    return field->doc;
  const StructureField* field = find_structure(key);
  return field ? field->doc : std::string_view();
}

std::string measure_text(const Chosen& chosen) {
  return chosen.measures.method == sobol.method ? "share of all variation that goes with the number, alone "
                                                  "and with what it does with others (Sobol)"
                                                : "how far the outcome moves, on average, when the number "
                                                  "alone is moved, and how differently (Morris)";
}

void draw_bar(Drawing& drawing, const Axes& axes, std::string_view series, const SensitivityMeasure& measure,
              std::string_view words, double y) {
  constexpr double half = 4.0;
  drawing.open(series);
  drawing.rectangle("point", {axes.box.x, y - half, axes.x(measure.value) - axes.box.x, 2.0 * half});
  drawing.close();
  if (std::isfinite(measure.interval.low) && std::isfinite(measure.interval.high))
    drawing.line("interval bar", axes.x(measure.interval.low), y, axes.x(measure.interval.high), y);
  drawing.read(
      {0,
       {measure.parameter, std::string(meaning_of(measure.parameter)), std::string(words)},
       {{{axes.x(measure.value), y}, {measure.value, measure.interval.low, measure.interval.high}}}});
}

constexpr std::size_t most_drawn = 20; // numbers
constexpr std::array series{"series-1", "series-5"};

std::string draw(const Chosen& chosen, const std::string& label, const Room& room) {
  constexpr double top = 4.0, apart = 5.0;
  const double left = room.pick(280.0, 12.0), row = room.pick(24.0, 40.0);
  const std::size_t count = std::min(most_drawn, chosen.bars.size());
  Drawing drawing(room.width, top + row * static_cast<double>(count) + 36.0, room.hand);
  Range range;
  range.add(0.0);
  for (std::size_t i = 0; i < count; ++i)
    for (const SensitivityMeasure* measure : {&chosen.bars[i].ranking, &chosen.bars[i].beside}) {
      range.add(measure->value);
      range.add(measure->interval.high);
      range.add(measure->interval.low);
    }
  const Box box{left, top, room.width - left - 30.0, row * static_cast<double>(count)};
  const Axes axes{box, Scale(range.low, range.high, box.x, box.right()), Scale(0.0, 1.0, 0.0, 1.0)};
  draw_x_axis(drawing, axes, "", room.pick(6, 4));
  for (std::size_t i = 0; i < count; ++i) {
    const Bar& bar = chosen.bars[i];
    const double above = top + row * static_cast<double>(i), y = above + room.pick(12.0, 27.0);
    drawing.words("label", room.hand ? 0.0 : left - 10.0, above + room.pick(16.0, 14.0), bar.parameter,
                  room.hand ? Anchor::start : Anchor::end);
    draw_bar(drawing, axes, series[0], bar.ranking, chosen.measures.ranking_words, y - apart);
    draw_bar(drawing, axes, series[1], bar.beside, chosen.measures.beside_words, y + apart);
  }
  return drawing.finish({isolated(label), "", {}});
}

std::string key(const DriverMeasures& measures) {
  const std::array words{measures.ranking_words, measures.beside_words};
  std::vector<KeyItem> items;
  for (std::size_t i = 0; i < words.size(); ++i)
    items.push_back({std::string(words[i]),
                     fmt::format("<g class=\"{}\">{}</g>", series[i], area_swatch("point")),
                     "",
                     {}});
  return key_html(items);
}

// What a reader sees first stands first; the others wait to be chosen.
std::string drawing_of(const StudyFacts& facts, const Chosen& chosen) {
  std::string html = key(chosen.measures);
  const auto add = [&](const Chosen& one, bool first) {
    const auto& strategies = facts.comparison.strategies;
    const auto place =
        std::find_if(strategies.begin(), strategies.end(),
                     [&](const StrategyResult& strategy) { return strategy.name == one.result->strategy; });
    const std::string label = one.result->strategy + " · " + label_of_outcome(one.result->outcome);
    html += block_html({one.result->outcome, label_of_outcome(one.result->outcome), "", label, first,
                        static_cast<std::size_t>(place - strategies.begin())},
                       for_both_rooms([&](const Room& room) { return draw(one, label, room); }));
  };
  add(chosen, true);
  for (const Sensitivity& result : facts.sensitivity->results)
    if (&result != chosen.result)
      if (const Chosen other{&result, chosen.measures, bars_of(result, chosen.measures)}; !other.bars.empty())
        add(other, false);
  return html;
}

// By what it is, where that is known, and by its key, so that it can be set.
std::string told(const Bar& bar) {
  const std::string_view meaning = meaning_of(bar.parameter);
  return meaning.empty() ? fmt::format("{} ({})", bar.parameter, number(bar.ranking.value))
                         : fmt::format("“{}” ({}: {})", meaning, bar.parameter, number(bar.ranking.value));
}

// Every measure of a result, the numbers by rank.
void add_rows(HtmlTable& table, const Sensitivity& result, const DriverMeasures& measures) {
  for (const SensitivityMeasure& one : result.measures)
    table.add(named(result.strategy), {result.outcome, std::string(measures.method), one.parameter,
                                       std::string(meaning_of(one.parameter)), one.measure, number(one.value),
                                       interval(one.interval)});
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
  figure.drawing = drawing_of(facts, chosen);
  figure.explanation = fmt::format("Bars: {}; lines: 95 % intervals", measure_text(chosen));
  if (chosen.bars.size() > most_drawn)
    figure.explanation +=
        fmt::format("; {} of {} numbers drawn, all in the table", most_drawn, chosen.bars.size());
  figure.explanation += ".";
  figure.choices.outcome = figure.choices.strategy = true;
  figure.readings = {{"bars",
                      {"parameter", "what it is", "measure"},
                      {"value", "lo", "hi"},
                      "{parameter} ({what it is}), {measure}: {value}, interval {lo} to {hi}"}};
  figure.table =
      HtmlTable("Every index of every parameter", {"strategy", "outcome", "method", "parameter", "what it is",
                                                   "measure", "value", "95 % interval"});
  add_rows(figure.table, *chosen.result, chosen.measures);
  return figure;
}

} // namespace entente::report
