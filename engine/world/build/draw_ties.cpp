#include "engine/world/build/draw_ties.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t drawing_per_block = 256;

// What decides one tie of each citizen of a block.
struct TieDraws {
  std::array<double, drawing_per_block> identity, local, region, whom, settlement;
};

// Draw addresses: index = draw x 4 + {identity, local?, region, whom}; whether a local tie stays in the
// settlement has a purpose of its own, so that settlements change no other draw.
void draw_ties_of_block(TieDraws& draws, std::size_t first, std::size_t count, int draw, bool settlements,
                        const AddressedRng& rng) {
  const auto who = static_cast<std::uint32_t>(first);
  const std::uint32_t index = static_cast<std::uint32_t>(draw) * 4;
  const auto part = [count](std::array<double, drawing_per_block>& all) {
    return std::span(all).first(count);
  };
  rng.uniform_pairs(Purpose::tie, who, index, part(draws.identity), part(draws.local));
  rng.uniform_pairs(Purpose::tie, who, index + 2, part(draws.region), part(draws.whom));
  if (settlements)
    for (std::size_t i = 0; i < count; ++i)
      draws.settlement[i] = rng.uniform(Purpose::settlement, who + static_cast<std::uint32_t>(i),
                                        static_cast<std::uint32_t>(draw));
}

// The own identity with probability homophily, else one of the others, equally likely. Where all share one
// identity, all ties are to it.
std::size_t target_identity(std::size_t own, std::size_t identities, double homophily, double u) {
  if (u < homophily || identities == 1)
    return own;
  const double remaining = (u - homophily) / (1.0 - homophily);
  const auto other =
      std::min(static_cast<std::size_t>(remaining * static_cast<double>(identities - 1)), identities - 2);
  return other + (other >= own);
}

std::uint32_t citizen_of(const Cell& cell, double u) {
  return cell.begin + static_cast<std::uint32_t>(u * cell.size());
}

class TieDrawer {
 public:
  TieDrawer(const SocietyPlan& plan, const Placement& placement, const Settlements& settlements)
      : plan_(plan), placement_(placement), settlements_(settlements),
        identities_(placement.cells.size() / plan.regions) {}

  Tie tie(std::size_t number, const TieDraws& draws, std::size_t i) const {
    const std::uint32_t self = placement_.id[number];
    const Cell& own = placement_.cells[placement_.cell_of[number]];
    const std::size_t identity =
        target_identity(index(own.identity), identities_, plan_.homophily, draws.identity[i]);
    const bool local = draws.local[i] < plan_.locality;
    const std::size_t region =
        local ? index(own.region)
              : static_cast<std::size_t>(draws.region[i] * static_cast<double>(plan_.regions));
    Cell cell = placement_.cells[region * identities_ + identity];
    if (local && settlements_.any() && draws.settlement[i] < plan_.locality)
      cell = settlements_.part(cell, settlements_.of(own, self));
    return {self, cell.size() == 0 ? self : citizen_of(cell, draws.whom[i])};
  }

 private:
  const SocietyPlan& plan_;
  const Placement& placement_;
  const Settlements& settlements_;
  std::size_t identities_;
};

} // namespace

TieList draw_ties(const SocietyPlan& plan, const Placement& placement, const Settlements& settlements,
                  const AddressedRng& rng, const Threads& threads) {
  const auto draws_each = static_cast<std::size_t>(plan.ties);
  TieList list(plan.citizens * draws_each);
  const TieDrawer drawer(plan, placement, settlements);
  for_each_block(threads, plan.citizens, drawing_per_block, [&](std::size_t begin, std::size_t end) {
    TieDraws draws;
    for (int d = 0; d < plan.ties; ++d) {
      draw_ties_of_block(draws, begin, end - begin, d, settlements.any(), rng);
      for (std::size_t number = begin; number < end; ++number)
        list.ties[number * draws_each + static_cast<std::size_t>(d)] =
            drawer.tie(number, draws, number - begin);
    }
  });
  return list;
}

} // namespace entente
