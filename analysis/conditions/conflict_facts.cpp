#include "analysis/conditions/conflict_facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {
namespace {

template<class Value>
double total_of_groups(const Conflict& conflict, Value value) {
  double total = 0.0;
  for (const ArmedGroupFacts& group : conflict.groups)
    total += value(group);
  return total;
}

template<class Value>
double mean_of_groups(const Conflict& conflict, Value value) {
  return conflict.groups.empty()
             ? 0.0
             : total_of_groups(conflict, value) / static_cast<double>(conflict.groups.size());
}

double third_parties_that(const Conflict& conflict, bool (*counts)(ThirdPartyType)) {
  return static_cast<double>(
      std::count_if(conflict.third_parties.type.begin(), conflict.third_parties.type.end(), counts));
}

// Weighted SD of what third parties want for themselves.
double spread_of_agendas(const Conflict& conflict) {
  const ThirdPartyFacts& all = conflict.third_parties;
  double mean = 0.0, square = 0.0;
  for (std::size_t a = 0; a < all.count(); ++a) {
    const auto i = static_cast<Eigen::Index>(a);
    mean += all.weight[i] * all.agenda[i];
    square += all.weight[i] * all.agenda[i] * all.agenda[i];
  }
  return std::sqrt(std::max(0.0, square - mean * mean));
}

double mean_knowledge(const Conflict& conflict) {
  const ThirdPartyFacts& all = conflict.third_parties;
  double mean = 0.0;
  for (std::size_t a = 0; a < all.count(); ++a)
    mean += all.weight[static_cast<Eigen::Index>(a)] * all.knowledge[static_cast<Eigen::Index>(a)];
  return mean;
}

// clang-format off
constexpr std::array fact_rows{
    ConflictFact{"groups", "the number of armed groups", "count",
                 [](const Conflict& c) { return static_cast<double>(c.groups.size()); }},
    ConflictFact{"strength", "the strength of all armed groups together", "government = 1",
                 [](const Conflict& c) { return total_of_groups(c, [](const ArmedGroupFacts& g) { return g.strength; }); }},
    ConflictFact{"rents", "what armed groups earn from war, on average", "share",
                 [](const Conflict& c) { return mean_of_groups(c, [](const ArmedGroupFacts& g) { return g.rents; }); }},
    ConflictFact{"group_hardline", "the share of hardliners in armed groups, on average", "share",
                 [](const Conflict& c) { return mean_of_groups(c, [](const ArmedGroupFacts& g) { return g.hardline; }); }},
    ConflictFact{"government_hardline", "the share of hardliners in the government", "share",
                 [](const Conflict& c) { return c.government_hardline; }},
    ConflictFact{"capacity", "the state's capacity", "share", [](const Conflict& c) { return c.capacity; }},
    ConflictFact{"initial_effort", "how hard the war is fought at first", "log",
                 [](const Conflict& c) { return c.initial_effort; }},
    ConflictFact{"gap", "how far apart the sides are", "gap", [](const Conflict& c) { return c.mean_gap; }},
    ConflictFact{"confidence", "people's confidence at first", "share", [](const Conflict& c) { return c.confidence; }},
    ConflictFact{"cynicism", "people's cynicism at first", "share", [](const Conflict& c) { return c.cynicism; }},
    ConflictFact{"local_quality", "how good local institutions are", "share",
                 [](const Conflict& c) { return c.local_quality; }},
    ConflictFact{"inclusion", "how likely civil society is to get a seat", "share",
                 [](const Conflict& c) { return c.inclusion; }},
    ConflictFact{"need_drift", "how fast what the conflict is about changes", "a month",
                 [](const Conflict& c) { return c.need_drift; }},
    ConflictFact{"third_parties", "the number of third parties", "count",
                 [](const Conflict& c) { return static_cast<double>(c.third_parties.count()); }},
    ConflictFact{"mediators", "the number of mediators and regional organisations", "count",
                 [](const Conflict& c) { return third_parties_that(c, [](ThirdPartyType t) { return mediates(t); }); }},
    ConflictFact{"donors", "the number of donors", "count",
                 [](const Conflict& c) { return third_parties_that(c, [](ThirdPartyType t) { return t == ThirdPartyType::donor; }); }},
    ConflictFact{"agendas", "how far third parties' own agendas are apart", "position", spread_of_agendas},
    ConflictFact{"knowledge", "how well third parties know the conflict at first", "share", mean_knowledge},
    ConflictFact{"budget", "the money for peace", "a month", [](const Conflict& c) { return c.budget; }},
    ConflictFact{"mission", "the size of a mission that could be sent", "1,000 troops",
                 [](const Conflict& c) { return c.mission_size; }},
};
// clang-format on

} // namespace

std::span<const ConflictFact> conflict_facts() {
  return fact_rows;
}

} // namespace entente
