// Warnings: what a scenario may say, and what is yet hardly what its author means. Nothing is refused for
// them.
#pragma once
#include "engine/scenario/syntax/finding.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace entente {

struct Scenario;

// Whether a file itself says the number "group.name", be it the usual one.
using IsWritten = std::function<bool(std::string_view group, std::string_view name)>;

// What is given and not read, and outcomes that the months cannot or can hardly show (horizon.hpp); places
// are left open.
std::vector<Finding> warnings_of(const Scenario& scenario, const IsWritten& written = {});

} // namespace entente
