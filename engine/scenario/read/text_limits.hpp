// Limits of a text: what is refused before it is parsed: too long, not UTF-8, tables in tables without end,
// letters beyond ASCII outside quotation marks.
#pragma once
#include "engine/core/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

constexpr std::size_t maximum_file_bytes = 8 * 1024 * 1024;

// Size and UTF-8.
std::optional<Problem> problem_with_bytes(std::string_view text, const std::string& file_name);
// Of TOML or JSON: nesting and letters.
std::optional<Problem> problem_with_form(std::string_view text, const std::string& file_name);

// Of TOML: a table's heading, [name] or [[name]], that begins with what cannot begin a name.
std::optional<Problem> problem_with_headings(std::string_view text, const std::string& file_name);

// Positions of letters beyond ASCII that are the first after a line that ends in a backslash, in a multi-line
// text.
std::vector<std::size_t> letters_after_joined_lines(std::string_view text);

// Line and column, from 1, of a byte of the text; columns count letters.
Problem problem_at(std::string_view text, std::size_t byte, std::string file_name, std::string message);

// A line of a text, from 1; empty if there is none.
std::string_view line_of(std::string_view text, std::size_t line);
// Where a key at the top of a file, before all headings, is given a value although a heading [key] or [[key]]
// stands below, which TOML does not allow: the first byte of the key; npos if nowhere.
std::size_t find_key_beside_heading(std::string_view text);

} // namespace entente
