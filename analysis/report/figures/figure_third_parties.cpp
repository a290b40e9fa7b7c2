// Which third parties are engaged, and whose messages agree?
#include "analysis/report/draw/month_row.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/draw/ring.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace entente::report {
namespace {

constexpr double say_the_same = 0.6; // agreement from which two are joined

std::string third_party_name(const ReplayedHistory& replayed, std::size_t a) {
  return fmt::format("{} {}", replayed.third_party_types[a], a + 1);
}

template<class See>
void each_link(const ReplayedMonth& month, See see) {
  for (std::size_t a = 0; a < month.third_parties.size(); ++a)
    for (std::size_t b = a + 1; b < month.third_parties.size(); ++b)
      if (month.third_parties[a].engaged && month.third_parties[b].engaged)
        if (const double same = agreement(month.third_parties[a].position, month.third_parties[b].position);
            same >= say_the_same)
          see(a, b, same);
}

std::size_t shape_of(const ReplayedHistory& replayed, std::size_t a) {
  const auto first = std::find(replayed.third_party_types.begin(), replayed.third_party_types.end(),
                               replayed.third_party_types[a]);
  std::size_t shape = 0;
  std::map<std::string, bool> seen;
  for (auto type = replayed.third_party_types.begin(); type != first; ++type)
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

void draw(Drawing& drawing, const ReplayedHistory& replayed, const ReplayedMonth& month, Point corner) {
  const std::size_t count = month.third_parties.size();
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
    const double radius = radius_of(replayed.third_party_weights[a]);
    drawing.mark(month.third_parties[a].engaged ? "node" : "node away", shape_of(replayed, a), ax, ay,
                 radius);
  }
}

void draw_key(Drawing& drawing, const ReplayedHistory& replayed) {
  double x = 8.0;
  std::vector<std::string> told;
  for (std::size_t a = 0; a < replayed.third_party_types.size(); ++a) {
    const std::string& type = replayed.third_party_types[a];
    if (std::find(told.begin(), told.end(), type) != told.end())
      continue;
    told.push_back(type);
    drawing.mark("node", shape_of(replayed, a), x, 9.0, 5.0);
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
Totals totals_of(const ReplayedHistory& replayed) {
  Totals totals;
  for (const ReplayedMonth& month : replayed.months) {
    const auto engaged = static_cast<double>(
        std::count_if(month.third_parties.begin(), month.third_parties.end(),
                      [](const ReplayedThirdParty& third_party) { return third_party.engaged; }));
    totals.engaged += engaged;
    totals.pairs += engaged * (engaged - 1.0) / 2.0;
    each_link(month, [&](std::size_t, std::size_t, double) { totals.links += 1.0; });
  }
  totals.engaged /= static_cast<double>(std::max<std::size_t>(1, replayed.months.size()));
  return totals;
}

Text finding_of(const StudyFacts& facts) {
  Text text("In the same history, ");
  for (std::size_t h = 0; h < facts.replayed.size(); ++h) {
    const Totals totals = totals_of(facts.replayed[h]);
    (text << fmt::format(
         "{}on average {} of {} third parties are engaged and {} of the pairs among them say nearly the "
         "same under ",
         h == 0 ? "" : ", and ", fmt::format("{:.1f}", totals.engaged),
         facts.replayed[h].third_party_types.size(),
         percent(totals.pairs > 0.0 ? totals.links / totals.pairs : 0.0)))
        .name(facts.comparison.strategies[facts.replayed[h].strategy].name);
  }
  return text << ".";
}

void add_data(Figure& figure, const StudyFacts& facts) {
  Dataset nodes("nodes",
                {"strategy", "month", "id", "type", "weight", "engaged", "position", "x", "y", "area"}),
      links("links", {"strategy", "month", "a", "b", "agreement"});
  figure.table = HtmlTable("Third parties: share of months engaged and mean position",
                           {"strategy", "third party", "weight", "months engaged", "mean position"});
  for (const ReplayedHistory& replayed : facts.replayed) {
    const std::string& name = facts.comparison.strategies[replayed.strategy].name;
    const std::size_t count = replayed.third_party_types.size();
    std::vector<double> engaged(count), position(count);
    for (const ReplayedMonth& month : replayed.months) {
      const auto at = static_cast<double>(month.month);
      for (std::size_t a = 0; a < count; ++a) {
        const auto [x, y] = place_on_ring(a, count);
        const ReplayedThirdParty& third_party = month.third_parties[a];
        engaged[a] += third_party.engaged;
        position[a] += third_party.position;
        nodes.add({name, at, third_party_name(replayed, a), replayed.third_party_types[a],
                   replayed.third_party_weights[a], third_party.engaged, third_party.position, x, y,
                   area_of(replayed.third_party_weights[a])});
      }
      each_link(month, [&](std::size_t a, std::size_t b, double same) {
        links.add({name, at, third_party_name(replayed, a), third_party_name(replayed, b), same});
      });
    }
    const auto months = static_cast<double>(replayed.months.size());
    for (std::size_t a = 0; a < count; ++a)
      figure.table.add(named(name), {third_party_name(replayed, a), percent(replayed.third_party_weights[a]),
                                     percent(engaged[a] / months), signed_number(position[a] / months)});
  }
  figure.datasets = {std::move(nodes), std::move(links)};
}

} // namespace

std::optional<Figure> third_parties_figure(const StudyFacts& facts) {
  if (facts.replayed.empty() || facts.replayed.front().third_party_types.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "third_parties";
  figure.question = "Which third parties are there, and whose messages agree?";
  figure.finding = finding_of(facts);
  constexpr double key = 42.0;
  Drawing drawing(page_width, key + month_rows_height(facts));
  draw_key(drawing, facts.replayed.front());
  draw_month_rows(drawing, facts, key, draw);
  figure.drawing = drawing.finish("third_parties", figure.question.plain(), figure.finding.plain());
  figure.month = month_to_see(facts.replayed.front());
  add_data(figure, facts);
  return figure;
}

} // namespace entente::report
