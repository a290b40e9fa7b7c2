#include "engine/store/files/errors.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace entente {
namespace {

std::string message(const std::string& what, const std::string& file, Mending mending) {
  if (file.empty())
    return "the results are damaged: " + what;
  return fmt::format("{} is damaged: {}. {}", file, what,
                     advice_on(mending, std::filesystem::path(file).parent_path().string()));
}

} // namespace

std::string advice_on(Mending mending, const std::string& folder) {
  const std::string where = folder.empty() ? "." : folder;
  return mending == Mending::possible
             ? fmt::format("`entente verify {0}` names all that is damaged; `entente verify {0} --repair` "
                           "computes it anew",
                           where)
             : fmt::format("{}: what study it is cannot be read, so that nothing can be computed anew: run "
                           "the command in manifest.json again, in a new folder",
                           where);
}

ResultsDamaged::ResultsDamaged(const std::string& what, const std::string& file, Mending mending)
    : StoreDamaged(message(what, file, mending)), problem(what) {}

} // namespace entente
