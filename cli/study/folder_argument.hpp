// Verbs that work on a study folder.
#pragma once
#include "cli/command.hpp"

#include <string>

namespace entente::cli {

// DIR, into `folder`.
void take_folder(Command verb, std::string& folder);

} // namespace entente::cli
