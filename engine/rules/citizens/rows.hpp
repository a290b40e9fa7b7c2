// Sparse row sums: sums over what rows of unequal length name, sixteen rows at once; every row is added from
// its first value to its last. Compiled once per level.
#pragma once
#include "engine/rules/citizens/lanes.hpp"

#include <algorithm>
#include <utility>

namespace entente::ENTENTE_LEVEL {

// The first or second halves of a and b, taken from in turn.
template<int half, int... place>
[[gnu::always_inline]] inline NativeFloat interleave(NativeFloat a, NativeFloat b,
                                                     std::integer_sequence<int, place...>) {
  return __builtin_shufflevector(a, b, (half * native_width / 2 + place / 2 + (place % 2) * native_width)...);
}

// Square: part[i][j] becomes part[j][i]. Weaving the first half of the rows with the second, as often as
// halves can be halved, turns rows into columns.
[[gnu::always_inline]] inline void transpose(NativeFloat (&rows)[native_width]) {
  constexpr auto places = std::make_integer_sequence<int, native_width>{};
  for (int length = native_width; length > 1; length /= 2) {
    NativeFloat next[native_width];
    for (int i = 0; i < native_width / 2; ++i) {
      next[2 * i] = interleave<0>(rows[i], rows[i + native_width / 2], places);
      next[2 * i + 1] = interleave<1>(rows[i], rows[i + native_width / 2], places);
    }
    for (int i = 0; i < native_width; ++i)
      rows[i] = next[i];
  }
}

// Sixteen values; beyond `count` the last one again.
template<class Value>
[[gnu::always_inline]] inline void sixteen(const Value* from, std::uint32_t count, Value (&to)[lane_width]) {
  if (count == lane_width)
    return static_cast<void>(std::memcpy(to, from, sizeof to));
  for (std::uint32_t i = 0; i < lane_width; ++i)
    to[i] = from[i < count ? i : count - 1];
}
[[gnu::always_inline]] inline Lanes<lane_width> sixteen(const float* from, std::uint32_t count) {
  if (count == lane_width)
    return load<lane_width>(from);
  float values[lane_width];
  sixteen(from, count, values);
  return load<lane_width>(values);
}

// Row i stands for values[names[offsets[i]]] .. values[names[offsets[i + 1] - 1]]; rows before `end`.
struct NamedRows {
  const std::uint32_t* offsets;
  const std::uint32_t* names;
  const float* values;
  std::uint32_t end;
};

// The values of a stretch of rows, read one after the other and a stretch before they are needed, so that
// many reads are on their way at once.
struct PrefetchBlock {
  static constexpr std::uint32_t rows = 64, most = 8192; // values
  float value[most + native_width];                      // behind the last there may be anything
  std::uint32_t begin = 0;                               // place of the first name
  bool complete = false;                                 // else there are too many

  [[gnu::always_inline]] inline void read(const NamedRows& all, std::uint32_t first) {
    if (first >= all.end)
      return;
    begin = all.offsets[first];
    const std::uint32_t end = all.offsets[all.end - first < rows ? all.end : first + rows];
    complete = end - begin <= most;
    if (complete)
      for (std::uint32_t at = begin; at < end; ++at)
        value[at - begin] = all.values[all.names[at]];
  }
};

// Row i is values[begin[i]] .. values[begin[i] + length[i] - 1].
[[gnu::always_inline]] inline Lanes<lane_width> sums_of(const float* values, const std::uint32_t* begin,
                                                        const std::int32_t* length) {
  Lanes<lane_width> total{};
  for (int n = 0; n < natives; ++n) {
    const std::int32_t* lengths = length + n * native_width;
    const NativeInt left = load_register(lengths);
    const std::int32_t longest = *std::max_element(lengths, lengths + native_width);
    for (std::int32_t done = 0; done < longest; done += native_width) {
      NativeFloat rows[native_width];
      for (int i = 0; i < native_width; ++i)
        rows[i] = load_register(values + begin[n * native_width + i] + (done < lengths[i] ? done : 0));
      transpose(rows);
      for (int column = 0; column < native_width; ++column)
        total.part[n] += (NativeFloat)((NativeInt)rows[column] & (left > done + column));
    }
  }
  return total;
}

// The rows first .. first + count; beyond them the last one again.
struct SixteenRows {
  std::uint32_t begin[lane_width], end[lane_width];
  std::int32_t length[lane_width];

  [[gnu::always_inline]] inline SixteenRows(const NamedRows& all, std::uint32_t first, std::uint32_t count) {
    sixteen(all.offsets + first, count, begin);
    sixteen(all.offsets + first + 1, count, end);
    for (int lane = 0; lane < lane_width; ++lane)
      length[lane] = static_cast<std::int32_t>(end[lane] - begin[lane]);
  }
  // Sums over how many there are; `otherwise` where a row is empty.
  [[gnu::always_inline]] inline Lanes<lane_width> mean(const Lanes<lane_width>& sums,
                                                       const Lanes<lane_width>& otherwise) const {
    float divisor[lane_width];
    for (int lane = 0; lane < lane_width; ++lane)
      divisor[lane] = static_cast<float>(length[lane]);
    return either(load<lane_width>(divisor), sums / load<lane_width>(divisor), otherwise);
  }
};

// Means of the `count` rows from `first` on, of which the stretch holds all; `otherwise` where a row is
// empty.
[[gnu::always_inline]] inline Lanes<lane_width> means_of(const NamedRows& all, std::uint32_t first,
                                                         std::uint32_t count, const PrefetchBlock& stretch,
                                                         const Lanes<lane_width>& otherwise) {
  SixteenRows rows(all, first, count);
  if (stretch.complete) {
    for (std::uint32_t& begin : rows.begin)
      begin -= stretch.begin;
    return rows.mean(sums_of(stretch.value, rows.begin, rows.length), otherwise);
  }
  float sum[lane_width]{};
  for (std::uint32_t lane = 0; lane < count; ++lane)
    for (std::uint32_t at = rows.begin[lane]; at < rows.end[lane]; ++at)
      sum[lane] += all.values[all.names[at]];
  return rows.mean(load<lane_width>(sum), otherwise);
}

} // namespace entente::ENTENTE_LEVEL
