#include "engine/ensemble/mechanisms.hpp"

#include <algorithm>

namespace entente {
namespace {

// Neutral by being so large that what is divided by it vanishes.
constexpr double beyond_absorption = 1000.0; // money per region: the largest value allowed
constexpr double beyond_any_run = 600.0;     // months: the largest value allowed

// clang-format off
const std::vector<Mechanism>& mechanism_rows() {
  static const std::vector<Mechanism> all{
    // Cynicism, and what else agents make of the news.
    {"cynicism", "nobody's cynicism moves: it stays at each agent's own initial value",
     {{"citizens.cynicism_rise", 0}, {"citizens.cynicism_fall", 0}, {"parties.cynicism_rise", 0}, {"parties.cynicism_fall", 0},
      {"third_parties.cynicism_rise", 0}, {"third_parties.cynicism_fall", 0}}},
    {"cynicism of citizens", "stays at each citizen's own initial value", {{"citizens.cynicism_rise", 0}, {"citizens.cynicism_fall", 0}}},
    {"cynicism of parties", "stays at each side's own initial value", {{"parties.cynicism_rise", 0}, {"parties.cynicism_fall", 0}}},
    {"cynicism of third parties", "stays at their initial value", {{"third_parties.cynicism_rise", 0}, {"third_parties.cynicism_fall", 0}}},
    {"cynicism's healing", "kept costly promises heal no cynicism; it can only rise",
     {{"citizens.cynicism_fall", 0}, {"parties.cynicism_fall", 0}, {"third_parties.cynicism_fall", 0}}},
    {"opinion of citizens", "confidence and cynicism stay at each citizen's own initial value",
     {{"citizens.gain_rate", 0}, {"citizens.conformity_rate", 0}, {"citizens.cynicism_rise", 0}, {"citizens.cynicism_fall", 0}}},
    {"confidence from news, citizens", "news move no citizen's confidence", {{"citizens.gain_rate", 0}}},
    {"confidence from news, parties", "news move no side's confidence; it leans on its public alone", {{"parties.gain_rate", 0}}},
    {"confidence from news, third parties", "news move no third party's confidence", {{"third_parties.gain_rate", 0}}},
    {"loss aversion", "a loss weighs as much as a gain", {{"belief.loss_ratio", 1}}},
    {"information", "being watched takes no blame away and heals no faster than not being watched", {{"belief.information_effect", 0}}},
    // Society.
    {"network", "nobody has ties: one's neighbours' mean is one's own confidence", {{"network.ties", 0}}},
    {"susceptibility", "everybody has ties, nobody follows them", {{"citizens.susceptibility", 0}}},
    {"national media", "citizens hear of their own region alone, headlines apart", {{"citizens.media_weight", 0}}},
    {"audience", "leaders do not lean on their public", {{"parties.audience_weight", 0}}},
    {"referendum", "no accord is put to a vote", {{"implementation.referendum_share", 0}}},
    {"civil society", "is never seated", {{"country.inclusion", 0}}},
    // Third parties.
    {"third parties", "there are none", {{"third_parties.count", 0}}},
    {"dispersion", "third parties who disagree are as coherent as one", {{"support.dispersion_cost", 0}}},
    {"fit", "support aimed at the wrong thing does as much as support aimed right", {{"support.error_cost", 0}}},
    {"error of analysis", "every third party knows what the conflict is about and what regions need", {{"third_parties.belief_noise", 0}}},
    {"agendas", "no third party follows an agenda of its own", {{"third_parties.agenda_weight", 0}}},
    {"learning and rotation", "knowledge stays at each third party's own initial value", {{"third_parties.learning_rate", 0}, {"third_parties.lessons", 0}, {"third_parties.rotation", 0}}},
    {"departure after accords", "the commitment of third parties outlasts the run", {{"support.commitment_months", beyond_any_run}}},
    {"pressure", "third parties have no leverage", {{"support.leverage_strength", 0}}},
    {"mediators' skill", "bridges no gap", {{"talks.skill_effect", 0}}},
    {"mediators' push", "a mediator opens no talks", {{"talks.mediation_push", 0}}},
    {"guarantee", "troops do not make an accord safer", {{"relapse.guarantee_weight", 0}}},
    {"peacekeepers' restraint", "troops do not lower violence", {{"violence.peacekeeper_slope", 0}}},
    {"peacekeepers", "there are no troops at all", {{"third_parties.mission_size", 0}}},
    // Money.
    {"aid", "there is no money at all", {{"third_parties.budget", 0}}},
    {"capture", "armed groups take no aid", {{"aid.capture", 0}}},
    {"prize", "captured aid draws no attacks", {{"violence.prize", 0}}},
    {"fuel", "captured aid makes no group stronger", {{"strength.fuel", 0}}},
    {"dividend", "aid reaches nobody: none of it adds to capacity or is noticed (to a thousandth)", {{"aid.absorption", beyond_absorption}}},
    {"dividend's news", "delivered aid is no news to citizens", {{"aid.dividend_weight", 0}}},
    {"capacity growth", "the state regains no capacity", {{"support.capacity_growth", 0}}},
    // The process.
    {"intent", "what signatories intend shows at the table: accords alike are equally likely to fail", {{"relapse.intent_spread", 0}}},
    {"after relapse", "a broken accord is carried out no further", {{"implementation.after_relapse", 0}}},
    {"proof of good faith", "a costly step taken in the middle of fighting proves as much good faith as any", {{"implementation.proof_in_war", 1}}},
    {"delay accepted", "nobody gets used to delay: it is judged against the promise for ever", {{"implementation.delay_acceptance", 0}}},
    {"delivery against violations", "what is delivered and who is in camps can be broken as before", {{"implementation.delivery_ends_violations", 0}}},
    {"conclusion", "no accord is ever concluded", {{"implementation.conclusion_index", 2}, {"implementation.conclusion_months", beyond_any_run}}},
    {"concluded accords", "a concluded accord fails as easily as before", {{"relapse.concluded", 1}}},
    {"quiet years", "a year without a violation is no news",
     {{"signals.sides_quiet_year", 0}, {"signals.citizens_quiet_year", 0}, {"signals.third_parties_quiet_year", 0}}},
    {"cantonment", "fighters stay where they are", {{"implementation.cantonment_rate", 0}}},
    {"fighters outside", "violence under an accord comes from all fighters alike", {{"violence.cantonment_calms", 0}}},
    {"silent guns", "an accord is signed in the midst of fighting", {{"violence.silent_before_signature", 0}}},
    {"guarantee at the table", "sides sign whatever guarantee they expect", {{"talks.guarantee_at_table", 0}}},
    {"skill against breakdown", "mediators do not hold talks together", {{"talks.skill_holds", 0}}},
    {"veto players", "a dyad's talks do not see the other groups", {{"talks.veto", 0}, {"talks.last_asks", 0}}},
    {"freed army", "peace with one group frees no soldier against the others", {{"endings.freed_army", 0}}},
    {"guarantee in implementation", "a guarantee makes nobody more willing to deliver", {{"implementation.guarantee_reassures", 0}}},
    {"conditional aid", "money released on delivery moves no government", {{"support.conditionality", 0}}},
    {"monitoring", "a violation that is seen is blamed like any other", {{"implementation.monitoring", 0}}},
    {"seat in delivery", "a seat for civil society speeds nothing", {{"implementation.seat_speeds", 0}}},
    {"costly stake", "all that is delivered is a stake alike", {{"relapse.costly_stake", 0}}},
    {"power sharing", "shared power takes no fear away", {{"relapse.power_sharing", 0}}},
    {"contagion", "a signatory that fights again leaves other accords alone", {{"relapse.contagion", 0}}},
    {"one text", "signatories of one month intend independently of each other", {{"relapse.intent_common", 0}}},
    {"aid shock", "a sudden cut in aid breaks nothing", {{"relapse.aid_shock", 0}, {"aid.payroll", 0}}},
    {"mandate", "a mission's guarantee is as coherent as everybody together", {{"support.mandate_independence", 0}}},
    {"consent", "every accord lets peacekeepers in", {{"support.consent", 1}}},
    {"development after security", "troops keep no aid from capture", {{"support.security_opens", 0}}},
    {"lessons", "failure teaches third parties nothing", {{"third_parties.lessons", 0}}},
    {"ties", "knowledge does not travel between global, regional and local third parties", {{"third_parties.ties", 0}}},
    {"local quality", "local partners add the same whatever local institutions are like", {{"support.local_quality_counts", 0}}},
    {"attention", "every year of an accord gets the same attention", {{"implementation.attention_spread", 0}}},
    {"lasting attention", "how much of a year an accord gets says nothing about its other years", {{"implementation.attention_lasting", 0}}},
    {"hope learning", "fighting teaches nothing: hope of winning stays at each side's own initial value, fortune apart", {{"talks.hope_learning", 0}}},
    {"initial optimism", "wars begin with right expectations", {{"talks.initial_optimism", 0}}},
    {"pain", "stays at its initial value: fighting does not come to hurt", {{"talks.pain_memory", 1}}},
    {"pain in readiness", "sides are as ready without pain as with all of it", {{"talks.pain_floor", 1}}},
    {"ceasefires", "there are none", {{"ceasefire.onset_rate", 0}}},
    {"cynicism in breakdown", "cynicism does not break talks", {{"talks.breakdown_cynicism", 0}}},
    {"violence in breakdown", "violence does not break talks", {{"talks.breakdown_violence", 0}}},
    {"forum shopping", "mixed messages do not break talks", {{"talks.breakdown_forum", 0}}},
    {"bridging", "what outsiders bridged stays bridged when they leave", {{"relapse.bridge_weight", 0}}},
    {"trust in relapse", "trust holds no accord: relapse as if there were none", {{"relapse.trust_weight", 0}}},
    {"stake in relapse", "what the other side has delivered holds no accord", {{"relapse.stake_weight", 0}}},
    {"hope in relapse", "hope of winning breaks no accord: relapse as at the reference", {{"relapse.hope_weight", 0}}},
    {"willingness", "sides implement whatever they think of each other", {{"implementation.willingness_floor", 1}}},
    {"shortfall", "delay is no news", {{"implementation.shortfall_weight", 0}}},
    {"violations", "there are none", {{"implementation.violation_rate", 0}}},
    {"reversals", "nothing done is undone", {{"implementation.reversal_rate", 0}}},
    // Violence and strength.
    {"fortune", "no shock moves a group's strength", {{"shocks.rate", 0}}},
    {"effort shocks", "effort keeps fading from its initial value to normal, unmoved", {{"violence.effort_noise", 0}}},
    {"operations", "attacks come one by one", {{"violence.operation_size", 1}}},
    {"tempo", "effort shows alike in every month: no offensives, no lulls", {{"violence.tempo_spread", 0}}},
    {"excitation", "attacks trigger no attacks", {{"violence.branching", 0}}},
    {"threat", "stays at its initial value of none: all violence is news, nothing is feared or needed", {{"exposure.threat_memory", 1}}},
    {"recruitment", "disaffected citizens join nobody", {{"strength.recruitment", 0}}},
    {"splits", "no group splits", {{"spoilers.split_rate", 0}}},
    {"blame for spoilers", "nobody is blamed for attacks by others", {{"spoilers.blame", 0}, {"signals.group_spoiling", 0}}},
    {"victory", "nobody wins", {{"endings.victory_rate", 0}}},
    {"return", "who was defeated or won does not come back", {{"endings.return_rate", 0}}},
  };
  return all;
}
// clang-format on

} // namespace

std::span<const Mechanism> mechanisms() {
  return mechanism_rows();
}

const Mechanism* find_mechanism(std::string_view name) {
  const auto found = std::find_if(mechanism_rows().begin(), mechanism_rows().end(),
                                  [name](const Mechanism& mechanism) { return mechanism.name == name; });
  return found == mechanism_rows().end() ? nullptr : &*found;
}

NamedVariant without(const Mechanism& mechanism) {
  NamedVariant variant{std::string(mechanism.name), {}};
  for (const auto& [key, value] : mechanism.off)
    variant.values.emplace_back(key, value);
  return variant;
}

} // namespace entente
