// Opinion dynamics, the kernel: how a citizen changes their mind in a month: one formula
// (citizens_formula.hpp), in a scalar form that is the oracle and in forms that advance up to sixteen arms at
// once. What they take and give is here; nothing here is inline, because the forms are compiled for different
// processors.
#pragma once
#include "engine/world/state/citizens.hpp"
#include "engine/world/state/society.hpp"

namespace entente::rules {

// One row of floats per quantity, one entry per lane.
struct LaneRates {
  const float* conformity;
  const float* gain;
  const float* loss_ratio;
  const float* cynicism_rise;
  const float* cynicism_fall;
  const float* blame_base;
  const float* information_effect;
  const float* information;
};

// What the citizens of one cell hear and fear, [lane].
struct CellRows {
  const float* gain;
  const float* loss;
  const float* costly;
  const float* threat;
};

// The citizens begin .. end of one cell, in all lanes.
struct CitizensBlock {
  const Society* society;
  std::size_t lanes;
  std::size_t arms;        // the first of the lanes; the others may stay as they are
  const float* confidence; // [citizen][lane], last month's
  float* next_confidence;  // [citizen][lane], this month's
  float* cynicism;         // [citizen][lane], in place
  std::uint32_t begin, end;
  CellRows cell;
  LaneRates rates;
  SumRows sums;         // [lane], written over
  bool surveyed = true; // else nobody is asked, and supporters and believers stay as they are
  // For one lane: what those whom each citizen knows add up to, from `begin` on (SumsOfKnown). None: by row.
  const float* sums_of_known = nullptr;
};

using CitizensKernel = void (*)(const CitizensBlock&);

enum class Level { plain, avx2, avx512 };
// The best level this processor has.
Level best_level();
const char* name_of(Level level);
// For one lane or a multiple of lane_step. Levels the processor lacks must not be called.
CitizensKernel citizens_lanes_kernel(Level level);
// For any lane count; the oracle.
void citizens_scalar(const CitizensBlock& block);

} // namespace entente::rules
