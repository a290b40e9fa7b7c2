#include "cli/output/columns.hpp"

#include "cli/terminal.hpp"
#include "engine/core/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace entente::cli {
namespace {

constexpr std::size_t fewest_columns = 50, most_columns = 400;

// 0: nobody says.
std::size_t said_columns() {
  if (const char* columns = std::getenv("COLUMNS")) {
    if (const auto number = number_in<std::size_t>(columns))
      return *number;
  }
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

} // namespace

std::size_t terminal_columns() {
  const std::size_t said = said_columns();
  return said == 0 ? columns_of_a_page : std::clamp(said, fewest_columns, most_columns);
}

std::size_t page_columns() {
  return std::min(terminal_columns(), columns_of_a_page);
}

std::string cut(std::string_view text, std::size_t columns) {
  constexpr std::string_view more = "...";
  if (width(text) <= columns)
    return std::string(text);
  std::size_t end = 0, letters = 0;
  const std::size_t room = columns > more.size() ? columns - more.size() : 0;
  for (; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
    if (begins && letters++ == room)
      break;
  }
  return std::string(text.substr(0, end)) + std::string(more.substr(0, columns));
}

} // namespace entente::cli
