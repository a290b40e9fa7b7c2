// Builtin scenarios: texts that the program carries inside itself, by the names that people give.
#pragma once
#include "engine/core/embedded.hpp"
#include "engine/scenario/read/load.hpp"

#include <span>
#include <string_view>

namespace entente {

constexpr std::string_view builtin_prefix = "builtin:";

// "baseline" of "scenarios/baseline.toml"; empty for what no builtin name reaches.
std::string_view name_of_builtin(std::string_view path);

// The text of "builtin:baseline": scenarios/baseline.toml among `embedded`, or a table of that name among the
// analysis data; else a problem that names the nearest.
Expected<SourceText> builtin_source(std::string_view name, std::span<const EmbeddedFile> embedded);

} // namespace entente
