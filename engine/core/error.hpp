// What a user can mend is a ScenarioError: every problem at once, each with its place and what is allowed.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

namespace entente {

struct Problem {
  std::string file;    // as the user wrote it; empty when the problem has no file
  int line = 0;        // from 1; 0 = unknown
  int column = 0;      // from 1; 0 = unknown
  std::string message; // what was found and what is allowed, one sentence

  // "file:line:column: message", leaving out what is unknown.
  std::string text() const;
  bool operator==(const Problem&) const = default;
};

class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Problem> problems);
  explicit ScenarioError(std::string message);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

} // namespace entente
