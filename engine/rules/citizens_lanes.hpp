// The form that advances sixteen arms at once: a neighbour's confidence in all of them is one load.
// Included once per level, after ENTENTE_LEVEL is defined.
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

inline void citizens_lanes(const rules::CitizensBlock& block) {
  constexpr std::uint32_t before_overflow = 64; // citizens whose fixed-point sums fit 32 bits
  const std::uint32_t* offsets = block.society->network.offsets.data();
  const std::uint32_t* neighbours = block.society->network.neighbours.data();
  const float* susceptibility = block.society->susceptibility.data();
  const float* disposition = block.society->disposition.data();
  const float* leaning = block.society->leaning.data();

  for (std::size_t first = 0; first < block.lanes; first += lane_width) {
    const rules::LaneRates& r = block.rates;
    const Lanes loss = load(block.cell.loss + first);
    const rules::CitizenMonth<Lanes> month{
        .rates = {load(r.gain + first), load(r.loss_ratio + first), load(r.cynicism_rise + first),
                  load(r.cynicism_fall + first), load(r.blame_base + first),
                  load(r.information_effect + first)},
        .news = {load(block.cell.gain + first), loss, loss, load(block.cell.costly + first)},
        .information = load(r.information + first),
        .conformity = load(r.conformity + first),
        .threat = load(block.cell.threat + first)};

    std::uint32_t i = block.begin;
    while (i < block.end) {
      const std::uint32_t stop = block.end - i > before_overflow ? i + before_overflow : block.end;
      IntLanes confidence{}, cynicism{}, mobilised{}, supporters{}, believers{};
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
        constexpr auto scale = static_cast<float>(fixed_point);
        confidence += truncated(now.confidence * scale);
        cynicism += truncated(now.cynicism * scale);
        mobilised += truncated(month.mobilised(now) * scale);
        const IntLanes supports = month.support(now, leaning[i]) > 0.0F;
        const IntLanes believes = now.confidence > rules::belief_threshold;
        supporters -= supports;
        for (int n = 0; n < natives; ++n)
          believers.part[n] -= supports.part[n] & believes.part[n];
      }
      CellSums* sums = block.sums + first;
      add(confidence, &CellSums::confidence, sums);
      add(cynicism, &CellSums::cynicism, sums);
      add(mobilised, &CellSums::mobilised, sums);
      add(supporters, &CellSums::supporters, sums);
      add(believers, &CellSums::believers, sums);
    }
  }
}

} // namespace entente::ENTENTE_LEVEL
