// The last step of loading and of every later change: reads a tree, checks what came out, and gives
// either the scenario or everything that is wrong with the place where it is written.
#pragma once
#include "engine/core/expected.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/syntax/finding.hpp"

#include <string>
#include <vector>

namespace entente {

struct SourceFile {
  std::string name, identity;
  bool json = false; // places are told as paths
};

Problem problem_of(const Finding& finding, const std::vector<SourceFile>& files);

// Overlays the tree on the scenario.
Expected<Scenario> read_checked(const Node& root, Scenario scenario, const std::vector<SourceFile>& files);

} // namespace entente
