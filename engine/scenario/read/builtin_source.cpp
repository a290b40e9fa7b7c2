#include "engine/scenario/read/builtin_source.hpp"

#include "engine/scenario/syntax/wording.hpp"

#include <array>
#include <string>
#include <vector>

namespace entente {
namespace {

constexpr std::array<std::string_view, 2> builtin_folders{"scenarios/", "analysis/data/"};
constexpr std::string_view suffix = ".toml";

} // namespace

std::string_view name_of_builtin(std::string_view path) {
  for (const std::string_view folder : builtin_folders)
    if (path.starts_with(folder) && path.ends_with(suffix))
      return path.substr(folder.size(), path.size() - folder.size() - suffix.size());
  return {};
}

Expected<SourceText> builtin_source(std::string_view name, std::span<const EmbeddedFile> embedded) {
  std::string_view wanted = name.substr(builtin_prefix.size());
  if (wanted.ends_with(suffix))
    wanted.remove_suffix(suffix.size());
  std::vector<std::string_view> known;
  for (const EmbeddedFile& file : embedded) {
    const std::string_view found = name_of_builtin(file.path);
    if (!found.empty() && found == wanted)
      return SourceText{std::string(file.content), std::string(name),
                        std::string(builtin_prefix) + std::string(found)};
    if (!found.empty())
      known.push_back(found);
  }
  return Problem{"", 0, 0, "there is no builtin scenario " + in_quotes(wanted) + suggestion(wanted, known)};
}

} // namespace entente
