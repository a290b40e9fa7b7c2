#include "analysis/sweep/sensitivity.hpp"

#include "analysis/comparison/comparison.hpp"
#include "analysis/export/table_origin.hpp"
#include "analysis/sweep/sweep_design.hpp"
#include "engine/core/missing.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/statistics/design/morris.hpp"
#include "engine/statistics/design/sobol_indices.hpp"
#include "engine/store/files/table.hpp"
#include "engine/store/sqlite/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {
namespace {

// Mean and its error over the histories of a point.
struct Running {
  std::size_t n = 0;
  double mean = 0.0, squares = 0.0;
  void add(double value) {
    if (std::isnan(value))
      return;
    ++n;
    const double step = value - mean;
    mean += step / static_cast<double>(n);
    squares += step * (value - mean);
  }
  double value() const { return n > 0 ? mean : missing; }
  double error() const {
    return n > 1 ? std::sqrt(squares / static_cast<double>(n - 1) / static_cast<double>(n)) : missing;
  }
};

// [strategy][outcome][point]: the reference as it is, the others less the reference.
class PointMeans {
 public:
  PointMeans(const Store& store, std::size_t points, std::size_t reference)
      : outcomes_(outcome_count), points_(points), reference_(reference),
        strategies_(store.head().strategies.size()), cells_(strategies_ * outcomes_ * points),
        arms_(strategies_ * outcomes_, missing), conflicts_(points) {
    store.each_history(
        [&](std::size_t strategy, const Unit& unit, bool failed, std::span<const double> values) {
          if (unit.variant == 0)
            see(strategy, unit.point, failed, values);
        });
  }
  const Running& at(std::size_t strategy, std::size_t outcome, std::size_t point) const {
    return cells_[(strategy * outcomes_ + outcome) * points_ + point];
  }
  // Stored at each point, failed ones included.
  const std::vector<std::size_t>& conflicts() const { return conflicts_; }

 private:
  void see(std::size_t strategy, std::size_t point, bool failed, std::span<const double> values) {
    for (std::size_t outcome = 0; outcome < outcomes_; ++outcome)
      arms_[strategy * outcomes_ + outcome] = failed ? missing : values[outcome];
    if (strategy + 1 < strategies_)
      return;
    ++conflicts_[point];
    for (std::size_t s = 0; s < strategies_; ++s)
      for (std::size_t outcome = 0; outcome < outcomes_; ++outcome) {
        const double there = s == reference_ ? 0.0 : arms_[reference_ * outcomes_ + outcome];
        cells_[(s * outcomes_ + outcome) * points_ + point].add(arms_[s * outcomes_ + outcome] - there);
      }
  }

  std::size_t outcomes_, points_, reference_, strategies_;
  std::vector<Running> cells_;
  std::vector<double> arms_;           // [strategy x outcome] of the replicate being read
  std::vector<std::size_t> conflicts_; // [point]
};

// Rows of blocks in which every value is known.
std::vector<std::size_t> whole_blocks(const std::vector<double>& values, std::size_t rows) {
  std::vector<std::size_t> kept;
  for (std::size_t start = 0; start + rows <= values.size(); start += rows) {
    bool whole = true;
    for (std::size_t i = start; i < start + rows; ++i)
      whole &= !std::isnan(values[i]);
    for (std::size_t i = start; whole && i < start + rows; ++i)
      kept.push_back(i);
  }
  return kept;
}

std::vector<double> picked(const std::vector<double>& values, const std::vector<std::size_t>& rows) {
  std::vector<double> some;
  for (const std::size_t row : rows)
    some.push_back(values[row]);
  return some;
}

Matrix picked(const Matrix& matrix, const std::vector<std::size_t>& rows) {
  Matrix some(rows.size(), matrix.columns);
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::copy(matrix.row(rows[i]).begin(), matrix.row(rows[i]).end(), some.row(i).begin());
  return some;
}

// Positions in descending order of what is asked for.
template<class Value>
std::vector<std::size_t> descending(std::size_t count, Value value) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return value(a) > value(b); });
  return order;
}

void add_morris(Sensitivity& result, const std::vector<std::string>& keys, const Matrix& unit,
                const std::vector<double>& values) {
  constexpr double reach = 1.96;
  const std::vector<std::size_t> rows = whole_blocks(values, keys.size() + 1);
  result.points = rows.size();
  if (rows.empty())
    return;
  const std::vector<ElementaryEffects> effects = elementary_effects(picked(unit, rows), picked(values, rows));
  const auto star = [&](std::size_t j) {
    return std::isnan(effects[j].mean_absolute) ? -1.0 : effects[j].mean_absolute;
  };
  for (const std::size_t j : descending(keys.size(), star)) {
    const ElementaryEffects& effect = effects[j];
    const double half = reach * effect.importance_error;
    result.measures.push_back({keys[j],
                               "mu_star",
                               effect.mean_absolute,
                               {std::max(0.0, effect.mean_absolute - half), effect.mean_absolute + half}});
    result.measures.push_back({keys[j], "mu", effect.mean, {missing, missing}});
    result.measures.push_back({keys[j], "sigma", effect.deviation, {missing, missing}});
  }
  constexpr std::size_t few = 4; // trajectories, fewer than any study of the method uses
  if (const std::size_t trajectories = rows.size() / (keys.size() + 1); trajectories < few)
    result.doubt = fmt::format(
        "The trajectories are too few: {} of them cannot tell a number that acts here and there from "
        "one that does not. More --trajectories can.",
        trajectories);
}

// Shares of a variance lie between 0 and 1, and those of single numbers sum to 1 at most: estimates that do
// not rest on too few points, and so does an interval that leaves half of the variance open.
std::string doubt_of_shares(const std::vector<SensitivityMeasure>& measures) {
  constexpr double rounding = 1e-9, wide = 0.5;
  std::size_t outside = 0, open = 0;
  double first = 0.0;
  for (const SensitivityMeasure& m : measures) {
    outside += m.value < -rounding || m.value > 1.0 + rounding;
    open += m.interval.high - m.interval.low > wide;
    first += m.measure == "first" ? m.value : 0.0;
  }
  std::string why;
  const auto add = [&](const std::string& reason) { why += (why.empty() ? "" : "; ") + reason; };
  if (outside > 0)
    add(fmt::format("{} of {} indices lie outside 0 to 1, where no share can be", outside, measures.size()));
  if (first > 1.0 + rounding)
    add(fmt::format("the shares of single numbers sum to {:.2f}", first));
  if (open > 0)
    add(fmt::format("{} of {} intervals are wider than {}", open, measures.size(), wide));
  return why.empty() ? why : "The points are too few: " + why + ". More --points narrow them.";
}

void add_sobol(Sensitivity& result, const std::vector<std::string>& keys, const std::vector<double>& values,
               std::uint64_t seed) {
  const std::vector<std::size_t> rows = whole_blocks(values, keys.size() + 2);
  result.points = rows.size();
  if (const std::size_t least = 2 * (keys.size() + 2); rows.size() < least) {
    result.doubt =
        fmt::format("The points are too few: indices take {} that have the outcome, in whole blocks of {}; "
                    "{} do.",
                    least, keys.size() + 2, rows.size());
    return;
  }
  const std::vector<SobolIndex> indices = sobol_indices({.seed = seed}, picked(values, rows), keys.size());
  for (const std::size_t j : descending(keys.size(), [&](std::size_t i) { return indices[i].total; })) {
    result.measures.push_back({keys[j], "total", indices[j].total, indices[j].total_interval});
    result.measures.push_back({keys[j], "first", indices[j].first, indices[j].first_interval});
  }
  result.doubt = doubt_of_shares(result.measures);
}

std::string rule_text(const Box& box, const std::vector<std::string>& keys) {
  std::string text;
  for (const Restriction& restriction : box.restrictions) {
    if (!text.empty())
      text += " and ";
    text += keys[restriction.factor];
    if (restriction.low && restriction.high)
      text += " from " + table_number(*restriction.low) + " to " + table_number(*restriction.high);
    else if (restriction.low)
      text += " at least " + table_number(*restriction.low);
    else if (restriction.high)
      text += " at most " + table_number(*restriction.high);
  }
  return text;
}

// Boxes are told of only where they gather what they are about: denser than all points by a fifth of what is
// left, and every restriction supported.
bool worth_telling(const Box& box, double base) {
  constexpr double gained = 0.2, weak = 0.05;
  return !box.restrictions.empty() && box.density > base + gained * (1.0 - base) &&
         std::all_of(box.restrictions.begin(), box.restrictions.end(),
                     [](const Restriction& restriction) { return restriction.quasi_p < weak; });
}

void add_boxes(Sensitivity& result, bool helps, const Matrix& points, const std::vector<double>& marks,
               const std::vector<std::string>& keys) {
  constexpr std::size_t most = 2, fewest = 8;
  const double count = std::accumulate(marks.begin(), marks.end(), 0.0);
  if (count < static_cast<double>(fewest))
    return;
  for (Box& box : find_boxes(points, marks, most))
    if (worth_telling(box, count / static_cast<double>(marks.size())))
      result.boxes.push_back({helps, box, rule_text(box, keys)});
}

void discover(Sensitivity& result, const Matrix& points, const std::vector<Running>& cells, Better better,
              const std::vector<std::string>& keys) {
  std::vector<std::size_t> rows;
  std::vector<double> good, bad;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!(cells[i].error() >= 0.0))
      continue;
    const double gain = better == Better::less ? -cells[i].mean : cells[i].mean;
    rows.push_back(i);
    good.push_back(gain > cells[i].error() ? 1.0 : 0.0);
    bad.push_back(-gain > cells[i].error() ? 1.0 : 0.0);
  }
  if (rows.empty())
    return;
  const auto n = static_cast<double>(rows.size());
  result.helps = std::accumulate(good.begin(), good.end(), 0.0) / n;
  result.hurts = std::accumulate(bad.begin(), bad.end(), 0.0) / n;
  const Matrix some = picked(points, rows);
  add_boxes(result, true, some, good, keys);
  add_boxes(result, false, some, bad, keys);
}

} // namespace

namespace {

// What the sweep was laid out as; somebody's own table of points is looked at itself.
struct Layout {
  PointLayout kind = PointLayout::loose;
  Matrix unit; // Morris trajectories on the unit cube
};

Layout layout_of(const StoreHead& head, const Matrix& points) {
  SweepDesign design;
  design.layout = SweepLayout::points;
  if (!head.sweep.empty())
    design = sweep_design_of(head.sweep);
  switch (design.layout) {
  case SweepLayout::sobol:
    return {PointLayout::sobol, {}};
  case SweepLayout::morris:
    return {PointLayout::morris, shares_of(design)};
  case SweepLayout::points:
    break;
  case SweepLayout::grid:
  case SweepLayout::lhs:
    return {};
  }
  const PointLayout seen = layout_of(points);
  return {seen, seen == PointLayout::morris ? unit_trajectories(points) : Matrix()};
}

} // namespace

SensitivityStudy sensitivity(const Store& store, const Scenario& scenario) {
  const StoreHead& head = store.head();
  Matrix points(head.points.size() / head.keys.size(), head.keys.size());
  points.values = head.points;
  const auto [layout, unit] = layout_of(head, points);
  SensitivityStudy study;
  study.layout = layout;
  study.points = points.rows;
  study.reference = head.reference;
  const std::size_t reference = *reference_position(scenario);
  study.replicates = store.planned_replicates();
  study.shard = head.shard;
  const PointMeans means(store, points.rows, reference);
  for (const std::size_t conflicts : means.conflicts()) {
    study.stored_points += conflicts > 0;
    study.stored_conflicts += conflicts;
  }
  std::vector<std::size_t> order{reference};
  for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy)
    if (strategy != reference)
      order.push_back(strategy);
  for (const std::size_t strategy : order)
    for (const Outcome outcome : headline_outcomes()) {
      const OutcomeField& field = field_of(outcome);
      if (scenario.starts_with_accord && field.fixed_by_accord)
        continue;
      Sensitivity result;
      result.strategy = head.strategies[strategy];
      result.outcome = field.name;
      result.of_effect = strategy != reference;
      std::vector<Running> cells;
      std::vector<double> values;
      Running over;
      for (std::size_t point = 0; point < points.rows; ++point) {
        cells.push_back(means.at(strategy, static_cast<std::size_t>(outcome), point));
        values.push_back(cells.back().value());
        over.add(values.back());
        if (!std::isnan(values.back())) {
          result.lowest = over.n == 1 ? values.back() : std::min(result.lowest, values.back());
          result.highest = over.n == 1 ? values.back() : std::max(result.highest, values.back());
        }
      }
      result.points = over.n;
      result.mean = over.value();
      if (study.layout == PointLayout::morris)
        add_morris(result, head.keys, unit, values);
      if (study.layout == PointLayout::sobol)
        add_sobol(result, head.keys, values, head.seed);
      if (result.of_effect && field.better != Better::neither)
        discover(result, points, cells, field.better, head.keys);
      study.results.push_back(std::move(result));
    }
  return study;
}

void write_sensitivity(const std::filesystem::path& folder, const SensitivityStudy& study,
                       const TableOrigin& origin) {
  Table measures(folder / "sensitivity.csv", with_origin({"strategy", "outcome", "method", "parameter",
                                                          "measure", "value", "lo", "hi", "doubt"}));
  Table boxes(folder / "prim.csv", with_origin({"strategy", "outcome", "direction", "box", "coverage",
                                                "density", "support", "rule"}));
  const char* method = study.layout == PointLayout::morris ? "morris" : "sobol";
  for (const Sensitivity& result : study.results) {
    for (const SensitivityMeasure& m : result.measures) {
      measures << result.strategy << result.outcome << method << m.parameter << m.measure << m.value
               << m.interval.low << m.interval.high << result.doubt;
      end_row(measures, origin);
    }
    std::uint64_t number[2] = {0, 0};
    for (const FoundBox& found : result.boxes) {
      boxes << result.strategy << result.outcome << (found.helps ? "helps" : "hurts")
            << ++number[found.helps ? 0 : 1] << found.box.coverage << found.box.density << found.box.mass
            << found.rule;
      end_row(boxes, origin);
    }
  }
  measures.finish();
  boxes.finish();
}

} // namespace entente
