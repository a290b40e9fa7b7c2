#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/world/build/build.hpp"
#include "engine/world/build/draw.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace entente {
namespace {

// Structural quantities are addressed by their name, so that a new one changes no other's draw (FNV-1a).
constexpr std::uint32_t address_of(std::string_view key) {
  std::uint32_t hash = 2166136261U;
  for (const char letter : key)
    hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  return hash;
}

struct Quantities {
  const AddressedRng& rng;
  double operator()(const Distribution& distribution, std::string_view key) const {
    return distribution.is_constant() ? distribution.first
                                      : draw(distribution, rng.uniform(Purpose::structure, address_of(key)));
  }
  std::size_t count(const Distribution& distribution, std::string_view key) const {
    return static_cast<std::size_t>(std::floor((*this)(distribution, key) + 0.5));
  }
};

void set(Parameters& parameters, Structure& structure, std::string_view key, double value) {
  if (const ParameterField* field = find_parameter(key))
    field->member(parameters) = value;
  else if (const StructureField* number = find_structure(key))
    number->member(structure) = constant(value);
}

// Index of the quantity within `who`.
enum class GroupDraw : std::uint32_t { strength, rents, hardline, centre, near };
enum class ThirdPartyDraw : std::uint32_t { weight, agenda, patience, knowledge, speciality };

std::uint32_t who(std::size_t group, GroupDraw quantity) {
  return static_cast<std::uint32_t>(group * 16) + static_cast<std::uint32_t>(quantity);
}
std::uint32_t who(std::size_t third_party, ThirdPartyDraw quantity) {
  return static_cast<std::uint32_t>(third_party * 64) + static_cast<std::uint32_t>(quantity);
}

RegionVector draw_homeland(const Scenario& scenario, const Structure& structure, const AddressedRng& rng,
                           std::size_t group, std::size_t regions) {
  const Quantities quantity{rng};
  const double decay = quantity(structure.regions.homeland_decay, "regions.homeland_decay");
  const auto centre_anywhere = static_cast<std::size_t>(
      rng.uniform(Purpose::armed_group, who(group, GroupDraw::centre)) * static_cast<double>(regions));
  const bool folded = rng.uniform(Purpose::armed_group, who(group, GroupDraw::near)) <
                          quantity(structure.regions.near_probability, "regions.near_probability") &&
                      !scenario.near_regions.empty();
  const std::size_t centre =
      folded ? scenario.near_regions[centre_anywhere % scenario.near_regions.size()] % regions
             : centre_anywhere;
  RegionVector homeland(static_cast<Eigen::Index>(regions));
  for (std::size_t z = 0; z < regions; ++z) {
    const std::size_t apart = z > centre ? z - centre : centre - z;
    const auto distance = static_cast<double>(std::min(apart, regions - apart));
    homeland[static_cast<Eigen::Index>(z)] = exp(-decay * distance);
  }
  const double total = sum(homeland);
  for (Eigen::Index z = 0; z < homeland.size(); ++z)
    homeland[z] /= total;
  return homeland;
}

RegionVector given_homeland(const std::vector<double>& weights) {
  RegionVector homeland(static_cast<Eigen::Index>(weights.size()));
  for (std::size_t z = 0; z < weights.size(); ++z)
    homeland[static_cast<Eigen::Index>(z)] = weights[z];
  return homeland;
}

bool signs(const Scenario& scenario, const ArmedGroup& group) {
  const std::vector<std::string>& named = scenario.accord.groups;
  return scenario.starts_with_accord &&
         (named.empty() || std::find(named.begin(), named.end(), group.name) != named.end());
}

void draw_groups(Conflict& conflict, const Scenario& scenario, const Structure& structure,
                 const AddressedRng& rng) {
  const Quantities quantity{rng};
  const std::size_t count = scenario.armed_groups.empty()
                                ? quantity.count(structure.conflict.groups, "conflict.groups")
                                : scenario.armed_groups.size();
  const ArmedGroup unnamed;
  for (std::size_t p = 0; p < count; ++p) {
    const ArmedGroup& group = scenario.armed_groups.empty() ? unnamed : scenario.armed_groups[p];
    const auto value = [&](const std::optional<Distribution>& given, const Distribution& prior,
                           GroupDraw which) {
      return draw(given.value_or(prior), rng.uniform(Purpose::armed_group, who(p, which)));
    };
    ArmedGroupFacts facts;
    facts.strength = value(group.strength, structure.armed_group.strength, GroupDraw::strength);
    facts.rents = value(group.rents, structure.armed_group.rents, GroupDraw::rents);
    facts.hardline = value(group.hardline, structure.armed_group.hardline, GroupDraw::hardline);
    facts.homeland = group.homeland ? given_homeland(*group.homeland)
                                    : draw_homeland(scenario, structure, rng, p, conflict.regions);
    facts.identity =
        IdentityId(static_cast<std::uint32_t>(std::min(group.identity, conflict.identities - 1)));
    facts.in_accord = signs(scenario, group);
    conflict.groups.push_back(facts);

    IssueVector gaps(static_cast<Eigen::Index>(conflict.issues));
    for (std::size_t issue = 0; issue < conflict.issues; ++issue) {
      constexpr double narrowest = 0.05, widest = 1.2;
      gaps[static_cast<Eigen::Index>(issue)] =
          clip(conflict.mean_gap +
                   conflict.gap_spread * rng.normal(Purpose::issue_gap,
                                                    static_cast<std::uint32_t>(p * conflict.issues + issue)),
               narrowest, widest);
    }
    conflict.issue_gaps.push_back(gaps);
  }
}

void draw_third_parties(Conflict& conflict, const Scenario& scenario, const ThirdPartiesStructure& structure,
                        const AddressedRng& rng) {
  constexpr double least_known = 0.05, best_known = 0.95;
  const Quantities quantity{rng};
  ThirdPartyFacts& facts = conflict.third_parties;
  const std::size_t count =
      std::min(quantity.count(structure.count, "third_parties.count"), maximum_third_parties);
  const double spread = quantity(structure.agenda_spread, "third_parties.agenda_spread");
  const double knowledge = quantity(structure.knowledge, "third_parties.knowledge");
  const double weight_spread = quantity(structure.weight_spread, "third_parties.weight_spread");
  const double knowledge_spread = quantity(structure.knowledge_spread, "third_parties.knowledge_spread");
  const double local_knowledge = quantity(structure.local_knowledge, "third_parties.local_knowledge");
  const double speciality = quantity(structure.speciality, "third_parties.speciality");
  const auto size = static_cast<Eigen::Index>(count);
  facts.weight.resize(size), facts.agenda.resize(size), facts.patience.resize(size),
      facts.knowledge.resize(size);
  for (std::size_t a = 0; a < count; ++a) {
    const auto i = static_cast<Eigen::Index>(a);
    const ThirdPartyType type = scenario.third_party_order[a % scenario.third_party_order.size()];
    const auto normal = [&](ThirdPartyDraw which) { return rng.normal(Purpose::third_party, who(a, which)); };
    facts.type.push_back(type);
    facts.weight[i] = exp(weight_spread * normal(ThirdPartyDraw::weight));
    facts.agenda[i] = spread * normal(ThirdPartyDraw::agenda);
    facts.patience[i] =
        draw(structure.patience, rng.uniform(Purpose::third_party, who(a, ThirdPartyDraw::patience)));
    facts.knowledge[i] = clip(knowledge + knowledge_spread * normal(ThirdPartyDraw::knowledge) +
                                  (type == ThirdPartyType::local_partner ? local_knowledge : 0.0),
                              least_known, best_known);

    IssueVector skill(static_cast<Eigen::Index>(conflict.issues));
    for (std::size_t issue = 0; issue < conflict.issues; ++issue)
      skill[static_cast<Eigen::Index>(issue)] =
          draw(structure.skill, rng.uniform(Purpose::third_party_skill,
                                            static_cast<std::uint32_t>(a * conflict.issues + issue)));
    const auto special =
        static_cast<std::size_t>(rng.uniform(Purpose::third_party, who(a, ThirdPartyDraw::speciality)) *
                                 static_cast<double>(conflict.issues));
    skill[static_cast<Eigen::Index>(special)] = clip(skill[static_cast<Eigen::Index>(special)] + speciality);
    facts.skill.push_back(skill);

    RegionVector agenda(static_cast<Eigen::Index>(conflict.regions));
    for (std::size_t z = 0; z < conflict.regions; ++z)
      agenda[static_cast<Eigen::Index>(z)] =
          rng.normal(Purpose::third_party_agenda, static_cast<std::uint32_t>(a * conflict.regions + z));
    facts.regional_agenda.push_back(agenda);
  }
  const double total = sum(facts.weight);
  for (Eigen::Index i = 0; i < size; ++i)
    facts.weight[i] /= total;
}

// The replicate's parameter set and the scenario's structure, with [uncertain] draws, then overrides.
struct Numbers {
  Parameters parameters;
  Structure structure;
};

Numbers numbers_of(const Scenario& scenario, std::uint32_t replicate, const AddressedRng& rng) {
  Numbers numbers{scenario.parameter_sets.empty()
                      ? scenario.parameters
                      : scenario.parameter_sets[replicate % scenario.parameter_sets.size()].parameters,
                  scenario.structure};
  for (const Uncertain& uncertain : scenario.uncertain)
    set(numbers.parameters, numbers.structure, uncertain.key,
        draw(uncertain.distribution, rng.uniform(Purpose::uncertain, address_of(uncertain.key))));
  for (const auto& [key, value] : scenario.overrides)
    set(numbers.parameters, numbers.structure, key, value);
  return numbers;
}

// Dimensions of power sharing in a text whose provisions are named.
double shared_power(const std::vector<Provision>& provisions) {
  constexpr double dimensions = 4.0;
  const auto count = std::count_if(provisions.begin(), provisions.end(),
                                   [](const Provision& p) { return p.power_sharing.value_or(false); });
  return std::min(dimensions, static_cast<double>(count));
}

void draw_country(Conflict& conflict, const CountryStructure& country, const Quantities& quantity) {
  conflict.issues = quantity.count(country.issues, "country.issues");
  const bool named = !conflict.provisions.empty();
  if (!named)
    conflict.provisions.resize(quantity.count(country.provisions, "country.provisions"));
  conflict.capacity = quantity(country.capacity, "country.capacity");
  conflict.need_drift = quantity(country.need_drift, "country.need_drift");
  conflict.confidence = quantity(country.confidence, "country.confidence");
  conflict.cynicism = quantity(country.cynicism, "country.cynicism");
  conflict.local_quality = quantity(country.local_quality, "country.local_quality");
  conflict.government_hardline = quantity(country.hardline, "country.hardline");
  conflict.inclusion = quantity(country.inclusion, "country.inclusion");
  conflict.randomised_inclusion =
      quantity(country.randomised_inclusion, "country.randomised_inclusion") > 0.5;
  conflict.power_sharing =
      named ? shared_power(conflict.provisions) : quantity(country.power_sharing, "country.power_sharing");
  conflict.mean_gap = quantity(country.mean_gap, "country.mean_gap");
  conflict.gap_spread = quantity(country.gap_spread, "country.gap_spread");
  conflict.initial_effort = quantity(country.initial_effort, "country.initial_effort");
  constexpr double usual_deviation = 0.9; // where the scenario states no normal prior
  conflict.initial_effort_deviation = country.initial_effort.kind == Distribution::Kind::normal
                                          ? country.initial_effort.second
                                          : usual_deviation;
  conflict.group_effort_spread = quantity(country.group_effort_spread, "country.group_effort_spread");
}

void draw_start(Conflict& conflict, const Scenario& scenario, const Quantities& quantity) {
  conflict.starts_with_accord = scenario.starts_with_accord;
  if (!scenario.starts_with_accord)
    return;
  conflict.deaths_before = quantity(scenario.accord.monthly_deaths, "accord.monthly_deaths");
  conflict.un_operation = scenario.accord.un_operation;
  conflict.budget *= quantity(scenario.accord.aid_ratio, "accord.aid_ratio");
}

SocietyFacts society_facts(const Structure& structure, const Quantities& quantity) {
  const auto& network = structure.network;
  const auto& citizens = structure.citizens;
  return {.citizens = quantity.count(citizens.count, "citizens.count"),
          .homophily = quantity(network.homophily, "network.homophily"),
          .locality = quantity(network.locality, "network.locality"),
          .ties = static_cast<int>(quantity.count(network.ties, "network.ties")),
          .maximum_ties = static_cast<int>(quantity.count(network.maximum_ties, "network.maximum_ties")),
          .settlement = static_cast<int>(quantity.count(network.settlement, "network.settlement")),
          .susceptibility = citizens.susceptibility,
          .disposition = citizens.disposition,
          .leaning = citizens.leaning,
          .confidence_spread = quantity(citizens.confidence_spread, "citizens.confidence_spread"),
          .cynicism_spread = quantity(citizens.cynicism_spread, "citizens.cynicism_spread")};
}

} // namespace

Conflict draw_conflict(const Scenario& scenario, std::uint64_t seed, std::uint32_t replicate) {
  const AddressedRng rng{seed, replicate, 0};
  const Quantities quantity{rng};
  const auto [parameters, structure] = numbers_of(scenario, replicate, rng);
  Conflict conflict;
  conflict.seed = seed;
  conflict.replicate = replicate;
  conflict.months = scenario.months;
  conflict.parameters = parameters;
  conflict.regions = quantity.count(structure.regions.count, "regions.count");
  conflict.identities = scenario.identities.size();
  conflict.government_identity = IdentityId(static_cast<std::uint32_t>(scenario.government_identity));
  conflict.provisions = scenario.provisions;
  conflict.far_region.assign(conflict.regions, false);
  for (const std::size_t z : scenario.far_regions)
    if (z < conflict.regions)
      conflict.far_region[z] = true;
  draw_country(conflict, structure.country, quantity);
  conflict.budget = quantity(structure.third_parties.budget, "third_parties.budget");
  conflict.mission_size = quantity(structure.third_parties.mission_size, "third_parties.mission_size");
  draw_start(conflict, scenario, quantity);
  draw_groups(conflict, scenario, structure, rng);
  draw_third_parties(conflict, scenario, structure.third_parties, rng);
  conflict.society = society_facts(structure, quantity);
  return conflict;
}

} // namespace entente
