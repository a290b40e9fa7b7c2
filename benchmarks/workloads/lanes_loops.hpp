// The fast forms of the reference workloads: sixteen agents side by side, or one agent in sixteen runs. They
// add the same numbers in the same order as the plain loop, so their bits are its bits. Compiled once per
// level.
#pragma once
#include "benchmarks/workloads/masks.hpp"
#include "engine/rules/citizens/rows.hpp"
// masks.hpp first: moved() finds unit() of this level's Lanes<lane_width> by its argument.
#include "benchmarks/workloads/confidence.hpp"
#include "benchmarks/workloads/draws.hpp"
#include "benchmarks/workloads/loops.hpp"

namespace entente::ENTENTE_LEVEL {

// The words of the sixty-four agents of a batch.
[[gnu::always_inline]] inline void draw_batch(std::size_t batch, std::uint32_t replicate, std::uint32_t step,
                                              PhiloxKey key, WordLanes (&words)[4]) {
  words[0] = counting_from(static_cast<std::uint32_t>(batch) * workloads::counters_per_batch);
  words[1] = same_word(0);
  words[2] = same_word(replicate);
  words[3] = same_word(workloads::last_word(Purpose::workload_shock, step));
  philox_lanes(words, key);
}

inline void hits_step(const workloads::HitsStep& now) {
  for (std::size_t batch = now.first_batch; batch < now.last_batch; ++batch) {
    WordLanes words[4];
    draw_batch(batch, now.replicate, now.step, now.key, words);
    for (int group = 0; group < 4; ++group)
      now.hits[batch * 4 + static_cast<std::size_t>(group)] = mask_below(words[group], workloads::hit_below);
  }
}

// Far neighbours of a batch, read one after the other a batch before they are needed.
struct FarValues {
  static constexpr std::size_t most = 64 * 255 + lane_width; // degrees have eight bits
  float value[most];

  [[gnu::always_inline]] inline void read(const workloads::BandedStep& now, std::size_t batch) {
    const std::uint32_t* far = now.rows->far + now.rows->batch_begin[batch * 3 + 2];
    const std::size_t count = now.rows->batch_begin[batch * 3 + 5] - now.rows->batch_begin[batch * 3 + 2];
    for (std::size_t i = 0; i < count; ++i)
      value[i] = now.confidence[far[i]];
  }
};

inline void banded_step(const workloads::BandedStep& now) {
  using namespace workloads;
  const BandedRows& rows = *now.rows;
  FarValues far_values[2];
  if (now.first_batch < now.last_batch)
    far_values[now.first_batch % 2].read(now, now.first_batch);
  for (std::size_t batch = now.first_batch; batch < now.last_batch; ++batch) {
    if (batch + 1 < now.last_batch)
      far_values[(batch + 1) % 2].read(now, batch + 1);
    WordLanes words[4];
    if (now.hits == nullptr)
      draw_batch(batch, now.replicate, now.step, now.key, words);
    const std::uint16_t* mask = rows.masks + rows.batch_begin[batch * 3];
    const std::int16_t* shift = rows.shifts + rows.batch_begin[batch * 3 + 1];
    const float* far = far_values[batch % 2].value;
    const auto add_far = [&](Lanes<lane_width>& total, int slots) {
      for (int slot = 0; slot < slots; ++slot) {
        total = total + spread_out(*mask, far);
        far += std::popcount(*mask++);
      }
    };
    for (std::size_t group = 0; group < 4; ++group) {
      const std::size_t here = batch * agents_per_batch + group * lane_width;
      const float* confidence = now.confidence + here;
      const std::uint8_t* slots = rows.slots + (batch * 4 + group) * 3;
      Lanes<lane_width> total{};
      add_far(total, slots[0]);
      for (int slot = 0; slot < slots[1]; ++slot)
        total = total + only(*mask++, load<lane_width>(confidence + *shift++));
      add_far(total, slots[2]);

      const Opinion<Lanes<lane_width>> before{load<lane_width>(confidence),
                                              load<lane_width>(now.cynicism + here)};
      const Lanes<lane_width> degree = load_small(rows.degrees + here);
      const Lanes<lane_width> mean = either(degree, total / degree, before.confidence);
      const Lanes<lane_width> shock = now.hits == nullptr
                                          ? where_below(words[group], hit_below, blow)
                                          : only(now.hits[batch * 4 + group], spread<lane_width>(blow));
      const Opinion<Lanes<lane_width>> next = moved(before, mean, shock);
      store(next.confidence, now.next_confidence + here);
      store(next.cynicism, now.cynicism + here);
    }
  }
}

// Sixteen agents side by side on the compressed rows as they are: for networks that nobody put in order.
inline void rows_step(const workloads::PlainStep& now) {
  using namespace workloads;
  static_assert(PrefetchBlock::rows == agents_per_batch);
  const NamedRows known{now.offsets, now.neighbours, now.confidence, now.end};
  PrefetchBlock blocks[2];
  blocks[0].read(known, now.begin);
  for (std::uint32_t first = now.begin; first < now.end; first += agents_per_batch) {
    const std::uint32_t turn = (first - now.begin) / agents_per_batch;
    blocks[(turn + 1) % 2].read(known, first + agents_per_batch);
    WordLanes words[4];
    draw_batch(first / agents_per_batch, now.replicate, now.step, now.key, words);
    for (std::uint32_t group = 0; group < 4; ++group) {
      const std::uint32_t i = first + group * lane_width;
      if (i >= now.end)
        break;
      const std::uint32_t count = now.end - i < lane_width ? now.end - i : lane_width;
      const Opinion<Lanes<lane_width>> before{sixteen(now.confidence + i, count),
                                              sixteen(now.cynicism + i, count)};
      const Lanes<lane_width> mean = means_of(known, i, count, blocks[turn % 2], before.confidence);
      const Opinion<Lanes<lane_width>> next = moved(before, mean, where_below(words[group], hit_below, blow));
      store_first(count, next.confidence, now.next_confidence + i);
      store_first(count, next.cynicism, now.cynicism + i);
    }
  }
}

inline void ensemble_step(const workloads::EnsembleStep& now) {
  using namespace workloads;
  Lanes<lane_width> shock[agents_per_batch];
  for (std::uint32_t first = 0; first < now.agents; first += agents_per_batch) {
    for (std::uint32_t i = 0; i < counters_per_batch; ++i) {
      WordLanes words[4] = {same_word(first / agents_per_batch * counters_per_batch + i), same_word(0),
                            counting_from(now.first_replicate),
                            same_word(last_word(Purpose::workload_shock, now.step))};
      philox_lanes(words, now.key);
      for (std::uint32_t group = 0; group < 4; ++group)
        shock[group * counters_per_batch + i] = where_below(words[group], hit_below, blow);
    }
    const std::uint32_t last = now.agents - first < agents_per_batch ? now.agents : first + agents_per_batch;
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t agent = now.order[i];
      const std::uint32_t begin = now.offsets[agent], end = now.offsets[agent + 1];
      const std::size_t here = std::size_t{agent} * lane_width;
      Lanes<lane_width> total{};
      for (std::uint32_t tie = begin; tie < end; ++tie)
        total = total + load<lane_width>(now.confidence + std::size_t{now.neighbours[tie]} * lane_width);
      const Opinion<Lanes<lane_width>> before{load<lane_width>(now.confidence + here),
                                              load<lane_width>(now.cynicism + here)};
      const Lanes<lane_width> mean =
          begin == end ? before.confidence : total / static_cast<float>(end - begin);
      const Opinion<Lanes<lane_width>> next = moved(before, mean, shock[agent - first]);
      store(next.confidence, now.next_confidence + here);
      store(next.cynicism, now.cynicism + here);
    }
  }
}

} // namespace entente::ENTENTE_LEVEL
