#include "cli/study/points_file.hpp"

#include "engine/core/csv.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/write_file.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace entente::cli {
namespace {

constexpr std::size_t most_told = 20; // problems

class PointsReader {
 public:
  explicit PointsReader(std::string path) : path_(std::move(path)) {}

  Design read(std::string_view text) {
    CsvReader table(text);
    while (problems_.size() < most_told && table.next()) {
      line_ = static_cast<int>(table.line());
      if (table.fault() != CsvFault::none)
        refuse(table, table.fault_at(), std::string(text_of(table.fault())));
      else if (table.fields().empty())
        continue;
      else if (design_.keys.empty() && problems_.empty())
        read_keys(table);
      else
        read_point(table);
    }
    if (problems_.empty() && design_.values.empty())
      refuse(1, "there is no point; needed are a line of keys and a line of numbers for each point");
    if (!problems_.empty())
      throw ScenarioError(std::move(problems_));
    return std::move(design_);
  }

 private:
  void refuse(int column, std::string message) {
    problems_.push_back({path_, line_, column, std::move(message)});
  }

  void refuse(const CsvReader& table, std::size_t at, std::string message) {
    refuse(static_cast<int>(table.column(at)), std::move(message));
  }

  void read_keys(const CsvReader& table) {
    for (const CsvField& field : table.fields()) {
      const auto rules = rules_of(field.text);
      if (!rules)
        refuse(table, field.at,
               in_quotes(field.text) + " is no number of a scenario" + number_suggestion(field.text, true));
      else if (std::find(design_.keys.begin(), design_.keys.end(), field.text) != design_.keys.end())
        refuse(table, field.at, std::string(field.text) + " stands here twice");
      design_.keys.emplace_back(field.text);
      rules_.push_back(rules.value_or(NumberRules{}));
    }
  }

  void read_point(const CsvReader& table) {
    const std::vector<CsvField>& fields = table.fields();
    if (fields.size() != design_.keys.size())
      return refuse(1, "there are " + std::to_string(fields.size()) + " numbers; needed are " +
                           std::to_string(design_.keys.size()) + ", one for each key of the first line");
    for (std::size_t i = 0; i < std::min(fields.size(), rules_.size()); ++i) {
      const std::string_view text = fields[i].text;
      const auto value = number_in<double>(text);
      if (!value)
        refuse(table, fields[i].at, in_quotes(text) + " is no number");
      else if (std::string problem = problem_with(*value, rules_[i]); !problem.empty())
        refuse(table, fields[i].at, std::move(problem));
      design_.values.push_back(value.value_or(0.0));
    }
  }

  std::string path_;
  int line_ = 0;
  Design design_;
  std::vector<NumberRules> rules_;
  std::vector<Problem> problems_;
};

} // namespace

Design points_of_file(const std::string& path) {
  constexpr std::uintmax_t largest = std::uintmax_t{64} << 20;
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error)
    throw ScenarioError({Problem{path, 0, 0, "the table of points cannot be read: " + error.message()}});
  if (size > largest)
    throw ScenarioError({Problem{path, 0, 0, "the table of points is above 64 MiB"}});
  return PointsReader(path).read(read_whole_file(path));
}

} // namespace entente::cli
