#include "engine/store/files/errors.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace entente {
namespace {

std::string message(const std::string& what, const std::string& file) {
  if (file.empty())
    return "the results are damaged: " + what;
  return fmt::format("{} is damaged: {}. {}", file, what,
                     mending(std::filesystem::path(file).parent_path().string()));
}

} // namespace

std::string mending(const std::string& folder) {
  return fmt::format(
      "`entente verify {0}` names all that is damaged; `entente verify {0} --repair` computes it anew",
      folder.empty() ? "." : folder);
}

ResultsDamaged::ResultsDamaged(const std::string& what, const std::string& file)
    : StoreDamaged(message(what, file)), problem(what) {}

} // namespace entente
