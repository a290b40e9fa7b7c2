// Conditions in which strategies matter most, as text and as JSON.
#pragma once
#include <string>

namespace entente {
struct Conditions;
}

namespace entente::cli {

// label: of the outcome; title: of the study.
std::string conditions_text(const Conditions& conditions, const std::string& label, const std::string& title);
std::string conditions_json(const Conditions& conditions);

} // namespace entente::cli
