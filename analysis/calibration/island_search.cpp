#include "analysis/calibration/island_search.hpp"

#include "engine/statistics/inference/draws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// Islands have chances of their own.
AddressedRng rng_of(const IslandPlan& plan, std::size_t island) {
  constexpr std::uint64_t apart = 0x9E3779B97F4A7C15ULL; // spreads neighbouring numbers over 64 bits
  return {.seed = plan.seed + apart * (island + 1)};
}

// Each coordinate by itself, at least the least step.
std::optional<Kernel> kernel_of(const IslandPlan& plan, const Population& population) {
  const Matrix covariance = weighted_covariance(population.particles, population.weights);
  Matrix step(covariance.rows, covariance.columns);
  for (std::size_t j = 0; j < covariance.rows; ++j)
    step(j, j) = std::max(plan.step * covariance(j, j), plan.least_step * plan.least_step);
  return entente::kernel_of(step);
}

bool inside(const std::vector<double>& shares) {
  return std::all_of(shares.begin(), shares.end(), [](double share) { return share > 0.0 && share < 1.0; });
}

// From the prior.
std::vector<double> anywhere(const AddressedRng& rng, std::uint32_t number, std::size_t coordinates) {
  std::vector<double> shares(coordinates);
  for (std::size_t j = 0; j < coordinates; ++j)
    shares[j] = analysis_uniform(rng, AnalysisDraw::abc_proposal, number, static_cast<std::uint32_t>(j));
  return shares;
}

// A step from the last population that stays inside the prior.
std::vector<double> nearby(const AddressedRng& rng, const Population& last, const Kernel& kernel,
                           std::size_t generation, std::uint32_t number) {
  constexpr std::uint32_t most_attempts = 2000;
  std::vector<double> shares;
  for (std::uint32_t attempt = 0; attempt < most_attempts; ++attempt) {
    shares = proposed(rng, last, kernel, static_cast<std::uint16_t>(generation), number, attempt);
    if (inside(shares))
      return shares;
  }
  // In many coordinates a step rarely stays inside in all of them: fold what is left over back.
  for (double& share : shares) {
    share = std::fabs(share - 2.0 * std::floor(share / 2.0));
    share = std::clamp(share > 1.0 ? 2.0 - share : share, 1e-9, 1.0 - 1e-9);
  }
  return shares;
}

Population equally_weighted(const Matrix& points) {
  return {points, std::vector<double>(points.rows, 1.0 / static_cast<double>(points.rows)),
          std::vector<double>(points.rows, infinite)};
}

Population only(const Matrix& points, std::size_t row) {
  Matrix one(1, points.columns);
  std::copy(points.row(row).begin(), points.row(row).end(), one.row(0).begin());
  return equally_weighted(one);
}

class Island {
 public:
  Island(const IslandPlan& plan, std::size_t number, std::size_t coordinates, const StartPoints& start)
      : plan_(&plan), number_(number), coordinates_(coordinates), rng_(rng_of(plan, number)) {
    if (start.rows == 0)
      return;
    last_ = equally_weighted(start);
    first_kernel_ = kernel_of(plan, *last_);
    if (plan.own_start)
      last_ = only(start, number % start.rows);
  }

  // False when it was interrupted. Does nothing once a generation could not be completed.
  bool advance(std::size_t generation, const DistanceOf& distance, std::vector<GenerationReport>& reports) {
    if (ended_)
      return true;
    const bool first = generation == 0;
    const std::optional<Kernel> kernel = first   ? first_kernel_
                                         : last_ ? kernel_of(*plan_, *last_)
                                                 : std::nullopt;
    GenerationReport report{.island = number_, .generation = generation, .best = infinite};
    report.tolerance = first ? infinite : next_tolerance(*last_, plan_->tolerance_share);
    Matrix accepted(0, coordinates_);
    std::vector<double> distances;
    const std::size_t most = first ? plan_->particles : plan_->proposals;
    for (std::uint32_t n = 0; n < most && distances.size() < plan_->particles; ++n) {
      Proposal proposal{number_, generation, n, {}};
      proposal.shares =
          kernel ? nearby(rng_, *last_, *kernel, generation, n) : anywhere(rng_, n, coordinates_);
      const std::optional<double> apart = distance(proposal);
      if (!apart)
        return false;
      ++report.evaluated;
      report.best = std::min(report.best, *apart);
      if (*apart > report.tolerance)
        continue;
      accepted.values.insert(accepted.values.end(), proposal.shares.begin(), proposal.shares.end());
      ++accepted.rows;
      distances.push_back(*apart);
    }
    report.accepted = distances.size();
    report.complete = distances.size() == plan_->particles;
    ended_ = !report.complete;
    if (report.complete) {
      const std::vector<double> even(distances.size(), 0.0);
      std::vector<double> weights =
          kernel ? importance_weights(accepted, even, *last_, *kernel)
                 : std::vector<double>(distances.size(), 1.0 / static_cast<double>(distances.size()));
      report.effective = effective_sample_size(weights);
      last_ = Population{std::move(accepted), std::move(weights), std::move(distances)};
    }
    reports.push_back(report);
    return true;
  }

  const std::optional<Population>& population() const { return last_; }

 private:
  const IslandPlan* plan_;
  std::size_t number_, coordinates_;
  AddressedRng rng_;
  std::optional<Population> last_;
  std::optional<Kernel> first_kernel_;
  bool ended_ = false;
};

} // namespace

IslandSearch search_islands(const IslandPlan& plan, std::size_t coordinates, const StartPoints& start,
                            const DistanceOf& distance) {
  std::vector<Island> islands;
  for (std::size_t number = 0; number < plan.islands; ++number)
    islands.emplace_back(plan, number, coordinates, start);
  IslandSearch search;
  // All islands run a generation before any runs the next, so that a search that is cut short is even.
  for (std::size_t generation = 0; generation < plan.generations && !search.interrupted; ++generation)
    for (Island& island : islands)
      if (!search.interrupted && !island.advance(generation, distance, search.generations))
        search.interrupted = true;
  for (const Island& island : islands)
    search.islands.push_back(island.population().value_or(Population{}));
  return search;
}

} // namespace entente
