// What agents begin with.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace entente::workloads {

// Confidence and cynicism of agents 0, 1, ..., uniform. Written at every stride-th place.
void draw_start(std::uint64_t seed, std::uint32_t replicate, std::size_t agents, std::size_t stride,
                float* confidence, float* cynicism);

// Each addend rounded to a multiple of 2^-24, so that order cannot matter.
double mean_of(std::span<const float> values);

} // namespace entente::workloads
