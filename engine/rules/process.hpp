// Factors and hazards of the peace process that more than one rule needs.
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/world/state/dyads.hpp"

namespace entente::rules {

// Geometric mean of the two sides' trust, 0-1.
double mutual_trust(const Dyad& dyad);
// Factors on a group's effort: its hope of winning, 0-1, and its rents, 0-1.
double effort_by_hope(double hope);
double effort_by_rents(double rents);
// Expected effort of a group this month, in units of a group of strength 1, hope 1 and normal effort at war.
double effort(const Dyad& dyad, const ViolenceParameters& violence);
// Hazards a month that a third party comes, and that it leaves, before what support does about either.
// salience: how much the conflict is on its mind, 0-1.
double engagement_hazard(const ThirdPartiesParameters& rates, double salience, double confidence,
                         double cynicism);
double exit_hazard(const ThirdPartiesParameters& rates, double cynicism);
// What the signatories intend, which nobody sees and the first years bring to light: a factor on the hazard
// with mean 1, drawn once for each accord, in part shared by all who sign in the same month. Those who never
// meant it go first, so the hazard of the rest falls with time.
double draw_intent(const RelapseParameters& relapse, const AddressedRng& at_signature, DyadId id);
// How many of the issues may stay agreed after a relapse: the first 60 %, rounded up; the others reopen, also
// after a lost vote.
std::size_t issues_that_may_stay(std::size_t issues);

} // namespace entente::rules
