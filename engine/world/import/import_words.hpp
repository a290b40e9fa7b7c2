// Words in files of networks: what says that a value is missing, and which other formats there are.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace entente {

// Whether a value says, as R, pandas and others write it, that there is none: nothing, NA, nan, null, None.
bool says_missing(std::string_view value);

// The end of a message about a file that cannot be read: what to save instead.
inline constexpr std::string_view save_otherwise =
    "Save the network as GraphML (Gephi: Export, Graph file; R: igraph::write_graph(g, \"people.graphml\", "
    "\"graphml\"); Python: networkx.write_graphml(G, \"people.graphml\")) or as a table with the columns "
    "source "
    "and target";

// What a text is that is known and not read; nothing for all others.
std::optional<std::string> format_not_read(std::string_view text);

} // namespace entente
