// Drawing of ties: by each citizen (docs/model.md, Initialisation), or placed between blocks of
// citizens at the same expected numbers (Poisson block model).
#pragma once
#include "engine/world/build/build_society.hpp"
#include "engine/world/build/placement.hpp"
#include "engine/world/build/settlements.hpp"
#include "engine/world/network/connect.hpp"

namespace entente {

// Ties in the order of (number, draw); empty draws are ties with oneself.
TieList draw_ties(const SocietyPlan& plan, const Placement& placement, const Settlements& settlements,
                  const AddressedRng& rng, const Threads& threads);

// Each pair of citizens has a Poisson number of ties whose mean depends on their cells, and on whether they
// share a settlement. Ties come in the order of (pair of blocks, pair of citizens).
TieList place_poisson_ties(const SocietyPlan& plan, const Placement& placement,
                           const Settlements& settlements, const AddressedRng& rng, const Threads& threads);

} // namespace entente
