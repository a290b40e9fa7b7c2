// The society of an imported network.
#pragma once
#include "engine/world/build/build_society.hpp"
#include "engine/world/import/network_import.hpp"

namespace entente {

// Of the plan count regions, composition and the distributions of traits. Regions and identities that the
// network does not give are those of a drawn society: region = number mod regions, identity drawn with the
// region's shares. Within a cell ids follow the network (network_order.hpp), so that neighbours lie close
// together in memory. No tie is refused.
Society build_imported_society(const SocietyPlan& plan, const ImportedNetwork& imported,
                               const AddressedRng& rng, const Threads& threads);

} // namespace entente
