#include "engine/statistics/design/sobol_points.hpp"

#include "engine/statistics/inference/draws.hpp"

#include <boost/random/sobol.hpp>

#include <cassert>
#include <cstdint>

namespace entente {

namespace {

constexpr int bits = 32;

// Bit by bit from the top. The node that decides a bit is named by the bits above it with a 1 in front, as in
// a heap.
std::uint32_t scrambled(const AddressedRng& rng, std::uint32_t dimension, std::uint32_t number) {
  std::uint32_t result = 0;
  for (int depth = 0; depth < bits; ++depth) {
    const std::uint32_t above = depth == 0 ? 0u : number >> (bits - depth);
    const std::uint32_t node = (1u << depth) | above;
    const bool exchange = analysis_uniform(rng, AnalysisDraw::net_scramble, dimension, node) < 0.5;
    const std::uint32_t bit = (number >> (bits - 1 - depth)) & 1u;
    result = (result << 1) | (exchange ? 1u - bit : bit);
  }
  return result;
}

// Boost starts at the second point of the sequence; the first is the origin.
class Sequence {
 public:
  explicit Sequence(std::size_t dimensions) : engine_(dimensions) {}
  std::uint32_t next(std::size_t point) { return point == 0 ? 0u : static_cast<std::uint32_t>(engine_()); }

 private:
  boost::random::sobol_engine<std::uint32_t, bits> engine_;
};

} // namespace

Matrix sobol_points(const AddressedRng& rng, std::size_t points, std::size_t dimensions) {
  assert(dimensions >= 1 && dimensions <= most_sobol_dimensions);
  constexpr double cells = 4294967296.0; // 2^32
  Matrix design(points, dimensions);
  Sequence sequence(dimensions);
  for (std::size_t i = 0; i < points; ++i)
    for (std::size_t j = 0; j < dimensions; ++j) {
      const std::uint32_t cell = scrambled(rng, static_cast<std::uint32_t>(j), sequence.next(i));
      design(i, j) = (static_cast<double>(cell) + 0.5) / cells;
    }
  return design;
}

} // namespace entente
