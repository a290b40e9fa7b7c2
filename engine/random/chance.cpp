#include "engine/random/chance.hpp"

#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"
#include "engine/random/luck.hpp"
#include "engine/random/philox.hpp"

#include <algorithm>
#include <bit>

namespace entente {
namespace {

constexpr std::size_t lanes = 16;

PhiloxKey key_of(const Chance& chance) {
  return {{static_cast<std::uint32_t>(chance.seed), static_cast<std::uint32_t>(chance.seed >> 32)}};
}

PhiloxCounter counter_of(const Chance& chance, Purpose purpose, std::uint32_t who, std::uint32_t index) {
  const std::uint32_t month = static_cast<std::uint32_t>(chance.month) & 0xFFFFU;
  return {{who, index / 2, chance.replicate, static_cast<std::uint32_t>(purpose) << 16 | month}};
}

// The top 52 of 64 bits, x, become (x + 1/2) 2^-52. Written as a number in [1, 2) less (1 - 2^-53), which is
// exact.
double open_unit(std::uint32_t low, std::uint32_t high) {
  constexpr auto bits_of_one = std::bit_cast<std::uint64_t>(1.0);
  constexpr double one_less_half_a_step = 1.0 - 0x1p-53;
  const std::uint64_t bits = static_cast<std::uint64_t>(high) << 32 | low;
  return std::bit_cast<double>(bits_of_one | bits >> 12) - one_less_half_a_step;
}

} // namespace

double Chance::uniform(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
  if (luck != nullptr && index == 0)
    return luck->uniform(*this, purpose, who);
  const auto words = philox(counter_of(*this, purpose, who, index), key_of(*this));
  return index % 2 == 0 ? open_unit(words[0], words[1]) : open_unit(words[2], words[3]);
}

double Chance::normal(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
  if (luck != nullptr && index == 0)
    return luck->normal(*this, purpose, who);
  return normal_quantile(uniform(purpose, who, index));
}

// 1 - exp(-hazard) is at most the hazard, so most draws are decided without an exponential.
bool Chance::happens(Purpose purpose, std::uint32_t who, double hazard, std::uint32_t index) const {
  if (hazard <= 0.0)
    return false;
  const double u = uniform(purpose, who, index);
  return u < hazard && u < saturation(hazard);
}

std::uint32_t Chance::count(Purpose purpose, std::uint32_t who, double mean, std::uint32_t index) const {
  if (mean <= 0.0)
    return 0;
  // P(0) = exp(-mean) is at least 1 - mean, which decides most rare events without an exponential.
  const double u = uniform(purpose, who, index);
  return u < 1.0 - mean ? 0 : poisson_quantile(u, mean);
}

std::uint64_t Chance::severities(Purpose purpose, std::uint32_t who, std::uint32_t count, double exponent,
                                 std::uint32_t cap) const {
  if (luck != nullptr)
    return luck->severities(*this, purpose, who, count, exponent, cap);
  std::uint64_t total = 0;
  for (std::uint32_t i = 0; i < count; ++i)
    total += power_law_severity(uniform(purpose, who, i), exponent, cap);
  return total;
}

void Chance::uniforms(Purpose purpose, std::uint32_t first_who, std::span<double> out) const {
  const PhiloxKey key = key_of(*this);
  PhiloxBlock<lanes> block;
  for (std::size_t begin = 0; begin < out.size(); begin += lanes) {
    const std::uint32_t who = first_who + static_cast<std::uint32_t>(begin);
    philox_block(counter_of(*this, purpose, who, 0), key, block);
    const auto part = out.subspan(begin, std::min(lanes, out.size() - begin));
    for (std::size_t i = 0; i < part.size(); ++i)
      part[i] = open_unit(block.word[0][i], block.word[1][i]);
  }
}

void Chance::uniform_pairs(Purpose purpose, std::uint32_t first_who, std::uint32_t index,
                           std::span<double> even, std::span<double> odd) const {
  const PhiloxKey key = key_of(*this);
  PhiloxCounter counter = counter_of(*this, purpose, first_who, index);
  for (std::size_t i = 0; i < even.size(); ++i, ++counter.word[0]) {
    const auto words = philox(counter, key);
    even[i] = open_unit(words[0], words[1]);
    odd[i] = open_unit(words[2], words[3]);
  }
}

void Chance::normals(Purpose purpose, std::uint32_t first_who, std::span<double> out) const {
  uniforms(purpose, first_who, out);
  normal_quantiles(out);
}

} // namespace entente
