// Words in files of networks: what says that a value is missing, and which other formats there are.
#pragma once
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

std::string_view trimmed(std::string_view text); // without blanks, tabs and ends of lines around
std::string in_small_letters(std::string_view text);

// Whether a value says, as R, pandas and others write it, that there is none: nothing, NA, nan, null, None.
bool says_missing(std::string_view value);

// The number that a text is, and nothing else.
template<class Number>
std::optional<Number> number_in(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// The end of a message about a file that cannot be read: what to save instead.
inline constexpr std::string_view save_otherwise =
    "Save the network as GraphML (Gephi: Export, Graph file; R: igraph::write_graph(g, \"people.graphml\", "
    "\"graphml\"); Python: networkx.write_graphml(G, \"people.graphml\")) or as a table with the columns "
    "source "
    "and target";

// What a text is that is known and not read; nothing for all others.
std::optional<std::string> format_not_read(std::string_view text);

} // namespace entente
