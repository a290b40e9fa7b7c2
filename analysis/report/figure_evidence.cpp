// Does the model agree with what was published or measured?
#include "analysis/report/figures.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/panels.hpp"
#include "analysis/study_facts.hpp"
#include "analysis/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

bool is_inside(const CsvTable& table, std::size_t row) {
  const std::string_view text = table.text(row, "inside");
  return text == "true" || text == "1" || text == "yes";
}

// In words; a statistic that the program does not ship is called by its id.
std::vector<std::string> names_of(const CsvTable& table) {
  const std::vector<Target> targets = shipped_targets();
  std::vector<std::string> names;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::string name(table.text(row, "id"));
    const auto known =
        std::find_if(targets.begin(), targets.end(), [&](const Target& target) { return target.id == name; });
    std::replace(name.begin(), name.end(), '_', ' ');
    names.push_back(known == targets.end() || known->name.empty() ? name : known->name);
  }
  return names;
}

// Each row on a scale of its own, so that every allowed band is equally wide.
std::string drawing_of(const CsvTable& table, const std::vector<std::string>& names, const Figure& figure) {
  constexpr double left = 330.0, row_height = 18.0, top = 30.0;
  Drawing drawing(page_width, top + row_height * static_cast<double>(table.rows.size()) + 10.0);
  drawing.words(
      "note", 0.0, 12.0,
      "grey: the published band; point with line: ours with its 95 % interval; open: outside the band");
  const double width = page_width - left - 20.0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const double low = table.number(row, "low"), high = table.number(row, "high");
    const double band = std::max(high - low, 1e-9);
    const Scale x(low - band, high + band, left, left + width);
    const double y = top + row_height * (static_cast<double>(row) + 0.5);
    constexpr std::size_t letters = 48;
    drawing.words("label", left - 10.0, y + 4.0, shortened(names[row], letters), Anchor::end);
    drawing.rectangle("allowed", {x(low), y - 6.0, x(high) - x(low), 12.0});
    const double ours_low = table.number(row, "ours_low"), ours_high = table.number(row, "ours_high");
    if (std::isfinite(ours_low) && std::isfinite(ours_high))
      drawing.line("interval", x(ours_low), y, x(ours_high), y);
    drawing.mark(is_inside(table, row) ? "point" : "point open", 0, x(table.number(row, "ours")), y, 4.0);
  }
  return drawing.finish("evidence", figure.question.plain(), figure.finding.plain());
}

} // namespace

std::optional<Figure> evidence_figure(const StudyFacts& facts) {
  const CsvTable* table = facts.table("evidence");
  if (table == nullptr)
    return std::nullopt;
  std::size_t inside = 0;
  Figure figure;
  figure.name = "evidence";
  figure.question = "Does the model agree with what was published?";
  Dataset data("rows",
               {"id", "name", "published", "low", "high", "ours", "ours_low", "ours_high", "inside", "how"});
  figure.table = HtmlTable("Published figures and ours", {"what is compared", "published", "band", "ours",
                                                          "our interval", "inside", "how"});
  const std::vector<std::string> names = names_of(*table);
  Text misses;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const auto value = [&](std::string_view column) { return table->number(row, column); };
    const std::string id(table->text(row, "id"));
    const bool in = is_inside(*table, row);
    inside += in;
    if (!in)
      misses << (misses.empty() ? "" : "; ") << names[row];
    data.add({id, names[row], std::string(table->text(row, "published")), value("low"), value("high"),
              value("ours"), value("ours_low"), value("ours_high"), in,
              std::string(table->text(row, "how"))});
    figure.table.add_texts({names[row], table->text(row, "published"),
                            number(value("low")) + " to " + number(value("high")), number(value("ours")),
                            number(value("ours_low")) + " to " + number(value("ours_high")),
                            in ? "yes" : "no", table->text(row, "how")});
  }
  figure.finding = fmt::format(
      "In {} of {} figures the model's value lies within the band that was published or measured.", inside,
      table->rows.size());
  if (!misses.empty())
    figure.finding << " Outside: " << misses << ".";
  figure.drawing = drawing_of(*table, names, figure);
  figure.datasets = {std::move(data)};
  return figure;
}

} // namespace entente::report
