// Calibration log: what a calibration has simulated so far, on disk: since everything else is a function of
// the plan and of these numbers, a calibration goes on by going through the same steps and simulating only
// what is missing.
#pragma once
#include "engine/store/folder/lock.hpp"

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {

enum class CalibrationStage { search, candidates, unseen, rotation };

// One simulation of some conflicts with one set of parameters (rotation: with several in turn).
struct EvaluationKey {
  CalibrationStage stage = CalibrationStage::search;
  std::size_t island = 0, generation = 0;
  std::uint32_t number = 0; // proposal, candidate or set
  auto operator<=>(const EvaluationKey&) const = default;
};

class CalibrationLog {
 public:
  // Opens or begins DIR/calibration.toml (the plan) and DIR/evaluations.csv. An empty folder name keeps
  // everything in memory. Throws StudyRefused where another process works in the folder, or it was begun with
  // another plan, with the lines that differ; StoreFailure.
  CalibrationLog(std::filesystem::path folder, const std::string& plan, std::vector<std::string> columns);
  ~CalibrationLog();
  CalibrationLog(const CalibrationLog&) = delete;
  CalibrationLog& operator=(const CalibrationLog&) = delete;

  // Statistics in the order of the columns; not-a-number where one could not be computed.
  const std::vector<double>* find(const EvaluationKey& key) const;
  // Written within ten seconds, and by save().
  void add(const EvaluationKey& key, std::vector<double> values);
  void save();
  std::size_t size() const { return evaluations_.size(); }

 private:
  void read();

  std::filesystem::path folder_;
  std::unique_ptr<FolderLock> lock_; // from before the plan is written until the log is gone
  std::vector<std::string> columns_;
  std::map<EvaluationKey, std::vector<double>> evaluations_;
  std::chrono::steady_clock::time_point saved_;
  bool changed_ = false;
};

} // namespace entente
