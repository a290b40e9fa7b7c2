#include "analysis/calibration/calibration_log.hpp"

#include "engine/core/csv.hpp"
#include "engine/core/missing.hpp"
#include "engine/core/text.hpp"
#include "engine/store/files/write_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> stages{"search", "candidates", "unseen", "rotation"};
constexpr const char *plan_file = "calibration.toml", *log_file = "evaluations.csv";

// The first line in which two texts differ, for a message.
std::string difference(const std::string& before, const std::string& now) {
  const std::vector<std::string_view> old_lines = split(before, '\n'), new_lines = split(now, '\n');
  for (std::size_t i = 0; i < std::max(old_lines.size(), new_lines.size()); ++i) {
    const std::string_view a = i < old_lines.size() ? old_lines[i] : "",
                           b = i < new_lines.size() ? new_lines[i] : "";
    if (a != b)
      return fmt::format("it was begun with {}, now asked for is {}", in_quotes(a), in_quotes(b));
  }
  return "";
}

void refuse_foreign(const fs::path& folder) {
  if (fs::exists(folder / plan_file))
    return;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().filename() != FolderLock::file_name)
      throw StudyRefused(folder.string() +
                         " holds other files and no calibration; give --out another folder");
}

// What a line says of an evaluation; nothing where it cannot be understood.
std::optional<std::pair<EvaluationKey, std::vector<double>>> evaluation_in(const std::vector<CsvField>& cells,
                                                                           std::size_t columns) {
  constexpr std::size_t key_columns = 4;
  if (cells.size() != key_columns + columns)
    return std::nullopt;
  const auto stage = std::find(stages.begin(), stages.end(), cells[0].text);
  const auto island = number_in<decltype(EvaluationKey::island)>(cells[1].text);
  const auto generation = number_in<decltype(EvaluationKey::generation)>(cells[2].text);
  const auto number = number_in<decltype(EvaluationKey::number)>(cells[3].text);
  if (stage == stages.end() || !island || !generation || !number)
    return std::nullopt;
  EvaluationKey key;
  key.stage = static_cast<CalibrationStage>(stage - stages.begin());
  key.island = *island;
  key.generation = *generation;
  key.number = *number;
  std::vector<double> values;
  for (std::size_t c = key_columns; c < cells.size(); ++c) {
    const auto value = cells[c].text.empty() ? std::optional(missing) : number_in<double>(cells[c].text);
    if (!value)
      return std::nullopt;
    values.push_back(*value);
  }
  return std::pair(key, std::move(values));
}

} // namespace

CalibrationLog::CalibrationLog(fs::path folder, const std::string& plan, std::vector<std::string> columns)
    : folder_(std::move(folder)), columns_(std::move(columns)), saved_(std::chrono::steady_clock::now()) {
  if (folder_.empty())
    return;
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error)
    throw StoreFailure("cannot make the folder " + folder_.string() + ": " + error.message());
  refuse_foreign(folder_);
  lock_ = std::make_unique<FolderLock>(folder_);
  if (!fs::exists(folder_ / plan_file)) {
    write_whole_file(folder_ / plan_file, plan);
    return;
  }
  if (const std::string before = read_whole_file(folder_ / plan_file); before != plan)
    throw StudyRefused(folder_.string() + " holds another calibration: " + difference(before, plan));
  if (fs::exists(folder_ / log_file))
    read();
}

CalibrationLog::~CalibrationLog() = default;

void CalibrationLog::read() {
  const std::string text = read_whole_file(folder_ / log_file);
  CsvReader table(text);
  table.next(); // the columns' names
  while (table.next()) {
    if (table.fields().empty() && table.fault() == CsvFault::none)
      continue;
    auto evaluation = evaluation_in(table.fields(), columns_.size());
    if (!evaluation)
      throw StoreDamaged(
          fmt::format("{} line {} cannot be understood", (folder_ / log_file).string(), table.line()));
    evaluations_.insert(std::move(*evaluation));
  }
}

const std::vector<double>* CalibrationLog::find(const EvaluationKey& key) const {
  const auto found = evaluations_.find(key);
  return found == evaluations_.end() ? nullptr : &found->second;
}

void CalibrationLog::add(const EvaluationKey& key, std::vector<double> values) {
  constexpr std::chrono::seconds often{10};
  evaluations_.insert_or_assign(key, std::move(values));
  changed_ = true;
  if (std::chrono::steady_clock::now() - saved_ > often)
    save();
}

void CalibrationLog::save() {
  saved_ = std::chrono::steady_clock::now();
  if (!changed_ || folder_.empty())
    return;
  WholeFile file(folder_ / log_file);
  std::string line = "stage,island,generation,number";
  for (const std::string& column : columns_)
    line += "," + column;
  file.write(line + "\n");
  for (const auto& [key, values] : evaluations_) {
    line = fmt::format("{},{},{},{}", stages[static_cast<std::size_t>(key.stage)], key.island, key.generation,
                       key.number);
    for (const double value : values) // the shortest text that reads back as the same number
      line += std::isnan(value) ? std::string(",") : fmt::format(",{}", value);
    file.write(line + "\n");
  }
  file.finish();
  changed_ = false;
}

} // namespace entente
