// Parsers of TOML and JSON: text to tree. Each throws ScenarioError with the one syntax problem.
#pragma once
#include "engine/core/expected.hpp"
#include "engine/scenario/syntax/tree.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// `file` is what the tree's places say; `file_name` is what messages say.
Expected<Node> parse_toml(std::string_view text, const std::string& file_name,
                          std::uint32_t file); // load.cpp
Expected<Node> parse_json(std::string_view text, const std::string& file_name, std::uint32_t file);
// parameter,set01,set02 and a line for each parameter: the table that parameter_sets reads.
Expected<Node> parse_sets_csv(std::string_view text, const std::string& file_name, std::uint32_t file);

// Counts the values of one file; more than any scenario needs are a problem. Both are false from then on.
class ValueCount {
 public:
  explicit ValueCount(std::string file_name) : file_name_(std::move(file_name)) {}
  bool one_more();
  bool check_entries(std::size_t entries); // of one table
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  bool refuse(std::size_t most, std::string_view beginning, std::string_view what);

  std::string file_name_;
  std::size_t values_ = 0;
  std::optional<Problem> problem_; // the first
};

} // namespace entente
