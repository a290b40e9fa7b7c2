// How an ablation is shown: tables of mechanisms for people, JSON for programs.
#pragma once
#include <string>
#include <vector>

namespace entente {
struct Ablation;
}

namespace entente::cli {

struct Study;

std::string ablation_text(const Study& study, const std::vector<Ablation>& ablations);
// {"seed", "replicates", "reference", "mechanisms": {NAME: {"doc", "off"}}, "strategies": {NAME:
// {"of_effect", "whole": {OUTCOME: mean}, "without": {MECHANISM: {OUTCOME: {"diff", "mcse", "lo", "hi",
// ...}}}}}}. Numbers that are not finite, and what the start of the history fixes, are null.
std::string ablation_json(const Study& study, const std::vector<Ablation>& ablations);

} // namespace entente::cli
