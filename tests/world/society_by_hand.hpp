// The society of docs/model.md, Initialisation, written down as plainly as it is said there: one citizen and
// one tie at a time. The oracle of the parallel builder.
#pragma once
#include "engine/world/build/build_society.hpp"
#include "engine/world/build/draw.hpp"

#include <algorithm>
#include <tuple>

namespace entente {

class SocietyByHand {
 public:
  SocietyByHand(const SocietyPlan& plan, const AddressedRng& rng) : plan_(plan), rng_(rng) {}

  Society build() {
    give_identities();
    order_citizens();
    draw_traits();
    std::vector<std::vector<std::uint32_t>> rows(plan_.citizens);
    const std::size_t maximum = static_cast<std::size_t>(plan_.maximum_ties);
    for (std::uint32_t number = 0; number < plan_.citizens; ++number)
      for (std::uint32_t draw = 0; draw < static_cast<std::uint32_t>(plan_.ties); ++draw) {
        const std::uint32_t from = id_[number], to = partner(number, draw);
        if (from == to || rows[from].size() >= maximum || rows[to].size() >= maximum)
          continue;
        rows[from].push_back(to);
        rows[to].push_back(from);
      }
    for (std::vector<std::uint32_t>& row : rows) {
      std::sort(row.begin(), row.end());
      society_.network.neighbours.insert(society_.network.neighbours.end(), row.begin(), row.end());
      society_.network.offsets.push_back(static_cast<std::uint32_t>(society_.network.neighbours.size()));
    }
    return society_;
  }

 private:
  std::size_t region(std::size_t number) const { return number % plan_.regions; }

  void give_identities() {
    for (std::uint32_t number = 0; number < plan_.citizens; ++number) {
      const std::vector<double>& shares = plan_.composition[region(number)];
      const double u = rng_.uniform(Purpose::identity, number);
      double reached = 0.0;
      std::size_t identity = 0;
      while (identity + 1 < shares.size() && u >= (reached += shares[identity]))
        ++identity;
      identity_.push_back(identity);
    }
  }

  void order_citizens() {
    society_.regions = plan_.regions;
    society_.identities = plan_.composition.front().size();
    for (std::uint32_t number = 0; number < plan_.citizens; ++number)
      society_.number.push_back(number);
    std::sort(society_.number.begin(), society_.number.end(), [this](std::uint32_t a, std::uint32_t b) {
      return std::tuple(region(a), identity_[a], a) < std::tuple(region(b), identity_[b], b);
    });
    id_.resize(plan_.citizens);
    for (std::uint32_t id = 0; id < plan_.citizens; ++id)
      id_[society_.number[id]] = id;
    std::uint32_t next = 0;
    for (std::size_t r = 0; r < society_.regions; ++r)
      for (std::size_t i = 0; i < society_.identities; ++i) {
        const std::uint32_t begin = next;
        while (next < plan_.citizens && region(society_.number[next]) == r &&
               identity_[society_.number[next]] == i)
          ++next;
        society_.cells.push_back({static_cast<RegionId>(r), static_cast<IdentityId>(i), begin, next});
      }
  }

  void draw_traits() {
    for (const std::uint32_t number : society_.number) {
      const auto trait = [&](const Distribution& distribution, Purpose purpose) {
        return static_cast<float>(draw(distribution, rng_.uniform(purpose, number)));
      };
      society_.susceptibility.push_back(trait(plan_.susceptibility, Purpose::susceptibility));
      society_.disposition.push_back(trait(plan_.disposition, Purpose::disposition));
      society_.leaning.push_back(trait(plan_.leaning, Purpose::leaning));
    }
  }

  // The citizen a draw leads to; the drawer where it leads nowhere.
  std::uint32_t partner(std::uint32_t number, std::uint32_t draw) const {
    const auto u = [&](std::uint32_t what) { return rng_.uniform(Purpose::tie, number, draw * 4 + what); };
    std::size_t identity = identity_[number];
    const std::size_t others = society_.identities - 1;
    if (u(0) >= plan_.homophily && others > 0) {
      const double remaining = (u(0) - plan_.homophily) / (1.0 - plan_.homophily);
      const std::size_t other =
          std::min(static_cast<std::size_t>(remaining * static_cast<double>(others)), others - 1);
      identity = other < identity ? other : other + 1;
    }
    const bool local = u(1) < plan_.locality;
    const std::size_t target_region =
        local ? region(number) : static_cast<std::size_t>(u(2) * static_cast<double>(plan_.regions));
    const Cell& cell = society_.cells[target_region * society_.identities + identity];
    if (cell.size() == 0)
      return id_[number];
    return cell.begin + static_cast<std::uint32_t>(u(3) * cell.size());
  }

  SocietyPlan plan_;
  AddressedRng rng_;
  Society society_;
  std::vector<std::size_t> identity_;
  std::vector<std::uint32_t> id_;
};

} // namespace entente
