#include "engine/random/draw_cache.hpp"

#include "engine/random/addressed_rng.hpp"
#include "engine/random/distributions.hpp"

#include <algorithm>
#include <bit>

namespace entente {

bool DrawCache::Table::has_all(Month month, std::uint32_t first_who, std::uint32_t end) const {
  if (end > places)
    return false;
  const std::uint32_t stretch = stretch_of(month);
  std::uint32_t others = 0; // bits in which a stamp differs
  for (std::uint32_t who = first_who; who < end; ++who)
    others |= stamps[who] ^ stretch;
  return others == 0;
}

void DrawCache::Table::make_room_for(std::uint32_t who) {
  constexpr std::uint32_t fewest = 8;
  if (who < places)
    return;
  // What was there is drawn again: that is rare, and the rows would have to move.
  places = std::max(fewest, std::bit_ceil(who + 1));
  values.assign(static_cast<std::size_t>(places) * block_months, 0.0);
  stamps.assign(places, never);
}

void DrawCache::Table::renew(Month month, std::uint32_t who, std::span<const double> drawn) {
  make_room_for(who);
  stamps[who] = stretch_of(month);
  for (std::size_t i = 0; i < drawn.size(); ++i)
    values[i * places + who] = drawn[i];
}

namespace {

AddressedRng without_cache(const AddressedRng& rng, Month month) {
  return {rng.seed, rng.replicate, month};
}

} // namespace

void DrawCache::draw_uniforms(Table& table, const AddressedRng& rng, Purpose purpose, std::uint32_t who,
                              std::uint32_t index) {
  std::array<double, Table::block_months> drawn;
  const Month first = Table::first_of_stretch(rng.month);
  without_cache(rng, first).uniforms_over_months(purpose, who, index, drawn);
  table.renew(rng.month, who, drawn);
}

void DrawCache::draw_normals(Table& table, const AddressedRng& rng, Purpose purpose, std::uint32_t who) {
  std::array<double, Table::block_months> drawn;
  const Month first = Table::first_of_stretch(rng.month);
  without_cache(rng, first).uniforms_over_months(purpose, who, 0, drawn);
  normal_quantiles(drawn);
  table.renew(rng.month, who, drawn);
}

template<class Draw>
std::span<const double> DrawCache::block(Table& table, Month month, std::uint32_t first_who,
                                         std::size_t count, Draw draw) {
  const auto end = first_who + static_cast<std::uint32_t>(count);
  if (!table.has_all(month, first_who, end)) {
    table.make_room_for(end);
    for (std::uint32_t who = first_who; who < end; ++who)
      if (!table.has(month, who))
        draw(who);
  }
  return {table.values.data() + table.row(month) + first_who, count};
}

std::span<const double> DrawCache::uniforms(const AddressedRng& rng, Purpose purpose, std::uint32_t first_who,
                                            std::size_t count) {
  Table& table = uniforms_[0][static_cast<std::size_t>(purpose)];
  return block(table, rng.month, first_who, count,
               [&](std::uint32_t who) { draw_uniforms(table, rng, purpose, who, 0); });
}

std::span<const double> DrawCache::normals(const AddressedRng& rng, Purpose purpose, std::uint32_t first_who,
                                           std::size_t count) {
  Table& table = normals_[static_cast<std::size_t>(purpose)];
  return block(table, rng.month, first_who, count,
               [&](std::uint32_t who) { draw_normals(table, rng, purpose, who); });
}

std::uint64_t DrawCache::severities(const AddressedRng& rng, Purpose purpose, std::uint32_t who,
                                    std::uint32_t count, double exponent, std::uint32_t cap) {
  if (who >= severities_.size())
    severities_.resize(who + 1);
  Totals& here = severities_[who];
  if (here.stamp != rng.month) {
    here.stamp = rng.month;
    here.total.assign(1, 0);
  }
  const AddressedRng plain = without_cache(rng, rng.month);
  while (here.total.size() <= count) {
    const auto next = static_cast<std::uint32_t>(here.total.size() - 1);
    here.total.push_back(here.total.back() +
                         power_law_severity(plain.uniform(purpose, who, next), exponent, cap));
  }
  return here.total[count];
}

} // namespace entente
