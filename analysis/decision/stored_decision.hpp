// A decision from a study's store, and the tables of it.
#pragma once
#include "analysis/decision/decision.hpp"

#include <filesystem>

namespace entente {

struct TableOrigin;
class Store;

// Reads every history; one world is enough. Throws StudyRefused for a study of a sweep or of one shard, or an
// effect that some histories do not have.
Decision decide_in_any_worlds(const Store& store, const Scenario& scenario, const DecisionSettings& settings);
// The same, and refuses a study without named worlds.
Decision decide(const Store& store, const Scenario& scenario, const DecisionSettings& settings);

// cost_effectiveness, cost_lines, acceptability, regret, regret_summary and information. Throws StoreFailure.
void write_decision_tables(const std::filesystem::path& folder, const Decision& decision,
                           const TableOrigin& origin);

} // namespace entente
