// Runs the built program as a user would.
#pragma once
#include "tests/folder.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace entente::test {

struct Ran {
  int code = -1; // exit code; 128 + signal when a signal ended it
  std::string out, err;
};

// The program with these words, as a shell reads them.
Ran program(const std::string& words);
// The same with something before it: "ulimit -v 1000;".
Ran program_after(const std::string& before, const std::string& words);
// A shell's limit on memory, in KiB, for program_after(); empty, with a warning, where this build cannot
// start under it: the address sanitizer reserves far more than it uses.
std::string within_memory(long kibibytes);

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

} // namespace entente::test
