// The families of estimators behind the evidence. Each has two halves: what it reads from one history, and
// what it makes of many.
#pragma once
#include "analysis/evidence/evidence_record.hpp"
#include "engine/core/missing.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

struct Outcomes;
struct Statistic;

namespace evidence {

constexpr double quiet_year = 25.0; // deaths: below it a year is quiet
constexpr double war_deaths = 1000.0;

// Records of a sample or of a resample of it (repeats allowed).
using Records = std::span<const ConflictRecord* const>;
using Statistics = std::vector<Statistic>;

// A share, not a number without cases.
inline double share(double part, double whole) {
  return whole > 0.0 ? part / whole : missing;
}

// Episodes: when they end, how, and whether they come back (Kaplan-Meier, Weibull).
std::vector<Episode> episodes_of(const Outcomes& history);
void measure_episodes(Records records, Statistics& statistics);

// Accords: how long they last (Kaplan-Meier, Weibull) and what becomes of what was promised.
std::vector<SignedAccord> accords_of(const Outcomes& history);
void measure_accords(Records records, Statistics& statistics);
void measure_implementation(Records records, Statistics& statistics);

// From war to talks to accord to implementation (Walter's funnel), and ceasefires on the way.
std::vector<Month> talks_to_accord_of(const Outcomes& history);
void measure_funnel(Records records, Statistics& statistics);

// Splits of armed groups, and whether peace brings them.
SplitExposure split_exposure_of(const Outcomes& history);
void measure_splits(Records records, Statistics& statistics);

// Monthly deaths: size, spread, persistence, tail. `threshold`: of the tail, where it is known already.
void record_deaths(const Outcomes& history, ConflictRecord& record);
void measure_deaths(Records records, std::optional<double> threshold, Statistics& statistics);
// The threshold of the tail by its Kolmogorov-Smirnov distance.
std::optional<double> tail_threshold(Records records);

// Third parties: mediation, peacekeepers and fighting, peacekeepers and accords.
std::optional<TroopSums> troop_sums_of(const Outcomes& history);
void measure_mediation(Records records, Statistics& statistics);
void measure_peacekeepers(Records records, Statistics& statistics);

// Citizens: how far public opinion moves, and whether confidence and cynicism are two things.
void record_opinions(const Outcomes& history, ConflictRecord& record);
void measure_opinions(Records records, Statistics& statistics);

// One monthly series of a history by the name of its indicator; empty if it was not kept.
std::span<const float> series_of(const Outcomes& history, std::string_view indicator);

} // namespace evidence
} // namespace entente
