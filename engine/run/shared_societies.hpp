// The societies that the histories of a study share, each built once however many replicates, variants and
// points are simulated in it.
#pragma once
#include "engine/scenario/model/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace entente {

class Threads;
struct Society;

class SharedSocieties {
 public:
  // Of one study: of one seed, and scenarios that differ in numbers alone. `places` societies are kept, those
  // asked for last; a study needs as many as points that are worked on at the same time.
  SharedSocieties(std::uint64_t seed, std::size_t places);
  ~SharedSocieties();

  // The scenario's society; nothing where each replicate draws its own. Scenarios whose citizens are drawn
  // alike get the same one. May be called by several threads, of which one builds and the others wait. Throws
  // ScenarioError where an imported network is not in order.
  std::shared_ptr<const Society> of(const Scenario& scenario, const Threads& threads);

  std::size_t built() const; // how many so far

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace entente
