#include "cli/version.hpp"

#include "engine/core/build_info.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"

#include <fmt/format.h>

namespace entente::cli {

std::string version_text() {
  const BuildInfo info = build_info();
  return fmt::format("entente {}\ncommit    {}\ncompiler  {}\nbuild     {}\nflags     {}\nlevel     {}\n",
                     info.version, info.commit, info.compiler, info.build_type, info.flags,
                     rules::name_of(rules::best_level()));
}

} // namespace entente::cli
