// A user's own points: a table with the keys of numbers in its first line and a point on every other.
#pragma once
#include "engine/ensemble/design.hpp"

#include <string>

namespace entente::cli {

// Keys and values of a Design; every value is allowed for its number. Throws ScenarioError with file, line
// and column of every problem.
Design points_of_file(const std::string& path);

} // namespace entente::cli
