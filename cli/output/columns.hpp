// Terminal width: how many columns there are to write in.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace entente::cli {

// For tables on standard output: COLUMNS, else what the terminal has, else those of a page.
std::size_t terminal_columns();
// For prose, which is not read over the whole width of a wide terminal.
std::size_t page_columns();

// At most so many columns, with "..." in place of what was left out.
std::string cut(std::string_view text, std::size_t columns);

} // namespace entente::cli
