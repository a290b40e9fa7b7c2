#include "engine/rules/citizens/citizens_kernel.hpp"

#include "engine/rules/citizens/citizens_formula.hpp"

namespace entente::rules {

extern const CitizensKernel citizens_lanes_plain, citizens_lanes_avx2, citizens_lanes_avx512;

Level best_level() {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    return Level::avx512;
  return __builtin_cpu_supports("avx2") ? Level::avx2 : Level::plain;
#else
  return Level::plain;
#endif
}

const char* name_of(Level level) {
  switch (level) {
  case Level::avx512:
    return "AVX-512";
  case Level::avx2:
    return "AVX2";
  case Level::plain:
    break;
  }
  return "plain";
}

CitizensKernel citizens_lanes_kernel([[maybe_unused]] Level level) {
#ifdef __x86_64__
  switch (level) {
  case Level::avx512:
    return citizens_lanes_avx512;
  case Level::avx2:
    return citizens_lanes_avx2;
  case Level::plain:
    break;
  }
#endif
  return citizens_lanes_plain;
}

void citizens_scalar(const CitizensBlock& block) {
  const Society& society = *block.society;
  for (std::size_t lane = 0; lane < block.lanes; ++lane) {
    const LaneRates& r = block.rates;
    const float loss = block.cell.loss[lane];
    const CitizenMonth<float> month{{r.gain[lane], r.loss_ratio[lane], r.cynicism_rise[lane],
                                     r.cynicism_fall[lane], r.blame_base[lane], r.information_effect[lane]},
                                    {block.cell.gain[lane], loss, loss, block.cell.costly[lane]},
                                    r.information[lane],
                                    r.conformity[lane],
                                    block.cell.threat[lane]};
    CellSums sums;
    for (std::uint32_t i = block.begin; i < block.end; ++i) {
      const std::size_t here = i * block.lanes + lane;
      const Belief<float> before{block.confidence[here], block.cynicism[here]};
      float mean = before.confidence;
      if (const auto known = society.network.of(i); !known.empty()) {
        float total = 0.0F;
        for (const std::uint32_t j : known)
          total += block.confidence[j * block.lanes + lane];
        mean = total / static_cast<float>(known.size());
      }
      const Belief<float> now = month(before, mean, society.susceptibility[i], society.disposition[i]);
      block.next_confidence[here] = now.confidence;
      block.cynicism[here] = now.cynicism;
      constexpr auto scale = static_cast<float>(fixed_point);
      sums.confidence += static_cast<std::int32_t>(now.confidence * scale);
      sums.cynicism += static_cast<std::int32_t>(now.cynicism * scale);
      sums.mobilised += static_cast<std::int32_t>(month.mobilised(now) * scale);
      const bool supports = month.support(now, society.leaning[i]) > 0.0F;
      sums.supporters += supports;
      sums.believers += supports && now.confidence > belief_threshold;
    }
    block.sums.confidence[lane] = sums.confidence;
    block.sums.cynicism[lane] = sums.cynicism;
    block.sums.mobilised[lane] = sums.mobilised;
    if (block.surveyed) {
      block.sums.supporters[lane] = sums.supporters;
      block.sums.believers[lane] = sums.believers;
    }
  }
}

} // namespace entente::rules
