#include "engine/random/addressed_rng.hpp"

#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"
#include "engine/random/open_unit.hpp"
#include "engine/random/philox.hpp"
#include "engine/random/wide/uniform_block.hpp"

#include <algorithm>
#include <bit>

namespace entente {
namespace {

PhiloxKey key_of(const AddressedRng& rng) {
  return {{static_cast<std::uint32_t>(rng.seed), static_cast<std::uint32_t>(rng.seed >> 32)}};
}

PhiloxCounter counter_of(const AddressedRng& rng, Purpose purpose, std::uint32_t who, std::uint32_t index) {
  const std::uint32_t month = static_cast<std::uint32_t>(rng.month) & 0xFFFFU;
  return {{who, index / 2, rng.replicate, static_cast<std::uint32_t>(purpose) << 16 | month}};
}

} // namespace

double AddressedRng::computed_uniform(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
  const auto words = philox(counter_of(*this, purpose, who, index), key_of(*this));
  return index % 2 == 0 ? open_unit(words[0], words[1]) : open_unit(words[2], words[3]);
}

double AddressedRng::computed_normal(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
  return normal_quantile(uniform(purpose, who, index));
}

bool AddressedRng::below_saturation(double u, double hazard) {
  return u < saturation(hazard);
}

std::uint32_t AddressedRng::count(Purpose purpose, std::uint32_t who, double mean,
                                  std::uint32_t index) const {
  if (mean <= 0.0)
    return 0;
  return poisson_quantile(uniform(purpose, who, index), mean);
}

std::uint64_t AddressedRng::severities(Purpose purpose, std::uint32_t who, std::uint32_t count,
                                       double exponent, std::uint32_t cap) const {
  if (cache != nullptr)
    return cache->severities(*this, purpose, who, count, exponent, cap);
  std::uint64_t total = 0;
  for (std::uint32_t i = 0; i < count; ++i)
    total += power_law_severity(uniform(purpose, who, i), exponent, cap);
  return total;
}

void AddressedRng::uniforms(Purpose purpose, std::uint32_t first_who, std::span<double> out) const {
  if (cache != nullptr) {
    std::ranges::copy(cache->uniforms(*this, purpose, first_who, out.size()), out.begin());
    return;
  }
  const PhiloxCounter counter = counter_of(*this, purpose, first_who, 0);
  uniform_block({counter.word, key_of(*this).word}, out.data(), out.size());
}

void AddressedRng::uniforms_over_months(Purpose purpose, std::uint32_t who, std::uint32_t index,
                                        std::span<double> out) const {
  const PhiloxCounter counter = counter_of(*this, purpose, who, index);
  uniform_block({counter.word, key_of(*this).word, 3, index % 2 == 1}, out.data(), out.size());
}

void AddressedRng::uniform_pairs(Purpose purpose, std::uint32_t first_who, std::uint32_t index,
                                 std::span<double> even, std::span<double> odd) const {
  const PhiloxKey key = key_of(*this);
  PhiloxCounter counter = counter_of(*this, purpose, first_who, index);
  for (std::size_t i = 0; i < even.size(); ++i, ++counter.word[0]) {
    const auto words = philox(counter, key);
    even[i] = open_unit(words[0], words[1]);
    odd[i] = open_unit(words[2], words[3]);
  }
}

void AddressedRng::normals(Purpose purpose, std::uint32_t first_who, std::span<double> out) const {
  if (cache != nullptr) {
    std::ranges::copy(cache->normals(*this, purpose, first_who, out.size()), out.begin());
    return;
  }
  uniforms(purpose, first_who, out);
  normal_quantiles(out);
}

} // namespace entente
