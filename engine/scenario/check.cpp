#include "engine/scenario/check.hpp"

#include "engine/scenario/measure.hpp"
#include "engine/scenario/number_rules.hpp"
#include "engine/scenario/outcome.hpp"
#include "engine/scenario/parameter_table.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/scenario/structure_table.hpp"
#include "engine/scenario/wording.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace entente {
namespace {

std::string step(std::size_t position) {
  return "/" + std::to_string(position);
}
std::string step(std::string_view key) {
  return pointer_step(key);
}

std::string of(std::size_t position, std::string_view what) {
  return std::string(what) + " " + std::to_string(position + 1);
}

// Gathers what is wrong; each check says where and what.
class Checker {
 public:
  explicit Checker(const Scenario& scenario) : s_(scenario) {}

  std::vector<Finding> all() {
    texts();
    structure();
    regions();
    groups();
    helpers();
    accord();
    parameters();
    uncertain();
    strategies();
    worlds();
    outcomes();
    hypothesis();
    prices();
    observed();
    run();
    return std::move(found_);
  }

 private:
  void add(std::string where, std::string message) {
    found_.push_back({std::move(where), {}, std::move(message)});
  }
  void add_problem(std::string where, std::string problem) {
    if (!problem.empty())
      add(std::move(where), std::move(problem));
  }
  void number(std::string where, double value, const NumberRules& rules) {
    add_problem(std::move(where), problem_with(value, rules));
  }

  // A name stands in tables, file names and the report.
  void name(const std::string& where, std::string_view what, std::string_view text) {
    if (text.empty())
      add(where, std::string(what) + " is empty; a name is needed");
    else if (has_control_characters(text, false))
      add(where,
          std::string(what) + " is " + in_quotes(text) + "; control characters are not allowed in a name");
    else if (text.size() > maximum_name)
      add(where, std::string(what) + " is " + in_quotes(text) + ", " + std::to_string(text.size()) +
                     " bytes long; allowed are " + std::to_string(maximum_name));
    else if (text.front() == ' ' || text.back() == ' ')
      add(where,
          std::string(what) + " is " + in_quotes(text) + "; a name does not begin or end with a space");
  }
  template<class Things, class Name>
  void unique(const Things& things, const std::string& where, std::string_view what,
              const Name& name_of_thing) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < things.size(); ++i)
      if (!seen.insert(name_of_thing(things[i])).second)
        add(where + step(i), "two " + std::string(what) + " are called " +
                                 in_quotes(name_of_thing(things[i])) + "; each needs a name of its own");
  }
  void at_most(const std::string& where, std::size_t count, std::size_t most, std::string_view what) {
    if (count > most)
      add(where, std::to_string(count) + " " + std::string(what) + "; allowed are " + std::to_string(most));
  }
  void prose(const std::string& where, std::string_view text) {
    constexpr std::size_t longest = 20'000;
    if (has_control_characters(text, true))
      add(where, where.substr(1) + " holds control characters");
    if (text.size() > longest)
      add(where, where.substr(1) + " has " + std::to_string(text.size()) + " bytes; allowed are " +
                     std::to_string(longest));
  }

  // Shares that must sum to 1.
  void shares(const std::string& where, std::string_view what, const std::vector<double>& values) {
    for (const double value : values)
      if (!(value >= 0.0 && value <= 1.0)) {
        add(where, std::string(what) + " has a share of " + number_text(value) + "; allowed is 0 to 1");
        return;
      }
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    if (!(std::fabs(sum - 1.0) <= share_tolerance))
      add(where, std::string(what) + " sums to " + number_text(sum) + "; shares must sum to 1");
  }

  void texts() {
    if (!s_.id.empty())
      name("/id", "id", s_.id);
    prose("/title", s_.title);
    prose("/description", s_.description);
    number("/months", s_.months, {"months", "months", 1, maximum_months, true});
  }

  void structure() {
    for (const StructureField& field : structure_table())
      add_problem(step(field.group) + step(field.name),
                  problem_with(field.of(s_.structure), rules_of(field)));
  }

  double count(const Distribution& size) const { return size.is_constant() ? size.first : -1.0; }

  void regions() {
    at_most("/identities", s_.identities.size(), maximum_identities, "identities");
    if (s_.identities.empty())
      add("/identities", "no identities; at least one is needed");
    for (std::size_t i = 0; i < s_.identities.size(); ++i)
      name("/identities" + step(i), of(i, "identity"), s_.identities[i]);
    unique(s_.identities, "/identities", "identities",
           [](const std::string& text) { return std::string_view(text); });
    if (s_.government_identity >= s_.identities.size())
      add("/country/government_identity", of(s_.government_identity, "identity") +
                                              " does not exist; there are " +
                                              std::to_string(s_.identities.size()));
    const double regions = count(s_.structure.regions.count);
    if (static_cast<double>(s_.composition.size()) != regions)
      add("/regions/composition", "regions.composition has " + std::to_string(s_.composition.size()) +
                                      " regions and regions.count is " + number_text(regions) +
                                      "; needed is one list of shares for each region");
    for (std::size_t region = 0; region < s_.composition.size(); ++region)
      composition(region);
    region_list("/regions/near", "regions.near", s_.near_regions);
    region_list("/regions/far", "regions.far", s_.far_regions);
    if (s_.near_regions.empty())
      add("/regions/near", "regions.near is empty; homelands need at least one region to lie near");
    if (s_.network.model == NetworkSource::Model::imported && s_.network.file.empty())
      add("/network/model", "network.model is imported, but network.file names no file");
    if (s_.network.model != NetworkSource::Model::imported && !s_.network.file.empty())
      add("/network/file", "network.file is given; it is read only with network.model = \"imported\"");
    prose("/network/file", s_.network.file);
  }

  void composition(std::size_t region) {
    const std::vector<double>& row = s_.composition[region];
    const std::string where = "/regions/composition" + step(region),
                      what = "regions.composition of " + of(region, "region");
    if (row.size() != s_.identities.size())
      add(where, what + " has " + std::to_string(row.size()) + " shares; needed is one for each of the " +
                     std::to_string(s_.identities.size()) + " identities");
    else
      shares(where, what, row);
  }

  void region_list(const std::string& where, std::string_view what, const std::vector<std::size_t>& regions) {
    for (std::size_t i = 0; i < regions.size(); ++i) {
      if (!(static_cast<double>(regions[i]) < count(s_.structure.regions.count)))
        add(where + step(i), std::string(what) + " names region " + std::to_string(regions[i] + 1) +
                                 "; allowed is 1 to " + number_text(count(s_.structure.regions.count)));
      if (std::count(regions.begin(), regions.end(), regions[i]) > 1)
        add(where + step(i),
            std::string(what) + " names region " + std::to_string(regions[i] + 1) + " twice");
    }
  }

  void groups() {
    at_most("/armed_groups", s_.armed_groups.size(), maximum_dyads, "armed groups");
    unique(s_.armed_groups, "/armed_groups", "armed groups",
           [](const ArmedGroup& group) { return std::string_view(group.name); });
    const double groups = count(s_.structure.conflict.groups);
    if (!s_.armed_groups.empty() && groups != static_cast<double>(s_.armed_groups.size()))
      add("/conflict/groups", "conflict.groups says something else than the " +
                                  std::to_string(s_.armed_groups.size()) + " armed groups that are named");
    for (std::size_t i = 0; i < s_.armed_groups.size(); ++i)
      group(s_.armed_groups[i], "/armed_groups" + step(i), of(i, "armed group"));
  }

  void group(const ArmedGroup& group, const std::string& where, const std::string& what) {
    name(where + "/name", "name of " + what, group.name);
    const auto value = [&](std::string_view member, const std::optional<Distribution>& distribution) {
      NumberRules rules = rules_of(*find_structure("armed_group." + std::string(member)));
      rules.name = std::string(member) + " of " + what;
      if (distribution)
        add_problem(where + step(member), problem_with(*distribution, rules));
    };
    value("strength", group.strength);
    value("rents", group.rents);
    value("hardline", group.hardline);
    if (group.identity >= s_.identities.size())
      add(where + "/identity", "identity of " + what + " is " + std::to_string(group.identity + 1) +
                                   "; there are " + std::to_string(s_.identities.size()));
    if (!group.homeland)
      return;
    if (static_cast<double>(group.homeland->size()) != count(s_.structure.regions.count))
      add(where + "/homeland", "homeland of " + what + " has " + std::to_string(group.homeland->size()) +
                                   " shares; needed is one for each of the " +
                                   number_text(count(s_.structure.regions.count)) + " regions");
    else
      shares(where + "/homeland", "homeland of " + what, *group.homeland);
  }

  void helpers() {
    if (s_.third_party_order.empty())
      add("/third_parties/types", "third_parties.types is empty; at least one type is needed");
    at_most("/third_parties/types", s_.third_party_order.size(), maximum_third_parties,
            "types of third parties");
  }

  void accord() {
    at_most("/accord/provisions", s_.provisions.size(), maximum_provisions, "provisions");
    for (std::size_t i = 0; i < s_.provisions.size(); ++i)
      name("/accord/provisions" + step(i), "name of " + of(i, "provision"), s_.provisions[i].name);
    unique(s_.provisions, "/accord/provisions", "provisions",
           [](const Provision& provision) { return std::string_view(provision.name); });
    if (!s_.provisions.empty() &&
        count(s_.structure.country.provisions) != static_cast<double>(s_.provisions.size()))
      add("/country/provisions", "country.provisions is " +
                                     number_text(count(s_.structure.country.provisions)) + ", but " +
                                     std::to_string(s_.provisions.size()) + " provisions are named");
    add_problem("/accord/monthly_deaths", problem_with(s_.accord.monthly_deaths, monthly_deaths_rules()));
    add_problem("/accord/aid_ratio", problem_with(s_.accord.aid_ratio, aid_ratio_rules()));
    number("/accord/fund_months", s_.accord.fund_months, {"accord.fund_months", "months", 0, maximum_months});
    std::vector<std::string_view> known;
    for (const ArmedGroup& group : s_.armed_groups)
      known.push_back(group.name);
    for (std::size_t i = 0; i < s_.accord.groups.size(); ++i)
      if (std::find(known.begin(), known.end(), s_.accord.groups[i]) == known.end())
        add("/accord/groups" + step(i), "accord.groups names " + in_quotes(s_.accord.groups[i]) +
                                            ", which is no armed group" +
                                            suggestion(s_.accord.groups[i], known));
    unique(s_.accord.groups, "/accord/groups", "signatories",
           [](const std::string& text) { return std::string_view(text); });
  }

  void parameters() {
    for (const ParameterField& field : parameter_table()) {
      number("/defaults" + step(field.key()), field.value(s_.parameters), rules_of(field));
      for (std::size_t set = 0; set < s_.parameter_sets.size(); ++set) {
        NumberRules rules = rules_of(field);
        rules.name += " of " + of(set, "parameter set");
        number("/parameter_sets" + step(field.key()) + step(set),
               field.value(s_.parameter_sets[set].parameters), rules);
      }
    }
    at_most("/parameter_sets", s_.parameter_sets.size(), maximum_parameter_sets, "parameter sets");
    for (std::size_t set = 0; set < s_.parameter_sets.size(); ++set)
      name("/parameter_sets/names" + step(set), "name of " + of(set, "parameter set"),
           s_.parameter_sets[set].name);
    unique(s_.parameter_sets, "/parameter_sets/names", "parameter sets",
           [](const ParameterSet& set) { return std::string_view(set.name); });
    for (const auto& [key, value] : s_.overrides) {
      const ParameterField* field = find_parameter(key);
      if (field == nullptr)
        add("/parameters" + step(key), "unknown parameter " + in_quotes(key) + number_suggestion(key, false));
      else
        number("/parameters" + step(key), value, rules_of(*field));
    }
  }

  void uncertain() {
    for (const Uncertain& uncertain : s_.uncertain) {
      const std::string where = "/uncertain" + step(uncertain.key);
      const auto rules = rules_of(uncertain.key);
      if (!rules) {
        add(where, "unknown number " + in_quotes(uncertain.key) + number_suggestion(uncertain.key, true));
        continue;
      }
      add_problem(where, problem_with(uncertain.distribution, *rules));
      prose(where + "/source", uncertain.source);
      const bool overridden = std::any_of(s_.overrides.begin(), s_.overrides.end(),
                                          [&](const auto& known) { return known.first == uncertain.key; });
      if (overridden)
        add(where, uncertain.key + " is both known, under [parameters], and uncertain; keep one of the two");
    }
    unique(s_.uncertain, "/uncertain", "uncertain numbers",
           [](const Uncertain& uncertain) { return std::string_view(uncertain.key); });
  }

  void strategies() {
    if (s_.strategies.empty())
      add("/strategies", "no strategies; at least one is needed");
    at_most("/strategies", s_.strategies.size(), maximum_strategies, "strategies");
    for (std::size_t i = 0; i < s_.strategies.size(); ++i) {
      const Strategy& strategy = s_.strategies[i];
      const std::string where = "/strategies" + step(i);
      name(where + "/name", "name of " + of(i, "strategy"), strategy.name);
      prose(where + "/description", strategy.description);
      at_most(where + "/actions", strategy.actions.size(), maximum_actions, "actions");
      for (std::size_t j = 0; j < strategy.actions.size(); ++j)
        action(strategy, j, where + "/actions" + step(j));
    }
    unique(s_.strategies, "/strategies", "strategies",
           [](const Strategy& strategy) { return std::string_view(strategy.name); });
  }

  void action(const Strategy& strategy, std::size_t position, const std::string& where) {
    const Action& action = strategy.actions[position];
    const std::string what = " of " + of(position, "action") + " of strategy " + in_quotes(strategy.name);
    number(where + "/strength", action.strength, {"strength" + what, "share", 0, 1});
    number(where + "/from", action.from,
           {"from" + what, "months", 0, static_cast<double>(s_.months) - 1, true});
    if (action.until && *action.until <= action.from)
      add(where + "/until", "until" + what + " is " + std::to_string(*action.until) +
                                "; it must be above from, " + std::to_string(action.from) +
                                ": until is the first month without the action");
    if (action.overhead)
      number(where + "/overhead", *action.overhead, {"overhead" + what, "share of the budget", 0, 1});
    number(where + "/factor", action.factor, {"factor" + what, "times the budget", 0, 100});
    for (std::size_t other = 0; other < position; ++other)
      if (strategy.actions[other].instrument == action.instrument && overlap(strategy.actions[other], action))
        add(where, std::string(field_of(action.instrument).name) + " is active twice at once in strategy " +
                       in_quotes(strategy.name));
  }

  static bool overlap(const Action& a, const Action& b) {
    const Month a_end = a.until.value_or(maximum_months + 1), b_end = b.until.value_or(maximum_months + 1);
    return a.from < b_end && b.from < a_end;
  }

  void worlds() {
    at_most("/worlds", s_.worlds.size(), maximum_worlds, "worlds");
    for (const NamedWorld& world : s_.worlds) {
      name("/worlds" + step(world.name), "name of a world", world.name);
      for (const auto& [key, value] : world.values) {
        const std::string where = "/worlds" + step(world.name) + step(key);
        auto rules = rules_of(key);
        if (!rules) {
          add(where, "unknown number " + in_quotes(key) + number_suggestion(key, true));
          continue;
        }
        rules->name += " of world " + in_quotes(world.name);
        number(where, value, *rules);
      }
    }
    unique(s_.worlds, "/worlds", "worlds",
           [](const NamedWorld& world) { return std::string_view(world.name); });
  }

  void outcomes() {
    at_most("/outcomes", s_.outcomes.size(), maximum_named_outcomes, "named outcomes");
    unique(s_.outcomes, "/outcomes", "outcomes",
           [](const NamedOutcome& outcome) { return std::string_view(outcome.name); });
    std::vector<std::string_view> known;
    for (const MeasureField& measure : measure_table())
      known.push_back(measure.name);
    for (const NamedOutcome& outcome : s_.outcomes) {
      const std::string where = "/outcomes" + step(outcome.name);
      name(where, "name of an outcome", outcome.name);
      const MeasureField* measure = find_measure(outcome.measure);
      if (measure == nullptr) {
        add(where + "/measure", "measure of outcome " + in_quotes(outcome.name) + " is " +
                                    in_quotes(outcome.measure) + suggestion(outcome.measure, known));
        continue;
      }
      if (outcome.by)
        number(
            where + "/by", *outcome.by,
            {"by of outcome " + in_quotes(outcome.name), "months", 1, static_cast<double>(s_.months), true});
      else if (measure->by == By::after_signature)
        add(where, "outcome " + in_quotes(outcome.name) + " needs by: months after the signature");
      const std::optional<Outcome> standard = find_outcome(outcome.name);
      const OutcomeField* usual = standard ? &field_of(*standard) : nullptr;
      if (usual != nullptr && (usual->measure != outcome.measure || usual->by != outcome.by))
        add(where, in_quotes(outcome.name) + " is the name of an outcome that every study reports (" +
                       std::string(usual->doc) + "); another one needs another name");
    }
  }

  void hypothesis() {
    if (!s_.hypothesis)
      return;
    const Hypothesis& hypothesis = *s_.hypothesis;
    if (hypothesis.recommendation)
      number("/hypothesis/recommendation", *hypothesis.recommendation,
             {"hypothesis.recommendation", "", 1, 7, true});
    prose("/hypothesis/quote", hypothesis.quote);
    prose("/hypothesis/claim", hypothesis.claim);
    prose("/hypothesis/fails_when", hypothesis.fails_when);
    prose("/hypothesis/price", hypothesis.price);
    std::vector<std::string_view> known;
    for (const OutcomeField& outcome : outcome_table())
      known.push_back(outcome.name);
    for (const NamedOutcome& outcome : s_.outcomes)
      known.push_back(outcome.name);
    for (std::size_t i = 0; i < hypothesis.expect.size(); ++i) {
      const Expectation& expectation = hypothesis.expect[i];
      const std::string where = "/hypothesis/expect" + step(i);
      if (std::find(known.begin(), known.end(), expectation.outcome) == known.end())
        add(where + "/outcome", of(i, "expectation") + " names the outcome " +
                                    in_quotes(expectation.outcome) + ", which does not exist" +
                                    suggestion(expectation.outcome, known));
      if (!expectation.strategy.empty())
        named_strategy(where + "/strategy", of(i, "expectation"), expectation.strategy);
    }
  }

  void named_strategy(const std::string& where, std::string_view who, std::string_view wanted) {
    std::vector<std::string_view> known;
    for (const Strategy& strategy : s_.strategies)
      known.push_back(strategy.name);
    if (std::find(known.begin(), known.end(), wanted) == known.end())
      add(where, std::string(who) + " names the strategy " + in_quotes(wanted) + ", which does not exist" +
                     suggestion(wanted, known));
  }

  void price(const std::string& where, const std::string& what, const Price& price) {
    constexpr double most = 1e15;
    number(where, price.value, {what, "price units", 0, most});
    number(where, price.low, {what + "'s low end", "price units", 0, most});
    number(where, price.high, {what + "'s high end", "price units", 0, most});
    if (!(price.low <= price.value && price.value <= price.high))
      add(where, what + " is " + number_text(price.value) + "; it must lie within its range, " +
                     number_text(price.low) + " to " + number_text(price.high));
    prose(where + "/source", price.source);
  }

  void prices() {
    price("/prices/budget_unit", "prices.budget_unit", s_.prices.budget_unit);
    price("/prices/troop_month", "prices.troop_month", s_.prices.troop_month);
    for (const auto& [instrument, its_price] : s_.prices.instruments) {
      const std::string where = "/prices/instruments" + step(instrument);
      if (!find_instrument(instrument))
        add(where, "prices.instruments names " + in_quotes(instrument) + ", which is no instrument");
      price(where, "prices.instruments." + instrument, its_price);
    }
  }

  void observed() {
    if (!s_.observed)
      return;
    if (!s_.starts_with_accord)
      add("/observed", "[observed] is what followed an accord; it needs start = \"accord\"");
    for (const auto& [year, share] : s_.observed->implementation)
      number("/observed/implementation" + step(std::to_string(year)), share,
             {"observed.implementation of year " + std::to_string(year), "share", 0, 1});
    const auto last = s_.observed->last_year;
    const auto renewed = s_.observed->renewed_fighting_year;
    if (last && renewed && *renewed > *last)
      add("/observed/renewed_fighting_year", "observed.renewed_fighting_year is " + std::to_string(*renewed) +
                                                 ", after observed.last_year, " + std::to_string(*last));
    if (!s_.observed->id.empty())
      name("/observed/id", "observed.id", s_.observed->id);
  }

  void run() {
    number("/run/replicates", s_.run.replicates,
           {"run.replicates", "histories of each strategy", 1, maximum_replicates, true});
    if (!s_.run.reference.empty())
      named_strategy("/run/reference", "run.reference", s_.run.reference);
  }

  const Scenario& s_;
  std::vector<Finding> found_;
};

} // namespace

std::vector<Finding> findings_of(const Scenario& scenario) {
  return Checker(scenario).all();
}

std::vector<Problem> check(const Scenario& scenario) {
  std::vector<Problem> problems;
  for (const Finding& finding : findings_of(scenario))
    problems.push_back({"", 0, 0, finding.where + ": " + finding.message});
  return problems;
}

} // namespace entente
