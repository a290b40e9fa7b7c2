#include "engine/store/store_check.hpp"

#include "engine/store/database.hpp"
#include "engine/store/schema.hpp"

#include <array>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace entente {
namespace {

namespace fs = std::filesystem;

// https://www.sqlite.org/fileformat.html, section 1.3.
constexpr std::size_t header_bytes = 100, application_at = 68;
constexpr std::string_view magic{"SQLite format 3\0", 16};

std::uint32_t big_endian(const std::array<unsigned char, header_bytes>& header, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = value << 8 | header[at + i];
  return value;
}

// How far the rows can be read, for the message about a damaged file.
std::string what_is_left(const Database& database) {
  std::int64_t rows = 0, last = 0;
  try {
    for (Statement read = database.prepare("select run from runs not indexed order by run"); read.step();) {
      last = read.integer(0);
      ++rows;
    }
    return fmt::format("all {} histories can still be read", rows);
  } catch (const StoreFailure&) {
    return rows == 0 ? std::string("no history can be read any more")
                     : fmt::format("the first {} histories can still be read", last);
  }
}

} // namespace

void check_file(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error)
    throw StoreFailure(fmt::format("cannot read {}: {}", path, error.message()));
  std::array<unsigned char, header_bytes> header{};
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(header.data()), header_bytes);
  if (static_cast<std::size_t>(file.gcount()) < header_bytes)
    throw StoreDamaged(
        fmt::format("{} is damaged: it has only {} bytes, nothing of it can be read", path, size));
  if (std::memcmp(header.data(), magic.data(), magic.size()) != 0)
    throw StoreDamaged(
        fmt::format("{} is damaged or not ours: it does not begin like an SQLite database", path));
  if (big_endian(header, application_at) != static_cast<std::uint32_t>(store_application))
    throw StudyRefused(fmt::format("{} is an SQLite database, but not the results of a study", path));
}

void check_content(const Database& database, const std::string& path) {
  std::int64_t version = store_version;
  std::string problem;
  try {
    version = database.integer("pragma user_version");
    if (version == store_version)
      problem = database.text("pragma quick_check(1)");
  } catch (const StoreDamaged& damage) {
    problem = damage.what();
  }
  if (version > store_version)
    throw StudyRefused(
        fmt::format("{} was written by a newer program (its form is {}, this program knows {}): "
                    "use that program, or a newer one",
                    path, version, store_version));
  if (version < store_version)
    throw StudyRefused(fmt::format("{} has an older form ({}) that this program cannot read", path, version));
  if (problem != "ok")
    throw StoreDamaged(fmt::format("{} is damaged ({}); {}. Move the folder away and run the study again, or "
                                   "copy what is left with: sqlite3 {} .recover",
                                   path, problem, what_is_left(database), path));
}

} // namespace entente
