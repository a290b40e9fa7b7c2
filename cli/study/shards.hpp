// The shards of a study, each in a folder of its own.
#pragma once
#include <filesystem>
#include <vector>

namespace entente::cli {

// The folders of shards in the folder of a study, by name; none if there are none.
std::vector<std::filesystem::path> shards_in(const std::filesystem::path& folder);

} // namespace entente::cli
