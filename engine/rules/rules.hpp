// THE SCIENCE, contents page: every rule with its one-sentence claim, in the order of the month. A rule is a
// free function of the world, the conflict's facts and parameters, and chance; it reads levers and never
// writes them. docs/model.md documents each.
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"
#include "engine/rules/citizens/sums_of_known.hpp"
#include "engine/rules/electorate.hpp"
#include "engine/rules/four_arms.hpp"
#include "engine/world/state/world.hpp"

#include <optional>
#include <span>

namespace entente {
class Threads;
}

namespace entente::rules {

// Before the first month of a history that starts at a signature: violence, pain, threat and third parties'
// presence at the stationary values of the rules below for the deaths before, the accord signed, and what
// both sides make of the road they came (docs/decisions/0020, 0062). Money and the fund are support's to
// settle.
void start_at_signature(Arm& arm, const Conflict& conflict);

// Step 0. Taken once, before anybody acts: does any dyad talk, implement, keep a ceasefire; how old is the
// newest accord.
Situation observe(const Arm& arm);

// Step 1. Sponsors, prices and neighbours move strength for reasons outside the model; what the conflict is
// about drifts.
void fortune(Arm& arm, const Conflict& conflict, const AddressedRng& rng);

// Step 2. Third parties come where it matters and where they believe, and are put off by failure (F25).
void engagement(Arm& arm, const Conflict& conflict, const AddressedRng& rng);

// Step 3. Attacks excite attacks, have heavy tails, and are scaled, never subtracted, by peacekeepers (F21,
// F94-98).
void violence(Arm& arm, const Conflict& conflict, const AddressedRng& rng);

// Step 4. What informs is violence relative to what one got used to (F78, F82, F84).
void exposure(Arm& arm, const Conflict& conflict);

// Step 5, one dyad. The order inside it: hope and pain, ceasefire, one rule of its phase, split.
void process(Arm& arm, const Conflict& conflict, const AddressedRng& rng, const Electorate& electorate,
             DyadId dyad);

// Fighting reveals the balance, disarming lowers the group's hope; pain remembers fighting (F18, F37).
void hope_and_pain(Dyad& dyad, const TalksParameters& talks);
// A side comes to the table when it doubts that it can win, is in pain, and believes the process may deliver
// (Zartman's mutually hurting stalemate; Pruitt's readiness). 0-1.
double readiness(const Dyad& dyad, Side side, const Levers& levers, const TalksParameters& talks);
// Guns fall silent when both sides are ready and stay silent while they trust (F35, F37). Hazards a month.
double ceasefire_onset_hazard(const Dyad& dyad, const Levers& levers, const Parameters& all);
double ceasefire_break_hazard(const Dyad& dyad, const Levers& levers, double spoiling,
                              const CeasefireParameters& ceasefire);
void ceasefire(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId dyad);
// Talks open when both are ready, sooner when somebody mediates (F11, F25). True when they opened.
bool talks_onset(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId dyad);
// Issues are agreed one by one, faster where skill bridges the gap; talks break down over cynicism, violence
// and mixed messages (F12, F43, F59, F74). All agreed: civil society may be seated, citizens may vote, the
// accord is signed.
void talks(Arm& arm, const Conflict& conflict, const AddressedRng& rng, const Electorate& electorate,
           DyadId dyad);
// The strong win wars, the defeated reorganise.
void victory(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId dyad);
void return_to_war(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId dyad);
// Willingness and capacity multiply: money without will and will without money both stall (F46-50). Delay is
// excused where a state cannot and blamed where it can, against what people have come to expect. What is
// delivered is no longer violated, quiet years heal, and an accord that is carried out is concluded.
void implementation(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId dyad);
// What was promised goes on being carried out when signatories fight again, as far as they are willing and
// violence lets them; nobody counts delays or violations any more (docs/decisions/0066).
void implementation_after_relapse(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId dyad);
// What outsiders bridged is not settled but held open by their presence: more agreements now, more failures
// later (F30). How far nobody is there any more to hold open what was bridged, 0-1.
double left_alone(const Levers& levers);
// Hazards a month that an accord fails by either side: hope of winning, rents, hardliners, a signatory that
// fights again and a sudden cut in aid drive it; trust, a guarantee, shared power and what the other side has
// delivered hold it.
struct RelapseHazard {
  double group = 0.0, government = 0.0;
};
struct Circumstances {
  double government_hardline = 0.0; // share
  double power_sharing = 0.0;       // dimensions in the text: what tomorrow's loser need not fear
  bool signatory_fights = false;    // another that had signed is at war again
};
RelapseHazard relapse_hazard(const Dyad& dyad, const Levers& levers, const Circumstances& around,
                             const RelapseParameters& relapse);
// The accord fails, or disarming goes on.
void relapse(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId dyad);
// The hardline part of a group may leave it, more so when peace is made (F38, F39, F41).
void split(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId dyad);

// Step 6. What the citizens of every cell hear in four arms: [region x identities + identity].
struct CitizensNews {
  std::vector<FourArms> gain, loss, costly; // signals

  void resize(std::size_t cells) {
    for (std::vector<FourArms>* signal : {&gain, &loss, &costly})
      signal->resize(cells);
  }
};
void citizens_news(const ArmsTogether& arms, std::size_t regions, std::size_t identities, CitizensNews& news);

// The rows that the citizens' month reads, [cell][lane] and [lane]; kept between months so that stepping
// allocates nothing.
struct CitizensInput {
  enum Rate {
    conformity,
    gain_rate,
    loss_ratio,
    cynicism_rise,
    cynicism_fall,
    blame_base,
    information_effect,
    information,
    rate_count
  };
  CitizensNews news; // of four arms
  std::vector<float> gain, loss, costly, threat, rates;
  CitizensSums identities; // [identity x lanes + lane]
  SumsOfKnown sums_of_known;
  std::optional<bool> by_blocks; // sums of one arm by blocks of citizens; none: where there are many
  std::size_t lanes = 0;
  bool surveyed = true; // people are asked whether they support the process; no rule needs to know

  void resize(std::size_t cells, std::size_t lane_count) {
    lanes = lane_count;
    news.resize(cells);
    for (std::vector<float>* row : {&gain, &loss, &costly, &threat})
      row->resize(cells * lanes);
    rates.resize(rate_count * lanes);
  }
  float* rate(Rate which) { return rates.data() + static_cast<std::size_t>(which) * lanes; }
};

// Step 7 for all arms at once: people follow those they know as far as they are susceptible and return to
// what they are disposed to believe (Friedkin and Johnsen; F102), then take the month's news. Sums per cell
// and lane come out.
void citizens(World& world, CitizensInput& input, CitizensKernel kernel, const Threads& threads);

// Step 8. Armed groups live on disaffected citizens and captured money and wear out in fighting.
void recruitment(Arm& arm, const Conflict& conflict);
// Step 9. Leaders' confidence leans on their public's (F75), then takes the month's news.
void parties(Arm& arm, const Conflict& conflict);
// Step 10. Third parties, too, lose confidence and grow cynical; presence teaches, rotation forgets (F31,
// W4).
void third_parties(Arm& arm, const Conflict& conflict);
// Step 10. The state regains capacity in peace.
void capacity(Arm& arm, const Conflict& conflict);
// End of the month. Need follows violence and what accords still owe.
void need(Arm& arm);

} // namespace entente::rules
