// Reserved names: those that a user cannot give, because tables and files need them for something else.
#pragma once
#include <string>
#include <string_view>

namespace entente {

// What tables call the scenario as it is.
constexpr std::string_view reserved_variant = "base";

// What is wrong with the name of an own outcome, which is a column of CSV tables and a variable of NetCDF
// files; empty if nothing is.
std::string problem_with_outcome_name(std::string_view name);

} // namespace entente
