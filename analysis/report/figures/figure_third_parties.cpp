// Which third parties are engaged, and whose messages agree?
#include "analysis/report/draw/month_row.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/ring.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/chart_facts.hpp"

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

double radius_of(double weight, const Square& in) {
  return in.side * (0.018 + 0.07 * std::sqrt(weight));
}

Point place_of(const Square& in, std::size_t a, std::size_t count) {
  const auto [px, py] = place_on_ring(a, count);
  return {in.corner.first + in.side * px, in.corner.second + in.side * py};
}

void draw_ring(Drawing& drawing, const ReplayedHistory& replayed, const ReplayedMonth& month,
               const Square& in) {
  const std::size_t count = month.third_parties.size();
  each_link(month, [&](std::size_t a, std::size_t b, double) {
    const auto [ax, ay] = place_of(in, a, count);
    const auto [bx, by] = place_of(in, b, count);
    drawing.line("link", ax, ay, bx, by);
  });
  for (std::size_t a = 0; a < count; ++a) {
    const auto [ax, ay] = place_of(in, a, count);
    drawing.mark(month.third_parties[a].engaged ? "node" : "node away", shape_of(replayed, a), ax, ay,
                 radius_of(replayed.third_party_weights[a], in));
  }
}

// Whether two are joined in a month, and with how many each is.
struct Links {
  std::vector<std::string> flags;         // of each pair, a digit a month
  std::vector<std::vector<double>> alike; // [third party][month]
};

Links links_of(const ReplayedHistory& replayed) {
  const std::size_t count = replayed.third_party_types.size(), months = replayed.months.size();
  Links links{std::vector<std::string>(count * count, std::string(months, '0')),
              std::vector<std::vector<double>>(count, std::vector<double>(months, 0.0))};
  for (std::size_t m = 0; m < months; ++m)
    each_link(replayed.months[m], [&](std::size_t a, std::size_t b, double) {
      links.flags[a * count + b][m] = '1';
      links.alike[a][m] += 1.0;
      links.alike[b][m] += 1.0;
    });
  return links;
}

void draw_rings(Drawing& drawing, const ReplayedHistory& replayed, std::size_t now, const Square& in) {
  const std::size_t count = replayed.third_party_types.size();
  const Links links = links_of(replayed);
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = a + 1; b < count; ++b)
      if (const std::string& flags = links.flags[a * count + b]; flags.find('1') != std::string::npos) {
        const auto [ax, ay] = place_of(in, a, count);
        const auto [bx, by] = place_of(in, b, count);
        drawing.open_by_month(flags, now);
        drawing.line("link", ax, ay, bx, by);
        drawing.close();
      }
  for (std::size_t a = 0; a < count; ++a) {
    const Point at = place_of(in, a, count);
    Readings readings{0,
                      {third_party_name(replayed, a), replayed.third_party_types[a],
                       percent(replayed.third_party_weights[a])},
                      {}};
    std::string engaged;
    for (std::size_t m = 0; m < replayed.months.size(); ++m) {
      const ReplayedThirdParty& third_party = replayed.months[m].third_parties[a];
      engaged += third_party.engaged ? '1' : '0';
      readings.points.push_back(
          {at,
           {static_cast<double>(replayed.months[m].month), third_party.engaged ? 1.0 : 0.0,
            three_digits(third_party.position), links.alike[a][m]}});
    }
    drawing.open_by_month(engaged, now);
    drawing.mark("node", shape_of(replayed, a), at.first, at.second,
                 radius_of(replayed.third_party_weights[a], in));
    drawing.read(readings);
    drawing.close();
  }
}

std::string key(const ReplayedHistory& replayed) {
  std::vector<KeyItem> items;
  for (std::size_t a = 0; a < replayed.third_party_types.size(); ++a) {
    const std::string& type = replayed.third_party_types[a];
    if (std::any_of(items.begin(), items.end(), [&](const KeyItem& item) { return item.name == type; }))
      continue;
    Drawing mark(0.0, 0.0);
    mark.mark("node", shape_of(replayed, a), 20.0, 7.0, 5.0);
    items.push_back({type, mark.inside(), "", {}});
  }
  return key_html(items);
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

Text finding_of_third_parties(const ChartFacts& facts) {
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

void add_table_of_third_parties(Figure& figure, const ChartFacts& facts) {
  figure.table = HtmlTable("Third parties: share of months engaged and mean position",
                           {"strategy", "third party", "weight", "months engaged", "mean position"});
  for (const ReplayedHistory& replayed : facts.replayed) {
    const std::string& name = facts.comparison.strategies[replayed.strategy].name;
    const std::size_t count = replayed.third_party_types.size();
    std::vector<double> engaged(count), position(count);
    for (const ReplayedMonth& month : replayed.months) {
      for (std::size_t a = 0; a < count; ++a) {
        engaged[a] += month.third_parties[a].engaged;
        position[a] += month.third_parties[a].position;
      }
    }
    const auto months = static_cast<double>(replayed.months.size());
    for (std::size_t a = 0; a < count; ++a)
      figure.table.add(named(name), {third_party_name(replayed, a), percent(replayed.third_party_weights[a]),
                                     percent(engaged[a] / months), signed_number(position[a] / months)});
  }
}

} // namespace

std::optional<Figure> third_parties_figure(const ChartFacts& facts) {
  if (facts.replayed.empty() || facts.replayed.front().third_party_types.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "third_parties";
  figure.question = "Which third parties are there, and whose messages agree?";
  figure.finding = finding_of_third_parties(facts);
  figure.drawing = key(facts.replayed.front());
  figure.explanation =
      "Filled: engaged; open: away; larger: more weight; joined: both engaged and saying nearly the "
      "same.";
  draw_months(figure, facts,
              {"third parties on a ring, joined where they say nearly the same", draw_ring, draw_rings});
  figure.readings = {
      {"nodes",
       {"third party", "type", "weight"},
       {"month", "engaged", "position", "alike"},
       "{third party}, {strategy}, month {month:n}: {engaged?engaged|not engaged}, weight {weight}, says "
       "nearly the same as {alike:n} others"}};
  add_table_of_third_parties(figure, facts);
  return figure;
}

} // namespace entente::report
