#include "benchmarks/workloads/start.hpp"

#include "benchmarks/workloads/draws.hpp"
#include "engine/world/state/citizens.hpp"

#include <algorithm>

namespace entente::workloads {
namespace {

void draw(std::uint64_t seed, std::uint32_t replicate, std::uint32_t what, std::size_t agents,
          std::size_t stride, float* values) {
  const PhiloxKey key{{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}};
  PhiloxBlock<counters_per_batch> words;
  for (std::size_t first = 0; first < agents; first += agents_per_batch) {
    const auto counter = static_cast<std::uint32_t>(first / agents_per_batch * counters_per_batch);
    philox_block({{counter, 0, replicate, last_word(Purpose::workload_start, what)}}, key, words);
    const std::size_t here = std::min<std::size_t>(agents - first, agents_per_batch);
    for (std::size_t i = 0; i < here; ++i)
      values[(first + i) * stride] = share((&words.word[0][0])[i]);
  }
}

} // namespace

void draw_start(std::uint64_t seed, std::uint32_t replicate, std::size_t agents, std::size_t stride,
                float* confidence, float* cynicism) {
  draw(seed, replicate, 0, agents, stride, confidence);
  draw(seed, replicate, 1, agents, stride, cynicism);
}

double mean_of(std::span<const float> values) {
  std::int64_t total = 0;
  for (const float value : values)
    total += static_cast<std::int64_t>(value * static_cast<float>(fixed_point));
  return static_cast<double>(total) / (fixed_point * static_cast<double>(values.size()));
}

} // namespace entente::workloads
