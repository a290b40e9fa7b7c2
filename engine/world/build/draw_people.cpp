#include "engine/world/build/draw_people.hpp"
#include "engine/world/build/draw.hpp"
#include "engine/world/network/huge_pages.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::size_t draws_at_once = 256;

std::vector<float> draw_trait(const Distribution& distribution, Purpose purpose,
                              std::span<const std::uint32_t> id, const AddressedRng& rng,
                              const Threads& threads) {
  auto trait = large_vector<float>(id.size());
  for_each_block(threads, id.size(), draws_at_once, [&](std::size_t begin, std::size_t end) {
    std::array<double, draws_at_once> buffer;
    const std::span<double> values = std::span(buffer).first(end - begin);
    rng.uniforms(purpose, static_cast<std::uint32_t>(begin), values);
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

} // namespace

void draw_people(Society& society, std::span<const std::uint32_t> id, const SocietyPlan& plan,
                 const AddressedRng& rng, const Threads& threads) {
  society.number = numbers_by_id(id, threads);
  society.susceptibility = draw_trait(plan.susceptibility, Purpose::susceptibility, id, rng, threads);
  society.disposition = draw_trait(plan.disposition, Purpose::disposition, id, rng, threads);
  society.leaning = draw_trait(plan.leaning, Purpose::leaning, id, rng, threads);
}

} // namespace entente
