// Evidence about the model beside a study: what `entente evidence --out` measured, with what it was measured
// on, so that a report can tell whether it is about the parameters of the study.
#pragma once
#include "analysis/evidence/evidence.hpp"
#include "analysis/hindcast/accord_paths.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente {

struct Scenario;

// SHA-256 of what the rules are given: the numbers of every parameter set, those set in the scenario
// included.
std::string parameters_digest(const Scenario& scenario);

struct MeasuredOn {
  std::string version;           // of the program
  std::string parameters_sha256; // as parameters_digest gives it
  std::uint64_t seed = 0;
  std::size_t simulated = 0; // conflicts, or histories of each accord
};
// By this program, from a scenario that has its seed.
MeasuredOn measured_on(const Scenario& scenario, std::uint64_t seed, std::size_t simulated);

struct StoredEvidence {
  MeasuredOn on;
  std::vector<EvidenceRow> rows;
};
struct StoredAccordPaths {
  MeasuredOn on;
  std::vector<AccordPath> paths;
};

constexpr const char* evidence_file = "evidence.json";
constexpr const char* accord_paths_file = "hindcast.json";

// Into a folder that is there. Throws StoreFailure.
void write_evidence(const std::filesystem::path& folder, const StoredEvidence& evidence);
void write_accord_paths(const std::filesystem::path& folder, const StoredAccordPaths& paths);
// Nothing where there is no such file, or one that cannot be understood.
std::optional<StoredEvidence> read_evidence(const std::filesystem::path& folder);
std::optional<StoredAccordPaths> read_accord_paths(const std::filesystem::path& folder);

} // namespace entente
