// A network that somebody measured, read from text: a list or a table of ties, Pajek or GraphML. No file is
// opened here.
//
// A list of ties has two names a line, separated by blanks, tabs or a comma; one name alone is a citizen who
// may have no ties; '#' behind a blank begins a comment, as it does, like '%', at the start of a line. Names
// may be numbers, and are names all the same: citizens are numbered in the order in which their names first
// appear.
//
// A table of ties has a header with source and target (or from and to, ego and alter, sender and receiver)
// and one separator throughout: commas, semicolons, tabs or blanks. Names may stand in quotation marks.
// Columns of other names are passed over, as is a name before each line that the header lacks.
//
// Of a Pajek file *Vertices, *Edges, *Arcs and lists of the two are read; citizens are numbered as vertices.
//
// Of GraphML (http://graphml.graphdrawing.org) the nodes and edges of one graph are read, and of each node
// the attributes named "region" (from 1) and "identity" (its name, or its position from 1), where there are
// any; capitals do not matter, and what R and pandas write for a missing value is none. Whatever their
// direction, edges are ties. Other attributes and elements are passed over and named in notes; hyperedges and
// nested graphs are refused.
//
// Every other format that can be told is refused by name.
#pragma once
#include "engine/core/expected.hpp"
#include "engine/core/ids.hpp"
#include "engine/world/network/connect.hpp"

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

constexpr std::uint64_t maximum_import_bytes = std::uint64_t{1} << 33;
constexpr std::size_t maximum_name_bytes = 256;

// Citizens are numbered from 0 in the order of the text.
struct ImportedNetwork {
  std::size_t citizens = 0;
  std::vector<Tie> ties;                           // by number, in the order of the text
  std::size_t self_loops = 0;                      // edges from a citizen to the same, left out
  std::vector<std::optional<RegionId>> region;     // by number; empty when no node has one
  std::vector<std::optional<IdentityId>> identity; // by number; empty when no node has one
  std::string format;                              // as people call it: "a list of ties", "GraphML", ...
  std::vector<std::string> notes; // what was passed over or deserves a second look, a phrase each
};

// What begins with '<' is GraphML, with "*Vertices" or "*Network" Pajek; all else that is no other format by
// its first bytes is a list or a table. Problems with file, line and column of everything that is wrong;
// `file` is only named.
Expected<ImportedNetwork> try_import_network(std::string_view text, const std::string& file,
                                             const ImportRules& rules);
#ifdef __cpp_exceptions
ImportedNetwork import_network(std::string_view text, const std::string& file,
                               const ImportRules& rules); // throws ScenarioError
#endif

// What was read, in one line: citizens, ties, components, regions, identities, and the notes.
std::string summary_of(const ImportedNetwork& network, const ImportRules& rules);

} // namespace entente
