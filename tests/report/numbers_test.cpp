// What a page says beside what the store holds: each number is worked out again here, from the stored
// histories.
#include "analysis/comparison/icon_array.hpp"
#include "analysis/decision/decision_settings.hpp"
#include "analysis/decision/stored_decision.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "engine/store/files/write_file.hpp"
#include "tests/catch.hpp"
#include "tests/report/markup.hpp"
#include "tests/report/study.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

using namespace entente;
using namespace entente::test;

namespace {

using Json = nlohmann::json;

StudyOrder in_variants(std::uint32_t replicates, std::size_t sets = 1) {
  StudyOrder order = small_order(replicates);
  order.scenario.strategies.push_back(
      {"teams", "", {Action{.instrument = Instrument::mediation_teams, .until = {}, .overhead = {}}}});
  order.scenario.months = 144;
  order.design.variants = order.scenario.variants;
  for (std::size_t set = 0; sets > 1 && set < sets; ++set) {
    ParameterSet one{"set " + std::to_string(set), {}};
    one.parameters.talks.onset_rate *= 1.0 + 0.5 * static_cast<double>(set);
    order.scenario.parameter_sets.push_back(one);
  }
  return order;
}

struct FigureOnPage {
  std::string html;
  Json kinds; // of readings
};

// What stands between single quotes.
std::string quoted(const Element& element, const std::string& name) {
  const std::string key = " " + name + "='";
  const std::size_t begin = element.attributes.find(key);
  if (begin == std::string::npos)
    return "[]";
  const std::size_t value = begin + key.size();
  return element.attributes.substr(value, element.attributes.find('\'', value) - value);
}

FigureOnPage figure_on(const std::string& page, const std::string& name) {
  const std::size_t begin = page.find("<figure id=\"fig-" + name + "\"");
  REQUIRE(begin != std::string::npos);
  FigureOnPage figure{page.substr(begin, page.find("</figure>", begin) - begin), {}};
  figure.kinds = Json::parse(quoted(parsed(figure.html + "</figure>").elements.front(), "data-kinds"));
  return figure;
}

// A mark as the drawing says it: what it is about by name, texts and numbers alike.
using Said = std::map<std::string, std::string>;

double number_of(const Said& said, const std::string& name) {
  return std::strtod(said.at(name).c_str(), nullptr);
}

// Every mark of a kind, in the order of the drawings.
std::vector<Said> said_by(const FigureOnPage& figure, const std::string& kind) {
  std::vector<Said> list;
  std::string strategy, outcome;
  for (const Element& element : parsed(figure.html + "</figure>").elements) {
    if (const std::string about = attribute(element, "data-strategy"); !about.empty())
      strategy = about;
    if (const std::string about = attribute(element, "data-outcome"); !about.empty())
      outcome = about;
    const std::string place = attribute(element, "data-kind");
    if (place.empty() || figure.kinds.at(std::stoul(place)).at("name") != kind)
      continue;
    const Json& of = figure.kinds.at(std::stoul(place));
    const Json texts = Json::parse(quoted(element, "data-texts"));
    std::istringstream points(attribute(element, "data-points"));
    for (std::string point; std::getline(points, point, ';');) {
      Said said{{"strategy", strategy}, {"outcome", outcome}};
      for (std::size_t i = 0; i < texts.size(); ++i)
        said[of.at("texts").at(i)] = texts.at(i);
      std::istringstream parts(point);
      std::string part;
      parts >> part;
      if (part != "=")
        parts >> part;
      for (const Json& name : of.at("numbers"))
        parts >> said[name];
      list.push_back(std::move(said));
    }
  }
  return list;
}

std::vector<double> paired(const Store& store, std::size_t strategy, std::size_t reference,
                           std::size_t outcome) {
  const std::vector<double> arm = store.values({strategy, 0, 0}, outcome),
                            there = store.values({reference, 0, 0}, outcome);
  std::vector<double> differences;
  for (std::size_t i = 0; i < arm.size(); ++i)
    if (!std::isnan(arm[i]) && !std::isnan(there[i]))
      differences.push_back(arm[i] - there[i]);
  return differences;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values)
    sum += value;
  return sum / static_cast<double>(values.size());
}

constexpr auto primary = static_cast<std::size_t>(primary_outcome);

// [world][strategy], over all histories of the world, whatever their parameter set.
std::vector<std::vector<double>> variant_means(const Store& store, std::size_t outcome) {
  std::vector<std::vector<double>> means;
  for (std::uint32_t variant = 0; variant < store.head().variants.size(); ++variant) {
    means.emplace_back();
    for (std::size_t s = 0; s < store.head().strategies.size(); ++s)
      means.back().push_back(mean_of(store.values({s, variant, 0}, outcome)));
  }
  return means;
}

} // namespace

TEST_CASE("The differences and the hundred of a page are those of the stored pairs") {
  with_study(in_variants(60), [](const StudyReading& study) {
    const FigureOnPage forest = figure_on(page_of(study), "forest");
    const std::vector<Said> rows = said_by(forest, "rows"), hundred = said_by(forest, "hundred");
    REQUIRE(rows.size() == hundred.size());
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t s = std::stoul(rows[i].at("strategy"));
      const auto known = find_outcome(rows[i].at("outcome"));
      if (!known)
        continue;
      const std::vector<double> pairs = paired(study.store, s, 0, static_cast<std::size_t>(*known));
      CHECK(number_of(rows[i], "diff") == Approx(mean_of(pairs)).epsilon(5e-4).margin(1e-12));
      const auto share = [&](bool more) {
        return 100.0 *
               static_cast<double>(std::count_if(pairs.begin(), pairs.end(),
                                                 [&](double d) { return more ? d > 0.0 : d < 0.0; })) /
               static_cast<double>(pairs.size());
      };
      const bool up = field_of(*known).better != Better::less;
      if (*known == primary_outcome) { // counted: no rounding in the last bit
        CHECK(std::abs(number_of(hundred[i], "better") - share(up)) < 1.0);
        CHECK(std::abs(number_of(hundred[i], "worse") - share(!up)) < 1.0);
      }
      ++looked_at;
    }
    CHECK(looked_at >= 2 * 10);
  });
}

TEST_CASE("Regret on the page is that of the stored means, parameter sets pooled, in map, table and drawing "
          "alike") {
  const std::size_t sets = GENERATE(std::size_t{1}, std::size_t{4});
  with_study(in_variants(48, sets), [](const StudyReading& study) {
    const FigureOnPage regret = figure_on(page_of(study), "regret");
    const std::vector<Said> cells = said_by(regret, "cells");
    const auto means = variant_means(study.store, primary);
    const std::size_t variants = means.size(), strategies = means.front().size();
    REQUIRE(cells.size() == variants * strategies);
    for (std::size_t w = 0; w < variants; ++w) {
      const double best = *std::max_element(means[w].begin(), means[w].end());
      bool any_best = false;
      for (std::size_t s = 0; s < strategies; ++s) {
        const std::size_t i = s * variants + w;
        CHECK(number_of(cells[i], "value") == Approx(100.0 * means[w][s]).epsilon(5e-4));
        CHECK(number_of(cells[i], "regret") ==
              Approx(100.0 * (best - means[w][s])).epsilon(5e-4).margin(1e-9));
        const std::string said = report::number(100.0 * (best - means[w][s]));
        CHECK(regret.html.find(fmt::format(">{}</text>", said)) != std::string::npos);
        CHECK(regret.html.find(fmt::format("<td>{}</td>", said)) != std::string::npos);
        CHECK(cells[i].at("doubt").empty());
        any_best |= number_of(cells[i], "regret") == 0.0;
      }
      CHECK(any_best);
    }
  });
}

TEST_CASE("Regret that rests on two histories is grey and says so") {
  with_study(in_variants(2), [](const StudyReading& study) {
    const FigureOnPage regret = figure_on(page_of(study), "regret");
    for (const Said& cell : said_by(regret, "cells"))
      CHECK_FALSE(cell.at("doubt").empty());
    CHECK(regret.html.find("heat weak") != std::string::npos);
    CHECK(regret.html.find("heat-6") == std::string::npos);
    CHECK(regret.html.find("too few to say") != std::string::npos);
  });
}

TEST_CASE("Costs, effects and best buys of a page are those of the decision on the store") {
  with_study(in_variants(60), [](const StudyReading& study) {
    const std::string page = page_of(study);
    DecisionSettings settings;
    settings.effect = primary;
    const Decision decision = decide(study.store, study.scenario, settings);
    const std::vector<Said> plane = said_by(figure_on(page, "plane"), "rows");
    for (std::size_t i = 0; i < plane.size(); ++i) {
      const OptionResult& option = decision.variants.front().options[i + 1]; // the reference comes first
      CHECK(number_of(plane[i], "cost") ==
            Approx(mean_of(paired(study.store, i + 1, 0, static_cast<std::size_t>(Outcome::cost))))
                .epsilon(5e-4));
      CHECK(number_of(plane[i], "effect") ==
            Approx(mean_of(paired(study.store, i + 1, 0, primary))).epsilon(5e-4).margin(1e-12));
      CHECK(plane[i].at("status") == std::string(name_of(option.buys.standing)));
    }
    const std::vector<Said> curves = said_by(figure_on(page, "acceptability"), "curves");
    std::map<std::string, std::vector<double>> drawn; // by strategy; the likeliest is drawn first
    for (const Said& point : curves)
      drawn[point.at("strategy")].push_back(number_of(point, "probability"));
    for (std::size_t s = 0; s < decision.strategies.size(); ++s) {
      std::vector<double> likely; // what is not shown to do more has no curve
      for (std::size_t w = 0; w < decision.grid.size(); ++w)
        if (const double at = decision.variants.front().acceptability(w, s); !std::isnan(at))
          likely.push_back(at);
      const std::vector<double>& curve = drawn[std::to_string(s)];
      REQUIRE(curve.size() == likely.size());
      for (std::size_t i = 0; i < likely.size(); ++i)
        CHECK(curve[i] == Approx(likely[i]).epsilon(5e-4).margin(1e-12));
    }
  });
}

TEST_CASE("A page answers what decide was last asked, and calls the effect by its name") {
  with_study(in_variants(40), [](const StudyReading& study) {
    CHECK(page_of(study).find("“accord holding five years”") != std::string::npos);
    DecisionSettings settings;
    settings.effect = static_cast<std::size_t>(Outcome::deaths);
    settings.goal = Goal{primary, true, 0.25};
    write_decision_settings(study.folder, settings, study.store.head());
    const auto read = read_decision_settings(study.folder, study.store.head());
    REQUIRE(read.has_value());
    CHECK(read->effect == settings.effect);
    CHECK_FALSE(read->willingness.has_value());
    CHECK(read->goal->value == 0.25);
    const std::string page = page_of(study);
    for (const char* name : {"plane", "acceptability", "regret"}) {
      const FigureOnPage figure = figure_on(page, name);
      CHECK(figure.html.find("deaths") != std::string::npos);
      CHECK(figure.html.find("accord holding") == std::string::npos);
      CHECK(figure.html.find("accord that holds") == std::string::npos);
    }
    CHECK(figure_on(page, "acceptability").html.find("one less of “deaths”") != std::string::npos);
    const std::vector<Said> cells = said_by(figure_on(page, "regret"), "cells");
    const auto means = variant_means(study.store, settings.effect);
    for (std::size_t w = 0; w < means.size(); ++w)
      for (std::size_t s = 0; s < means[w].size(); ++s)
        CHECK(number_of(cells[s * means.size() + w], "regret") ==
              Approx(means[w][s] - *std::min_element(means[w].begin(), means[w].end()))
                  .epsilon(5e-4)
                  .margin(1e-9));
  });
}

TEST_CASE("A question that the study's outcomes do not know is not asked") {
  with_study(in_variants(8), [](const StudyReading& study) {
    for (const char* text : {"", "[]", "{\"effect\": 3}", "{\"effect\": \"nothing\"}",
                             "{\"effect\": \"deaths\", "
                             "\"goal\": {\"outcome\": \"deaths\", \"value\": \"much\"}}"}) {
      write_whole_file(study.folder / decision_settings_file, text);
      CHECK_FALSE(read_decision_settings(study.folder, study.store.head()).has_value());
    }
  });
}

TEST_CASE("Evidence that was measured on other parameters is left out, with a sentence") {
  with_study(in_variants(8), [](const StudyReading& study) {
    put_evidence_beside(study);
    CHECK(page_of(study).find("data-figure=\"evidence\"") != std::string::npos);
    Scenario other = study.scenario;
    other.parameters.talks.onset_rate *= 2.0;
    const StoredEvidence before = read_evidence(study.folder).value();
    write_evidence(study.folder, {measured_on(other, 1, 10), before.rows});
    const std::string page = page_of(study);
    CHECK(page.find("data-figure=\"evidence\"") == std::string::npos);
    CHECK(page.find("measured with other parameters than this study") != std::string::npos);
    CHECK(page.find("data-figure=\"hindcast\"") != std::string::npos);
  });
}

TEST_CASE("Both charts of a history begin at the same month") {
  const auto month_of = [](const char* name) {
    return attribute(parsed(figure_on(hostile_page(), name).html + "</figure>").elements.front(),
                     "data-month");
  };
  CHECK_FALSE(month_of("map").empty());
  CHECK(month_of("map") == month_of("third_parties"));
}

TEST_CASE("A number in a figure's data is written there as in its table") {
  for (const double value :
       {0.0124996, 0.0625, 12345.678, 1234567.0, -0.00004, 9999.49, 0.045, 0.125, 99.95, 2.675}) {
    const double read = std::strtod(report::json_number(value).c_str(), nullptr);
    CHECK(report::number(read) == report::number(value));
    if (std::abs(value) <= 1.0)
      CHECK(report::percent(read) == report::percent(value));
  }
  CHECK(report::json_number(0.25) == "0.25");
}
