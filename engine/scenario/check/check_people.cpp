#include "engine/scenario/check/checks.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

// A size that is a plain number; no other size equals what stands for one that is not.
double size(const Distribution& number) {
  return number.is_constant() ? number.first : -1.0;
}

void structure(Checks& out, const Scenario& s) {
  for (const StructureField& field : structure_table())
    out.add_problem(step(field.group) + step(field.name),
                    problem_with(field.of(s.structure), rules_of(field)));
}

void composition(Checks& out, const Scenario& s, std::size_t region) {
  const std::vector<double>& row = s.composition[region];
  const std::string where = "/regions/composition" + step(region),
                    what = "regions.composition of " + of(region, "region");
  if (row.size() != s.identities.size())
    out.add(where, what + " has " + std::to_string(row.size()) + " shares; needed is one for each of the " +
                       std::to_string(s.identities.size()) + " identities");
  else
    out.shares(where, what, row);
}

void region_list(Checks& out, const Scenario& s, const std::string& where, std::string_view what,
                 const std::vector<std::size_t>& regions) {
  if (!out.at_most(where, regions.size(), maximum_regions, "regions"))
    return;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    if (!(static_cast<double>(regions[i]) < size(s.structure.regions.count)))
      out.add(where + step(i), std::string(what) + " names region " + std::to_string(regions[i] + 1) +
                                   "; allowed is 1 to " + number_text(size(s.structure.regions.count)));
    if (std::count(regions.begin(), regions.end(), regions[i]) > 1)
      out.add(where + step(i),
              std::string(what) + " names region " + std::to_string(regions[i] + 1) + " twice");
  }
}

void regions(Checks& out, const Scenario& s) {
  if (!out.at_most("/identities", s.identities.size(), maximum_identities, "identities"))
    return;
  if (s.identities.empty())
    out.add("/identities", "no identities; at least one is needed");
  for (std::size_t i = 0; i < s.identities.size(); ++i)
    out.name("/identities" + step(i), of(i, "identity"), s.identities[i]);
  out.unique(s.identities, "/identities", "identities",
             [](const std::string& text) { return std::string_view(text); });
  if (s.government_identity >= s.identities.size())
    out.add("/country/government_identity", of(s.government_identity, "identity") +
                                                " does not exist; there are " +
                                                std::to_string(s.identities.size()));
  const double regions = size(s.structure.regions.count);
  if (static_cast<double>(s.composition.size()) != regions)
    out.add("/regions/composition", "regions.composition has " + std::to_string(s.composition.size()) +
                                        " regions and regions.count is " + number_text(regions) +
                                        "; needed is one list of shares for each region");
  for (std::size_t region = 0; region < s.composition.size(); ++region)
    composition(out, s, region);
  region_list(out, s, "/regions/near", "regions.near", s.near_regions);
  region_list(out, s, "/regions/far", "regions.far", s.far_regions);
  if (s.near_regions.empty())
    out.add("/regions/near", "regions.near is empty; homelands need at least one region to lie near");
  if (s.network.model == NetworkSource::Model::imported && s.network.file.empty())
    out.add("/network/model", "network.model is imported, but network.file names no file");
  if (s.network.model != NetworkSource::Model::imported && !s.network.file.empty())
    out.add("/network/file", "network.file is given; it is read only with network.model = \"imported\"");
  out.prose("/network/file", s.network.file);
}

void group(Checks& out, const Scenario& s, const ArmedGroup& group, const std::string& where,
           const std::string& what) {
  out.name(where + "/name", "name of " + what, group.name);
  const auto value = [&](std::string_view member, const std::optional<Distribution>& distribution) {
    NumberRules rules = rules_of(*find_structure("armed_group." + std::string(member)));
    rules.name = std::string(member) + " of " + what;
    if (distribution)
      out.add_problem(where + step(member), problem_with(*distribution, rules));
  };
  value("strength", group.strength);
  value("rents", group.rents);
  value("hardline", group.hardline);
  if (group.identity >= s.identities.size())
    out.add(where + "/identity", "identity of " + what + " is " + std::to_string(group.identity + 1) +
                                     "; there are " + std::to_string(s.identities.size()));
  if (!group.homeland)
    return;
  if (static_cast<double>(group.homeland->size()) != size(s.structure.regions.count))
    out.add(where + "/homeland", "homeland of " + what + " has " + std::to_string(group.homeland->size()) +
                                     " shares; needed is one for each of the " +
                                     number_text(size(s.structure.regions.count)) + " regions");
  else
    out.shares(where + "/homeland", "homeland of " + what, *group.homeland);
}

void groups(Checks& out, const Scenario& s) {
  if (!out.at_most("/armed_groups", s.armed_groups.size(), maximum_dyads, "armed groups"))
    return;
  out.unique(s.armed_groups, "/armed_groups", "armed groups",
             [](const ArmedGroup& group) { return std::string_view(group.name); });
  const double groups = size(s.structure.conflict.groups);
  if (!s.armed_groups.empty() && groups != static_cast<double>(s.armed_groups.size()))
    out.add("/conflict/groups", "conflict.groups says something else than the " +
                                    std::to_string(s.armed_groups.size()) + " armed groups that are named");
  for (std::size_t i = 0; i < s.armed_groups.size(); ++i)
    group(out, s, s.armed_groups[i], "/armed_groups" + step(i), of(i, "armed group"));
}

void third_parties(Checks& out, const Scenario& s) {
  if (s.third_party_order.empty())
    out.add("/third_parties/types", "third_parties.types is empty; at least one type is needed");
  out.at_most("/third_parties/types", s.third_party_order.size(), maximum_third_parties,
              "types of third parties");
}

void accord(Checks& out, const Scenario& s) {
  if (!out.at_most("/accord/provisions", s.provisions.size(), maximum_provisions, "provisions") ||
      !out.at_most("/accord/groups", s.accord.groups.size(), maximum_dyads, "signatories"))
    return;
  for (std::size_t i = 0; i < s.provisions.size(); ++i)
    out.name("/accord/provisions" + step(i), "name of " + of(i, "provision"), s.provisions[i].name);
  out.unique(s.provisions, "/accord/provisions", "provisions",
             [](const Provision& provision) { return std::string_view(provision.name); });
  if (!s.provisions.empty() &&
      size(s.structure.country.provisions) != static_cast<double>(s.provisions.size()))
    out.add("/country/provisions", "country.provisions is " +
                                       number_text(size(s.structure.country.provisions)) + ", but " +
                                       std::to_string(s.provisions.size()) + " provisions are named");
  out.add_problem("/accord/monthly_deaths", problem_with(s.accord.monthly_deaths, monthly_deaths_rules()));
  out.add_problem("/accord/aid_ratio", problem_with(s.accord.aid_ratio, aid_ratio_rules()));
  std::vector<std::string_view> known;
  for (const ArmedGroup& group : s.armed_groups)
    known.push_back(group.name);
  for (std::size_t i = 0; i < s.accord.groups.size(); ++i)
    if (std::find(known.begin(), known.end(), s.accord.groups[i]) == known.end())
      out.add("/accord/groups" + step(i), "accord.groups names " + in_quotes(s.accord.groups[i]) +
                                              ", which is no armed group" +
                                              suggestion(s.accord.groups[i], known));
  out.unique(s.accord.groups, "/accord/groups", "signatories",
             [](const std::string& text) { return std::string_view(text); });
}

} // namespace

void check_people(Checks& out, const Scenario& s) {
  structure(out, s);
  regions(out, s);
  groups(out, s);
  third_parties(out, s);
  accord(out, s);
}

} // namespace entente
