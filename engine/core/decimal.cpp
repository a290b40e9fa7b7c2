#include "engine/core/decimal.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>

#include <locale.h>

namespace entente {
namespace {

// strtod also reads blanks, '+' and hexadecimal digits.
bool may_be_decimal(std::string_view text) {
  if (text.starts_with('-'))
    text.remove_prefix(1);
  constexpr std::string_view first = "0123456789.iInN";
  return !text.empty() && first.find(text.front()) != std::string_view::npos &&
         text.find_first_of("xX") == std::string_view::npos && text.find('\0') == std::string_view::npos;
}

// Never given back: the process needs it to its end.
locale_t c_locale() {
  static const locale_t locale = newlocale(LC_ALL_MASK, "C", nullptr);
  return locale;
}

} // namespace

#ifdef __cpp_lib_to_chars
std::optional<double> decimal_by_from_chars(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}
#endif

std::optional<double> decimal_by_strtod(std::string_view text) {
  if (!may_be_decimal(text))
    return std::nullopt;
  const std::string ended(text);
  char* end = nullptr;
  errno = 0;
  const double value = strtod_l(ended.c_str(), &end, c_locale());
  const bool infinite = value > 1.7976931348623157e308 || value < -1.7976931348623157e308;
  const bool out_of_range = errno == ERANGE && (infinite || value == 0.0);
  return end == ended.c_str() + ended.size() && !out_of_range ? std::optional(value) : std::nullopt;
}

std::optional<double> parse_decimal(std::string_view text) {
#ifdef __cpp_lib_to_chars
  return decimal_by_from_chars(text);
#else
  return decimal_by_strtod(text);
#endif
}

} // namespace entente
