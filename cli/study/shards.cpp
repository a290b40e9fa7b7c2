#include "cli/study/shards.hpp"

#include "engine/store/folder/study_folder.hpp"

#include <algorithm>

namespace entente::cli {

namespace fs = std::filesystem;

std::vector<fs::path> shards_in(const fs::path& folder) {
  std::vector<fs::path> shards;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().filename().string().starts_with("shard-") && is_study(entry.path()))
      shards.push_back(entry.path());
  std::sort(shards.begin(), shards.end());
  return shards;
}

} // namespace entente::cli
