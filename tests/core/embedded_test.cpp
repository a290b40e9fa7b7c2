#include "engine/core/build_info.hpp"
#include "engine/core/embedded.hpp"
#include "tests/catch.hpp"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace entente {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("An embedded file holds the bytes of the file in the sources") {
  REQUIRE_FALSE(embedded_files().empty());
  for (const EmbeddedFile& file : embedded_files()) {
    INFO(file.path);
    // A file that the build makes lies in its folder, two above that of the golden tests.
    const std::filesystem::path source = std::filesystem::path(ENTENTE_SOURCE_DIR) / file.path;
    const std::filesystem::path made = std::filesystem::path(ENTENTE_RECEIVED_DIR) / "../.." / file.path;
    const bool same = file.content == text_of(std::filesystem::exists(source) ? source : made);
    CHECK(same);
  }
}

TEST_CASE("Every scenario is embedded") {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ENTENTE_SOURCE_DIR "/scenarios"))
    if (entry.path().extension() == ".toml") {
      const std::string path = entry.path().lexically_relative(ENTENTE_SOURCE_DIR).generic_string();
      INFO(path);
      CHECK(embedded_file(path).has_value());
    }
}

TEST_CASE("Embedded files come in ascending order of path, each once") {
  const auto files = embedded_files();
  const auto not_after = [](const EmbeddedFile& a, const EmbeddedFile& b) { return !(a.path < b.path); };
  CHECK(std::adjacent_find(files.begin(), files.end(), not_after) == files.end());
}

TEST_CASE("A path that is not embedded gives nothing") {
  CHECK_FALSE(embedded_file("scenarios/none.toml").has_value());
  CHECK_FALSE(embedded_file("").has_value());
}

TEST_CASE("The program knows its version, its commit and its compiler") {
  const BuildInfo info = build_info();
  CHECK(info.version == ENTENTE_VERSION);
  CHECK_FALSE(info.commit.empty());
  CHECK_FALSE(info.compiler.empty());
  CHECK(info.flags.find("-ffp-contract=off") != std::string_view::npos);
}

} // namespace
} // namespace entente
