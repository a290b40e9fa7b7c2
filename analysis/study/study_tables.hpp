// The tables of a study, computed anew from its store: whatever way it came about, the same bytes.
#pragma once
#include "analysis/comparison/stored_comparison.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace entente {

struct Scenario;
class Store;
class StudyFolder;

// summary, paired, costs, hazards, failures; verdict where the scenario expects something; points of sweeps;
// ablation of ablations; each is there whole or not at all. `see` gets the comparisons that the tables are
// made of, so that the histories need not be read again for them. Returns the digest of the study, which is
// the one that was written before, if one was: else no table is written. Throws StoreFailure.
std::string write_study_tables(const std::filesystem::path& folder, const Store& store,
                               const Scenario& scenario,
                               const std::function<void(StoredComparison&&)>& see = {});

// The tables, and what else a study folder holds: series.nc and events.csv where these were kept.
std::string write_study_files(const StudyFolder& study,
                              const std::function<void(StoredComparison&&)>& see = {});

} // namespace entente
