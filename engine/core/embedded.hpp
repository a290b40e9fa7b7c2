// Embedded files: what the program carries inside itself (scenarios, case tables, targets), so that
// `builtin:baseline` works from any folder. Which files: cmake/embed.cmake.
#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace entente {

struct EmbeddedFile {
  std::string_view path;    // from the root of the sources, e.g. "scenarios/baseline.toml"
  std::string_view content; // the bytes of the file as it was when the program was built
};

// Every embedded file in ascending order of path; valid as long as the program runs.
std::span<const EmbeddedFile> embedded_files();

// The content of one file, or nothing when no file of that path is embedded.
inline std::optional<std::string_view> embedded_file(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == path)
      return file.content;
  return std::nullopt;
}

} // namespace entente
