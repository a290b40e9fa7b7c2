// Target file: where a result goes that its user names a place for. What a user has there is never lost.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace entente::cli {

// Whether the file that is there was written by the same command, so that it may be written anew.
using IsOurs = std::function<bool(const std::filesystem::path& file)>;

// Throws ScenarioError where the file cannot be written, or is there and is not ours. `otherwise` says what
// helps: "--out FILE writes it elsewhere".
void require_target(const std::filesystem::path& file, const IsOurs& is_ours, std::string_view otherwise);

// Throws ScenarioError where there is no such folder and it cannot be made.
void make_target_folder(const std::filesystem::path& folder);

} // namespace entente::cli
