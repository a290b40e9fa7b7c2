#include "engine/core/error.hpp"

namespace entente {

std::string Problem::text() const {
  std::string place = file;
  if (line > 0) {
    place += (place.empty() ? "line " : ":") + std::to_string(line);
    if (column > 0)
      place += ":" + std::to_string(column);
  }
  return place.empty() ? message : place + ": " + message;
}

namespace {
std::string joined(const std::vector<Problem>& problems) {
  std::string all;
  for (const Problem& problem : problems) {
    if (!all.empty())
      all += '\n';
    all += problem.text();
  }
  return all;
}
} // namespace

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

ScenarioError::ScenarioError(std::string message)
    : ScenarioError(std::vector<Problem>{Problem{"", 0, 0, std::move(message)}}) {}

} // namespace entente
