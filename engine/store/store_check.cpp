#include "engine/store/store_check.hpp"

#include "engine/store/database.hpp"
#include "engine/store/schema.hpp"

#include <array>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

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

// A copy of a damaged file, as long as its header says: SQLite reads nothing from a shorter one.
class Copy {
 public:
  explicit Copy(const std::string& path)
      : path_(fs::temp_directory_path() / fmt::format("entente-damaged-{}.sqlite", ::getpid())) {
    fs::copy_file(path, path_, fs::copy_options::overwrite_existing);
    const auto header = header_of(path);
    const std::uintmax_t page = std::uintmax_t{header[page_size_at]} << 8 | header[page_size_at + 1];
    const std::uintmax_t whole = page * big_endian(header, page_count_at);
    if (whole > fs::file_size(path_))
      fs::resize_file(path_, whole);
  }
  ~Copy() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

// How far the rows can be read, for the message about a damaged file.
std::string what_is_left(const std::string& path) {
  std::int64_t rows = 0;
  try {
    const Copy copy(path);
    const Database database(copy.path(), Database::Access::read);
    for (Statement read = database.prepare("select accord from runs not indexed order by run"); read.step();)
      ++rows;
    return fmt::format("all {} histories can still be read", rows);
  } catch (const std::exception&) {
    return fmt::format("the first {} histories can still be read", rows);
  }
}

} // namespace

void check_file(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error)
    throw StoreFailure(fmt::format("cannot read {}: {}", path, error.message()));
  const auto header = header_of(path);
  if (size < header_bytes)
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
  } catch (const ResultsDamaged& damage) {
    problem = damage.problem;
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
                                   path, problem, what_is_left(path), path));
}

} // namespace entente
