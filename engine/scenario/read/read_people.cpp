#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/read/read_scenario.hpp"
#include "engine/scenario/read/reader.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace entente {
namespace {

using Sections = std::map<std::string_view, Section, std::less<>>;

// Every number of Structure, from the table of its group.
void read_structure(Section& top, Sections& sections, Scenario& scenario) {
  static const Node nothing;
  for (const StructureField& field : structure_table()) {
    auto section = sections.find(field.group);
    if (section == sections.end()) {
      const Node* table = top.take(field.group);
      section =
          sections
              .emplace(field.group, Section(top.reader(), table ? *table : nothing, std::string(field.group)))
              .first;
    }
    const Node* node = section->second.take(field.name);
    if (node == nullptr)
      continue;
    std::optional<Provenance> provenance;
    const auto distribution = read_distribution(top.reader(), *node, rules_of(field), provenance);
    if (!distribution)
      continue;
    field.member(scenario.structure) = *distribution;
    scenario.provenance.erase(field.key());
    if (provenance)
      scenario.provenance[field.key()] = *provenance;
  }
}

// identities = ["hills", "coast"] or [[identities]] with a name each.
void read_identities(Section& top, Scenario& scenario) {
  const Node* node = top.take("identities");
  if (node == nullptr)
    return;
  if (node->kind != Node::Kind::list) { // said once, and not again of everything that counts them
    top.reader().list(*node, "identities", "names");
    return;
  }
  std::vector<std::string> names;
  for (const Node& item : top.reader().list(*node, "identities", "names")) {
    std::string name;
    if (item.kind == Node::Kind::table) {
      Section section(top.reader(), item, "identity " + std::to_string(names.size() + 1));
      section.text("name", name);
      section.done();
    } else {
      name = top.reader().text(item, "identity " + std::to_string(names.size() + 1)).value_or("");
    }
    names.push_back(std::move(name));
  }
  scenario.identities = std::move(names);
}

// An identity's name, or its position from 1.
void read_identity(Section& section, std::string_view key, const Scenario& scenario, std::size_t& identity) {
  const Node* node = section.take(key);
  if (node == nullptr)
    return;
  if (node->kind == Node::Kind::text) {
    const std::vector<std::string_view> names(scenario.identities.begin(), scenario.identities.end());
    if (const auto found = section.reader().choice(*node, section.called(key), names))
      identity = *found;
  } else if (const auto position = section.reader().whole(
                 *node, section.called(key), 1, static_cast<std::int64_t>(maximum_identities), "identity")) {
    identity = static_cast<std::size_t>(*position - 1);
  }
}

// Regions are numbered from 1 in files and from 0 in memory.
void read_regions_list(Section& section, std::string_view key, std::vector<std::size_t>& regions) {
  const Node* node = section.take(key);
  if (node == nullptr)
    return;
  std::vector<std::size_t> read;
  for (const Node& item : section.reader().list(*node, section.called(key), "region numbers"))
    if (const auto region = section.reader().whole(item, section.called(key), 1,
                                                   static_cast<std::int64_t>(maximum_regions), "region"))
      read.push_back(static_cast<std::size_t>(*region - 1));
  regions = std::move(read);
}

// A region's shares of all identities; one number is the share of the second of two.
std::vector<double> read_shares(Section& section, const Node& item) {
  const std::string name = section.called("composition");
  if (item.kind == Node::Kind::list)
    return section.reader().numbers(item, name).value_or(std::vector<double>{});
  const double second = section.reader().number(item, name).value_or(0.0);
  return {1.0 - second, second};
}

void read_regions(Section& section, Scenario& scenario) {
  Distribution& count = scenario.structure.regions.count;
  if (const Node* node = section.take("composition")) {
    std::vector<std::vector<double>> composition;
    for (const Node& item :
         section.reader().list(*node, section.called("composition"), "shares, one for each region"))
      composition.push_back(read_shares(section, item));
    scenario.composition = std::move(composition);
    if (section.take("count") == nullptr)
      count = constant(static_cast<double>(scenario.composition.size()));
  }
  read_regions_list(section, "near", scenario.near_regions);
  read_regions_list(section, "far", scenario.far_regions);
}

void read_network(Section& section, Scenario& scenario) {
  constexpr std::array<std::string_view, 3> models{"drawn", "poisson_blocks", "imported"};
  constexpr std::array<std::string_view, 2> pers{"replicate", "study"};
  section.choice("model", models, scenario.network.model);
  section.choice("per", pers, scenario.network.per);
  section.text("file", scenario.network.file);
}

void read_types(Section& section, Scenario& scenario) {
  const Node* node = section.take("types");
  if (node == nullptr)
    return;
  std::array<std::string_view, third_party_types> names;
  for (std::size_t type = 0; type < names.size(); ++type)
    names[type] = name_of(static_cast<ThirdPartyType>(type));
  std::vector<ThirdPartyType> order;
  for (const Node& item : section.reader().list(*node, section.called("types"), "types of third parties"))
    if (const auto type = section.reader().choice(item, section.called("types"), names))
      order.push_back(static_cast<ThirdPartyType>(*type));
  scenario.third_party_order = std::move(order);
}

ArmedGroup read_armed_group(Reader& reader, const Node& node, std::size_t number, Scenario& scenario) {
  ArmedGroup group;
  group.identity = scenario.identities.size() > 1 ? 1 : 0;
  Section section(reader, node, "armed group " + std::to_string(number));
  section.text("name", group.name);
  if (group.name.empty())
    group.name = "group " + std::to_string(number);
  const auto read = [&](std::string_view name, std::optional<Distribution>& value) {
    const Node* found = section.take(name);
    if (found == nullptr)
      return;
    NumberRules rules = rules_of(*find_structure("armed_group." + std::string(name)));
    rules.name = section.called(name);
    std::optional<Provenance> provenance;
    value = read_distribution(reader, *found, rules, provenance);
    if (provenance)
      scenario.provenance["armed_groups." + group.name + "." + std::string(name)] = *provenance;
  };
  read("strength", group.strength);
  read("rents", group.rents);
  read("hardline", group.hardline);
  if (const Node* homeland = section.take("homeland"))
    group.homeland = reader.numbers(*homeland, section.called("homeland"));
  read_identity(section, "identity", scenario, group.identity);
  section.done();
  return group;
}

void read_armed_groups(Section& top, Scenario& scenario, bool count_given) {
  const Node* node = top.take("armed_groups");
  if (node == nullptr)
    return;
  std::vector<ArmedGroup> groups;
  for (const Node& item : top.reader().list(*node, "armed_groups", "tables"))
    groups.push_back(read_armed_group(top.reader(), item, groups.size() + 1, scenario));
  scenario.armed_groups = std::move(groups);
  if (!count_given && !scenario.armed_groups.empty())
    scenario.structure.conflict.groups = constant(static_cast<double>(scenario.armed_groups.size()));
}

std::size_t region_count(const Scenario& scenario) {
  const double count = scenario.structure.regions.count.first;
  return count >= 1.0 && count <= static_cast<double>(maximum_regions) ? static_cast<std::size_t>(count) : 0;
}

std::vector<std::vector<double>> usual_composition(std::size_t regions, std::size_t identities) {
  if (identities == 1)
    return std::vector<std::vector<double>>(regions, {1.0});
  return default_composition(regions);
}

// What the numbers of regions and identities entail where the file does not say it and nothing was chosen
// before.
void fill_regions(Section& section, const Scenario& before, Scenario& scenario) {
  const std::size_t regions = region_count(scenario), old_regions = region_count(before);
  if (regions == 0 || old_regions == 0)
    return;
  const bool usual = before.composition == usual_composition(old_regions, before.identities.size());
  if (usual && section.take("composition") == nullptr)
    scenario.composition = usual_composition(regions, scenario.identities.size());
  if (before.near_regions == default_near_regions(old_regions) && section.take("near") == nullptr)
    scenario.near_regions = default_near_regions(regions);
  if (before.far_regions == default_far_regions(old_regions) && section.take("far") == nullptr)
    scenario.far_regions = default_far_regions(regions);
}

} // namespace

void read_people(Section& top, Scenario& scenario) {
  const Scenario before = scenario;
  Sections sections;
  read_structure(top, sections, scenario);
  read_identities(top, scenario);
  read_regions(sections.at("regions"), scenario);
  fill_regions(sections.at("regions"), before, scenario);
  read_identity(sections.at("country"), "government_identity", scenario, scenario.government_identity);
  read_network(sections.at("network"), scenario);
  read_types(sections.at("third_parties"), scenario);
  read_armed_groups(top, scenario, sections.at("conflict").take("groups") != nullptr);
  for (auto& [name, section] : sections)
    section.done();
}

} // namespace entente
