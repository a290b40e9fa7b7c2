// A decision from a study's store, and the tables of it.
#pragma once
#include "analysis/decision/decision.hpp"

#include <filesystem>

namespace entente {

struct StoreHead;
struct TableOrigin;
class Store;

// A goal as people write it (goal.hpp), of the study's outcomes.
Expected<Goal> goal_of(std::string_view text, const StoreHead& head);

// Reads every history. least_worlds: how many worlds the study needs, its own included. Throws StudyRefused
// for fewer, for a study of a sweep or of one shard, and for an effect that some histories do not have;
// ScenarioError, with effect or goal as its place, for a setting that is not allowed.
Decision decide(const Store& store, const Scenario& scenario, const DecisionSettings& settings,
                std::size_t least_worlds = 2);

// cost_effectiveness, cost_lines, acceptability, regret, regret_summary and information. Throws StoreFailure.
void write_decision_tables(const std::filesystem::path& folder, const Decision& decision,
                           const TableOrigin& origin);

} // namespace entente
