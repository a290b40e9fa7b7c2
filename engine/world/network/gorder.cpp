// Gorder (Wei et al. 2016): orders citizens by the neighbours they share, and renumbers a network.
#include "engine/world/network/huge_pages.hpp"
#include "engine/world/network/network_order.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

class CompanyOrder {
 public:
  explicit CompanyOrder(const Network& network)
      : network_(network), known_(large_vector<std::uint8_t>(network.citizens())) {
    order_.reserve(network.citizens());
  }

  std::vector<std::uint32_t> take() {
    const auto citizens = static_cast<std::uint32_t>(network_.citizens());
    for (std::uint32_t start = 0; start < citizens; ++start) {
      if (known_[start] == placed)
        continue;
      place(start);
      while (!candidates_.empty())
        place_best();
    }
    return std::move(order_);
  }

 private:
  static constexpr std::uint8_t placed = 255, most = 254; // how many of the window somebody knows

  // The oldest of those who know most of the window.
  void place_best() {
    std::size_t kept = 0, best = 0;
    for (const std::uint32_t candidate : candidates_) {
      if (known_[candidate] == placed || known_[candidate] == 0)
        continue;
      if (kept == 0 || known_[candidate] > known_[candidates_[best]])
        best = kept;
      candidates_[kept++] = candidate;
    }
    candidates_.resize(kept);
    if (kept > 0)
      place(candidates_[best]);
  }

  void place(std::uint32_t citizen) {
    known_[citizen] = placed;
    const std::size_t position = order_.size();
    if (position >= window_.size())
      for (const std::uint32_t other : network_.of(window_[position % window_.size()]))
        if (known_[other] != placed && known_[other] != 0)
          --known_[other];
    window_[position % window_.size()] = citizen;
    for (const std::uint32_t other : network_.of(citizen))
      if (known_[other] < most && known_[other]++ == 0)
        candidates_.push_back(other);
    order_.push_back(citizen);
  }

  const Network& network_;
  std::vector<std::uint8_t> known_;
  std::vector<std::uint32_t> order_, candidates_;
  std::array<std::uint32_t, 5> window_{};
};

} // namespace

std::vector<std::uint32_t> gorder(const Network& network) {
  return CompanyOrder(network).take();
}

Network reordered(const Network& network, std::span<const std::uint32_t> order, const Threads& threads) {
  constexpr std::size_t block = 4096;
  std::vector<std::uint32_t> place = large_vector<std::uint32_t>(order.size());
  Network result;
  result.offsets = large_vector<std::uint32_t>(order.size() + 1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = static_cast<std::uint32_t>(i);
    result.offsets[i + 1] = result.offsets[i] + static_cast<std::uint32_t>(network.of(order[i]).size());
  }
  result.neighbours = large_vector<std::uint32_t>(network.neighbours.size());
  for_each_block(threads, order.size(), block, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      std::uint32_t* const row = result.neighbours.data() + result.offsets[i];
      std::uint32_t* to = row;
      for (const std::uint32_t other : network.of(order[i]))
        *to++ = place[other];
      std::sort(row, to);
    }
  });
  return result;
}

} // namespace entente
