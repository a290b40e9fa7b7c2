#include "engine/world/build/build_society.hpp"
#include "engine/world/build/draw_people.hpp"
#include "engine/world/build/draw_ties.hpp"
#include "engine/world/build/placement.hpp"
#include "engine/world/build/settlements.hpp"
#include "engine/world/network/connect.hpp"

namespace entente {
namespace {

TieList ties_of(const SocietyPlan& plan, const Placement& placement, const AddressedRng& rng,
                const Threads& threads) {
  const Settlements settlements(placement.cells, placement.cells.size() / plan.regions,
                                static_cast<std::size_t>(plan.settlement));
  return plan.model == NetworkSource::Model::poisson_blocks
             ? place_poisson_ties(plan, placement, settlements, rng, threads)
             : draw_ties(plan, placement, settlements, rng, threads);
}

} // namespace

Society build_society(const SocietyPlan& plan, const AddressedRng& rng, const Threads& threads) {
  require_room_for(plan.citizens * static_cast<std::size_t>(plan.ties));
  Society society;
  society.regions = plan.regions;
  society.identities = plan.composition.front().size();
  Placement placement = place(draw_cells(plan.citizens, plan.composition, rng, threads), society.regions,
                              society.identities, threads);
  TieList ties = ties_of(plan, placement, rng, threads);
  draw_people(society, placement.id, plan, rng, threads);
  society.cells = std::move(placement.cells);
  placement = {};
  society.network =
      connect(plan.citizens, std::move(ties), static_cast<std::uint32_t>(plan.maximum_ties), threads);
  return society;
}

} // namespace entente
