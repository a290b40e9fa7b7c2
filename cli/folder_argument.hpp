// Verbs that work on a study folder.
#pragma once
#include <string>

namespace CLI {
class App;
}

namespace entente::cli {

// DIR, into `folder`.
void take_folder(CLI::App& verb, std::string& folder);

} // namespace entente::cli
