// How a decision is shown.
#pragma once
#include <string>

namespace entente {
struct Decision;
struct Goal;
} // namespace entente

namespace entente::cli {

std::string decision_text(const Decision& decision, const std::string& title, const std::string& goal);

} // namespace entente::cli
