// Opinion dynamics, vectorised: up to sixteen arms at once, of one citizen or, where they do not fill a
// register, of several; or sixteen citizens of one arm. A citizen in all arms is one row, so that a
// neighbour's confidence is one load. Included once per level, after ENTENTE_LEVEL is defined.
#pragma once
#include "engine/rules/citizens/rows.hpp"
// lanes.hpp first: the formula finds unit() and response() of this level's Lanes by their argument.
#include "engine/rules/citizens/citizens_formula.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"

namespace entente::ENTENTE_LEVEL {

// What a stretch of citizens adds up to, in fixed point; surveyed: with those who support the process.
template<int width, bool surveyed>
struct LaneSums {
  IntLanes<width> confidence{}, cynicism{}, mobilised{}, supporters{}, believers{};

  // Lanes are arms. anew: what stands there is written over.
  [[gnu::always_inline]] inline void add_to(const SumRows& sums, std::size_t first, bool anew) const {
    add(confidence, sums.confidence + first, anew);
    add(cynicism, sums.cynicism + first, anew);
    add(mobilised, sums.mobilised + first, anew);
    if constexpr (surveyed) {
      add(supporters, sums.supporters + first, anew);
      add(believers, sums.believers + first, anew);
    }
  }
  // Lanes are citizens.
  [[gnu::always_inline]] inline void add_all_to(const SumRows& sums) const {
    *sums.confidence += sum_of(confidence);
    *sums.cynicism += sum_of(cynicism);
    *sums.mobilised += sum_of(mobilised);
    if constexpr (surveyed) {
      *sums.supporters += sum_of(supporters);
      *sums.believers += sum_of(believers);
    }
  }

  template<class Traits>
  [[gnu::always_inline]] inline void count(const rules::CitizenMonth<Lanes<width>>& month,
                                           const Belief<Lanes<width>>& now, const Traits& leaning,
                                           const IntLanes<width>& counted) {
    constexpr auto scale = static_cast<float>(fixed_point);
    confidence += truncated(now.confidence * scale) & counted;
    cynicism += truncated(now.cynicism * scale) & counted;
    mobilised += truncated(month.mobilised(now) * scale) & counted;
    if constexpr (surveyed) {
      const IntLanes<width> supports = (month.support(now, leaning) > 0.0F) & counted;
      supporters -= supports;
      believers -= supports & (now.confidence > rules::belief_threshold);
    }
  }
};

// The sums over several citizens side by side as those of their arms.
template<int arms, int width>
[[gnu::always_inline]] inline IntLanes<arms> folded(const IntLanes<width>& all) {
  if constexpr (arms == width)
    return all;
  else {
    IntLanes<width / 2> sum = part_of<0, width / 2>(all);
    sum += part_of<1, width / 2>(all);
    return folded<arms>(sum);
  }
}
template<int arms, int width, bool surveyed>
[[gnu::always_inline]] inline LaneSums<arms, surveyed> folded(const LaneSums<width, surveyed>& all) {
  return {folded<arms>(all.confidence), folded<arms>(all.cynicism), folded<arms>(all.mobilised),
          folded<arms>(all.supporters), folded<arms>(all.believers)};
}

// What a cell meets this month; lanes_of makes lanes of a row.
template<int width, class LanesOf>
[[gnu::always_inline]] inline rules::CitizenMonth<Lanes<width>> month_of(const rules::CitizensBlock& block,
                                                                         LanesOf lanes_of) {
  const rules::LaneRates& r = block.rates;
  const Lanes<width> loss = lanes_of(block.cell.loss);
  return {{lanes_of(r.gain), lanes_of(r.loss_ratio), lanes_of(r.cynicism_rise), lanes_of(r.cynicism_fall),
           lanes_of(r.blame_base), lanes_of(r.information_effect)},
          {lanes_of(block.cell.gain), loss, loss, lanes_of(block.cell.costly)},
          lanes_of(r.information),
          lanes_of(r.conformity),
          lanes_of(block.cell.threat)};
}

// So many citizens at a time: few enough for their fixed-point sums to fit 32 bits.
constexpr std::uint32_t stretch = 64;

// The mean confidence of those whom each citizen of a stretch knows, [citizen of the stretch][lane].
template<int lanes>
struct MeansOfKnown {
  alignas(64) float rows[stretch * lanes];

  // In the arms from `first` on; their own confidence for those who know nobody. A register and half a one
  // where lanes are so many.
  void of(const rules::CitizensBlock& block, std::uint32_t begin, std::uint32_t end, std::size_t first) {
    constexpr int rest = lanes == 12 ? 4 : 0, whole = lanes - rest;
    const std::uint32_t* offsets = block.society->network.offsets.data();
    const std::uint32_t* neighbours = block.society->network.neighbours.data();
    const float* confidence = block.confidence + first;
    float* row = rows;
    for (std::uint32_t i = begin; i < end; ++i, row += lanes) {
      const std::uint32_t* known = neighbours + offsets[i];
      const std::uint32_t count = offsets[i + 1] - offsets[i];
      Lanes<whole> total{};
      Lanes<rest == 0 ? 4 : rest> total_of_rest{};
      const auto add = [&](std::uint32_t other) {
        const float* of_other = confidence + other * block.lanes;
        total = total + load<whole>(of_other);
        if constexpr (rest > 0)
          total_of_rest = total_of_rest + load<rest>(of_other + whole);
      };
      for (std::uint32_t pairs = count / 2; pairs != 0; --pairs, known += 2)
        add(known[0]), add(known[1]);
      if (count % 2 != 0)
        add(*known);
      if (count == 0)
        add(i);
      const auto divisor = static_cast<float>(count == 0 ? 1 : count);
      store(total / divisor, row);
      if constexpr (rest > 0)
        store(total_of_rest / divisor, row + whole);
    }
  }
};

// Lanes are arms, those from `first` on, of a citizen or of as many as fill a register.
template<int arms, int together>
struct Group {
  static constexpr int width = arms * together;
  static_assert(together == 1 || together == 2 || together == 4);
  using Wide = Lanes<width>;

  const rules::CitizensBlock& block;
  std::size_t first;

  // Of the group's citizens in turn; of(g) is what citizen g has in these arms.
  template<class Of>
  [[gnu::always_inline]] static inline Wide side_by_side(Of of) {
    if constexpr (together == 1)
      return of(0U);
    else if constexpr (together == 2)
      return joined(of(0U), of(1U));
    else
      return joined(joined(of(0U), of(1U)), joined(of(2U), of(3U)));
  }

  // Of the citizens i .. i + count; beyond them the last one again, neither stored nor counted. known: the
  // first one's row of means, `stride` before the next one's.
  template<bool surveyed>
  [[gnu::always_inline]] inline void advance(const rules::CitizenMonth<Wide>& month, std::uint32_t i,
                                             std::uint32_t count, const float* known, std::size_t stride,
                                             LaneSums<width, surveyed>& sums) const {
    const Society& society = *block.society;
    const auto nth = [=](std::uint32_t g) { return g < count ? g : count - 1; };
    const auto row = [&](const float* values) {
      return side_by_side(
          [&](std::uint32_t g) { return load<arms>(values + (i + nth(g)) * block.lanes + first); });
    };
    const auto trait = [&](const float* values) {
      if constexpr (together == 1)
        return values[i];
      else
        return side_by_side([&](std::uint32_t g) { return spread<arms>(values[i + nth(g)]); });
    };
    const Wide mean = side_by_side([&](std::uint32_t g) { return load<arms>(known + nth(g) * stride); });
    const Belief<Wide> now = month({row(block.confidence), row(block.cynicism)}, mean,
                                   trait(society.susceptibility.data()), trait(society.disposition.data()));
    store_first(now.confidence, block.next_confidence, i, count);
    store_first(now.cynicism, block.cynicism, i, count);
    sums.count(month, now, trait(society.leaning.data()),
               first_lanes<width>(count * static_cast<std::uint32_t>(arms)));
  }

 private:
  template<std::uint32_t g = 0>
  [[gnu::always_inline]] inline void store_first(const Wide& values, float* to, std::uint32_t i,
                                                 std::uint32_t count) const {
    if (g >= count)
      return;
    store(part_of<g, arms>(values), to + (i + g) * block.lanes + first);
    if constexpr (g + 1 < together)
      store_first<g + 1>(values, to, i, count);
  }
};

// A stretch of citizens in the arms from `first` on, whose means stand in rows of `lanes` from `known` on.
template<int arms, int together, int lanes, bool surveyed>
inline void advance_arms(const rules::CitizensBlock& block, std::uint32_t begin, std::uint32_t end,
                         std::size_t first, const float* known) {
  using Of = Group<arms, together>;
  const Of group{block, first};
  const auto month = month_of<Of::width>(block, [&](const float* row) {
    return Of::side_by_side([&](std::uint32_t) { return load<arms>(row + first); });
  });
  LaneSums<Of::width, surveyed> sums;
  std::uint32_t i = begin;
  for (; end - i >= together; i += together, known += together * lanes)
    group.advance(month, i, together, known, lanes, sums);
  if (together > 1 && i < end)
    group.advance(month, i, end - i, known, lanes, sums);
  folded<arms>(sums).add_to(block.sums, first, begin == block.begin);
}

// The same in so many lanes: as many in a pass as a register holds, or several citizens where it holds more.
// Registers of four take two arms of two citizens where the last four lanes have no more arms than that: a
// quarter of the work of six arms. Wider ones gain too little, as cells are small (decision 147).
template<int lanes, bool surveyed>
inline void advance_lanes(const rules::CitizensBlock& block, std::uint32_t begin, std::uint32_t end,
                          std::size_t first) {
  MeansOfKnown<lanes> means;
  means.of(block, begin, end, first);
  if constexpr (register_floats == 4 && lanes < lane_width)
    if (block.lanes - block.arms >= 2) {
      if constexpr (lanes > 4)
        advance_arms<lanes - 4, 1, lanes, surveyed>(block, begin, end, first, means.rows);
      return advance_arms<2, 2, lanes, surveyed>(block, begin, end, first + lanes - 4,
                                                 means.rows + lanes - 4);
    }
  if constexpr (lanes == lane_width)
    advance_arms<lanes, 1, lanes, surveyed>(block, begin, end, first, means.rows);
  if constexpr (lanes == 8 || lanes == 12)
    advance_arms<8, register_floats == 16 ? 2 : 1, lanes, surveyed>(block, begin, end, first, means.rows);
  if constexpr (lanes == 4 || lanes == 12)
    advance_arms<4, register_floats / 4, lanes, surveyed>(block, begin, end, first + lanes - 4,
                                                          means.rows + lanes - 4);
}

template<bool surveyed>
inline void advance_all_arms(const rules::CitizensBlock& block, std::uint32_t begin, std::uint32_t end) {
  std::size_t first = 0;
  for (; first + lane_width <= block.lanes; first += lane_width)
    advance_lanes<lane_width, surveyed>(block, begin, end, first);
  switch (block.lanes - first) {
  case 12:
    return advance_lanes<12, surveyed>(block, begin, end, first);
  case 8:
    return advance_lanes<8, surveyed>(block, begin, end, first);
  case 4:
    return advance_lanes<4, surveyed>(block, begin, end, first);
  default:
    return;
  }
}

template<bool surveyed>
inline void vectorised_over_arms(const rules::CitizensBlock& block) {
  static_assert(lane_step == 4);
  std::uint32_t begin = block.begin;
  do {
    const std::uint32_t end = block.end - begin > stretch ? begin + stretch : block.end;
    advance_all_arms<surveyed>(block, begin, end);
    begin = end;
  } while (begin < block.end);
}

// Lanes are citizens: one arm alone. The last few of a cell are filled up with copies that are not stored or
// counted.
template<bool surveyed>
inline void vectorised_over_citizens(const rules::CitizensBlock& block) {
  constexpr std::uint32_t before_overflow = stretch * lane_width;
  const Society& society = *block.society;
  const auto month = month_of<lane_width>(block, [](const float* row) { return spread<lane_width>(*row); });
  const NamedRows known{society.network.offsets.data(), society.network.neighbours.data(), block.confidence,
                        block.end};
  const float* sums_of_known = block.sums_of_known;
  PrefetchBlock blocks[2];
  if (sums_of_known == nullptr)
    blocks[0].read(known, block.begin);
  *block.sums.confidence = *block.sums.cynicism = *block.sums.mobilised = 0;
  if constexpr (surveyed)
    *block.sums.supporters = *block.sums.believers = 0;
  LaneSums<lane_width, surveyed> sums;
  for (std::uint32_t i = block.begin; i < block.end; i += lane_width) {
    const std::uint32_t done = i - block.begin, turn = done / PrefetchBlock::rows;
    if (sums_of_known == nullptr && done % PrefetchBlock::rows == 0)
      blocks[(turn + 1) % 2].read(known, i + PrefetchBlock::rows);
    if (done % before_overflow == 0) {
      sums.add_all_to(block.sums);
      sums = {};
    }
    const std::uint32_t count = block.end - i < lane_width ? block.end - i : lane_width;
    const auto of_these = [&](const float* values) { return sixteen(values + i, count); };
    const Belief<Lanes<lane_width>> before{of_these(block.confidence), of_these(block.cynicism)};
    const Lanes<lane_width> mean =
        sums_of_known == nullptr
            ? means_of(known, i, count, blocks[turn % 2], before.confidence)
            : SixteenRows(known, i, count).mean(sixteen(sums_of_known + done, count), before.confidence);
    const Belief<Lanes<lane_width>> now =
        month(before, mean, of_these(society.susceptibility.data()), of_these(society.disposition.data()));
    store_first(count, now.confidence, block.next_confidence + i);
    store_first(count, now.cynicism, block.cynicism + i);
    sums.count(month, now, of_these(society.leaning.data()), first_lanes<lane_width>(count));
  }
  sums.add_all_to(block.sums);
}

template<bool surveyed>
inline void citizens_lanes_of(const rules::CitizensBlock& block) {
  block.lanes == 1 ? vectorised_over_citizens<surveyed>(block) : vectorised_over_arms<surveyed>(block);
}

inline void citizens_lanes(const rules::CitizensBlock& block) {
  block.surveyed ? citizens_lanes_of<true>(block) : citizens_lanes_of<false>(block);
}

} // namespace entente::ENTENTE_LEVEL
