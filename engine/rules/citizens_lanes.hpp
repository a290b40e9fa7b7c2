// The fast forms: sixteen arms of a citizen at once, where a neighbour's confidence in all of them is one
// load, or sixteen citizens of one arm. Included once per level, after ENTENTE_LEVEL is defined.
#pragma once
#include "engine/rules/lanes.hpp"
// lanes.hpp first: the formula finds unit() and response() of this level's Lanes by their argument.
#include "engine/rules/citizens_formula.hpp"
#include "engine/rules/citizens_kernel.hpp"

namespace entente::ENTENTE_LEVEL {

[[gnu::always_inline]] inline void add(const IntLanes& values, std::int64_t CellSums::*member,
                                       CellSums* sums) {
  std::int32_t one[lane_width];
  std::memcpy(one, &values, sizeof one);
  for (int lane = 0; lane < lane_width; ++lane)
    sums[lane].*member += one[lane];
}

// What a stretch of citizens adds up to, in fixed point.
struct Tally {
  IntLanes confidence{}, cynicism{}, mobilised{}, supporters{}, believers{};

  template<class Traits>
  [[gnu::always_inline]] inline void count(const rules::CitizenMonth<Lanes>& month, const Belief<Lanes>& now,
                                           const Traits& leaning) {
    constexpr auto scale = static_cast<float>(fixed_point);
    confidence += truncated(now.confidence * scale);
    cynicism += truncated(now.cynicism * scale);
    mobilised += truncated(month.mobilised(now) * scale);
    const IntLanes supports = month.support(now, leaning) > 0.0F;
    const IntLanes believes = now.confidence > rules::belief_threshold;
    supporters -= supports;
    for (int n = 0; n < natives; ++n)
      believers.part[n] -= supports.part[n] & believes.part[n];
  }
};

[[gnu::always_inline]] inline rules::CitizenMonth<Lanes> month_of(const rules::CitizensBlock& block,
                                                                  std::size_t first) {
  const rules::LaneRates& r = block.rates;
  const Lanes loss = load(block.cell.loss + first);
  return {.rates = {load(r.gain + first), load(r.loss_ratio + first), load(r.cynicism_rise + first),
                    load(r.cynicism_fall + first), load(r.blame_base + first),
                    load(r.information_effect + first)},
          .news = {load(block.cell.gain + first), loss, loss, load(block.cell.costly + first)},
          .information = load(r.information + first),
          .conformity = load(r.conformity + first),
          .threat = load(block.cell.threat + first)};
}

// Lanes are arms: one citizen after the other, sixteen arms at once.
inline void arms_abreast(const rules::CitizensBlock& block) {
  constexpr std::uint32_t before_overflow = 64; // citizens whose fixed-point sums fit 32 bits
  const std::uint32_t* offsets = block.society->network.offsets.data();
  const std::uint32_t* neighbours = block.society->network.neighbours.data();
  const float* susceptibility = block.society->susceptibility.data();
  const float* disposition = block.society->disposition.data();
  const float* leaning = block.society->leaning.data();

  for (std::size_t first = 0; first < block.lanes; first += lane_width) {
    const rules::CitizenMonth<Lanes> month = month_of(block, first);
    std::uint32_t i = block.begin;
    while (i < block.end) {
      const std::uint32_t stop = block.end - i > before_overflow ? i + before_overflow : block.end;
      Tally tally;
      for (; i < stop; ++i) {
        const std::size_t here = i * block.lanes + first;
        const Belief<Lanes> before{load(block.confidence + here), load(block.cynicism + here)};
        Lanes mean = before.confidence;
        if (const std::uint32_t begin = offsets[i], end = offsets[i + 1]; begin != end) {
          Lanes total{};
          for (std::uint32_t tie = begin; tie < end; ++tie)
            total = total +
                    load(block.confidence + static_cast<std::size_t>(neighbours[tie]) * block.lanes + first);
          mean = total / static_cast<float>(end - begin);
        }
        const Belief<Lanes> now = month(before, mean, susceptibility[i], disposition[i]);
        store(now.confidence, block.next_confidence + here);
        store(now.cynicism, block.cynicism + here);
        tally.count(month, now, leaning[i]);
      }
      CellSums* sums = block.sums + first;
      add(tally.confidence, &CellSums::confidence, sums);
      add(tally.cynicism, &CellSums::cynicism, sums);
      add(tally.mobilised, &CellSums::mobilised, sums);
      add(tally.supporters, &CellSums::supporters, sums);
      add(tally.believers, &CellSums::believers, sums);
    }
  }
}

// Lanes are citizens: one arm alone, sixteen neighbours in memory at once. The last few of a cell are filled
// up with copies that are not stored or counted.
inline void citizens_abreast(const rules::CitizensBlock& block) {
  const std::uint32_t* offsets = block.society->network.offsets.data();
  const std::uint32_t* neighbours = block.society->network.neighbours.data();
  const rules::LaneRates& r = block.rates;
  const Lanes loss = spread(block.cell.loss[0]);
  const rules::CitizenMonth<Lanes> month{
      .rates = {spread(r.gain[0]), spread(r.loss_ratio[0]), spread(r.cynicism_rise[0]),
                spread(r.cynicism_fall[0]), spread(r.blame_base[0]), spread(r.information_effect[0])},
      .news = {spread(block.cell.gain[0]), loss, loss, spread(block.cell.costly[0])},
      .information = spread(r.information[0]),
      .conformity = spread(r.conformity[0]),
      .threat = spread(block.cell.threat[0])};
  CellSums& sums = *block.sums;
  for (std::uint32_t i = block.begin; i < block.end; i += lane_width) {
    const std::uint32_t here = block.end - i < lane_width ? block.end - i : lane_width;
    float c[lane_width], k[lane_width], mean[lane_width], s[lane_width], d[lane_width], l[lane_width];
    for (std::uint32_t lane = 0; lane < lane_width; ++lane) {
      const std::uint32_t citizen = i + (lane < here ? lane : here - 1);
      c[lane] = block.confidence[citizen];
      k[lane] = block.cynicism[citizen];
      s[lane] = block.society->susceptibility[citizen];
      d[lane] = block.society->disposition[citizen];
      l[lane] = block.society->leaning[citizen];
      const std::uint32_t begin = offsets[citizen], end = offsets[citizen + 1];
      float total = 0.0F;
      for (std::uint32_t tie = begin; tie < end; ++tie)
        total += block.confidence[neighbours[tie]];
      mean[lane] = begin == end ? c[lane] : total / static_cast<float>(end - begin);
    }
    const Belief<Lanes> now = month({load(c), load(k)}, load(mean), load(s), load(d));
    Tally tally;
    tally.count(month, now, load(l));
    store(now.confidence, c);
    store(now.cynicism, k);
    CellSums each[lane_width]{};
    add(tally.confidence, &CellSums::confidence, each);
    add(tally.cynicism, &CellSums::cynicism, each);
    add(tally.mobilised, &CellSums::mobilised, each);
    add(tally.supporters, &CellSums::supporters, each);
    add(tally.believers, &CellSums::believers, each);
    for (std::uint32_t lane = 0; lane < here; ++lane) {
      block.next_confidence[i + lane] = c[lane];
      block.cynicism[i + lane] = k[lane];
      sums.confidence += each[lane].confidence;
      sums.cynicism += each[lane].cynicism;
      sums.mobilised += each[lane].mobilised;
      sums.supporters += each[lane].supporters;
      sums.believers += each[lane].believers;
    }
  }
}

inline void citizens_lanes(const rules::CitizensBlock& block) {
  block.lanes == 1 ? citizens_abreast(block) : arms_abreast(block);
}

} // namespace entente::ENTENTE_LEVEL
