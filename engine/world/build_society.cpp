#include "engine/world/build_society.hpp"
#include "engine/world/connect.hpp"
#include "engine/world/draw.hpp"
#include "engine/world/draw_ties.hpp"
#include "engine/world/huge_pages.hpp"
#include "engine/world/placement.hpp"
#include "engine/world/settlements.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::size_t draws_at_once = 256;

// One trait of each citizen, drawn by number and kept by id.
std::vector<float> draw_trait(const Distribution& distribution, Purpose purpose,
                              std::span<const std::uint32_t> id, const Chance& chance,
                              const Threads& threads) {
  auto trait = large_vector<float>(id.size());
  for_each_block(threads, id.size(), draws_at_once, [&](std::size_t begin, std::size_t end) {
    std::array<double, draws_at_once> buffer;
    const std::span<double> values = std::span(buffer).first(end - begin);
    chance.uniforms(purpose, static_cast<std::uint32_t>(begin), values);
    draw_each(distribution, values);
    for (std::size_t i = 0; i < values.size(); ++i)
      trait[id[begin + i]] = static_cast<float>(values[i]);
  });
  return trait;
}

std::vector<std::uint32_t> numbers_by_id(std::span<const std::uint32_t> id, const Threads& threads) {
  auto number = large_vector<std::uint32_t>(id.size());
  for_each_block(threads, id.size(), draws_at_once, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      number[id[i]] = static_cast<std::uint32_t>(i);
  });
  return number;
}

TieList ties_of(const SocietyPlan& plan, const Placement& placement, const Chance& chance,
                const Threads& threads) {
  const Settlements settlements(placement.cells, placement.cells.size() / plan.regions,
                                static_cast<std::size_t>(plan.settlement));
  return plan.model == NetworkSource::Model::poisson_blocks
             ? place_poisson_ties(plan, placement, settlements, chance, threads)
             : draw_ties(plan, placement, settlements, chance, threads);
}

} // namespace

Society build_society(const SocietyPlan& plan, const Chance& chance, const Threads& threads) {
  require_room_for(plan.citizens * static_cast<std::size_t>(plan.ties));
  Society society;
  society.regions = plan.regions;
  society.identities = plan.composition.front().size();
  Placement placement = place(draw_identities(plan.citizens, plan.composition, chance, threads),
                              society.regions, society.identities, threads);
  TieList ties = ties_of(plan, placement, chance, threads);
  const std::span<const std::uint32_t> id = placement.id;
  society.number = numbers_by_id(id, threads);
  society.susceptibility = draw_trait(plan.susceptibility, Purpose::susceptibility, id, chance, threads);
  society.disposition = draw_trait(plan.disposition, Purpose::disposition, id, chance, threads);
  society.leaning = draw_trait(plan.leaning, Purpose::leaning, id, chance, threads);
  society.cells = std::move(placement.cells);
  placement = {};
  society.network =
      connect(plan.citizens, std::move(ties), static_cast<std::uint32_t>(plan.maximum_ties), threads);
  return society;
}

} // namespace entente
