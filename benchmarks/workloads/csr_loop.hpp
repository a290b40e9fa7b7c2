// The plain loop that everything is measured against: compressed rows, an outer loop over agents, an inner
// loop over neighbours. Compiled at every level of the processor, so that it gets all the compiler can give
// it.
#pragma once
#include "engine/rules/belief.hpp"

#include "benchmarks/workloads/confidence.hpp"
#include "benchmarks/workloads/draws.hpp"
#include "benchmarks/workloads/loops.hpp"

namespace entente::ENTENTE_LEVEL {

inline void plain_step(const workloads::PlainStep& now) {
  using namespace workloads;
  PhiloxBlock<counters_per_batch> draws;
  for (std::uint32_t first = now.begin; first < now.end; first += agents_per_batch) {
    const std::uint32_t counter = first / agents_per_batch * counters_per_batch;
    philox_block({{counter, 0, now.replicate, last_word(Purpose::workload_shock, now.step)}}, now.key, draws);
    const std::uint32_t last = now.end - first < agents_per_batch ? now.end : first + agents_per_batch;
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t begin = now.offsets[i], end = now.offsets[i + 1];
      float total = 0.0F;
      for (std::uint32_t tie = begin; tie < end; ++tie)
        total += now.confidence[now.neighbours[tie]];
      const float mean = begin == end ? now.confidence[i] : total / static_cast<float>(end - begin);
      const bool hit = (&draws.word[0][0])[i - first] < hit_below;
      const Opinion<float> next = moved<float>({now.confidence[i], now.cynicism[i]}, mean, hit ? blow : 0.0F);
      now.next_confidence[i] = next.confidence;
      now.cynicism[i] = next.cynicism;
    }
  }
}

} // namespace entente::ENTENTE_LEVEL
