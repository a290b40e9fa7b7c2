// The model as it first was: every mechanism that came later at its neutral value.
#pragma once
#include "engine/scenario/model/parameter_table.hpp"

#include <string_view>
#include <utility>

namespace entente::test {

// What the prototype that the model was docked to did not have (docs/decisions 60, 61, 65 and 66; to set
// after the list below).
inline constexpr std::pair<std::string_view, double> later_than_prototype[] = {
    {"relapse.intent_spread", 0.0},        {"implementation.attention_spread", 0.0},
    {"implementation.after_relapse", 0.0}, {"violence.operation_size", 1.0},
    {"violence.tempo_spread", 0.0},
};
inline constexpr std::pair<std::string_view, double> later_than_first_round[] = {
    {"implementation.attention_spread", 1.0}, // its value then
    {"implementation.attention_lasting", 0.0},
    {"implementation.proof_in_war", 1.0},
    {"violence.cantonment_calms", 0.0},
    {"violence.silent_before_signature", 0.0},
    {"endings.freed_army", 0.0},
    {"talks.guarantee_at_table", 0.0},
    {"talks.skill_holds", 0.0},
    {"talks.veto", 0.0},
    {"talks.last_asks", 0.0},
    {"implementation.delay_acceptance", 0.0},
    {"implementation.delivery_ends_violations", 0.0},
    {"implementation.conclusion_index", 2.0},
    {"implementation.conclusion_months", 600.0},
    {"implementation.cantonment_rate", 0.0},
    {"implementation.guarantee_reassures", 0.0},
    {"implementation.monitoring", 0.0},
    {"implementation.seat_speeds", 0.0},
    {"relapse.concluded", 1.0},
    {"relapse.costly_stake", 0.0},
    {"relapse.power_sharing", 0.0},
    {"relapse.contagion", 0.0},
    {"relapse.intent_common", 0.0},
    {"relapse.aid_shock", 0.0},
    {"third_parties.lessons", 0.0},
    {"third_parties.ties", 0.0},
    {"support.mandate_independence", 0.0},
    {"support.consent", 1.0},
    {"support.conditionality", 0.0},
    {"support.security_opens", 0.0},
    {"support.local_quality_counts", 0.0},
    {"aid.payroll", 0.0},
    {"signals.sides_quiet_year", 0.0},
    {"signals.citizens_quiet_year", 0.0},
    {"signals.third_parties_quiet_year", 0.0},
};

template<std::size_t Count>
void set_all(Parameters& parameters, const std::pair<std::string_view, double> (&values)[Count]) {
  for (const auto& [key, value] : values)
    find_parameter(key)->member(parameters) = value;
}

} // namespace entente::test
