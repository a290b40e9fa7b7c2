// What is wrong with a text that is being imported: collected with its places, thrown together.
#pragma once
#include "engine/core/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class ImportProblems {
 public:
  ImportProblems(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

  // Notes a problem at a byte of the text; throws all so far once they are more than anybody reads.
  void add(std::size_t byte, std::string message);
  // Throws all so far, this one last: for a text that cannot be read on.
  [[noreturn]] void stop(std::size_t byte, std::string message);
  void throw_any() const;

 private:
  std::string_view text_;
  std::string file_;
  std::vector<Problem> problems_;
};

// Throws ScenarioError at the first byte that is neither UTF-8 nor printable, tab or end of line.
void require_readable(std::string_view text, ImportProblems& problems);

} // namespace entente
