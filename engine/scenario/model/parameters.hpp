// Parameter table, part one: one group per rule, every default beside its name. Part two,
// parameters.cpp, says unit, range, meaning and source of each; a member without its row there does not
// compile. Defaults are the best of the kept calibration sets (docs/parameters.md); use kept sets whole,
// never mix them.
#pragma once

namespace entente {

// Attacks and deaths: step 3.
struct ViolenceParameters {
  double events_at_full_effort = 220.0;
  double effort_persistence = 0.974;
  double effort_noise = 0.245;
  double branching = 0.224;
  double excitation_memory = 0.5;
  double severity_exponent = 2.33;
  double peacekeeper_slope = 0.063;
  double ceasefire_effort = 0.198;
  double talks_effort = 0.501;
  double accord_effort = 0.0153;
  double prize = 0.609;
  double strength_exponent = 1.61;
  double operation_size = 2.0;
  double tempo_spread = 0.9;
  double cantonment_calms = 0.826;
  double silent_before_signature = 6;
  bool operator==(const ViolenceParameters&) const = default;
};

// How armed groups grow and fade: step 8.
struct StrengthParameters {
  double idle_fade = 0.0169;
  double attrition = 0.0235;
  double recruitment = 0.0342;
  double fuel = 0.0639;
  bool operator==(const StrengthParameters&) const = default;
};

// Defeat, victory and return: step 5.
struct EndingsParameters {
  double victory_rate = 0.0182;
  double return_rate = 0.00188;
  double freed_army = 0.3;
  bool operator==(const EndingsParameters&) const = default;
};

// Fortune: step 1.
struct ShocksParameters {
  double rate = 0.0113;
  double size = 0.379;
  bool operator==(const ShocksParameters&) const = default;
};

// What one gets used to: step 4.
struct ExposureParameters {
  double threat_memory = 0.896;
  bool operator==(const ExposureParameters&) const = default;
};

// Readiness, talks, agreement and breakdown: step 5.
struct TalksParameters {
  double hope_learning = 0.0264;
  double initial_optimism = 0.22;
  double pain_memory = 0.971;
  double onset_rate = 0.0457;
  double mediation_push = 1.92;
  double agreement_rate = 0.512;
  double gap_weight = 1.63;
  double skill_effect = 0.403;
  double breakdown_rate = 0.0104;
  double breakdown_cynicism = 0.898;
  double breakdown_violence = 3.76;
  double breakdown_forum = 0.869;
  double pain_floor = 0.32;
  double guarantee_at_table = 0.688;
  double skill_holds = 0.788;
  double veto = 0.237;
  double last_asks = 0.2;
  bool operator==(const TalksParameters&) const = default;
};

// Ceasefires: step 5.
struct CeasefireParameters {
  double onset_rate = 0.0587;
  double break_rate = 0.11;
  bool operator==(const CeasefireParameters&) const = default;
};

// Provisions, delay, violations and votes: step 5.
struct ImplementationParameters {
  double step_rate = 0.653;
  double second_step = 0.527;
  double third_step = 0.198;
  double willingness_floor = 0.239;
  double reversal_rate = 0.0012;
  double violation_rate = 0.0583;
  double referendum_share = 0.2;
  double shortfall_weight = 1.36;
  double attention_spread = 1.19;
  double attention_lasting = 0.53;
  double after_relapse = 1.0;
  double proof_in_war = 0.0;
  double delay_acceptance = 0.0383;
  double delivery_ends_violations = 0.7;
  double conclusion_index = 0.85;
  double conclusion_months = 120;
  double cantonment_rate = 0.0582;
  double guarantee_reassures = 0.2;
  double monitoring = 0.5;
  double seat_speeds = 0.15;
  bool operator==(const ImplementationParameters&) const = default;
};

// How accords fail: step 5.
struct RelapseParameters {
  double rate = 0.044;
  double trust_weight = 5.37;
  double hope_weight = 2.13;
  double guarantee_weight = 1.68;
  double stake_weight = 2.64;
  double bridge_weight = 3;
  double intent_spread = 0.958;
  double concluded = 0.212;
  double costly_stake = 0.6;
  double power_sharing = 0.1;
  double contagion = 0.5;
  double intent_common = 0.516;
  double aid_shock = 1.0;
  bool operator==(const RelapseParameters&) const = default;
};

// How citizens change their minds: steps 6 and 7.
struct CitizensParameters {
  double gain_rate = 0.258;
  double cynicism_rise = 0.0634;
  double cynicism_fall = 0.0126;
  double conformity_rate = 0.676;
  double media_weight = 0.457;
  bool operator==(const CitizensParameters&) const = default;
};

// The one update of confidence and cynicism: step 7.
struct BeliefParameters {
  double loss_ratio = 2.33;
  double blame_base = 0.489;
  double information_effect = 0.662;
  bool operator==(const BeliefParameters&) const = default;
};

// How parties change their minds: step 9.
struct PartiesParameters {
  double gain_rate = 0.0871;
  double cynicism_rise = 0.102;
  double cynicism_fall = 0.0596;
  double audience_weight = 0.603;
  bool operator==(const PartiesParameters&) const = default;
};

// Who engages, learns and tires: steps 2 and 10.
struct ThirdPartiesParameters {
  double gain_rate = 0.193;
  double cynicism_rise = 0.182;
  double cynicism_fall = 0.0163;
  double engage_rate = 0.0377;
  double exit_rate = 0.0111;
  double learning_rate = 0.0438;
  double rotation = 0.0348;
  double belief_noise = 0.848;
  double common_error = 0.176;
  double agenda_weight = 0.466;
  double lessons = 0.3;
  double ties = 0.3;
  bool operator==(const ThirdPartiesParameters&) const = default;
};

// Splits and blame: step 5.
struct SpoilersParameters {
  double split_rate = 0.00477;
  double split_in_process = 0.726;
  double blame = 0.99;
  bool operator==(const SpoilersParameters&) const = default;
};

// What coordination, pressure and presence do: step 2.
struct SupportParameters {
  double dispersion_cost = 1.69;
  double error_cost = 1.16;
  double commitment_months = 55.5;
  double guarantee_troops = 3.5;
  double leverage_strength = 0.119;
  double capacity_growth = 0.00505;
  double mandate_independence = 0.799;
  double consent = 0.5;
  double conditionality = 0.15;
  double security_opens = 0.4;
  double local_quality_counts = 1;
  bool operator==(const SupportParameters&) const = default;
};

// Where money goes and what becomes of it: step 2.
struct AidParameters {
  double allocation_sharpness = 1.42;
  double delivery_speed = 0.151;
  double absorption = 0.513;
  double capture = 0.393;
  double cut_harm = 0.323;
  double dividend_weight = 0.713;
  double payroll = 0.3;
  bool operator==(const AidParameters&) const = default;
};

// What an event is worth as news: steps 5, 6 and 10.
struct SignalsParameters {
  double sides_talks_open = 0.5;
  double sides_issue_agreed = 0.6;
  double sides_issue_agreed_costly = 0.15;
  double sides_breakdown = 1;
  double sides_ceasefire_kept = 0.1;
  double sides_ceasefire_kept_costly = 0.02;
  double sides_ceasefire_broken = 0.4;
  double sides_signed = 0.8;
  double group_vote_lost = 0.5;
  double sides_progress = 20;
  double sides_progress_costly = 30;
  double sides_violation = 0.8;
  double sides_relapse = 1.5;
  double government_split = 0.3;
  double group_spoiling = 0.3;
  double citizens_talks_open = 0.4;
  double citizens_issue_agreed = 0.25;
  double citizens_breakdown = 0.8;
  double citizens_ceasefire_kept = 0.05;
  double citizens_ceasefire_broken = 0.15;
  double citizens_signed = 0.8;
  double citizens_foreign_deal = 0.5;
  double citizens_vote_lost = 0.5;
  double citizens_relapse = 1.2;
  double citizens_violation = 0.4;
  double citizens_dividend = 0.3;
  double citizens_progress_here = 15;
  double citizens_progress_other = 5;
  double citizens_relief = 0.5;
  double citizens_costly_other = 20;
  double citizens_costly_here = 3.6;
  double citizens_spike = 0.8;
  double citizens_spike_without_process = 0.4;
  double citizens_dividend_without_accord = 0.3;
  double citizens_shortfall = 0.3;
  double citizens_captured = 0.3;
  double third_parties_issue_agreed = 0.3;
  double third_parties_breakdown = 0.6;
  double third_parties_ceasefire_broken = 0.1;
  double third_parties_signed = 0.8;
  double third_parties_progress = 8;
  double third_parties_progress_costly = 15;
  double third_parties_shortfall = 0.1;
  double third_parties_violation = 0.1;
  double third_parties_relapse = 1.5;
  double third_parties_captured = 0.1;
  double third_parties_violence = 0.15;
  double third_parties_witness = 0.5;
  double sides_quiet_year = 1;
  double citizens_quiet_year = 1;
  double third_parties_quiet_year = 1;
  bool operator==(const SignalsParameters&) const = default;
};

struct Parameters {
  ViolenceParameters violence;
  StrengthParameters strength;
  EndingsParameters endings;
  ShocksParameters shocks;
  ExposureParameters exposure;
  TalksParameters talks;
  CeasefireParameters ceasefire;
  ImplementationParameters implementation;
  RelapseParameters relapse;
  CitizensParameters citizens;
  BeliefParameters belief;
  PartiesParameters parties;
  ThirdPartiesParameters third_parties;
  SpoilersParameters spoilers;
  SupportParameters support;
  AidParameters aid;
  SignalsParameters signals;
  bool operator==(const Parameters&) const = default;
};

} // namespace entente
