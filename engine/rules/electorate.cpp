#include "engine/rules/electorate.hpp"

namespace entente::rules {
namespace {

// A citizen votes yes if the balance of what they believe, fear and are is above 0.
constexpr float base = 0.2F, by_confidence = 1.5F, by_cynicism = 0.9F, by_threat = 0.5F, by_leaning = 0.5F;

} // namespace

std::uint64_t yes_votes(const Electorate& electorate, const RegionVector& threat_level) {
  const Society& society = electorate.society;
  const std::size_t lanes = electorate.citizens.lanes;
  std::uint64_t yes = 0;
  for (const Cell& cell : society.cells) {
    const auto threat = static_cast<float>(threat_level[static_cast<Eigen::Index>(index(cell.region))]);
    for (std::size_t i = cell.begin; i < cell.end; ++i) {
      const float c = electorate.citizens.confidence[i * lanes + electorate.lane];
      const float k = electorate.citizens.cynicism[i * lanes + electorate.lane];
      yes +=
          base + by_confidence * c - by_cynicism * k - by_threat * threat + by_leaning * society.leaning[i] >
          0.0F;
    }
  }
  return yes;
}

} // namespace entente::rules
