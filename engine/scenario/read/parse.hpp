// Parsers of TOML and JSON: text to tree. Each throws ScenarioError with the one syntax problem.
#pragma once
#include "engine/scenario/syntax/tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

// `file` is what the tree's places say; `file_name` is what messages say.
Node parse_toml(std::string_view text, const std::string& file_name, std::uint32_t file); // load.cpp
Node parse_json(std::string_view text, const std::string& file_name, std::uint32_t file);
// parameter,set01,set02 and a line for each parameter: the table that parameter_sets reads.
Node parse_sets_csv(std::string_view text, const std::string& file_name, std::uint32_t file);

// Counts the values of one file and refuses more than any scenario needs.
class ValueCount {
 public:
  explicit ValueCount(std::string file_name) : file_name_(std::move(file_name)) {}
  void one_more();
  void check_entries(std::size_t entries) const; // of one table

 private:
  std::string file_name_;
  std::size_t values_ = 0;
};

} // namespace entente
