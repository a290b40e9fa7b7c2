#include "engine/scenario/check/warnings.hpp"

#include "engine/scenario/check/checks.hpp"
#include "engine/scenario/model/horizon.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <array>

namespace entente {
namespace {

// [accord] describes how a run begins that begins with one.
void accord_without_start(Checks& out, const Scenario& s) {
  if (s.starts_with_accord)
    return;
  const AccordStart usual;
  const auto warn = [&](std::string_view key, bool given) {
    if (given)
      out.add("/accord" + step(key), "accord." + std::string(key) +
                                         " is not read: the run begins with war; write start = \"accord\" at "
                                         "the top of the file to begin with a signature");
  };
  warn("groups", s.accord.groups != usual.groups);
  warn("monthly_deaths", s.accord.monthly_deaths != usual.monthly_deaths);
  warn("un_operation", s.accord.un_operation != usual.un_operation);
  warn("aid_ratio", s.accord.aid_ratio != usual.aid_ratio);
}

// Numbers from which a society is drawn, beside one that is imported whole.
void drawn_beside_imported(Checks& out, const Scenario& s, const IsWritten& written) {
  if (s.network.model != NetworkSource::Model::imported)
    return;
  constexpr std::array<std::string_view, 5> drawn{"citizens.count", "network.ties", "network.homophily",
                                                  "network.locality", "network.settlement"};
  const Structure usual;
  for (const std::string_view key : drawn) {
    const StructureField& field = *find_structure(key);
    if (field.of(s.structure) != field.of(usual) || (written && written(field.group, field.name)))
      out.add(step(field.group) + step(field.name),
              std::string(key) + " is not read: citizens and ties are those of the imported network; leave "
                                 "it out, or draw the network with network.model = \"drawn\"");
  }
}

bool asks_for_many(const Scenario& s, const IsWritten& written) {
  return s.network.model == NetworkSource::Model::imported &&
         s.network.per == NetworkSource::Per::replicate && written && written("network", "per");
}

void horizons(Checks& out, const Scenario& s) {
  for (ShortHorizon& found : short_horizons(s))
    out.add(find_outcome(found.outcome) ? "/months" : "/outcomes" + step(found.outcome),
            std::move(found.message));
}

} // namespace

std::vector<Finding> warnings_of(const Scenario& scenario, const IsWritten& written) {
  Checks out;
  accord_without_start(out, scenario);
  drawn_beside_imported(out, scenario, written);
  if (asks_for_many(scenario, written))
    out.add("/network/per",
            "network.per = \"replicate\" is not read: an imported network is one for the study");
  horizons(out, scenario);
  return out.take();
}

} // namespace entente
