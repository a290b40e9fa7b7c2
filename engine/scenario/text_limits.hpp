// What is refused before a text is parsed: too long, not UTF-8, tables in tables without end.
#pragma once
#include "engine/core/error.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente {

constexpr std::size_t maximum_file_bytes = 8 * 1024 * 1024;

std::optional<Problem> problem_with_text(std::string_view text, const std::string& file_name);

// Line and column, from 1, of a byte of the text; columns count letters.
Problem problem_at(std::string_view text, std::size_t byte, std::string file_name, std::string message);

} // namespace entente
