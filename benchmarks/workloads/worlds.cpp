#include "benchmarks/workloads/worlds.hpp"

#include "benchmarks/workloads/draws.hpp"
#include "benchmarks/workloads/start.hpp"
#include "engine/world/network/network_order.hpp"

#include <atomic>
#include <bit>

namespace entente::workloads {
namespace {

constexpr std::size_t agents_per_block = std::size_t{1} << 14;
constexpr std::size_t batches_per_block = agents_per_block / agents_per_batch;
constexpr std::size_t draw_groups = 4, draw_lanes = 16;

PhiloxKey key_of(std::uint64_t seed) {
  return {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}};
}

std::vector<std::uint32_t> places_of(std::span<const std::uint32_t> number) {
  std::vector<std::uint32_t> place(number.size());
  for (std::uint32_t i = 0; i < number.size(); ++i)
    place[number[i]] = i;
  return place;
}

} // namespace

PlainWorld::PlainWorld(const Network& network, std::uint64_t seed, std::uint32_t replicate, Loop loop)
    : network_(&network), loop_(loop), seed_(seed), replicate_(replicate), confidence_(network.citizens()),
      next_confidence_(network.citizens()), cynicism_(network.citizens()) {
  draw_start(seed, replicate, network.citizens(), 1, confidence_.data(), cynicism_.data());
}

void PlainWorld::advance(std::uint32_t steps, rules::Level level, const Threads& threads) {
  const PlainLoop loop = loop_ == Loop::plain ? plain_loop(level) : lanes_loops(level).rows;
  for (std::uint32_t step = 0; step < steps; ++step, ++step_) {
    for_each_block(threads, confidence_.size(), agents_per_block, [&](std::size_t begin, std::size_t end) {
      loop({.offsets = network_->offsets.data(),
            .neighbours = network_->neighbours.data(),
            .confidence = confidence_.data(),
            .next_confidence = next_confidence_.data(),
            .cynicism = cynicism_.data(),
            .begin = static_cast<std::uint32_t>(begin),
            .end = static_cast<std::uint32_t>(end),
            .key = key_of(seed_),
            .replicate = replicate_,
            .step = step_});
    });
    confidence_.swap(next_confidence_);
  }
}

double PlainWorld::mean_confidence() const {
  return mean_of(confidence_);
}

BandedWorld::BandedWorld(const Network& network, std::uint64_t seed, std::uint32_t replicate,
                         std::vector<std::uint32_t> number, const Threads& threads)
    : agents_(network.citizens()), seed_(seed), replicate_(replicate), banded_(network, threads),
      place_(places_of(number)) {
  const std::size_t stored = banded_.batches() * agents_per_batch;
  confidence_.resize(stored + 2 * near_reach);
  next_confidence_.resize(stored + 2 * near_reach);
  cynicism_.resize(stored);
  float* const confidence = confidence_.data() + near_reach;
  if (number.empty()) {
    draw_start(seed, replicate, agents_, 1, confidence, cynicism_.data());
    return;
  }
  hits_by_number_.resize(stored / draw_lanes);
  hits_.resize(stored / draw_lanes);
  std::vector<float> by_number(agents_), cynicism_by_number(agents_);
  draw_start(seed, replicate, agents_, 1, by_number.data(), cynicism_by_number.data());
  for (std::size_t i = 0; i < agents_; ++i) {
    confidence[i] = by_number[number[i]];
    cynicism_[i] = cynicism_by_number[number[i]];
  }
}

// Chance is addressed by number; those who are hit, one in fifty, are marked at their place.
void BandedWorld::draw_hits(std::uint32_t step, rules::Level level, const Threads& threads) {
  std::fill(hits_.begin(), hits_.end(), std::uint16_t{0});
  for_each_block(threads, banded_.batches(), batches_per_block, [&](std::size_t begin, std::size_t end) {
    lanes_loops(level).hits({hits_by_number_.data(), begin, end, key_of(seed_), replicate_, step});
    for (std::size_t group = begin * draw_groups; group < end * draw_groups; ++group)
      for (std::uint32_t hits = hits_by_number_[group]; hits != 0; hits &= hits - 1) {
        const std::size_t number = group * draw_lanes + static_cast<std::size_t>(std::countr_zero(hits));
        if (number >= agents_)
          break;
        const std::uint32_t place = place_[number];
        std::atomic_ref<std::uint16_t>(hits_[place / draw_lanes])
            .fetch_or(static_cast<std::uint16_t>(1U << place % draw_lanes), std::memory_order_relaxed);
      }
  });
}

void BandedWorld::advance(std::uint32_t steps, rules::Level level, const Threads& threads) {
  const BandedRows rows = banded_.rows();
  const LanesLoops& loops = lanes_loops(level);
  for (std::uint32_t step = 0; step < steps; ++step, ++step_) {
    if (!place_.empty())
      draw_hits(step_, level, threads);
    for_each_block(threads, banded_.batches(), batches_per_block, [&](std::size_t begin, std::size_t end) {
      loops.banded({.rows = &rows,
                    .confidence = confidence_.data() + near_reach,
                    .next_confidence = next_confidence_.data() + near_reach,
                    .cynicism = cynicism_.data(),
                    .hits = place_.empty() ? nullptr : hits_.data(),
                    .first_batch = begin,
                    .last_batch = end,
                    .key = key_of(seed_),
                    .replicate = replicate_,
                    .step = step_});
    });
    confidence_.swap(next_confidence_);
  }
}

std::span<const float> BandedWorld::confidence() const {
  return std::span(confidence_).subspan(near_reach, agents_);
}

double BandedWorld::mean_confidence() const {
  return mean_of(confidence());
}

BandedWorld ordered_world(const Network& network, std::uint64_t seed, std::uint32_t replicate,
                          const Threads& threads) {
  std::vector<std::uint32_t> order = gorder(network);
  const Network in_order = reordered(network, order, threads);
  return {in_order, seed, replicate, std::move(order), threads};
}

} // namespace entente::workloads
