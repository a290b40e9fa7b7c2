// A network that somebody measured, read from text: GraphML or a list of ties. No file is opened here.
//
// An edge list has two names a line, separated by blanks, tabs or a comma; one name alone is a citizen who
// may have no ties; '#' begins a comment. Names may be numbers, and are names all the same: citizens are
// numbered in the order in which their names first appear.
//
// Of GraphML (http://graphml.graphdrawing.org) the nodes and edges of one graph are read, and of each node
// the attributes named "region" (from 1) and "identity" (its name, or its position from 1), where there are
// any. Whatever their direction, edges are ties. Other attributes and elements are passed over; hyperedges
// and nested graphs are refused.
#pragma once
#include "engine/core/ids.hpp"
#include "engine/world/connect.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// What the scenario allows.
struct ImportRules {
  std::size_t regions = 0;             // a node's region is a number from 1 to this
  std::vector<std::string> identities; // names
  std::uint32_t maximum_ties = 0;      // of one citizen, repeated ties each time
  std::size_t maximum_citizens = 100000000;
};

constexpr std::size_t maximum_import_bytes = std::size_t{1} << 33;
constexpr std::size_t maximum_name_bytes = 256;

// Citizens are numbered from 0 in the order of the text.
struct ImportedNetwork {
  std::size_t citizens = 0;
  std::vector<Tie> ties;                           // by number, in the order of the text
  std::size_t self_loops = 0;                      // edges from a citizen to the same, left out
  std::vector<std::optional<RegionId>> region;     // by number; empty when no node has one
  std::vector<std::optional<IdentityId>> identity; // by number; empty when no node has one
};

// What begins with '<' is GraphML, everything else an edge list. Throws ScenarioError with file, line and
// column of everything that is wrong; `file` is only named.
ImportedNetwork import_network(std::string_view text, const std::string& file, const ImportRules& rules);

} // namespace entente
