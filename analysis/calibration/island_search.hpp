// Sequential Monte Carlo ABC on islands: several populations that never exchange a particle, because one
// population alone tends to end as many copies of one answer. What a particle means and how far it is from
// the data is the caller's business.
#pragma once
#include "engine/statistics/calibration/abc.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace entente {

struct IslandPlan {
  std::uint64_t seed = 0;
  std::size_t islands = 4;
  std::size_t particles = 24;  // of each island
  std::size_t generations = 6; // the first one included
  std::size_t proposals =
      120; // at most, for one generation of an island; it ends there if they do not suffice
  double tolerance_share = 0.5; // of the last generation's weight that lies within the next tolerance
  double step = 2.0;            // variance of a step over that of the population (2: Beaumont et al. 2009)
  double least_step = 0.01;     // SD of a step at least, in shares of the prior
  bool own_start = false; // an island begins near one of the start points, its own, not near all of them
};

// Where the first generation comes from: the prior (empty), or steps from these points, whose weights then
// make up for it; their spread says how long the steps are. With own_start island i begins at row i, and
// again at the first when there are more islands than rows.
using StartPoints = Matrix;

struct Proposal {
  std::size_t island = 0, generation = 0;
  std::uint32_t number = 0;
  std::vector<double> shares; // coordinates: of the prior's probability below the value, in (0, 1)
};
// Distance to the data; nothing ends the search there (it was interrupted).
using DistanceOf = std::function<std::optional<double>(const Proposal&)>;

struct GenerationReport {
  std::size_t island = 0, generation = 0;
  double tolerance = 0.0; // infinite in the first
  std::size_t evaluated = 0, accepted = 0;
  double effective = 0.0; // effective sample size of the weights
  double best = 0.0;      // smallest distance
  bool complete = true;   // enough particles were accepted
};

struct IslandSearch {
  std::vector<Population> islands; // last complete generation of each
  std::vector<GenerationReport> generations;
  bool interrupted = false;
};

// Coordinates are uniform in the prior, so that the prior's density is 1 inside the unit cube. Every draw is
// addressed by (seed, island, generation, proposal): the result is a function of plan and distances alone.
IslandSearch search_islands(const IslandPlan& plan, std::size_t coordinates, const StartPoints& start,
                            const DistanceOf& distance);

} // namespace entente
