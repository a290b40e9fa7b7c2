#include "engine/store/files/scenario_names.hpp"

#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace entente {
namespace {

constexpr std::string_view folder = "scenarios/", ending = ".toml", builtin = "builtin:";

// By its whole name, or without its folders where no other has the same last word.
std::optional<std::string> builtin_named(const std::vector<std::string>& builtins, std::string_view name) {
  if (std::find(builtins.begin(), builtins.end(), name) != builtins.end())
    return std::string(name);
  const std::string ending = "/" + std::string(name);
  const auto ends = [&](const std::string& one) { return one.ends_with(ending); };
  const auto found = std::find_if(builtins.begin(), builtins.end(), ends);
  return std::count_if(builtins.begin(), builtins.end(), ends) == 1 ? std::optional(*found) : std::nullopt;
}

} // namespace

std::vector<std::string> builtin_scenarios() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.starts_with(folder) && file.path.ends_with(ending))
      names.emplace_back(file.path.substr(folder.size(), file.path.size() - folder.size() - ending.size()));
  return names;
}

std::string scenario_source(std::string_view argument) {
  const std::string name(argument);
  std::error_code error;
  const bool of_builtin = argument.starts_with(builtin);
  if (!of_builtin && std::filesystem::exists(name, error))
    return name;
  const std::vector<std::string> builtins = builtin_scenarios();
  if (const auto found = builtin_named(builtins, of_builtin ? argument.substr(builtin.size()) : argument))
    return std::string(builtin) + *found;
  if (of_builtin)
    return name;
  const std::vector<std::string_view> known(builtins.begin(), builtins.end());
  const std::string_view near = nearest(argument, known);
  throw ScenarioError(
      {Problem{printable(argument, 200), 0, 0,
               "there is no such file, and no scenario of that name" +
                   (near.empty() ? "; `entente list scenarios` shows those that come with the "
                                   "program"
                                 : "; did you mean " + in_quotes(near) + "?")}});
}

} // namespace entente
