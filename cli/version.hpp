// Version of this program.
#pragma once
#include <string>

namespace entente::cli {

std::string version_text(); // several lines

} // namespace entente::cli
