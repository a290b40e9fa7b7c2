// Hints: the line that would have worked, for what newcomers write.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace entente {

// For a line that is no TOML: "; decimals have a point: 0.3", say; empty if nothing is known to help.
std::string syntax_hint(std::string_view line);

// For a text where a number is needed: "; write 0.3", "; a range is { uniform = [0.2, 0.3] }".
std::string number_hint(std::string_view text);

// For an unknown key at the top of a file, or in a table that is named: "; did you mean 'months'?",
// "; write it under [run]". `known` are the keys that the table has.
std::string key_hint(std::string_view table, std::string_view key, std::span<const std::string_view> known);

} // namespace entente
