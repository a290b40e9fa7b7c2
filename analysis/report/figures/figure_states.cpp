// Where does the process stand over time?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/chart_facts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>
#include <optional>
#include <span>

namespace entente::report {
namespace {

// As people call them.
constexpr std::array<std::string_view, process_states.size()> labels{
    "at war",          "ceasefire", "in talks", "implementing an accord", "fighting again after one",
    "ended by victory"};

// Where an area is widest, among the places where the words fit into it.
std::optional<std::size_t> widest_for(std::string_view words, std::span<const double> x,
                                      std::span<const double> low, std::span<const double> high) {
  constexpr double letter = 7.4, tall = 11.0;
  const double half = 0.5 * letter * static_cast<double>(words.size());
  std::optional<std::size_t> widest;
  for (std::size_t m = 0; m < x.size(); ++m) {
    if (x[m] - half < x.front() || x[m] + half > x.back())
      continue;
    const double middle = 0.5 * (low[m] + high[m]);
    bool fits = true;
    for (std::size_t n = 0; n < x.size(); ++n)
      fits = fits && (std::abs(x[n] - x[m]) > half ||
                      (low[n] > middle + 0.5 * tall && high[n] < middle - 0.5 * tall));
    if (fits && (!widest || low[m] - high[m] > low[*widest] - high[*widest]))
      widest = m;
  }
  return widest;
}

constexpr double states_height = 190.0;
constexpr const char* states_axes = "axes-of-states";

Axes axes_of(const ChartFacts& facts) {
  const Box box = panel_box(states_height);
  return {box, Scale(0.0, static_cast<double>(facts.scenario->months), box.x, box.right()),
          Scale(0.0, 1.0, box.bottom(), box.y)};
}

// Areas are drawn from the uppermost on, each down to the axis, so that the next covers what is not its own.
std::string draw(const ChartFacts& facts, std::size_t strategy) {
  const std::vector<StateMonth>& states = facts.courses.at(strategy).states;
  const Axes axes = axes_of(facts);
  Drawing drawing(panel_width, states_height);
  drawing.use(states_axes);
  drawing.words("heading", axes.box.x, axes.box.y - 8.0, label_of(facts, strategy));
  std::vector<double> x;
  for (const StateMonth& state : states)
    x.push_back(axes.x(static_cast<double>(state.month + 1)));
  const std::vector<double> ground(states.size(), axes.y(0.0));
  std::array<std::vector<double>, process_states.size()> high;
  for (const StateMonth& state : states)
    for (std::size_t i = 0; i < process_states.size(); ++i)
      high[i].push_back(axes.y(std::accumulate(
          state.share.begin(), state.share.begin() + static_cast<std::ptrdiff_t>(i) + 1, 0.0)));
  for (std::size_t i = process_states.size(); i-- > 0;)
    drawing.band(fmt::format("state state-{}", process_states[i]), x, ground, high[i]);
  Readings readings;
  std::vector<Month> read;
  for (const StateMonth& state : states)
    read.push_back(state.month);
  for (std::size_t m = 0; m < states.size(); ++m)
    if (is_read(read, m)) {
      Reading reading{{x[m], axes.y(0.5)}, {static_cast<double>(states[m].month + 1)}};
      for (const double share : states[m].share)
        reading.values.push_back(three_digits(share));
      readings.points.push_back(std::move(reading));
    }
  drawing.read(readings);
  for (std::size_t i = 0; i < process_states.size(); ++i) {
    const std::vector<double>& low = i == 0 ? ground : high[i - 1];
    if (const auto m = widest_for(labels[i], x, low, high[i]))
      drawing.words("state-label", x[*m], 0.5 * (low[*m] + high[i][*m]) + 4.0, labels[i], Anchor::middle);
  }
  return drawing.finish({isolated(label_of(facts, strategy)),
                         "panel" + std::string(aside_class(is_shown(facts, strategy))), strategy});
}

std::string axes_svg(const ChartFacts& facts) {
  Drawing drawing(0.0, 0.0);
  draw_axes(drawing, axes_of(facts), {"", "", "", 0, 4});
  draw_years(drawing, axes_of(facts), static_cast<double>(facts.scenario->months));
  return shared_svg(states_axes, drawing);
}

std::string key_of_states() {
  std::vector<KeyItem> items;
  for (std::size_t i = 0; i < labels.size(); ++i)
    items.push_back(
        {std::string(labels[i]), area_swatch(fmt::format("state state-{}", process_states[i])), "", {}});
  return key_html(items);
}

Text finding_of_states(const ChartFacts& facts) {
  const std::vector<StateMonth>& reference = facts.courses.at(facts.shown.front()).states;
  const auto& end = reference.back().share;
  Text text("At the end, under ");
  text.name(facts.comparison.strategies[facts.shown.front()].name) << fmt::format(
      ", {} of the conflicts between the government and an armed group are at war or under a mere "
      "ceasefire, {} implement an accord, {} fight or talk again after one failed, {} ended by "
      "victory or defeat.",
      percent(end[0] + end[1]), percent(end[3]), percent(end[4]), percent(end[5]));
  std::size_t most = facts.shown.front();
  for (const std::size_t s : facts.shown)
    if (facts.courses.at(s).states.back().share[3] > facts.courses.at(most).states.back().share[3])
      most = s;
  if (most != facts.shown.front())
    (text << " The largest share implementing is that of ").name(facts.comparison.strategies[most].name)
        << fmt::format(", {}.", percent(facts.courses.at(most).states.back().share[3]));
  return text;
}

} // namespace

std::optional<Figure> states_figure(const ChartFacts& facts) {
  if (facts.courses.empty() || facts.courses.at(facts.shown.front()).states.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "states";
  figure.question = "Where does the process stand?";
  figure.finding = finding_of_states(facts);
  std::string panels;
  figure.table = HtmlTable("Shares of conflicts by state, at the end of every fifth year and of the run",
                           {"strategy", "year", "at war", "ceasefire", "in talks", "implementing",
                            "fighting again", "ended by victory"});
  for (std::size_t i = 0; i < facts.followed.size(); ++i) {
    const std::string& name = facts.comparison.strategies[facts.followed[i]].name;
    const std::vector<StateMonth>& states = facts.courses.at(facts.followed[i]).states;
    const bool shown = i < facts.shown.size();
    panels += draw(facts, facts.followed[i]);
    int next = 5;
    for (std::size_t m = 0; m < states.size(); ++m) {
      const int year = (states[m].month + 1) / months_per_year;
      if (!shown || (year < next && m + 1 < states.size()))
        continue;
      next = year / 5 * 5 + 5;
      std::vector<std::string> cells{fmt::format("{}", year)};
      for (const double share : states[m].share)
        cells.push_back(percent(share));
      figure.table.add(named(name), cells);
    }
  }
  figure.drawing = axes_svg(facts) + key_of_states() + panels_html(panels);
  figure.choices.strategies = true;
  ReadingKind kind{"areas", {}, {"month"}, "{strategy}, {month:y}"};
  for (const std::string_view label : labels) {
    kind.numbers.emplace_back(label);
    kind.says += fmt::format("{}{{{}:%}} {}", kind.numbers.size() == 2 ? ": " : ", ", label, label);
  }
  figure.readings = {std::move(kind)};
  return figure;
}

} // namespace entente::report
