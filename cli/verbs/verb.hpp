// A verb of the program: what it takes and what it does. To add one: a file verb_NAME.cpp, and a line in
// each of the two lists of verbs.cpp.
#pragma once
#include "cli/command.hpp"

#include <functional>
#include <vector>

namespace entente::cli {

struct Verb {
  Command command;            // its name, flags and help; owned by the program
  std::function<int()> carry; // does it, once the flags are read; gives the exit code
};

// Every verb, in the order of the help.
std::vector<Verb> add_verbs(Command program);

} // namespace entente::cli
