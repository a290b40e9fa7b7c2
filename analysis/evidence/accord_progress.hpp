// Implementation of accords, year by year: ours, and those on record.
#pragma once
#include "engine/store/sqlite/store.hpp"

#include <array>
#include <string>
#include <vector>

namespace entente {

struct ProgressYear {
  int year = 0;                 // since signature, from 1
  std::size_t accords = 0;      // first accords old enough to have this year
  std::array<double, 5> band{}; // quantiles of the implementation index: 5, 25, 50, 75, 95 %
};

// Of the first accord of every history; where its parties signed anew it keeps the index of its last
// anniversary, 0 if it had none. A year counts where the history goes on long enough to show it.
std::vector<ProgressYear> accord_progress(const Store& store, const Histories& of, int years);

struct MeasuredPath {
  std::string accord;                       // title of its scenario
  std::vector<std::pair<int, double>> path; // year since signature, implementation index
};

// The accords of scenarios/accords, from what their files record as observed.
std::vector<MeasuredPath> measured_paths();

} // namespace entente
