// What a page says beside what the store holds: each number is worked out again here, from the stored
// histories.
#include "analysis/comparison/icon_array.hpp"
#include "analysis/decision/decision.hpp"
#include "analysis/decision/decision_settings.hpp"
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
  Json data;
};

FigureOnPage figure_on(const std::string& page, const std::string& name) {
  const std::size_t begin = page.find("<figure id=\"fig-" + name + "\"");
  REQUIRE(begin != std::string::npos);
  FigureOnPage figure{page.substr(begin, page.find("</figure>", begin) - begin), {}};
  for (const Element& element : parsed(figure.html + "</figure>").elements)
    if (element.name == "script")
      figure.data = Json::parse(element.text);
  return figure;
}

// A column of a dataset, unpacked.
std::vector<Json> column(const Json& dataset, const std::string& name) {
  const std::size_t rows = dataset.at("rows");
  const Json& packed = dataset.at("columns").at(name);
  const Json& values = packed.is_object() && packed.contains("levels") ? packed.at("codes") : packed;
  std::vector<Json> list;
  if (values.is_array())
    list.assign(values.begin(), values.end());
  else if (values.contains("round"))
    for (std::size_t i = 0; i < rows; ++i)
      list.push_back(values.at("round").at(i % values.at("round").size()));
  else
    for (std::size_t i = 0; i < values.at("runs").size(); i += 2)
      list.insert(list.end(), values.at("runs").at(i + 1).get<std::size_t>(), values.at("runs").at(i));
  if (packed.is_object() && packed.contains("levels"))
    for (Json& code : list)
      code = packed.at("levels").at(code.get<std::size_t>());
  REQUIRE(list.size() == rows);
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
    const Json& rows = forest.data.at("datasets").at("rows");
    const auto strategy = column(rows, "strategy"), outcome = column(rows, "outcome"),
               diff = column(rows, "diff");
    const Json& hundred = forest.data.at("datasets").at("hundred");
    const auto better = column(hundred, "better"), worse = column(hundred, "worse");
    const StoreHead& head = study.store.head();
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < diff.size(); ++i) {
      const auto s = static_cast<std::size_t>(
          std::find(head.strategies.begin(), head.strategies.end(), strategy[i]) - head.strategies.begin());
      const auto known = find_outcome(outcome[i].get<std::string>());
      if (!known)
        continue;
      const std::vector<double> pairs = paired(study.store, s, 0, static_cast<std::size_t>(*known));
      CHECK(diff[i].get<double>() == Approx(mean_of(pairs)).epsilon(5e-4).margin(1e-12));
      const auto share = [&](bool more) {
        return 100.0 *
               static_cast<double>(std::count_if(pairs.begin(), pairs.end(),
                                                 [&](double d) { return more ? d > 0.0 : d < 0.0; })) /
               static_cast<double>(pairs.size());
      };
      const bool up = field_of(*known).better != Better::less;
      if (*known == primary_outcome) { // counted: no rounding in the last bit
        CHECK(std::abs(better[i].get<double>() - share(up)) < 1.0);
        CHECK(std::abs(worse[i].get<double>() - share(!up)) < 1.0);
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
    const Json& cells = regret.data.at("datasets").at("cells");
    const auto value = column(cells, "value"), behind = column(cells, "regret"), said = column(cells, "said"),
               weak = column(cells, "weak");
    const auto means = variant_means(study.store, primary);
    const std::size_t variants = means.size(), strategies = means.front().size();
    REQUIRE(value.size() == variants * strategies);
    for (std::size_t w = 0; w < variants; ++w) {
      const double best = *std::max_element(means[w].begin(), means[w].end());
      bool any_best = false;
      for (std::size_t s = 0; s < strategies; ++s) {
        const std::size_t i = s * variants + w;
        CHECK(value[i].get<double>() == Approx(100.0 * means[w][s]).epsilon(5e-4));
        CHECK(behind[i].get<double>() == Approx(100.0 * (best - means[w][s])).epsilon(5e-4).margin(1e-9));
        CHECK(said[i] == report::number(100.0 * (best - means[w][s])));
        CHECK(regret.html.find(fmt::format(">{}</text>", said[i].get<std::string>())) != std::string::npos);
        CHECK(regret.html.find(fmt::format("<td>{}</td>", said[i].get<std::string>())) != std::string::npos);
        CHECK_FALSE(weak[i].get<bool>());
        any_best |= behind[i] == 0.0;
      }
      CHECK(any_best);
    }
  });
}

TEST_CASE("Regret that rests on two histories is grey and says so") {
  with_study(in_variants(2), [](const StudyReading& study) {
    const FigureOnPage regret = figure_on(page_of(study), "regret");
    for (const Json& weak : column(regret.data.at("datasets").at("cells"), "weak"))
      CHECK(weak.get<bool>());
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
    const Json plane = figure_on(page, "plane").data.at("datasets").at("rows");
    const auto cost = column(plane, "cost"), effect = column(plane, "effect"),
               status = column(plane, "status");
    for (std::size_t i = 0; i < cost.size(); ++i) {
      const OptionResult& option = decision.variants.front().options[i + 1]; // the reference comes first
      CHECK(cost[i].get<double>() ==
            Approx(mean_of(paired(study.store, i + 1, 0, static_cast<std::size_t>(Outcome::cost))))
                .epsilon(5e-4));
      CHECK(effect[i].get<double>() ==
            Approx(mean_of(paired(study.store, i + 1, 0, primary))).epsilon(5e-4).margin(1e-12));
      CHECK(status[i] == std::string(name_of(option.buys.standing)));
    }
    const Json curves = figure_on(page, "acceptability").data.at("datasets").at("curves");
    const auto probability = column(curves, "probability");
    std::size_t place = 0;
    for (std::size_t s = 0; s < decision.strategies.size(); ++s)
      for (std::size_t w = 0; w < decision.grid.size(); ++w)
        if (const double likely = decision.variants.front().acceptability(w, s); !std::isnan(likely)) {
          REQUIRE(place < probability.size());
          CHECK(probability[place++].get<double>() == Approx(likely).epsilon(5e-4).margin(1e-12));
        }
    CHECK(place == probability.size()); // what is not shown to do more has no curve
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
      CHECK(figure.data.at("labels").at("effect") == "deaths");
      CHECK(figure.html.find("accord holding") == std::string::npos);
      CHECK(figure.html.find("accord that holds") == std::string::npos);
    }
    CHECK(figure_on(page, "acceptability").html.find("one less of “deaths”") != std::string::npos);
    const auto behind = column(figure_on(page, "regret").data.at("datasets").at("cells"), "regret");
    const auto means = variant_means(study.store, settings.effect);
    for (std::size_t w = 0; w < means.size(); ++w)
      for (std::size_t s = 0; s < means[w].size(); ++s)
        CHECK(behind[s * means.size() + w].get<double>() ==
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
  const Json map = figure_on(hostile_page(), "map").data,
             parties = figure_on(hostile_page(), "third_parties").data;
  CHECK(map.at("month") == parties.at("month"));
  CHECK(map.at("month").is_number());
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
