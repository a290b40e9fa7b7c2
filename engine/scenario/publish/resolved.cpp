#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/publish/toml_writer.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

std::string_view word(bool truth) {
  return truth ? "true" : "false";
}

const Provenance* provenance_of(const Scenario& scenario, const std::string& key) {
  const auto found = scenario.provenance.find(key);
  return found == scenario.provenance.end() ? nullptr : &found->second;
}

std::string positions(const std::vector<std::size_t>& from_zero) {
  std::vector<std::string> from_one;
  for (const std::size_t position : from_zero)
    from_one.push_back(std::to_string(position + 1));
  return toml_list(from_one);
}

std::vector<std::string> texts(const std::vector<std::string>& values) {
  std::vector<std::string> written;
  for (const std::string& value : values)
    written.push_back(toml_text(value));
  return written;
}

void write_head(TomlWriter& out, const Scenario& s) {
  out.line("schema", "1");
  out.text("id", s.id);
  out.text("title", s.title);
  out.text("description", s.description);
  out.line("months", std::to_string(s.months));
  out.line("start", s.starts_with_accord ? "\"accord\"" : "\"war\"");
  out.line("identities", toml_list(texts(s.identities)));
}

void write_expectations(TomlWriter& out, const std::vector<Expectation>& expectations) {
  std::vector<std::string> tables;
  for (const Expectation& expectation : expectations) {
    std::string table =
        "{ outcome = " + toml_text(expectation.outcome) + ", sign = \"" + expectation.sign + "\"";
    if (!expectation.strategy.empty())
      table += ", strategy = " + toml_text(expectation.strategy);
    if (expectation.smallest)
      table += ", smallest = " + toml_number(*expectation.smallest);
    tables.push_back(table + " }");
  }
  out.line("expect", toml_list(tables));
}

void write_hypothesis(TomlWriter& out, const Scenario& s) {
  if (!s.hypothesis)
    return;
  out.heading("hypothesis");
  if (s.hypothesis->recommendation)
    out.line("recommendation", std::to_string(*s.hypothesis->recommendation));
  out.text("wording", s.hypothesis->wording);
  out.text("quote", s.hypothesis->quote);
  out.text("claim", s.hypothesis->claim);
  write_expectations(out, s.hypothesis->expect);
  out.text("fails_when", s.hypothesis->fails_when);
  if (!s.hypothesis->fails_in.empty())
    out.line("fails_in", toml_list(texts(s.hypothesis->fails_in)));
  out.text("price", s.hypothesis->price);
}

// Of two identities the share of the second alone where the first is what is left of 1: 1 - 0.7 is not the
// number 0.3, and its digits would be nobody's.
std::string shares_text(const std::vector<double>& shares) {
  const bool second_says_both = shares.size() == 2 && shares.front() == 1.0 - shares.back();
  return second_says_both ? number_text(shares.back()) : toml_numbers(shares);
}

void write_regions(TomlWriter& out, const Scenario& s) {
  std::vector<std::string> rows;
  for (const std::vector<double>& shares : s.composition)
    rows.push_back(shares_text(shares));
  out.line("composition", toml_list(rows),
           "of each region: the shares of the identities; one number is the second's");
  out.line("near", positions(s.near_regions), "regions where homelands tend to lie");
  out.line("far", positions(s.far_regions), "regions where ordinary aid goes");
}

void write_network(TomlWriter& out, const Scenario& s) {
  using Model = NetworkSource::Model;
  out.line("model", s.network.model == Model::drawn            ? "\"drawn\""
                    : s.network.model == Model::poisson_blocks ? "\"poisson_blocks\""
                                                               : "\"imported\"");
  out.line("per", s.network.per == NetworkSource::Per::replicate ? "\"replicate\"" : "\"study\"");
  out.text("file", s.network.file);
}

void write_types(TomlWriter& out, const Scenario& s) {
  std::vector<std::string> types;
  for (const ThirdPartyType type : s.third_party_order)
    types.push_back(toml_text(name_of(type)));
  out.line("types", toml_list(types), "in turn");
}

// What a group of structure holds beside its numbers.
void write_rest(TomlWriter& out, const Scenario& s, std::string_view group) {
  if (group == "country")
    out.line("government_identity", std::to_string(s.government_identity + 1));
  else if (group == "regions")
    write_regions(out, s);
  else if (group == "network")
    write_network(out, s);
  else if (group == "third_parties")
    write_types(out, s);
}

void write_structure(TomlWriter& out, const Scenario& s) {
  std::string_view group;
  for (const StructureField& field : structure_table()) {
    if (field.group != group) {
      if (!group.empty())
        write_rest(out, s, group);
      group = field.group;
      out.heading(group);
    }
    out.line(field.name, toml_number(field.of(s.structure), provenance_of(s, field.key())), field.unit);
  }
  write_rest(out, s, group);
}

void write_groups(TomlWriter& out, const Scenario& s) {
  for (const ArmedGroup& group : s.armed_groups) {
    out.item("armed_groups");
    out.line("name", toml_text(group.name));
    const auto number = [&](std::string_view name, const std::optional<Distribution>& value) {
      if (value)
        out.line(name, toml_number(*value,
                                   provenance_of(s, "armed_groups." + group.name + "." + std::string(name))));
    };
    number("strength", group.strength);
    number("rents", group.rents);
    number("hardline", group.hardline);
    if (group.homeland)
      out.line("homeland", toml_numbers(*group.homeland));
    out.line("identity", std::to_string(group.identity + 1));
  }
}

std::string provision_table(const Provision& provision) {
  std::string table = "{ name = " + toml_text(provision.name);
  if (provision.side != Responsible::drawn)
    table += provision.side == Responsible::government ? ", side = \"government\"" : ", side = \"group\"";
  if (provision.costly)
    table += std::string(", costly = ") + std::string(word(*provision.costly));
  if (provision.regional)
    table += std::string(", regional = ") + std::string(word(*provision.regional));
  if (provision.power_sharing)
    table += std::string(", power_sharing = ") + std::string(word(*provision.power_sharing));
  return table + " }";
}

void write_accord(TomlWriter& out, const Scenario& s) {
  out.heading("accord");
  out.line("groups", toml_list(texts(s.accord.groups)), "signatories; none named = all");
  out.line("monthly_deaths", toml_number(s.accord.monthly_deaths, provenance_of(s, "accord.monthly_deaths")),
           "deaths/month before signature");
  out.line("un_operation", word(s.accord.un_operation));
  out.line("aid_ratio", toml_number(s.accord.aid_ratio, provenance_of(s, "accord.aid_ratio")),
           "aid after to aid before");
  std::vector<std::string> provisions;
  for (const Provision& provision : s.provisions)
    provisions.push_back(provision_table(provision));
  out.line("provisions", toml_list(provisions));
}

void write_observed(TomlWriter& out, const Scenario& s) {
  if (!s.observed)
    return;
  out.heading("observed");
  out.text("id", s.observed->id);
  std::string years;
  for (const auto& [year, share] : s.observed->implementation)
    years += (years.empty() ? " " : ", ") + std::string("\"") + std::to_string(year) +
             "\" = " + number_text(share);
  out.line("implementation", "{" + years + " }", "share by year after signature");
  if (s.observed->renewed_fighting_year)
    out.line("renewed_fighting_year", std::to_string(*s.observed->renewed_fighting_year));
  if (s.observed->last_year)
    out.line("last_year", std::to_string(*s.observed->last_year));
  if (s.observed->other_reading_year)
    out.line("other_reading_year", std::to_string(*s.observed->other_reading_year), "0 = none");
  out.line("signature_month", std::to_string(s.observed->signature_month), "of the year of signature");
}

// Only what differs from the base values in some set; the rest is what a set inherits.
void write_sets(TomlWriter& out, const Scenario& s) {
  if (s.parameter_sets.empty() && s.parameter_sets_name.empty())
    return;
  out.heading("parameter_sets", "replicate r uses set r mod their number");
  out.text("name", s.parameter_sets_name);
  std::vector<std::string> names;
  for (const ParameterSet& set : s.parameter_sets)
    names.push_back(toml_text(set.name));
  out.line("names", toml_list(names));
  for (const ParameterField& field : parameter_table()) {
    std::vector<double> values;
    for (const ParameterSet& set : s.parameter_sets)
      values.push_back(field.value(set.parameters));
    const double base = field.value(s.parameters);
    if (std::any_of(values.begin(), values.end(), [base](double value) { return value != base; }))
      out.line(field.key(), toml_numbers(values));
  }
}

void write_values(TomlWriter& out, const Scenario& s) {
  out.heading("defaults", "where neither a parameter set nor [parameters] says otherwise");
  const auto overridden = [&s](const std::string& key) {
    return std::any_of(s.overrides.begin(), s.overrides.end(),
                       [&key](const auto& one) { return one.first == key; });
  };
  for (const ParameterField& field : parameter_table()) {
    const Provenance* provenance = overridden(field.key()) ? nullptr : provenance_of(s, field.key());
    out.line(field.key(), toml_number(field.value(s.parameters), provenance), field.unit);
  }
  write_sets(out, s);
  if (!s.overrides.empty())
    out.heading("parameters", "in place of every parameter set");
  for (const auto& [key, value] : s.overrides)
    out.line(key, toml_number(value, provenance_of(s, key)));
  if (!s.uncertain.empty())
    out.heading("uncertain", "drawn afresh for each replicate");
  for (const Uncertain& uncertain : s.uncertain) {
    const Provenance provenance{uncertain.source, uncertain.grade};
    const bool said = provenance != Provenance{}; // else a reader would take the file's silence for words
    out.line(uncertain.key, toml_number(uncertain.distribution, said ? &provenance : nullptr));
  }
}

std::string action_table(const Action& action) {
  std::string table = "{ instrument = " + toml_text(field_of(action.instrument).name) +
                      ", strength = " + number_text(action.strength) +
                      ", from = " + std::to_string(action.from);
  if (action.until)
    table += ", until = " + std::to_string(*action.until);
  if (action.overhead)
    table += ", overhead = " + number_text(*action.overhead);
  if (action.instrument == Instrument::more_money)
    table += ", factor = " + number_text(action.factor);
  if (action.part != ActionPart::both)
    table += ", part = " + toml_text(part_names[static_cast<std::size_t>(action.part)]);
  return table + " }";
}

void write_strategies(TomlWriter& out, const Scenario& s) {
  for (const Strategy& strategy : s.strategies) {
    out.item("strategies");
    out.line("name", toml_text(strategy.name));
    out.text("description", strategy.description);
    if (strategy.role != Role::none)
      out.line("role", toml_text(role_names[static_cast<std::size_t>(strategy.role)]));
    std::vector<std::string> actions;
    for (const Action& action : strategy.actions)
      actions.push_back(action_table(action));
    out.line("actions", toml_list(actions));
  }
}

void write_study(TomlWriter& out, const Scenario& s) {
  if (!s.variants.empty())
    out.heading("worlds");
  for (const NamedVariant& variant : s.variants) {
    std::string values;
    for (const auto& [key, value] : variant.values)
      values += (values.empty() ? " " : ", ") + toml_key(key) + " = " + number_text(value);
    out.line(variant.name, "{" + values + " }");
  }
  if (!s.outcomes.empty())
    out.heading("outcomes");
  for (const NamedOutcome& outcome : s.outcomes)
    out.line(outcome.name, "{ measure = " + toml_text(outcome.measure) +
                               (outcome.by ? ", by = " + std::to_string(*outcome.by) : "") + " }");
}

std::string price_table(const Price& price) {
  return "{ value = " + number_text(price.value) + ", low = " + number_text(price.low) +
         ", high = " + number_text(price.high) +
         (price.source.empty() ? "" : ", source = " + toml_text(price.source)) + " }";
}

void write_prices(TomlWriter& out, const Scenario& s) {
  out.heading("prices", "price units");
  out.line("budget_unit", price_table(s.prices.budget_unit), "for one unit of money");
  out.line("troop_month", price_table(s.prices.troop_month), "for 1,000 troops and a month");
  if (!s.prices.instruments.empty())
    out.heading("prices.instruments", "for a month at strength 1, beside the overhead");
  for (const auto& [instrument, price] : s.prices.instruments)
    out.line(instrument, price_table(price));
}

void write_run(TomlWriter& out, const Scenario& s) {
  constexpr auto largest_integer = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  out.heading("run");
  out.line("replicates", std::to_string(s.run.replicates), "histories of each strategy");
  if (s.run.seed)
    out.line("seed", *s.run.seed <= largest_integer ? std::to_string(*s.run.seed)
                                                    : toml_text(std::to_string(*s.run.seed)));
  out.text("reference", s.run.reference);
}

} // namespace

std::string resolved_toml(const Scenario& scenario) {
  TomlWriter out;
  write_head(out, scenario);
  write_hypothesis(out, scenario);
  write_structure(out, scenario);
  write_groups(out, scenario);
  write_accord(out, scenario);
  write_observed(out, scenario);
  write_values(out, scenario);
  write_strategies(out, scenario);
  write_study(out, scenario);
  write_prices(out, scenario);
  write_run(out, scenario);
  return out.take();
}

} // namespace entente
