// Which program this is.
#pragma once
#include <string>

namespace entente::cli {

std::string version_text(); // several lines

} // namespace entente::cli
