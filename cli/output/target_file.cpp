#include "cli/output/target_file.hpp"

#include "engine/core/error.hpp"
#include "engine/store/files/write_file.hpp"

#include <fmt/format.h>

namespace entente::cli {

namespace fs = std::filesystem;

void require_target(const fs::path& file, const IsOurs& is_ours, std::string_view otherwise) {
  std::error_code error;
  const fs::file_status there = fs::status(file, error);
  if (fs::is_directory(there))
    throw ScenarioError(
        fmt::format("{} is a folder, and a file is to be written; {}", file.string(), otherwise));
  if (fs::exists(there) && (!fs::is_regular_file(there) || !is_ours(file)))
    throw ScenarioError(
        fmt::format("{} is there already, and nothing is overwritten; {}", file.string(), otherwise));
  try {
    const UnfinishedFile tried(file);
  } catch (const StoreFailure& failure) {
    throw ScenarioError(fmt::format("{}; {}", failure.what(), otherwise));
  }
}

void make_target_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw ScenarioError(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
}

} // namespace entente::cli
