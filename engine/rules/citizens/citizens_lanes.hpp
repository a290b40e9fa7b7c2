// Opinion dynamics, vectorised: up to sixteen arms of a citizen at once, where a neighbour's confidence in
// all of them is one load, or sixteen citizens of one arm. Included once per level, after ENTENTE_LEVEL is
// defined.
#pragma once
#include "engine/rules/citizens/rows.hpp"
// lanes.hpp first: the formula finds unit() and response() of this level's Lanes by their argument.
#include "engine/rules/citizens/citizens_formula.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"

namespace entente::ENTENTE_LEVEL {

// What a stretch of citizens adds up to, in fixed point.
template<int width>
struct LaneSums {
  IntLanes<width> confidence{}, cynicism{}, mobilised{}, supporters{}, believers{};

  // Lanes are arms. anew: what stands there is written over.
  [[gnu::always_inline]] inline void add_to(const SumRows& sums, std::size_t first, bool anew) const {
    add(confidence, sums.confidence + first, anew);
    add(cynicism, sums.cynicism + first, anew);
    add(mobilised, sums.mobilised + first, anew);
    add(supporters, sums.supporters + first, anew);
    add(believers, sums.believers + first, anew);
  }
  // Lanes are citizens.
  [[gnu::always_inline]] inline void add_all_to(const SumRows& sums) const {
    *sums.confidence += sum_of(confidence);
    *sums.cynicism += sum_of(cynicism);
    *sums.mobilised += sum_of(mobilised);
    *sums.supporters += sum_of(supporters);
    *sums.believers += sum_of(believers);
  }

  template<class Traits>
  [[gnu::always_inline]] inline void count(const rules::CitizenMonth<Lanes<width>>& month,
                                           const Belief<Lanes<width>>& now, const Traits& leaning,
                                           const IntLanes<width>& counted) {
    constexpr auto scale = static_cast<float>(fixed_point);
    confidence += truncated(now.confidence * scale) & counted;
    cynicism += truncated(now.cynicism * scale) & counted;
    mobilised += truncated(month.mobilised(now) * scale) & counted;
    const IntLanes<width> supports = (month.support(now, leaning) > 0.0F) & counted;
    supporters -= supports;
    believers -= supports & (now.confidence > rules::belief_threshold);
  }
};

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

// Lanes are arms: one citizen after the other, the arms first .. first + width at once.
template<int width>
inline void vectorised_over_arms(const rules::CitizensBlock& block, std::size_t first) {
  constexpr std::uint32_t before_overflow = 64; // citizens whose fixed-point sums fit 32 bits
  const std::uint32_t* offsets = block.society->network.offsets.data();
  const std::uint32_t* neighbours = block.society->network.neighbours.data();
  const float* susceptibility = block.society->susceptibility.data();
  const float* disposition = block.society->disposition.data();
  const float* leaning = block.society->leaning.data();

  const auto month = month_of<width>(block, [&](const float* row) { return load<width>(row + first); });
  std::uint32_t i = block.begin;
  do {
    const bool anew = i == block.begin;
    const std::uint32_t stop = block.end - i > before_overflow ? i + before_overflow : block.end;
    LaneSums<width> sums;
    for (; i < stop; ++i) {
      const std::size_t here = i * block.lanes + first;
      const Belief<Lanes<width>> before{load<width>(block.confidence + here),
                                        load<width>(block.cynicism + here)};
      Lanes<width> mean = before.confidence;
      if (const std::uint32_t begin = offsets[i], end = offsets[i + 1]; begin != end) {
        Lanes<width> total{};
        for (std::uint32_t tie = begin; tie < end; ++tie)
          total = total + load<width>(block.confidence +
                                      static_cast<std::size_t>(neighbours[tie]) * block.lanes + first);
        mean = total / static_cast<float>(end - begin);
      }
      const Belief<Lanes<width>> now = month(before, mean, susceptibility[i], disposition[i]);
      store(now.confidence, block.next_confidence + here);
      store(now.cynicism, block.cynicism + here);
      sums.count(month, now, leaning[i], first_lanes<width>(width));
    }
    sums.add_to(block.sums, first, anew);
  } while (i < block.end);
}

// All arms: sixteen at once, then eight, then four where lanes are stored so.
inline void vectorised_over_arms(const rules::CitizensBlock& block) {
  static_assert(lane_step == 4 || lane_step == 8);
  std::size_t first = 0;
  for (; first + lane_width <= block.lanes; first += lane_width)
    vectorised_over_arms<lane_width>(block, first);
  for (; first + 8 <= block.lanes; first += 8)
    vectorised_over_arms<8>(block, first);
  if constexpr (lane_step == 4)
    if (first < block.lanes)
      vectorised_over_arms<4>(block, first);
}

// Lanes are citizens: one arm alone. The last few of a cell are filled up with copies that are not stored or
// counted.
inline void vectorised_over_citizens(const rules::CitizensBlock& block) {
  constexpr std::uint32_t before_overflow = 64 * lane_width; // citizens whose fixed-point sums fit 32 bits
  const Society& society = *block.society;
  const auto month = month_of<lane_width>(block, [](const float* row) { return spread<lane_width>(*row); });
  const NamedRows known{society.network.offsets.data(), society.network.neighbours.data(), block.confidence,
                        block.end};
  PrefetchBlock blocks[2];
  blocks[0].read(known, block.begin);
  for (std::int64_t* row : block.sums.all())
    *row = 0;
  LaneSums<lane_width> sums;
  for (std::uint32_t i = block.begin; i < block.end; i += lane_width) {
    const std::uint32_t done = i - block.begin, turn = done / PrefetchBlock::rows;
    if (done % PrefetchBlock::rows == 0)
      blocks[(turn + 1) % 2].read(known, i + PrefetchBlock::rows);
    if (done % before_overflow == 0) {
      sums.add_all_to(block.sums);
      sums = {};
    }
    const std::uint32_t count = block.end - i < lane_width ? block.end - i : lane_width;
    const auto of_these = [&](const float* values) { return sixteen(values + i, count); };
    const Belief<Lanes<lane_width>> before{of_these(block.confidence), of_these(block.cynicism)};
    const Lanes<lane_width> mean = means_of(known, i, count, blocks[turn % 2], before.confidence);
    const Belief<Lanes<lane_width>> now =
        month(before, mean, of_these(society.susceptibility.data()), of_these(society.disposition.data()));
    store_first(count, now.confidence, block.next_confidence + i);
    store_first(count, now.cynicism, block.cynicism + i);
    sums.count(month, now, of_these(society.leaning.data()), first_lanes<lane_width>(count));
  }
  sums.add_all_to(block.sums);
}

inline void citizens_lanes(const rules::CitizensBlock& block) {
  block.lanes == 1 ? vectorised_over_citizens(block) : vectorised_over_arms(block);
}

} // namespace entente::ENTENTE_LEVEL
