// One bundle of histories, advanced together: the arms of one replicate, or arms of several where these share
// a network.
#pragma once
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace entente {

class Threads;
struct Society;
struct World;

struct Lane {
  std::size_t strategy = 0; // index into the scenario's strategies
  std::uint32_t replicate = 0;
};

struct Bundle {
  std::vector<Lane> lanes;
  std::uint64_t seed = 0;
  std::shared_ptr<const Society> society = nullptr; // of the study; absent: drawn for the replicate
};

// The arms of one replicate: all strategies of the scenario, in its order, or those that are named.
Bundle bundle_of(const Scenario& scenario, std::uint32_t replicate, std::uint64_t seed,
                 std::shared_ptr<const Society> society = nullptr,
                 std::span<const std::size_t> strategies = {});

// Sees the world after every month; cannot change it.
using Observer = std::function<void(const World&)>;

// The society that all replicates of a study share; nothing where each draws its own (build.hpp).
std::shared_ptr<const Society> society_of_study(const Scenario& scenario, std::uint64_t seed,
                                                const Threads& threads);

// The world a bundle starts from; strategies have changed nothing yet, but what they owe to earlier support
// is settled where the history starts with an accord.
World start(const Scenario& scenario, const Bundle& bundle, const Threads& threads);

// How many of a bundle's lanes are simulated side by side; the others follow one after another, in the same
// society. Few lanes of a large society are faster alone.
std::size_t lanes_together(const Scenario& scenario, std::size_t lanes);

// Outcomes of every lane, in the order of the bundle. With an observer all lanes are simulated side by side.
std::vector<Outcomes> simulate(const Scenario& scenario, const Bundle& bundle, Keep keep,
                               const Threads& threads, const Observer& observe = {});

} // namespace entente
