// The tables of a study, computed anew from its store: whatever way it came about, the same bytes.
#pragma once
#include <filesystem>

namespace entente {

struct Scenario;
class Store;
class StudyFolder;

// summary, paired, costs, hazards, failures; verdict where the scenario expects something; points of sweeps;
// ablation of ablations; each is there whole or not at all. Throws StoreFailure.
void write_study_tables(const std::filesystem::path& folder, const Store& store, const Scenario& scenario);

// The tables, and what else a study folder holds: series.nc and events.csv where these were kept.
void write_study_files(const StudyFolder& study);

} // namespace entente
