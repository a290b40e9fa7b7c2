// Outside support, month by month: it reads the world and writes levers and its own memory, nothing else.
// What each recommendation changes, and at what price, is in docs/model.md, The strategies of support; every
// instrument acts on inputs only.
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/support/programme.hpp"
#include "engine/world/state/world.hpp"

namespace entente::support {

// What a strategy does in this conflict: nothing where there are no third parties, for nobody would do it
// (docs/model.md, laws: without them all strategies are the same history).
Programme programme_of(const Strategy& strategy, const Conflict& conflict, Month month);

// Before third parties decide: what support offers them this month (commitment, retained staff, learning, a
// fund behind the promise to stay).
void announce(Arm& arm, const Conflict& conflict, const Programme& programme);

// After third parties decided: what they believe and say, where money and troops go.
void deliver(Arm& arm, const Conflict& conflict, const Programme& programme, const AddressedRng& rng);

// At the start of a history that begins with an accord: money at its fixed point, and people used to it.
void settle(Arm& arm, const Conflict& conflict);

// deliver, in order.
void drift_of_errors(Arm& arm, const Conflict& conflict, const AddressedRng& rng);
void positions(Arm& arm, const Conflict& conflict, const Programme& programme, const AddressedRng& rng);
void presence(Arm& arm, const Conflict& conflict, const Programme& programme);
void money(Arm& arm, const Conflict& conflict, const Programme& programme, const AddressedRng& rng);
void troops(Arm& arm, const Conflict& conflict, const Programme& programme);

// Weight of the engaged third parties for whom `counts` holds; shares of all third parties' weight.
template<class Counts>
double engaged_weight(const Arm& arm, const Conflict& conflict, Counts counts) {
  double total = 0.0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged))
    if (counts(conflict.third_parties.type[a]))
      total += conflict.third_parties.weight[static_cast<Eigen::Index>(a)];
  return total;
}
inline double engaged_weight(const Arm& arm, const Conflict& conflict) {
  return engaged_weight(arm, conflict, [](ThirdPartyType) { return true; });
}
// Whether the newest accord is younger than the usual commitment of third parties.
bool in_usual_commitment(const Arm& arm, const Conflict& conflict);
// Months that third parties stay committed after an accord, with thin support of this strength (R7).
double committed_months(const Conflict& conflict, double thin);
// Share of the budget that the engaged third parties bring in: all of it from about three quarters of their
// weight on.
double engagement_share(const Arm& arm, const Conflict& conflict);
constexpr bool gives_money(ThirdPartyType type) {
  return type == ThirdPartyType::donor || type == ThirdPartyType::regional_organisation ||
         type == ThirdPartyType::local_partner;
}
// The three kinds of third party, each with a mandate of its own (W2). Regional organisations and local
// partners mediate, whatever else they do.
enum class Kind { development, mediation, security };
constexpr Kind kind_of(ThirdPartyType type) {
  return type == ThirdPartyType::donor      ? Kind::development
         : type == ThirdPartyType::security ? Kind::security
                                            : Kind::mediation;
}
// What a third party's belief weighs as evidence: the inverse of its error's variance, up to a factor.
double precision(const Arm& arm, std::size_t third_party);
bool joins_strategy(const Arm& arm, std::size_t third_party);
// The joint analysis in force this month: its strength, first month and whether a joint strategy belongs to
// it.
struct Analysis {
  double strength = 0.0;
  Month since = 0;
  double strategy_strength = 0.0;
};
Analysis analysis_of(const Programme& programme);
constexpr Month analysis_cycle = 9; // months between agreements on a joint strategy

// What a third party has learned from failures, 0-1.
double lessons_of(const Arm& arm, const Programme& programme, std::size_t third_party);

// Own agenda against analysis: less for members of a joint strategy.
double agenda_weight(const Arm& arm, const Conflict& conflict, const Programme& programme,
                     std::size_t third_party);

} // namespace entente::support
