#include "engine/scenario/model/structure_table.hpp"

#include <array>

namespace entente {
namespace {

enum class Values { drawn, whole, switched, size };

// A row is made from pointers to the group and the member, so that it cannot name what does not exist.
template<auto Group, auto Member>
constexpr StructureField row(std::string_view group, std::string_view name, std::string_view unit,
                             double minimum, double maximum, Values values, std::string_view doc,
                             std::string_view source, char grade) {
  return {group,
          name,
          unit,
          minimum,
          maximum,
          values != Values::drawn,
          values == Values::size,
          doc,
          source,
          grade,
          [](Structure& structure) -> Distribution& { return structure.*Group.*Member; }};
}

// clang-format off
constexpr std::array structure_rows{
  row<&Structure::country, &CountryStructure::capacity>("country", "capacity", "share", 0.02, 1, Values::drawn,
      "the state's ability to deliver what it promised", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::mean_gap>("country", "mean_gap", "distance", 0.05, 1.2, Values::drawn,
      "mean distance between the sides' ideal points over the issues", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::gap_spread>("country", "gap_spread", "distance", 0, 1, Values::drawn,
      "SD of one issue's gap around the mean gap", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::need_drift>("country", "need_drift", "position", 0, 1, Values::drawn,
      "SD of the monthly move of what the conflict is really about", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::initial_effort>("country", "initial_effort", "log", -10, 10, Values::drawn,
      "log fighting effort that all groups share at the start", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::group_effort_spread>("country", "group_effort_spread", "log", 0, 5, Values::drawn,
      "SD of a group's own log effort around the shared one", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::confidence>("country", "confidence", "share", 0, 1, Values::drawn,
      "mean confidence of the society that a peace process will deliver", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::cynicism>("country", "cynicism", "share", 0, 1, Values::drawn,
      "mean cynicism of the society: the suspicion that the others do not mean it", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::local_quality>("country", "local_quality", "share", 0, 1, Values::drawn,
      "quality of local institutions: 0 captured, 1 trusted", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::hardline>("country", "hardline", "share", 0, 1, Values::drawn,
      "hardline share of the government", "prior over conflicts", 'D'),
  row<&Structure::country, &CountryStructure::inclusion>("country", "inclusion", "probability", 0, 1, Values::drawn,
      "base chance that civil society is seated when an accord is made", "set by hand", 'D'),
  row<&Structure::country, &CountryStructure::randomised_inclusion>("country", "randomised_inclusion", "0 or 1", 0, 1, Values::switched,
      "1: the seat is drawn with inclusion itself, whatever the process is like", "an experiment, not a fact", 'D'),
  row<&Structure::country, &CountryStructure::power_sharing>("country", "power_sharing", "dimensions", 0, 4, Values::drawn,
      "dimensions of power sharing in an accord's text: political, territorial, military, economic", "Hartzell and Hoddie 2003 (range); shares set by hand", 'D'),
  row<&Structure::country, &CountryStructure::issues>("country", "issues", "issues", 1, 16, Values::size,
      "issues that must all be agreed before an accord", "what was calibrated", 'D'),
  row<&Structure::country, &CountryStructure::provisions>("country", "provisions", "provisions", 1, 64, Values::size,
      "provisions of an accord", "what was calibrated", 'D'),
  row<&Structure::regions, &RegionsStructure::count>("regions", "count", "regions", 1, 64, Values::size,
      "regions of the country", "what was calibrated", 'D'),
  row<&Structure::regions, &RegionsStructure::homeland_decay>("regions", "homeland_decay", "1/step", 0, 20, Values::drawn,
      "how fast a group's homeland fades with each region round the ring", "set by hand", 'D'),
  row<&Structure::regions, &RegionsStructure::near_probability>("regions", "near_probability", "probability", 0, 1, Values::drawn,
      "chance that a homeland's centre is folded into the near regions", "set by hand", 'D'),
  row<&Structure::citizens, &CitizensStructure::count>("citizens", "count", "citizens", 1, 100'000'000, Values::size,
      "citizens simulated; means differ by less than 0.01 from 100 to 8,000", "what was calibrated", 'D'),
  row<&Structure::citizens, &CitizensStructure::confidence_spread>("citizens", "confidence_spread", "share", 0, 1, Values::drawn,
      "SD of citizens' first confidence around the society's", "set by hand", 'D'),
  row<&Structure::citizens, &CitizensStructure::cynicism_spread>("citizens", "cynicism_spread", "share", 0, 1, Values::drawn,
      "SD of citizens' first cynicism around the society's", "set by hand", 'D'),
  row<&Structure::citizens, &CitizensStructure::susceptibility>("citizens", "susceptibility", "share", 0, 1, Values::drawn,
      "weight of neighbours against the own disposition, drawn for each citizen", "set by hand", 'D'),
  row<&Structure::citizens, &CitizensStructure::disposition>("citizens", "disposition", "share", 0, 1, Values::drawn,
      "where confidence rests without cynicism, drawn for each citizen", "set by hand", 'D'),
  row<&Structure::citizens, &CitizensStructure::leaning>("citizens", "leaning", "SD", -20, 20, Values::drawn,
      "political leaning towards the process, drawn for each citizen", "set by hand", 'D'),
  row<&Structure::network, &NetworkStructure::ties>("network", "ties", "ties", 0, 32, Values::size,
      "ties drawn by each citizen; as many are received on average", "F100", 'C'),
  row<&Structure::network, &NetworkStructure::homophily>("network", "homophily", "probability", 0, 1, Values::drawn,
      "chance that a tie stays within the own identity", "F101", 'C'),
  row<&Structure::network, &NetworkStructure::locality>("network", "locality", "probability", 0, 1, Values::drawn,
      "chance that a tie stays within the own region", "prior over conflicts", 'D'),
  row<&Structure::network, &NetworkStructure::maximum_ties>("network", "maximum_ties", "ties", 1, 1024, Values::size,
      "most ties a citizen can have", "set by hand", 'D'),
  row<&Structure::network, &NetworkStructure::settlement>("network", "settlement", "people", 0, 1'000'000, Values::size,
      "people in a settlement that keeps its local ties to itself; 0 = no settlements", "set by hand", 'D'),
  row<&Structure::conflict, &ConflictStructure::groups>("conflict", "groups", "groups", 1, 8, Values::whole,
      "armed groups at the start", "prior over conflicts", 'D'),
  row<&Structure::armed_group, &ArmedGroupStructure::strength>("armed_group", "strength", "government = 1", 0.005, 3, Values::drawn,
      "strength of an armed group at the start", "prior over conflicts", 'D'),
  row<&Structure::armed_group, &ArmedGroupStructure::rents>("armed_group", "rents", "share", 0, 1, Values::drawn,
      "how far a group lives on what war lets it take", "prior over conflicts", 'D'),
  row<&Structure::armed_group, &ArmedGroupStructure::hardline>("armed_group", "hardline", "share", 0, 1, Values::drawn,
      "hardline share of an armed group", "prior over conflicts", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::count>("third_parties", "count", "third parties", 0, 32, Values::whole,
      "third parties who could engage", "F70: 20-30 donors, about half active in peace support (our reading)", 'C'),
  row<&Structure::third_parties, &ThirdPartiesStructure::budget>("third_parties", "budget", "money/month", 0, 100, Values::drawn,
      "money of all third parties together, budget units", "prior over conflicts", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::agenda_spread>("third_parties", "agenda_spread", "position", 0, 10, Values::drawn,
      "SD of the third parties' own agendas", "prior over conflicts", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::knowledge>("third_parties", "knowledge", "share", 0, 1, Values::drawn,
      "mean knowledge of the context at the start", "prior over conflicts", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::knowledge_spread>("third_parties", "knowledge_spread", "share", 0, 1, Values::drawn,
      "SD of a third party's knowledge around the mean", "set by hand", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::local_knowledge>("third_parties", "local_knowledge", "share", 0, 1, Values::drawn,
      "what local partners know more than others", "set by hand", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::skill>("third_parties", "skill", "share", 0, 1, Values::drawn,
      "skill of a third party on an issue, drawn for each", "set by hand", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::speciality>("third_parties", "speciality", "share", 0, 1, Values::drawn,
      "skill added on the one issue a third party specialises in", "set by hand", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::patience>("third_parties", "patience", "1", 0.01, 100, Values::drawn,
      "a third party's patience as a multiple of the common commitment, drawn for each", "set by hand", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::weight_spread>("third_parties", "weight_spread", "log", 0, 5, Values::drawn,
      "SD of the log of the third parties' weights", "set by hand", 'D'),
  row<&Structure::third_parties, &ThirdPartiesStructure::mission_size>("third_parties", "mission_size", "1,000 troops", 0, 1000, Values::drawn,
      "troops of a full peace operation", "prior over conflicts", 'D'),
};
// clang-format on

// Every member is a Distribution and has its row: a member added without one breaks this line.
static_assert(structure_rows.size() * sizeof(Distribution) == sizeof(Structure));

} // namespace

std::span<const StructureField> structure_table() {
  return structure_rows;
}

const StructureField* find_structure(std::string_view key) {
  for (const StructureField& field : structure_rows)
    if (key.size() == field.group.size() + 1 + field.name.size() && key.starts_with(field.group) &&
        key[field.group.size()] == '.' && key.ends_with(field.name))
      return &field;
  return nullptr;
}

} // namespace entente
