// The hindcast as people and programs read it.
#pragma once
#include "analysis/evidence/stored_evidence.hpp"
#include "analysis/hindcast/accord_paths.hpp"
#include "analysis/hindcast/hindcast.hpp"

#include <filesystem>
#include <string>

namespace entente::cli {

// Scores first, then what the model did not expect, then the rest.
std::string hindcast_text(const Hindcast& hindcast);
// A section of docs/evidence.md.
std::string hindcast_markdown(const Hindcast& hindcast);
// With every accord year by year.
std::string hindcast_json(const Hindcast& hindcast, const std::vector<AccordPath>& paths);
// tables/hindcast.csv in the folder. Throws StoreFailure.
void write_hindcast_table(const std::filesystem::path& folder, const Hindcast& hindcast);
// tables/hindcast_paths.csv likewise, every accord year by year, and hindcast.json for a report.
void write_paths_table(const std::filesystem::path& folder, const StoredAccordPaths& stored);

} // namespace entente::cli
