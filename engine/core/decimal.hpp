// Decimal text to a double: the nearest one, ties to even, the same bits in every build.
#pragma once
#include <charconv> // __cpp_lib_to_chars
#include <optional>
#include <string_view>

namespace entente {

// The whole text as a number, as std::from_chars reads it: no sign '+', no blanks, no hexadecimal; nothing
// for what is no number or larger than any double. What is nearer to 0 than to the smallest double is nothing
// either.
std::optional<double> parse_decimal(std::string_view text);

// The two ways that parse_decimal can go, of which a build has one or both; they agree on every text. The
// first is there where the standard library reads doubles (GCC from 11; not Clang's own up to 19), the
// second, strtod in the "C" locale, everywhere.
#ifdef __cpp_lib_to_chars
std::optional<double> decimal_by_from_chars(std::string_view text);
#endif
std::optional<double> decimal_by_strtod(std::string_view text);

} // namespace entente
