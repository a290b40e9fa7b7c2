#include "engine/scenario/syntax/reserved_names.hpp"

#include "engine/core/text.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// Columns that stand before the outcomes in CSV tables, and dimensions and variables beside them in NetCDF
// files.
constexpr std::array<std::string_view, 14> columns{
    "world", "variant",   "draw",    "point", "parameter_set", "key",    "strategy",
    "arm",   "replicate", "history", "run",   "seed",          "status", "month"};

} // namespace

std::string problem_with_outcome_name(std::string_view name) {
  if (name.empty())
    return "";
  if (std::find(columns.begin(), columns.end(), lower_case(name)) != columns.end())
    return "an outcome cannot be called " + in_quotes(name) +
           ", which tables and NetCDF files have for something else; 'my_" + printable(name) + "' would do";
  const char first = name.front();
  const bool begins_well = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                           (first >= '0' && first <= '9') || first == '_' ||
                           static_cast<unsigned char>(first) >= 0x80;
  if (!begins_well)
    return "the name of an outcome, " + in_quotes(name) +
           ", is a column and a variable of NetCDF files, which begin with a letter, a digit or '_'";
  if (name.find('/') != std::string_view::npos) {
    std::string better(name);
    std::replace(better.begin(), better.end(), '/', '_');
    return "the name of an outcome, " + in_quotes(name) +
           ", is a variable of NetCDF files, which cannot hold '/'; " + in_quotes(better) + " would do";
  }
  return "";
}

} // namespace entente
