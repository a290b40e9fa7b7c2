// Sequential Monte Carlo approximate Bayesian computation: which parameter values make simulations look like
// the data? The pieces of sequential Monte Carlo approximate Bayesian computation (Toni et al. 2009; Beaumont
// et al. 2009): a population of weighted particles is moved, simulated, and kept where the distance to the
// data is below a tolerance that falls from one generation to the next.
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente {

struct Population {
  Matrix particles;              // one row a particle, in coordinates of the caller's choice
  std::vector<double> weights;   // sum to 1
  std::vector<double> distances; // to the data
};

// A normal step from a particle.
struct Kernel {
  Matrix root; // lower triangular, root * transpose(root) = covariance of the step

  // `from` moved by root * normals; normals standard and independent, one a coordinate.
  std::vector<double> moved(std::span<const double> from, std::span<const double> normals) const;
};

// Nothing when the covariance is not positive definite.
std::optional<Kernel> kernel_of(const Matrix& covariance);

// Weighted covariance sum w (x - m)(x - m)' / (1 - sum w^2), unbiased for independent particles.
Matrix weighted_covariance(const Matrix& particles, std::span<const double> weights);

// A particle of `population`, chosen by weight, moved by the kernel. The draw is addressed by (generation,
// proposal, attempt), so that a proposal outside the prior can be drawn again, ancestor included, which keeps
// the weights below right. Only the seed of `chance` is read. attempt below 2^32 / (coordinates + 1).
std::vector<double> proposed(const AddressedRng& rng, const Population& population, const Kernel& kernel,
                             std::uint16_t generation, std::uint32_t proposal, std::uint32_t attempt = 0);

// Weights of accepted particles: prior density over the density with which the last population proposes them,
// normalised to sum 1. log_prior[i] is the log density of row i in the same coordinates, up to a constant.
std::vector<double> importance_weights(const Matrix& accepted, std::span<const double> log_prior,
                                       const Population& last, const Kernel& kernel);

// 1 / sum of squared weights (Kong, Liu and Wong 1994): how many equally weighted particles these are worth.
double effective_sample_size(std::span<const double> weights);

// The distance that a share of the population's weight stays at or below: the next tolerance (Del Moral,
// Doucet and Jasra 2012 use such quantiles of the last distances).
double next_tolerance(const Population& population, double share = 0.5);

// Position of the particle whose part of the summed weights holds u in (0, 1). Weights sum to 1.
std::size_t chosen_by_weight(std::span<const double> weights, double u);

} // namespace entente
