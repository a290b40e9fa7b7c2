// The inner loops of the reference workloads, compiled once for each level of the processor. Nothing here is
// inline, because the loops are compiled for different processors.
#pragma once
#include "engine/random/philox.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"

#include <cstddef>
#include <cstdint>

namespace entente::workloads {

// One step of the agents begin .. end, begin a multiple of 64. One run.
struct PlainStep {
  const std::uint32_t* offsets;
  const std::uint32_t* neighbours;
  const float* confidence;
  float* next_confidence;
  float* cynicism;
  std::uint32_t begin, end;
  PhiloxKey key;
  std::uint32_t replicate, step;
};

// Rows of sixteen agents, slot by slot (banded.hpp). Order of adding: far below, near, far above.
struct BandedRows {
  const std::uint8_t* slots;      // three a row group: far below, near, far above
  const std::uint16_t* masks;     // which of the sixteen each slot serves
  const std::int16_t* shifts;     // of each near slot: how far its neighbours are away
  const std::uint32_t* far;       // ids of far neighbours, slot by slot
  const std::uint8_t* degrees;    // by agent
  const std::size_t* batch_begin; // [batch x 3]: where its masks, shifts and far ids begin; one batch more
};

struct BandedStep {
  const BandedRows* rows;
  const float* confidence; // readable for near_reach agents before the first and after the last
  float* next_confidence;
  float* cynicism;
  const std::uint16_t* hits; // by row group: who is hit; none: drawn here, by position
  std::size_t first_batch, last_batch;
  PhiloxKey key;
  std::uint32_t replicate, step;
};

// Who of the agents of some batches is hit in a step: a word of sixteen bits for every sixteen agents.
struct HitsStep {
  std::uint16_t* hits;
  std::size_t first_batch, last_batch;
  PhiloxKey key;
  std::uint32_t replicate, step;
};

// One step of all agents in sixteen runs that share a network: values are [agent][run].
struct EnsembleStep {
  const std::uint32_t* offsets;
  const std::uint32_t* neighbours;
  const std::uint32_t* order; // within every 64 agents those with as many neighbours follow one another
  const float* confidence;
  float* next_confidence;
  float* cynicism;
  std::uint32_t agents;
  PhiloxKey key;
  std::uint32_t first_replicate, step;
};

constexpr std::uint32_t near_reach = 32; // a neighbour is near when it stands within this distance

struct LanesLoops {
  void (*banded)(const BandedStep&);
  void (*hits)(const HitsStep&);
  void (*rows)(const PlainStep&);
  void (*ensemble)(const EnsembleStep&);
};

// Levels the processor lacks must not be called.
const LanesLoops& lanes_loops(rules::Level level);
using PlainLoop = void (*)(const PlainStep&);
PlainLoop plain_loop(rules::Level level);

} // namespace entente::workloads
