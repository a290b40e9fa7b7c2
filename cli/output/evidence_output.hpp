// The evidence as people and programs read it.
#pragma once
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/stored_evidence.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace entente::cli {

// Misses first, then in the order of the targets.
std::string evidence_text(const std::vector<EvidenceRow>& rows, const EvidenceSample& sample);
std::string effects_text(const std::vector<EvidenceRow>& rows, std::size_t conflicts);
// A section of docs/evidence.md.
std::string evidence_markdown(const std::vector<EvidenceRow>& rows, const EvidenceSample& sample);
std::string effects_markdown(const std::vector<EvidenceRow>& rows, std::size_t conflicts);
std::string evidence_json(const std::vector<EvidenceRow>& rows);
// tables/evidence.csv in the folder, and evidence.json for a report. Throws StoreFailure.
void write_evidence_table(const std::filesystem::path& folder, const StoredEvidence& evidence);
// tables/effects.csv in the folder. Throws StoreFailure.
void write_effects_table(const std::filesystem::path& folder, const std::vector<EvidenceRow>& rows,
                         std::size_t conflicts, std::uint64_t seed);
// The folder's tables, made when missing. Throws StoreFailure.
std::filesystem::path tables_of(const std::filesystem::path& folder);

std::size_t inside_of(const std::vector<EvidenceRow>& rows);

} // namespace entente::cli
