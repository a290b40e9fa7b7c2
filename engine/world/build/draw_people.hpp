// What is fixed about each citizen, drawn by number and kept by id.
#pragma once
#include "engine/world/build/build_society.hpp"

#include <cstdint>
#include <span>

namespace entente {

// Fills number, susceptibility, disposition and leaning; id is by number. The draws belong to the number, so
// that the order of ids changes nobody.
void draw_people(Society& society, std::span<const std::uint32_t> id, const SocietyPlan& plan,
                 const AddressedRng& rng, const Threads& threads);

} // namespace entente
