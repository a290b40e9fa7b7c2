#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/read/read_scenario.hpp"
#include "engine/scenario/read/reader.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <array>

namespace entente {
namespace {

// A name alone, or a table with what is known about the provision.
Provision read_provision(Reader& reader, const Node& node, std::size_t number) {
  Provision provision;
  if (node.kind == Node::Kind::text) {
    provision.name = node.text;
    return provision;
  }
  Section section(reader, node, "provision " + std::to_string(number));
  section.text("name", provision.name);
  constexpr std::array<std::string_view, 3> sides{"drawn", "government", "group"};
  section.choice("side", sides, provision.side);
  const auto truth = [&](std::string_view key, std::optional<bool>& value) {
    if (const Node* found = section.take(key))
      value = reader.truth(*found, section.called(key));
  };
  truth("costly", provision.costly);
  truth("regional", provision.regional);
  truth("power_sharing", provision.power_sharing);
  section.done();
  return provision;
}

void read_provisions(Section& section, Scenario& scenario, bool count_given) {
  const Node* node = section.take("provisions");
  if (node == nullptr)
    return;
  if (node->is_number()) {
    section.reader().refuse(
        *node, section.called("provisions") + " is " + shown(*node) +
                   "; a list of names is needed, and their number alone stands under [country] as "
                   "provisions");
    return;
  }
  std::vector<Provision> provisions;
  for (const Node& item : section.reader().list(*node, section.called("provisions"), "names or tables"))
    provisions.push_back(read_provision(section.reader(), item, provisions.size() + 1));
  scenario.provisions = std::move(provisions);
  if (!count_given && !scenario.provisions.empty())
    scenario.structure.country.provisions = constant(static_cast<double>(scenario.provisions.size()));
}

void read_uncertain_number(Section& section, std::string_view key, const NumberRules& rules,
                           Scenario& scenario, Distribution& value) {
  const Node* node = section.take(key);
  if (node == nullptr)
    return;
  std::optional<Provenance> provenance;
  value = read_distribution(section.reader(), *node, rules, provenance).value_or(value);
  scenario.provenance.erase(rules.name);
  if (provenance)
    scenario.provenance[rules.name] = *provenance;
}

// { "1" = 0.42, "2" = 0.5 }: years after signature.
void read_implementation(Section& section, Observed& observed) {
  const Node* node = section.take("implementation");
  if (node == nullptr)
    return;
  Reader& reader = section.reader();
  const Section shares(reader, *node, section.called("implementation"));
  for (const Node::Entry& entry : node->entries) {
    const auto year = number_in<int>(entry.key);
    if (!year || *year < 1 || *year > maximum_years)
      reader.refuse_key(*node, entry,
                        in_quotes(entry.key) + " is not a year after signature; allowed is \"1\" to \"" +
                            std::to_string(maximum_years) + "\"");
    else if (const auto share = reader.number(entry.value, shares.called(entry.key)))
      observed.implementation[*year] = *share;
  }
}

void read_year(Section& section, std::string_view key, std::optional<int>& year) {
  int value = 0;
  section.whole(key, value, 1, maximum_years, "years after signature");
  if (value > 0)
    year = value;
}

void read_observed(Section& top, Scenario& scenario) {
  const Node* node = top.take("observed");
  if (node == nullptr)
    return;
  Observed observed;
  Section section(top.reader(), *node, "observed");
  section.text("id", observed.id);
  read_implementation(section, observed);
  read_year(section, "renewed_fighting_year", observed.renewed_fighting_year);
  read_year(section, "last_year", observed.last_year);
  if (section.take("other_reading_year") != nullptr)
    section.whole("other_reading_year", observed.other_reading_year.emplace(), 0, maximum_years,
                  "years after signature, 0 for none");
  section.whole("signature_month", observed.signature_month, 1, months_per_year, "month of the year");
  section.done();
  scenario.observed = std::move(observed);
}

} // namespace

void read_accord(Section& top, Scenario& scenario) {
  read_observed(top, scenario);
  const Node* node = top.take("accord");
  if (node == nullptr)
    return;
  Section section(top.reader(), *node, "accord");
  if (const Node* groups = section.take("groups")) {
    scenario.accord.groups.clear();
    for (const Node& item : top.reader().list(*groups, section.called("groups"), "names of armed groups"))
      if (auto name = top.reader().text(item, section.called("groups")))
        scenario.accord.groups.push_back(std::move(*name));
  }
  const Node* country = top.take("country");
  read_provisions(section, scenario, country != nullptr && country->find("provisions") != nullptr);
  read_uncertain_number(section, "monthly_deaths", monthly_deaths_rules(), scenario,
                        scenario.accord.monthly_deaths);
  read_uncertain_number(section, "aid_ratio", aid_ratio_rules(), scenario, scenario.accord.aid_ratio);
  section.truth("un_operation", scenario.accord.un_operation);
  section.done();
}

} // namespace entente
