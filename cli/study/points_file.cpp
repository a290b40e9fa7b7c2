#include "cli/study/points_file.hpp"

#include "engine/core/error.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/write_file.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

namespace entente::cli {
namespace {

constexpr std::size_t most_told = 20; // problems

struct Field {
  std::string_view text;
  int column = 1; // of its first letter, from 1
};

// Quotation marks around a whole field are taken off: no key and no number holds any inside.
std::vector<Field> fields_of(std::string_view line) {
  std::vector<Field> fields;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    std::size_t first = begin, last = end;
    while (first < last && (line[first] == ' ' || line[first] == '"'))
      ++first;
    while (last > first && (line[last - 1] == ' ' || line[last - 1] == '"' || line[last - 1] == '\r'))
      --last;
    fields.push_back({line.substr(first, last - first), static_cast<int>(first) + 1});
    if (end == line.size())
      return fields;
    begin = end + 1;
  }
}

class PointsReader {
 public:
  explicit PointsReader(std::string path) : path_(std::move(path)) {}

  Design read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
      text.remove_prefix(3);
    while (!text.empty() && problems_.size() < most_told) {
      ++line_;
      const std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(line.size() + 1, text.size()));
      if (line.find_first_not_of(" \r") == std::string_view::npos)
        continue;
      if (design_.keys.empty() && problems_.empty())
        read_keys(fields_of(line));
      else
        read_point(fields_of(line));
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

  void read_keys(const std::vector<Field>& fields) {
    for (const Field& field : fields) {
      const auto rules = rules_of(field.text);
      if (!rules)
        refuse(field.column,
               in_quotes(field.text) + " is no number of a scenario" + number_suggestion(field.text, true));
      else if (std::find(design_.keys.begin(), design_.keys.end(), field.text) != design_.keys.end())
        refuse(field.column, std::string(field.text) + " stands here twice");
      design_.keys.emplace_back(field.text);
      rules_.push_back(rules.value_or(NumberRules{}));
    }
  }

  void read_point(const std::vector<Field>& fields) {
    if (fields.size() != design_.keys.size())
      return refuse(1, "there are " + std::to_string(fields.size()) + " numbers; needed are " +
                           std::to_string(design_.keys.size()) + ", one for each key of the first line");
    for (std::size_t i = 0; i < std::min(fields.size(), rules_.size()); ++i) {
      const std::string_view text = fields[i].text;
      double value = 0.0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (error != std::errc() || end != text.data() + text.size())
        refuse(fields[i].column, in_quotes(text) + " is no number");
      else if (std::string problem = problem_with(value, rules_[i]); !problem.empty())
        refuse(fields[i].column, std::move(problem));
      design_.values.push_back(value);
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
