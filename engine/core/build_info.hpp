// Build information: which program this is: written into every manifest, printed by --version. The values
// come from cmake/version.cmake.
#pragma once
#include <string_view>

namespace entente {

struct BuildInfo {
  std::string_view version; // e.g. "0.1.0"
  std::string_view
      commit; // full hash, "-dirty" behind it when tracked files differed; "unknown" without a repository
  std::string_view compiler;   // e.g. "GNU 12.2.0"
  std::string_view flags;      // the compiler's flags for the engine
  std::string_view build_type; // e.g. "Release"
};

BuildInfo build_info();

} // namespace entente
