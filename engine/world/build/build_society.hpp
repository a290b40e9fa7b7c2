// Citizens and their ties, drawn from what is known about a country: how many, where, of which identity, and
// how often they talk across (docs/model.md, Initialisation).
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/random/addressed_rng.hpp"
#include "engine/scenario/model/distribution.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/world/state/society.hpp"

#include <cstddef>
#include <vector>

namespace entente {

struct SocietyPlan {
  std::size_t citizens = 0, regions = 0;
  std::vector<std::vector<double>> composition; // [region][identity], each region sums to 1
  double homophily = 0.0;                       // share of ties drawn to the own identity
  double locality = 0.0; // share of ties drawn to the own region; with settlements, of these to the own one
  int ties = 0;          // drawn by each citizen; as many are received on average
  int maximum_ties = 0;  // a citizen has at most so many
  int settlement = 0;    // people in a settlement, all identities together; 0 = no settlements
  NetworkSource::Model model = NetworkSource::Model::drawn; // drawn or poisson_blocks
  Distribution susceptibility, disposition, leaning;        // drawn by each citizen
  bool operator==(const SocietyPlan&) const = default;
};

// Chance of month 0. The same society for any number of threads. Throws ScenarioError when the network would
// not fit its 32-bit offsets; all else is the scenario's check to find.
Society build_society(const SocietyPlan& plan, const AddressedRng& rng, const Threads& threads);

} // namespace entente
