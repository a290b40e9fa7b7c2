// What the rules of one dyad share.
#pragma once
#include "engine/world/dyads.hpp"

namespace entente::rules {

// Geometric mean of the two sides' trust, 0-1.
double mutual_trust(const Dyad& dyad);
// Expected effort of a group this month, in units of a group of strength 1, hope 1 and normal effort at war.
double effort(const Dyad& dyad, const ViolenceParameters& violence);
// How many of the issues may stay agreed after a relapse: the first 60 %, rounded up; the others reopen, also
// after a lost vote.
std::size_t issues_that_may_stay(std::size_t issues);

} // namespace entente::rules
