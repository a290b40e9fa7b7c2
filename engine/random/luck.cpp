#include "engine/random/luck.hpp"

#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"

#include <algorithm>

namespace entente {
std::span<double> Luck::Table::renew(Month month, std::uint32_t who) {
  const std::size_t which = who / stretch;
  if (which >= stamps.size()) {
    stamps.resize(which + 1, -1);
    values.resize(stamps.size() * stretch);
  }
  stamps[which] = month;
  return {values.data() + which * stretch, stretch};
}

namespace {

Chance without_luck(const Chance& chance) {
  return {chance.seed, chance.replicate, chance.month};
}

} // namespace

double Luck::draw_uniforms(const Chance& chance, Purpose purpose, std::uint32_t who) {
  const std::span<double> values = uniforms_[static_cast<std::size_t>(purpose)].renew(chance.month, who);
  without_luck(chance).uniforms(purpose, who / Table::stretch * Table::stretch, values);
  return values[who % Table::stretch];
}

double Luck::draw_normals(const Chance& chance, Purpose purpose, std::uint32_t who) {
  const std::span<double> values = normals_[static_cast<std::size_t>(purpose)].renew(chance.month, who);
  without_luck(chance).normals(purpose, who / Table::stretch * Table::stretch, values);
  return values[who % Table::stretch];
}

void Luck::uniforms(const Chance& chance, Purpose purpose, std::uint32_t first_who, std::span<double> out) {
  for (std::uint32_t i = 0; i < out.size(); ++i)
    out[i] = uniform(chance, purpose, first_who + i);
}

void Luck::normals(const Chance& chance, Purpose purpose, std::uint32_t first_who, std::span<double> out) {
  for (std::uint32_t i = 0; i < out.size(); ++i)
    out[i] = normal(chance, purpose, first_who + i);
}

std::uint64_t Luck::severities(const Chance& chance, Purpose purpose, std::uint32_t who, std::uint32_t count,
                               double exponent, std::uint32_t cap) {
  if (who >= severities_.size())
    severities_.resize(who + 1);
  Totals& here = severities_[who];
  if (here.stamp != chance.month)
    here.stamp = chance.month, here.known = 0;
  const Chance plain = without_luck(chance);
  const std::uint32_t kept = std::min(count, Totals::capacity);
  for (; here.known < kept; ++here.known)
    here.total[here.known + 1] =
        here.total[here.known] + power_law_severity(plain.uniform(purpose, who, here.known), exponent, cap);
  std::uint64_t total = here.total[kept];
  for (std::uint32_t i = kept; i < count; ++i)
    total += power_law_severity(plain.uniform(purpose, who, i), exponent, cap);
  return total;
}

} // namespace entente
