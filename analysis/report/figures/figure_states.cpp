// Where does the process stand over time?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

namespace entente::report {
namespace {

// As people call them.
constexpr std::array<std::string_view, process_states.size()> labels{
    "at war",          "ceasefire", "in talks", "implementing an accord", "fighting again after one",
    "ended by victory"};

void draw(Drawing& drawing, const std::vector<StateMonth>& states, const Box& box, const std::string& heading,
          double months) {
  const Axes axes{box, Scale(0.0, months, box.x, box.right()), Scale(0.0, 1.0, box.bottom(), box.y)};
  draw_axes(drawing, axes, {heading, "", "", 0, 4});
  std::vector<double> x, low(states.size(), axes.y(0.0)), below(states.size(), 0.0);
  std::vector<std::pair<Point, std::string_view>> said;
  for (const StateMonth& state : states)
    x.push_back(axes.x(static_cast<double>(state.month + 1)));
  for (std::size_t i = 0; i < process_states.size(); ++i) {
    std::vector<double> high;
    for (std::size_t m = 0; m < states.size(); ++m) {
      below[m] += states[m].share[i];
      high.push_back(axes.y(below[m]));
    }
    drawing.band(fmt::format("state state-{}", process_states[i]), x, low, high);
    // Said, above the grid, where the area is widest, if it is wide enough for words; far enough inside that
    // the longest are not cut.
    constexpr double margin = 0.33;
    const auto width = [&](std::size_t m) { return low[m] - high[m]; };
    std::optional<std::size_t> widest;
    for (std::size_t m = 0; m < states.size(); ++m)
      if (x[m] > box.x + margin * box.width && x[m] < box.right() - margin * box.width &&
          (!widest || width(m) > width(*widest)))
        widest = m;
    if (widest && width(*widest) > 13.0)
      said.push_back({{x[*widest], 0.5 * (low[*widest] + high[*widest]) + 4.0}, labels[i]});
    low = high;
  }
  draw_years(drawing, axes, months);
  for (const auto& [place, label] : said)
    drawing.words("state-label", place.first, place.second, label, Anchor::middle);
}

void draw_key(Drawing& drawing, double y) {
  double x = 0.0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    drawing.rectangle(fmt::format("state state-{}", process_states[i]), {x, y, 14.0, 12.0});
    drawing.words("label", x + 19.0, y + 10.5, labels[i]);
    x += 34.0 + 6.4 * static_cast<double>(labels[i].size());
  }
}

Text finding_of(const StudyFacts& facts) {
  const std::vector<StateMonth>& reference = facts.of.at(facts.shown.front()).states;
  const auto& end = reference.back().share;
  Text text("At the end, under ");
  text.name(facts.comparison.strategies[facts.shown.front()].name) << fmt::format(
      ", {} of the conflicts between the government and an armed group are at war or under a mere "
      "ceasefire, {} implement an accord, {} fight or talk again after one failed, {} ended by "
      "victory or defeat.",
      percent(end[0] + end[1]), percent(end[3]), percent(end[4]), percent(end[5]));
  std::size_t most = facts.shown.front();
  for (const std::size_t s : facts.shown)
    if (facts.of.at(s).states.back().share[3] > facts.of.at(most).states.back().share[3])
      most = s;
  if (most != facts.shown.front())
    (text << " The largest share implementing is that of ").name(facts.comparison.strategies[most].name)
        << fmt::format(", {}.", percent(facts.of.at(most).states.back().share[3]));
  return text;
}

} // namespace

std::optional<Figure> states_figure(const StudyFacts& facts) {
  if (!facts.has_series() || facts.of.at(facts.shown.front()).states.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "states";
  figure.question = "Where does the process stand?";
  figure.finding = finding_of(facts);
  const auto months = static_cast<double>(facts.study->scenario.months);
  Panels panels{facts.shown.size(), columns_for(facts.shown.size())};
  panels.offset = 22.0;
  Drawing drawing(page_width, panels.total_height());
  draw_key(drawing, 2.0);
  Dataset areas("areas", {"strategy", "month", "state", "share"});
  figure.table = HtmlTable("Shares of conflicts by state, at the end of every fifth year and of the run",
                           {"strategy", "year", "at war", "ceasefire", "in talks", "implementing",
                            "fighting again", "ended by victory"});
  for (std::size_t i = 0; i < facts.followed.size(); ++i) {
    const std::string& name = facts.comparison.strategies[facts.followed[i]].name;
    const std::vector<StateMonth>& states = facts.of.at(facts.followed[i]).states;
    const bool shown = i < facts.shown.size();
    if (shown)
      draw(drawing, states, panels.box(i), label_of(facts, facts.followed[i]), months);
    int next = 5;
    for (std::size_t m = 0; m < states.size(); ++m) {
      for (std::size_t s = 0; s < process_states.size(); ++s)
        areas.add(
            {name, static_cast<double>(states[m].month), std::string(process_states[s]), states[m].share[s]});
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
  figure.drawing = drawing.finish("states", figure.question.plain(), figure.finding.plain());
  figure.datasets = {std::move(areas)};
  for (std::size_t i = 0; i < labels.size(); ++i)
    figure.labels.emplace_back(process_states[i], labels[i]);
  return figure;
}

} // namespace entente::report
