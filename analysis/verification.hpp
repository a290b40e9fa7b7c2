// Does this program, on this machine, give what a study holds?
#pragma once
#include "engine/ensemble/design.hpp"
#include "engine/store/study_folder.hpp"

#include <string>
#include <vector>

namespace entente {

class Threads;

struct UnitCheck {
  Unit unit;
  bool same_bits = true;
  double largest_difference = 0.0; // of an outcome, relative to the larger of 1 and its size; infinite if one
                                   // is missing
};

// Lives a unit again and compares every outcome of every arm.
UnitCheck check_unit(const StudyReading& study, const Unit& unit, const Threads& threads);

struct TableCheck {
  std::string table;
  std::string difference; // where the first one is; empty if there is none
};

// The tables as computed anew into `scratch` against those in the study's folder: text equal, numbers within
// `tolerance` of the larger of 1 and their size.
std::vector<TableCheck> check_tables(const StudyReading& study, const std::filesystem::path& scratch,
                                     double tolerance);

} // namespace entente
