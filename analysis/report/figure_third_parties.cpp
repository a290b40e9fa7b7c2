// Which third parties are engaged, and whose messages agree?
#include "analysis/report/figures.hpp"
#include "analysis/report/month_row.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/panels.hpp"
#include "analysis/report/ring.hpp"
#include "analysis/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace entente::report {
namespace {

constexpr double say_the_same = 0.6; // agreement from which two are joined

std::string helper_name(const LivedHistory& lived, std::size_t a) {
  return fmt::format("{} {}", lived.helper_types[a], a + 1);
}

template<class See>
void each_link(const LivedMonth& month, See see) {
  for (std::size_t a = 0; a < month.helpers.size(); ++a)
    for (std::size_t b = a + 1; b < month.helpers.size(); ++b)
      if (month.helpers[a].engaged && month.helpers[b].engaged)
        if (const double same = agreement(month.helpers[a].position, month.helpers[b].position);
            same >= say_the_same)
          see(a, b, same);
}

std::size_t shape_of(const LivedHistory& lived, std::size_t a) {
  const auto first = std::find(lived.helper_types.begin(), lived.helper_types.end(), lived.helper_types[a]);
  std::size_t shape = 0;
  std::map<std::string, bool> seen;
  for (auto type = lived.helper_types.begin(); type != first; ++type)
    if (!seen[*type]) {
      seen[*type] = true;
      ++shape;
    }
  return shape;
}

double radius_of(double weight) {
  return 3.0 + 12.0 * std::sqrt(weight);
}
double area_of(double weight) { // in square pixels, as Vega has it
  constexpr double pi = 3.14159265358979323846;
  return pi * radius_of(weight) * radius_of(weight);
}

void draw(Drawing& drawing, const LivedHistory& lived, const LivedMonth& month, Point corner) {
  const std::size_t count = month.helpers.size();
  const auto at = [&](std::size_t a) {
    const auto [px, py] = place_on_ring(a, count);
    return Point{corner.first + month_side * px, corner.second + month_side * py};
  };
  each_link(month, [&](std::size_t a, std::size_t b, double) {
    const auto [ax, ay] = at(a);
    const auto [bx, by] = at(b);
    drawing.line("link", ax, ay, bx, by);
  });
  for (std::size_t a = 0; a < count; ++a) {
    const auto [ax, ay] = at(a);
    const double radius = radius_of(lived.helper_weights[a]);
    drawing.mark(month.helpers[a].engaged ? "node" : "node away", shape_of(lived, a), ax, ay, radius);
  }
}

void draw_key(Drawing& drawing, const LivedHistory& lived) {
  double x = 8.0;
  std::vector<std::string> told;
  for (std::size_t a = 0; a < lived.helper_types.size(); ++a) {
    const std::string& type = lived.helper_types[a];
    if (std::find(told.begin(), told.end(), type) != told.end())
      continue;
    told.push_back(type);
    drawing.mark("node", shape_of(lived, a), x, 9.0, 5.0);
    drawing.words("label", x + 12.0, 13.0, type);
    x += 34.0 + 6.4 * static_cast<double>(type.size());
  }
  drawing.words(
      "note", 0.0, 32.0,
      "filled: engaged; open: away; larger: more weight; joined: both engaged and saying nearly the same");
}

struct Totals {
  double engaged = 0.0, links = 0.0, pairs = 0.0;
};
Totals totals_of(const LivedHistory& lived) {
  Totals totals;
  for (const LivedMonth& month : lived.months) {
    const auto engaged =
        static_cast<double>(std::count_if(month.helpers.begin(), month.helpers.end(),
                                          [](const LivedHelper& helper) { return helper.engaged; }));
    totals.engaged += engaged;
    totals.pairs += engaged * (engaged - 1.0) / 2.0;
    each_link(month, [&](std::size_t, std::size_t, double) { totals.links += 1.0; });
  }
  totals.engaged /= static_cast<double>(std::max<std::size_t>(1, lived.months.size()));
  return totals;
}

Text finding_of(const StudyFacts& facts) {
  Text text("In the same history, ");
  for (std::size_t h = 0; h < facts.lived.size(); ++h) {
    const Totals totals = totals_of(facts.lived[h]);
    (text << fmt::format(
         "{}on average {} of {} third parties are engaged and {} of the pairs among them say nearly the "
         "same under ",
         h == 0 ? "" : ", and ", fmt::format("{:.1f}", totals.engaged), facts.lived[h].helper_types.size(),
         percent(totals.pairs > 0.0 ? totals.links / totals.pairs : 0.0)))
        .name(facts.comparison.strategies[facts.lived[h].strategy].name);
  }
  return text << ".";
}

void add_data(Figure& figure, const StudyFacts& facts) {
  Dataset nodes("nodes",
                {"strategy", "month", "id", "type", "weight", "engaged", "position", "x", "y", "area"}),
      links("links", {"strategy", "month", "a", "b", "agreement"});
  figure.table = HtmlTable("Third parties: share of months engaged and mean position",
                           {"strategy", "third party", "weight", "months engaged", "mean position"});
  for (const LivedHistory& lived : facts.lived) {
    const std::string& name = facts.comparison.strategies[lived.strategy].name;
    const std::size_t count = lived.helper_types.size();
    std::vector<double> engaged(count), position(count);
    for (const LivedMonth& month : lived.months) {
      const auto at = static_cast<double>(month.month);
      for (std::size_t a = 0; a < count; ++a) {
        const auto [x, y] = place_on_ring(a, count);
        const LivedHelper& helper = month.helpers[a];
        engaged[a] += helper.engaged;
        position[a] += helper.position;
        nodes.add({name, at, helper_name(lived, a), lived.helper_types[a], lived.helper_weights[a],
                   helper.engaged, helper.position, x, y, area_of(lived.helper_weights[a])});
      }
      each_link(month, [&](std::size_t a, std::size_t b, double same) {
        links.add({name, at, helper_name(lived, a), helper_name(lived, b), same});
      });
    }
    const auto months = static_cast<double>(lived.months.size());
    for (std::size_t a = 0; a < count; ++a)
      figure.table.add(named(name), {helper_name(lived, a), percent(lived.helper_weights[a]),
                                     percent(engaged[a] / months), signed_number(position[a] / months)});
  }
  figure.datasets = {std::move(nodes), std::move(links)};
}

} // namespace

std::optional<Figure> third_parties_figure(const StudyFacts& facts) {
  if (facts.lived.empty() || facts.lived.front().helper_types.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "third_parties";
  figure.question = "Which third parties are there, and whose messages agree?";
  figure.finding = finding_of(facts);
  constexpr double key = 42.0;
  Drawing drawing(page_width, key + month_rows_height(facts));
  draw_key(drawing, facts.lived.front());
  draw_month_rows(drawing, facts, key, draw);
  figure.drawing = drawing.finish("third_parties", figure.question.plain(), figure.finding.plain());
  figure.month = month_to_see(facts.lived.front());
  add_data(figure, facts);
  return figure;
}

} // namespace entente::report
