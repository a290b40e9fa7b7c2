#include "benchmarks/workloads/banded.hpp"

#include "benchmarks/workloads/draws.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace entente::workloads {
namespace {

constexpr std::uint32_t lanes = 16, groups_per_batch = agents_per_batch / lanes;
constexpr std::size_t batches_per_piece = 256; // laid out together
constexpr std::uint32_t most_degree = 255;

// What a piece of the network becomes, before pieces are put one behind the other.
struct Chunk {
  std::vector<std::uint16_t> masks;
  std::vector<std::int16_t> shifts;
  std::vector<std::uint32_t> far;
};

// The far neighbours of sixteen agents on one side: slot s holds the s-th of each.
class FarSlots {
 public:
  void add(std::uint32_t lane, std::uint32_t neighbour) { of_[lane][count_[lane]++] = neighbour; }

  std::uint8_t write(Chunk& chunk) const {
    const std::uint32_t slots = *std::max_element(count_.begin(), count_.end());
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
      std::uint32_t mask = 0;
      for (std::uint32_t lane = 0; lane < lanes; ++lane)
        if (slot < count_[lane]) {
          mask |= 1U << lane;
          chunk.far.push_back(of_[lane][slot]);
        }
      chunk.masks.push_back(static_cast<std::uint16_t>(mask));
    }
    return static_cast<std::uint8_t>(slots);
  }

  void clear() { count_.fill(0); }

 private:
  std::array<std::uint32_t, lanes> count_{};
  std::array<std::array<std::uint32_t, most_degree>, lanes> of_;
};

// The near neighbours of sixteen agents by distance; repeated ties have slots of their own.
class NearSlots {
 public:
  void add(std::uint32_t lane, std::int32_t shift) {
    std::uint16_t& mask = mask_[static_cast<std::size_t>(shift + reach)];
    const auto bit = static_cast<std::uint16_t>(1U << lane);
    if (mask & bit)
      repeated_.push_back({shift, bit});
    mask |= bit;
  }

  std::uint8_t write(Chunk& chunk) {
    std::uint32_t slots = 0;
    const auto slot = [&](std::int32_t shift, std::uint16_t mask) {
      chunk.masks.push_back(mask);
      chunk.shifts.push_back(static_cast<std::int16_t>(shift));
      ++slots;
    };
    for (std::int32_t shift = -reach; shift <= reach; ++shift) {
      std::uint16_t& mask = mask_[static_cast<std::size_t>(shift + reach)];
      if (mask == 0)
        continue;
      slot(shift, mask);
      mask = 0;
      for (const Repeated& again : repeated_)
        if (again.shift == shift)
          slot(shift, again.bit);
    }
    repeated_.clear();
    return static_cast<std::uint8_t>(slots);
  }

 private:
  static constexpr auto reach = static_cast<std::int32_t>(near_reach);
  struct Repeated {
    std::int32_t shift;
    std::uint16_t bit;
  };
  std::array<std::uint16_t, 2 * near_reach + 1> mask_{};
  std::vector<Repeated> repeated_;
};

class GroupWriter {
 public:
  // slots: three numbers; degrees: sixteen.
  void write(const Network& network, std::size_t first, Chunk& chunk, std::uint8_t* slots,
             std::uint8_t* degrees) {
    for (std::uint32_t lane = 0; lane < lanes && first + lane < network.citizens(); ++lane) {
      const auto self = static_cast<std::uint32_t>(first + lane);
      const auto known = network.of(self);
      degrees[lane] = static_cast<std::uint8_t>(known.size());
      for (const std::uint32_t neighbour : known) {
        const auto shift = static_cast<std::int32_t>(neighbour - self);
        if (neighbour + near_reach < self)
          below_.add(lane, neighbour);
        else if (neighbour > self + near_reach)
          above_.add(lane, neighbour);
        else
          near_.add(lane, shift);
      }
    }
    slots[0] = below_.write(chunk);
    slots[1] = near_.write(chunk);
    slots[2] = above_.write(chunk);
    below_.clear();
    above_.clear();
  }

 private:
  FarSlots below_, above_;
  NearSlots near_;
};

template<class Value>
void put(const std::vector<Value>& part, std::vector<Value>& whole, std::size_t at) {
  if (!part.empty())
    std::memcpy(whole.data() + at, part.data(), part.size() * sizeof(Value));
}

} // namespace

Banded::Banded(const Network& network, const Threads& threads) {
  const std::size_t batches = (network.citizens() + agents_per_batch - 1) / agents_per_batch;
  slots_.resize(batches * groups_per_batch * 3);
  degrees_.resize(batches * agents_per_batch);
  batch_begin_.resize((batches + 1) * 3);
  std::vector<Chunk> chunks((batches + batches_per_piece - 1) / batches_per_piece);
  for_each_block(threads, batches, batches_per_piece, [&](std::size_t begin, std::size_t end) {
    Chunk& chunk = chunks[begin / batches_per_piece];
    GroupWriter writer;
    for (std::size_t batch = begin; batch < end; ++batch) {
      batch_begin_[batch * 3] = chunk.masks.size();
      batch_begin_[batch * 3 + 1] = chunk.shifts.size();
      batch_begin_[batch * 3 + 2] = chunk.far.size();
      for (std::size_t group = batch * groups_per_batch; group < (batch + 1) * groups_per_batch; ++group)
        writer.write(network, group * lanes, chunk, &slots_[group * 3], &degrees_[group * lanes]);
    }
  });
  std::vector<std::array<std::size_t, 3>> at(chunks.size() + 1);
  for (std::size_t i = 0; i < chunks.size(); ++i)
    at[i + 1] = {at[i][0] + chunks[i].masks.size(), at[i][1] + chunks[i].shifts.size(),
                 at[i][2] + chunks[i].far.size()};
  masks_.resize(at.back()[0]);
  shifts_.resize(at.back()[1]);
  far_.resize(at.back()[2]);
  for_each_block(threads, batches, batches_per_piece, [&](std::size_t begin, std::size_t end) {
    const std::size_t i = begin / batches_per_piece;
    put(chunks[i].masks, masks_, at[i][0]);
    put(chunks[i].shifts, shifts_, at[i][1]);
    put(chunks[i].far, far_, at[i][2]);
    for (std::size_t batch = begin; batch < end; ++batch)
      for (std::size_t what = 0; what < 3; ++what)
        batch_begin_[batch * 3 + what] += at[i][what];
  });
  for (std::size_t what = 0; what < 3; ++what)
    batch_begin_[batches * 3 + what] = at.back()[what];
}

BandedRows Banded::rows() const {
  return {.slots = slots_.data(),
          .masks = masks_.data(),
          .shifts = shifts_.data(),
          .far = far_.data(),
          .degrees = degrees_.data(),
          .batch_begin = batch_begin_.data()};
}

} // namespace entente::workloads
