// Sums over rows of unequal length, sixteen rows at once. Compiled once per level.
#pragma once
#include "engine/rules/lanes.hpp"

#include <algorithm>
#include <utility>

namespace entente::ENTENTE_LEVEL {

// Sixteen rows that stand one behind the other: row i is values[begin[i]] .. values[begin[i + 1]]. Behind the
// last value there is room for `rows_slack` that may be anything.
constexpr int rows_slack = native_width;

// The first or second halves of a and b, taken from in turn.
template<int half, int... place>
[[gnu::always_inline]] inline NativeFloat woven(NativeFloat a, NativeFloat b,
                                                std::integer_sequence<int, place...>) {
  return __builtin_shufflevector(a, b, (half * native_width / 2 + place / 2 + (place % 2) * native_width)...);
}

// Square: part[i][j] becomes part[j][i]. Weaving the first half of the rows with the second, as often as
// halves can be halved, turns rows into columns.
[[gnu::always_inline]] inline void turn(NativeFloat (&rows)[native_width]) {
  constexpr auto places = std::make_integer_sequence<int, native_width>{};
  for (int length = native_width; length > 1; length /= 2) {
    NativeFloat next[native_width];
    for (int i = 0; i < native_width / 2; ++i) {
      next[2 * i] = woven<0>(rows[i], rows[i + native_width / 2], places);
      next[2 * i + 1] = woven<1>(rows[i], rows[i + native_width / 2], places);
    }
    for (int i = 0; i < native_width; ++i)
      rows[i] = next[i];
  }
}

// Every row is added from its first value to its last.
[[gnu::always_inline]] inline Lanes sums_of_rows(const float* values, const std::uint32_t* begin,
                                                 const std::int32_t* length) {
  Lanes total{};
  for (int n = 0; n < natives; ++n) {
    const std::int32_t* lengths = length + n * native_width;
    NativeInt left;
    std::memcpy(&left, lengths, sizeof left);
    const std::int32_t longest = *std::max_element(lengths, lengths + native_width);
    for (std::int32_t done = 0; done < longest; done += native_width) {
      NativeFloat rows[native_width];
      for (int i = 0; i < native_width; ++i)
        std::memcpy(&rows[i], values + begin[n * native_width + i] + (done < lengths[i] ? done : 0),
                    sizeof rows[i]);
      turn(rows);
      for (int column = 0; column < native_width; ++column)
        total.part[n] += (NativeFloat)((NativeInt)rows[column] & (left > done + column));
    }
  }
  return total;
}

} // namespace entente::ENTENTE_LEVEL
