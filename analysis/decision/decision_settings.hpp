// What `entente decide` was last asked of a study, kept in its folder so that a report answers the same
// question: the effect, what one of it is worth, the goal. The answer is always computed from the store.
#pragma once
#include "analysis/decision/decision.hpp"

#include <filesystem>
#include <optional>

namespace entente {

struct StoreHead;

constexpr const char* decision_settings_file = "decision.json";

// Throws StoreFailure.
void write_decision_settings(const std::filesystem::path& study, const DecisionSettings& settings,
                             const StoreHead& head);
// Nothing where there is no such file, or one that does not fit the study's outcomes.
std::optional<DecisionSettings> read_decision_settings(const std::filesystem::path& study,
                                                       const StoreHead& head);

} // namespace entente
