// Verification of a study: is what a folder holds what was written, and does this program, on this machine,
// give it again?
#pragma once
#include "engine/ensemble/design.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {

class Threads;
struct Society;

// Simulates units of a study again. The scenario and the shared society of a point are made once while its
// units follow one another.
class UnitSimulation {
 public:
  UnitSimulation(const StudyReading& study, const Threads& threads) : study_(&study), threads_(&threads) {}
  // All that the study keeps, by strategy.
  std::vector<Outcomes> operator()(const Unit& unit);

 private:
  const StudyReading* study_;
  const Threads* threads_;
  std::optional<Unit> point_;
  Scenario scenario_;
  std::shared_ptr<const Society> society_;
};

struct UnitCheck {
  Unit unit;
  std::string difference;          // the first one; empty: the same to the last bit
  double largest_difference = 0.0; // of an outcome, relative to the larger of 1 and its size; infinite if one
                                   // is missing
};

// Simulates a unit again and compares all that is stored of it: outcomes, accords, series, events, monthly
// deaths.
UnitCheck check_unit(const StudyReading& study, const Unit& unit, UnitSimulation& simulation);

// How many units are stored, and those at some places of their order by world, point and replicate.
std::uint64_t stored_units(const StudyReading& study);
std::vector<Unit> stored_units_at(const StudyReading& study, const std::set<std::uint64_t>& places);

struct FileCheck {
  std::string file;       // as seen from the study's folder
  std::string difference; // where the first one is; empty if there is none
};

struct FolderCheck {
  std::vector<FileCheck> files;
  std::vector<std::string> not_looked_at; // with the reason
};

// All files of the folder that are computed from the store, computed anew and compared: text equal, numbers
// of tables within `tolerance` of the larger of 1 and their size. `scratch`: an empty folder to write into.
FolderCheck check_folder(const StudyReading& study, const std::filesystem::path& scratch, double tolerance);

// What the manifest says of the study that its store does not; empty if nothing.
std::string manifest_difference(const StudyReading& study);

} // namespace entente
