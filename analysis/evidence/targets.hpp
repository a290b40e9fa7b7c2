// Calibration targets: published or measured figures, each with the band in which ours should lie.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Target {
  std::string id;
  std::string name;             // what it is, in a few words; of a file of one's own it may be empty
  std::string published;        // as the source says it
  double low = 0.0, high = 0.0; // the band, both ends inside
  std::string source, evidence, how;
  double weight = 1.0; // in calibration
  std::string kind;    // of effects of support: log or experiment

  bool contains(double value) const { return low <= value && value <= high; }
};

// The 40 of analysis/data/targets.toml, in its order.
std::vector<Target> shipped_targets();

// [[targets]] tables as in analysis/data/targets.toml. Each id must be one of measured_statistics()
// (evidence.hpp). Throws ScenarioError with every problem.
std::vector<Target> read_targets(std::string_view text, const std::string& file_name);
// The same for other figures, of which these can be measured.
std::vector<Target> read_targets(std::string_view text, const std::string& file_name,
                                 std::span<const std::string_view> measured);

} // namespace entente
