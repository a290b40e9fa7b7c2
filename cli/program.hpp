// Entry point of the program: from the words of the command line to the exit code; everything that can go
// wrong on the way ends here.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace entente::cli {

int run_program(int argc, const char* const* argv);

// A command line that is read and not carried out.
struct ReadWords {
  std::optional<std::string> problem; // as the program would say it
  std::vector<std::string> flags;     // of the verb, that were given: "--reps"
};
ReadWords read_words(const std::vector<std::string>& words); // without the program's name

} // namespace entente::cli
