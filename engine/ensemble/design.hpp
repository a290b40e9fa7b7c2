// Experimental design: what a study runs: variants x points of the unknown x replicates, every time with all
// arms side by side.
#pragma once
#include "engine/scenario/model/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace entente {

// One replicate with all its arms: the smallest piece of a study, run, stored and merged whole.
struct Unit {
  std::uint32_t variant = 0; // 0: as the scenario gives it; 1, 2, ...: the named worlds
  std::uint32_t point = 0;   // point of a sweep
  std::uint32_t replicate =
      0; // the same replicate has the same random numbers in every world and at every point
  bool operator==(const Unit&) const = default;
};

// The part of a study that one of several processes runs.
struct Shard {
  std::uint32_t index = 0, count = 1; // index from 0, below count
  // Neither the number of replicates nor of points moves a unit to another shard, so that a study in shards
  // can be extended like any other.
  bool takes(std::uint32_t point, std::uint32_t replicate) const {
    return (std::uint64_t{point} + replicate) % count == index;
  }
  // The first replicate of a point that it takes; it takes every count-th from there on.
  std::uint32_t first_of(std::uint32_t point) const { return (index + count - point % count) % count; }
  // How many of the first so many replicates of a point it takes.
  std::uint32_t takes_of(std::uint32_t point, std::uint32_t replicates) const {
    const std::uint32_t first = first_of(point);
    return replicates <= first ? 0 : (replicates - first - 1) / count + 1;
  }
  bool operator==(const Shard&) const = default;
};

struct Design {
  std::vector<NamedVariant> variants; // run besides the world that the scenario gives
  std::vector<std::string> keys;      // numbers that the points set; none = one point that changes nothing
  std::vector<double> values;         // [point x keys]
  std::uint32_t replicates = 0;       // of every point in every world
  Shard shard;

  std::uint32_t variant_count() const { return static_cast<std::uint32_t>(variants.size()) + 1; }
  std::uint32_t point_count() const {
    return keys.empty() ? 1 : static_cast<std::uint32_t>(values.size() / keys.size());
  }
};

// The scenario with the strategies at these positions alone, and the one at `reference`, which is tried
// whether or not it is among them; nothing is expected any more of a strategy that is not tried.
Scenario narrowed(Scenario scenario, std::vector<std::size_t> strategies, std::size_t reference);

// The scenario of a point in a world; where both set a number, the world does. Throws ScenarioError when a
// value is not allowed.
Scenario scenario_at(const Scenario& scenario, const Design& design, std::uint32_t variant,
                     std::uint32_t point);

// The units still to run, in the order in which they are run: by world, point and replicate.
class Work {
 public:
  // The first replicate that a point in a world still lacks.
  using FirstMissing = std::function<std::uint32_t(std::uint32_t variant, std::uint32_t point)>;
  Work(const Design& design, const FirstMissing& first_missing);

  std::size_t size() const { return cells_.empty() ? 0 : cells_.back().end; }
  Unit operator[](std::size_t i) const;

 private:
  struct Cell {
    Unit first;
    std::size_t begin = 0, end = 0; // positions of its units
  };
  std::vector<Cell> cells_;
  std::uint32_t step_ = 1; // between replicates of one cell
};

} // namespace entente
