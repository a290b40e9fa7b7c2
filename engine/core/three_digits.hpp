// Three significant digits: the nearest number that has no more, for what noise makes no sharper.
#pragma once
#include "engine/core/decimal.hpp"

#include <array>
#include <charconv>

namespace entente {

// What is no number or infinite stays so.
inline double three_digits(double value) {
  constexpr int digits = 3;
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, digits).ptr;
  return parse_decimal({text.data(), end}).value_or(value);
}

} // namespace entente
