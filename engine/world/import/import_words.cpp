#include "engine/world/import/import_words.hpp"

#include "engine/core/text.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::string_view blanks = " \t\r\n";

struct Beginning {
  std::string_view bytes, is;
};

// Bytes that no text begins with.
constexpr std::array magic{
    Beginning{"PK\x03\x04", "a workbook or another ZIP archive"},
    Beginning{"\xD0\xCF\x11\xE0", "an old workbook (.xls)"},
    Beginning{"\x1F\x8B", "a compressed file (gzip; R's .rds is one, too)"},
    Beginning{"BZh", "a compressed file (bzip2)"},
    Beginning{"\xFD"
              "7zXZ",
              "a compressed file (xz)"},
    Beginning{"\xFF\xFE", "text in UTF-16, not in UTF-8"},
    Beginning{"\xFE\xFF", "text in UTF-16, not in UTF-8"},
    Beginning{"\x89HDF", "an HDF5 file"},
    Beginning{"SQLite format 3", "a database"},
    Beginning{"RDX", "data of R"},
};

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) &&
         (text.size() == word.size() || (blanks.find(text[word.size()]) != std::string_view::npos));
}

} // namespace

bool says_missing(std::string_view value) {
  constexpr std::array<std::string_view, 6> words{"", "na", "nan", "null", "none", "<na>"};
  return std::find(words.begin(), words.end(), lower_case(value)) != words.end();
}

std::optional<std::string> format_not_read(std::string_view text) {
  const auto refused = [](std::string_view is) {
    return "this is " + std::string(is) + ", which is not read. " + std::string(save_otherwise);
  };
  for (const Beginning& beginning : magic)
    if (text.starts_with(beginning.bytes))
      return refused(beginning.is);
  const std::size_t first = std::min(text.find_first_not_of(blanks), text.size());
  const std::string start = lower_case(text.substr(first, 200));
  const std::string_view line = std::string_view(start).substr(0, start.find_first_of("\r\n"));
  if (start.starts_with('{') || start.starts_with("[{") || start.starts_with("[["))
    return refused("JSON");
  if (start.starts_with("%%matrixmarket"))
    return refused("a Matrix Market file");
  if (start.starts_with("nodedef>"))
    return refused("GDF");
  if (begins_with_word(start, "dl") && start.find("n") != std::string::npos &&
      start.find("=") != std::string::npos)
    return refused("UCINET's DL");
  if (begins_with_word(start, "strict") || begins_with_word(start, "graph") ||
      begins_with_word(start, "digraph")) {
    if (line.find('{') != std::string_view::npos)
      return refused("Graphviz's DOT");
    const std::string_view rest =
        trimmed(std::string_view(start).substr(std::min<std::size_t>(5, start.size())));
    if (rest.starts_with('['))
      return refused("GML");
  }
  if (begins_with_word(start, "creator") && line.find('"') != std::string_view::npos)
    return refused("GML");
  return std::nullopt;
}

} // namespace entente
