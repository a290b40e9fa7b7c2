// What does each strategy cost, and what does it bring?
#include "analysis/report/figures.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/panels.hpp"
#include "analysis/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

struct Row {
  std::size_t strategy = 0;
  Estimate cost, effect; // differences from the reference
  std::string status;
};

// As `decide` judged it; without its table, whether the price differs at all.
std::string status_of(const StudyFacts& facts, std::size_t strategy, const Estimate& cost) {
  if (const CsvTable* table = facts.table("cost_effectiveness"))
    for (std::size_t row = 0; row < table->rows.size(); ++row)
      if (table->text(row, "strategy") == facts.comparison.strategies[strategy].name &&
          table->text(row, "world") == own_world)
        return std::string(table->text(row, "status"));
  return cost.interval.contains(0.0) ? "same price" : cost.mean > 0.0 ? "dearer" : "cheaper";
}

std::vector<Row> rows_of(const StudyFacts& facts) {
  const Comparison& comparison = facts.comparison;
  std::vector<Row> rows;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    const Difference& cost = comparison.strategies[s][Outcome::cost].difference;
    const Difference& effect = comparison.strategies[s][primary_outcome].difference;
    if (s != comparison.reference && cost.estimate.n > 1 && effect.estimate.n > 1)
      rows.push_back({s, cost.estimate, effect.estimate, status_of(facts, s, cost.estimate)});
  }
  return rows;
}

std::size_t series_of(const StudyFacts& facts, std::size_t strategy) {
  const auto found = std::find(facts.shown.begin(), facts.shown.end(), strategy);
  return static_cast<std::size_t>(found - facts.shown.begin());
}

std::string drawing_of(const StudyFacts& facts, const Figure& figure, const std::vector<Row>& rows) {
  Drawing drawing(page_width, 420.0);
  Range cost, effect;
  cost.add(0.0);
  effect.add(0.0);
  for (const Row& row : rows) {
    cost.add(row.cost.interval.low);
    cost.add(row.cost.interval.high);
    effect.add(row.effect.interval.low);
    effect.add(row.effect.interval.high);
  }
  const Box box{70.0, 40.0, page_width - 300.0, 330.0};
  const Axes axes{box, Scale(cost.low, cost.high, box.x, box.right()),
                  Scale(effect.low, effect.high, box.bottom(), box.y)};
  draw_axes(drawing, axes,
            {"", "difference in cost, price units",
             "difference in the share of histories with an accord that holds", 6, 5});
  drawing.line("zero", axes.x(0.0), box.y, axes.x(0.0), box.bottom());
  drawing.line("zero", box.x, axes.y(0.0), box.right(), axes.y(0.0));
  double key = 52.0;
  for (const Row& row : rows) {
    const std::size_t series = series_of(facts, row.strategy);
    const bool shown = series < facts.shown.size();
    const double x = axes.x(row.cost.mean), y = axes.y(row.effect.mean);
    drawing.open(shown ? fmt::format("series-{}", series) : std::string("other"));
    if (shown) {
      drawing.line("interval", axes.x(row.cost.interval.low), y, axes.x(row.cost.interval.high), y);
      drawing.line("interval", x, axes.y(row.effect.interval.low), x, axes.y(row.effect.interval.high));
      drawing.mark("point", series, page_width - 214.0, key - 4.0, 5.0);
    }
    drawing.mark(shown ? "point" : "outline", shown ? series : 0, x, y, shown ? 5.0 : 3.0);
    drawing.close();
    if (shown) {
      drawing.words("label", page_width - 202.0, key, label_of(facts, row.strategy));
      key += 20.0;
    }
  }
  if (rows.size() + 1 > facts.shown.size())
    drawing.words("note", page_width - 214.0, key, "small open circles: the others");
  return drawing.finish("plane", figure.question.plain(), figure.finding.plain());
}

Text finding_of(const StudyFacts& facts, const std::vector<Row>& rows) {
  std::size_t same = 0, dearer_better = 0, dearer_not = 0, cheaper = 0;
  for (const Row& row : rows) {
    const bool better = row.effect.interval.low > 0.0;
    if (row.cost.interval.contains(0.0))
      ++same;
    else if (row.cost.mean < 0.0)
      ++cheaper;
    else
      ++(better ? dearer_better : dearer_not);
  }
  Text text("Against ");
  text.name(facts.comparison.strategies[facts.comparison.reference].name) << fmt::format(
      ", {} of {} strategies cost the same within the noise of simulation, {} cost less, {} cost more and "
      "bring more accords that hold, {} cost more without a shown gain.",
      same, rows.size(), cheaper, dearer_better, dearer_not);
  if (facts.study->scenario.prices.troop_month.value == 0.0)
    text << " Troops have no price in this scenario: the cost is money spent on support.";
  return text;
}

} // namespace

std::optional<Figure> plane_figure(const StudyFacts& facts) {
  const std::vector<Row> rows = rows_of(facts);
  if (rows.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "plane";
  figure.question = "What does each strategy cost, and what does it bring?";
  figure.finding = finding_of(facts, rows);
  figure.drawing = drawing_of(facts, figure, rows);
  Dataset data("rows",
               {"strategy", "cost", "cost_lo", "cost_hi", "effect", "effect_lo", "effect_hi", "status"});
  figure.table = HtmlTable("Differences from the reference in cost and effect",
                           {"strategy", "cost, price units", "95 % interval", "effect, share",
                            "95 % interval", "price", "price units for each further accord that holds"});
  for (const Row& row : rows) {
    const std::string& name = facts.comparison.strategies[row.strategy].name;
    data.add({name, row.cost.mean, row.cost.interval.low, row.cost.interval.high, row.effect.mean,
              row.effect.interval.low, row.effect.interval.high, row.status});
    // A ratio has a meaning only where both differences are known not to be nothing.
    const bool ratio = !row.cost.interval.contains(0.0) && row.effect.interval.low > 0.0;
    figure.table.add(named(name), {signed_number(row.cost.mean), signed_interval(row.cost.interval),
                                   signed_number(row.effect.mean), signed_interval(row.effect.interval),
                                   row.status, ratio ? number(row.cost.mean / row.effect.mean) : "no ratio"});
  }
  figure.datasets = {std::move(data)};
  figure.units = {{"cost", "price units"}, {"effect", "share"}};
  return figure;
}

} // namespace entente::report
