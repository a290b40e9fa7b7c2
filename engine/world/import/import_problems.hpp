// What is wrong with a text that is being imported: collected with its places, told together.
#pragma once
#include "engine/core/expected.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class ImportProblems {
 public:
  ImportProblems(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

  // Notes a problem at a byte of the text; reading stops once they are more than anybody reads.
  void add(std::size_t byte, std::string message);
  // The same for a text that cannot be read on: this one is the last.
  void stop(std::size_t byte, std::string message);
  // Whether to read on; what is added to a stopped text is not noted.
  bool stopped() const { return stopped_; }
  const Problems& all() const { return problems_; }

 private:
  std::string_view text_;
  std::string file_;
  Problems problems_;
  bool stopped_ = false;
};

// Stops at the first byte that is neither UTF-8 nor printable, tab or end of line.
void require_readable(std::string_view text, ImportProblems& problems);

} // namespace entente
