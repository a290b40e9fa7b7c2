#include "analysis/calibration/calibration_log.hpp"

#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/write_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> stages{"search", "candidates", "unseen", "rotation"};
constexpr const char *plan_file = "calibration.toml", *log_file = "evaluations.csv";

std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> list;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    list.push_back(text.substr(0, end));
    if (end == text.size())
      return list;
    text.remove_prefix(end + 1);
  }
}

// The first line in which two texts differ, for a message.
std::string difference(const std::string& before, const std::string& now) {
  const std::vector<std::string_view> old_lines = pieces(before, '\n'), new_lines = pieces(now, '\n');
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

template<class Number>
bool parse(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
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
  const std::vector<std::string_view> lines = pieces(text, '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty())
      continue;
    const std::vector<std::string_view> cells = pieces(lines[i], ',');
    EvaluationKey key;
    const auto stage = std::find(stages.begin(), stages.end(), cells[0]);
    key.stage = static_cast<CalibrationStage>(stage - stages.begin());
    std::vector<double> values;
    bool understood = cells.size() == 4 + columns_.size() && stage != stages.end() &&
                      parse(cells[1], key.island) && parse(cells[2], key.generation) &&
                      parse(cells[3], key.number);
    for (std::size_t c = 4; understood && c < cells.size(); ++c) {
      values.push_back(std::numeric_limits<double>::quiet_NaN());
      understood = cells[c].empty() || parse(cells[c], values.back());
    }
    if (!understood)
      throw StoreDamaged(
          fmt::format("{} line {} cannot be understood", (folder_ / log_file).string(), i + 1));
    evaluations_.emplace(key, std::move(values));
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
