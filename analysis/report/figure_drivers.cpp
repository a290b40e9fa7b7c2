// Which numbers drive the answer?
#include "analysis/report/figures.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/panels.hpp"
#include "analysis/study_facts.hpp"
#include "engine/scenario/parameter_table.hpp"
#include "engine/scenario/structure_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

struct Bar {
  std::string parameter;
  double value = 0.0, low = 0.0, high = 0.0;
};

// What is drawn: of one strategy and outcome, the measure that ranks parameters.
struct Chosen {
  std::string strategy, outcome, method, measure;
  std::vector<Bar> bars; // the largest first
};

Chosen chosen_of(const StudyFacts& facts, const CsvTable& table) {
  Chosen chosen;
  const auto has = [&](std::string_view column, std::string_view value) {
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      if (table.text(row, column) == value)
        return true;
    return false;
  };
  chosen.method = has("method", "sobol") ? "sobol" : "morris";
  chosen.measure = chosen.method == "sobol" ? "total" : "mu_star";
  const std::string primary(field_of(primary_outcome).name);
  chosen.outcome = has("outcome", primary) ? primary : std::string(table.text(0, "outcome"));
  const std::string& reference = facts.comparison.strategies[facts.comparison.reference].name;
  chosen.strategy = has("strategy", reference) ? reference : std::string(table.text(0, "strategy"));
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (table.text(row, "method") == chosen.method && table.text(row, "measure") == chosen.measure &&
        table.text(row, "outcome") == chosen.outcome && table.text(row, "strategy") == chosen.strategy &&
        std::isfinite(table.number(row, "value")))
      chosen.bars.push_back({std::string(table.text(row, "parameter")), table.number(row, "value"),
                             table.number(row, "lo"), table.number(row, "hi")});
  std::stable_sort(chosen.bars.begin(), chosen.bars.end(),
                   [](const Bar& a, const Bar& b) { return a.value > b.value; });
  return chosen;
}

std::string measure_text(const Chosen& chosen) {
  return chosen.method == "sobol"
             ? "share of all variation that goes with the number, what it does with others included (Sobol)"
             : "how far the outcome moves, on average, when the number alone is moved (Morris)";
}

std::string drawing_of(const Chosen& chosen, const Figure& figure) {
  constexpr std::size_t most = 20;
  constexpr double left = 280.0, row = 20.0, top = 10.0;
  const std::size_t count = std::min(most, chosen.bars.size());
  Drawing drawing(page_width, top + row * static_cast<double>(count) + 44.0);
  Range range;
  range.add(0.0);
  for (std::size_t i = 0; i < count; ++i) {
    range.add(chosen.bars[i].value);
    range.add(chosen.bars[i].high);
  }
  const Box box{left, top, page_width - left - 30.0, row * static_cast<double>(count)};
  const Axes axes{box, Scale(0.0, range.high, box.x, box.right()), Scale(0.0, 1.0, 0.0, 1.0)};
  draw_x_axis(drawing, axes, measure_text(chosen), 6);
  for (std::size_t i = 0; i < count; ++i) {
    const Bar& bar = chosen.bars[i];
    const double y = top + row * (static_cast<double>(i) + 0.5);
    drawing.words("label", left - 10.0, y + 4.0, bar.parameter, Anchor::end);
    drawing.open("series-1");
    drawing.rectangle("point", {box.x, y - 6.0, axes.x(bar.value) - box.x, 12.0});
    drawing.close();
    if (std::isfinite(bar.low) && std::isfinite(bar.high))
      drawing.line("interval", axes.x(bar.low), y, axes.x(bar.high), y);
  }
  return drawing.finish("drivers", figure.question.plain(), figure.finding.plain());
}

// What a reader sees first stands first.
std::vector<std::size_t> chosen_first(const CsvTable& table, const Chosen& chosen) {
  std::vector<std::size_t> rows, rest;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    (table.text(row, "outcome") == chosen.outcome && table.text(row, "strategy") == chosen.strategy ? rows
                                                                                                    : rest)
        .push_back(row);
  rows.insert(rows.end(), rest.begin(), rest.end());
  return rows;
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
  return meaning.empty() ? fmt::format("{} ({})", bar.parameter, number(bar.value))
                         : fmt::format("“{}” ({}: {})", meaning, bar.parameter, number(bar.value));
}

} // namespace

std::optional<Figure> drivers_figure(const StudyFacts& facts) {
  const CsvTable* table = facts.table("sensitivity");
  if (table == nullptr)
    return std::nullopt;
  const Chosen chosen = chosen_of(facts, *table);
  if (chosen.bars.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "drivers";
  figure.question = "Which numbers drive the answer?";
  Text finding(fmt::format("By {}, “{}” under ",
                           chosen.method == "sobol" ? "Sobol's total indices" : "Morris' method",
                           label_of_outcome(chosen.outcome)));
  finding.name(chosen.strategy) << " follows most ";
  for (std::size_t i = 0; i < std::min<std::size_t>(3, chosen.bars.size()); ++i)
    finding << (i == 0 ? "" : ", then ") << told(chosen.bars[i]);
  figure.finding = finding << ".";
  figure.drawing = drawing_of(chosen, figure);
  Dataset data("bars", {"strategy", "outcome", "method", "parameter", "measure", "value", "lo", "hi"});
  figure.table =
      HtmlTable("Every index of every parameter", {"strategy", "outcome", "method", "parameter", "what it is",
                                                   "measure", "value", "95 % interval"});
  for (const std::size_t row : chosen_first(*table, chosen)) {
    const auto text = [&](std::string_view column) { return std::string(table->text(row, column)); };
    const double value = table->number(row, "value"), low = table->number(row, "lo"),
                 high = table->number(row, "hi");
    data.add({text("strategy"), text("outcome"), text("method"), text("parameter"), text("measure"), value,
              low, high});
    if (text("strategy") == chosen.strategy && text("outcome") == chosen.outcome)
      figure.table.add(named(text("strategy")), {text("outcome"), text("method"), text("parameter"),
                                                 std::string(meaning_of(text("parameter"))), text("measure"),
                                                 number(value), number(low) + " to " + number(high)});
  }
  figure.datasets = {std::move(data)};
  for (const OutcomeField& field : outcome_table())
    figure.labels.emplace_back(field.name, field.label);
  for (const Bar& bar : chosen.bars)
    if (const std::string_view meaning = meaning_of(bar.parameter); !meaning.empty())
      figure.labels.emplace_back(bar.parameter, meaning);
  return figure;
}

} // namespace entente::report
