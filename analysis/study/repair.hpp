// Repair of a study: computes anew what is damaged: a history is a function of scenario, seed and replicate.
#pragma once
#include "engine/ensemble/design.hpp"

#include <filesystem>
#include <vector>

namespace entente {

class Threads;

struct Repair {
  std::vector<Unit> simulated;    // again; the others were copied
  std::filesystem::path previous; // where the damaged store is kept; empty: the store was whole
};

// Puts a whole store in the place of a damaged one, and writes all that is computed from it anew. Throws
// StudyRefused, and leaves the folder as it is, where this program does not give what the study holds;
// StoreDamaged where the store does not even say what study it is of.
Repair repair_study(const std::filesystem::path& folder, const Threads& threads);

} // namespace entente
