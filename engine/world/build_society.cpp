#include "engine/world/build_society.hpp"
#include "engine/world/connect.hpp"
#include "engine/world/draw_people.hpp"
#include "engine/world/draw_ties.hpp"
#include "engine/world/placement.hpp"
#include "engine/world/settlements.hpp"

namespace entente {
namespace {

TieList ties_of(const SocietyPlan& plan, const Placement& placement, const Chance& chance,
                const Threads& threads) {
  const Settlements settlements(placement.cells, placement.cells.size() / plan.regions,
                                static_cast<std::size_t>(plan.settlement));
  return plan.model == NetworkSource::Model::poisson_blocks
             ? place_poisson_ties(plan, placement, settlements, chance, threads)
             : draw_ties(plan, placement, settlements, chance, threads);
}

} // namespace

Society build_society(const SocietyPlan& plan, const Chance& chance, const Threads& threads) {
  require_room_for(plan.citizens * static_cast<std::size_t>(plan.ties));
  Society society;
  society.regions = plan.regions;
  society.identities = plan.composition.front().size();
  Placement placement = place(draw_cells(plan.citizens, plan.composition, chance, threads), society.regions,
                              society.identities, threads);
  TieList ties = ties_of(plan, placement, chance, threads);
  draw_people(society, placement.id, plan, chance, threads);
  society.cells = std::move(placement.cells);
  placement = {};
  society.network =
      connect(plan.citizens, std::move(ties), static_cast<std::uint32_t>(plan.maximum_ties), threads);
  return society;
}

} // namespace entente
