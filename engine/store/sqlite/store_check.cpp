#include "engine/store/sqlite/store_check.hpp"

#include "engine/store/sqlite/database.hpp"
#include "engine/store/sqlite/schema.hpp"

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

constexpr std::size_t page_size_at = 16, page_count_at = 28;

std::array<unsigned char, header_bytes> header_of(const std::string& path) {
  std::array<unsigned char, header_bytes> header{};
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(header.data()), header_bytes);
  return header;
}

// How long the file must be by its own header; a file with companions is not whole without them.
std::uintmax_t length_of(const std::array<unsigned char, header_bytes>& header) {
  const std::uintmax_t page = std::uintmax_t{header[page_size_at]} << 8 | header[page_size_at + 1];
  constexpr std::uintmax_t largest_page = 65536; // written as 1
  return (page == 1 ? largest_page : page) * big_endian(header, page_count_at);
}

bool has_companion(const std::string& path) {
  std::error_code error;
  for (const char* suffix : {"-wal", "-journal"})
    if (const std::uintmax_t size = fs::file_size(path + suffix, error); !error && size > 0)
      return true;
  return false;
}

} // namespace

std::uintmax_t check_file(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error)
    throw StoreFailure(fmt::format("cannot read {}: {}", path, error.message()));
  const auto header = header_of(path);
  if (size < header_bytes)
    throw ResultsDamaged(fmt::format("it has only {} bytes, nothing of it can be read", size), path,
                         Mending::impossible);
  if (std::memcmp(header.data(), magic.data(), magic.size()) != 0)
    throw StoreDamaged(
        fmt::format("{} is damaged or not ours: it does not begin like an SQLite database", path));
  if (big_endian(header, application_at) != static_cast<std::uint32_t>(store_application))
    throw StudyRefused(fmt::format("{} is an SQLite database, but not the results of a study", path));
  const std::uintmax_t whole = length_of(header);
  return size < whole && !has_companion(path) ? whole - size : 0;
}

void check_version(const Database& database, const std::string& path) {
  const std::int64_t version = database.integer("pragma user_version");
  if (version > store_version)
    throw StudyRefused(
        fmt::format("{} was written by a newer program (its form is {}, this program knows {}): "
                    "use that program, or a newer one",
                    path, version, store_version));
  if (version < store_version)
    throw StudyRefused(
        fmt::format("{} has an older form ({}; this program writes {}, which has checksums): run the "
                    "study again in a new folder - study.toml beside it has its scenario and seed - or "
                    "read it with the version that made it (manifest.json names it)",
                    path, version, store_version));
}

} // namespace entente
