#include "engine/random/luck.hpp"

#include "engine/random/chance.hpp"
#include "engine/random/distributions.hpp"

#include <algorithm>
#include <bit>

namespace entente {

void Luck::Table::make_room_for(std::uint32_t who) {
  constexpr std::uint32_t fewest = 8;
  if (who < places)
    return;
  // What was there is drawn again: that is rare, and the rows would have to move.
  places = std::max(fewest, std::bit_ceil(who + 1));
  values.assign(static_cast<std::size_t>(places) * stretch, 0.0);
  stamps.assign(places, -1);
}

void Luck::Table::renew(Month month, std::uint32_t who, std::span<const double> drawn) {
  make_room_for(who);
  stamps[who] = month / stretch;
  for (std::size_t i = 0; i < drawn.size(); ++i)
    values[i * places + who] = drawn[i];
}

namespace {

Chance without_luck(const Chance& chance, Month month) {
  return {chance.seed, chance.replicate, month};
}

} // namespace

void Luck::draw_uniforms(Table& table, const Chance& chance, Purpose purpose, std::uint32_t who,
                         std::uint32_t index) {
  std::array<double, Table::stretch> drawn;
  const Month first = chance.month / Table::stretch * Table::stretch;
  without_luck(chance, first).uniforms_over_months(purpose, who, index, drawn);
  table.renew(chance.month, who, drawn);
}

void Luck::draw_normals(Table& table, const Chance& chance, Purpose purpose, std::uint32_t who) {
  std::array<double, Table::stretch> drawn;
  const Month first = chance.month / Table::stretch * Table::stretch;
  without_luck(chance, first).uniforms_over_months(purpose, who, 0, drawn);
  normal_quantiles(drawn);
  table.renew(chance.month, who, drawn);
}

void Luck::uniforms(const Chance& chance, Purpose purpose, std::uint32_t first_who, std::span<double> out) {
  const auto end = first_who + static_cast<std::uint32_t>(out.size());
  Table& table = uniforms_[0][static_cast<std::size_t>(purpose)];
  table.make_room_for(end);
  for (std::uint32_t who = first_who; who < end; ++who)
    if (!table.has(chance.month, who))
      draw_uniforms(table, chance, purpose, who, 0);
  std::copy_n(table.values.data() + table.row(chance.month) + first_who, out.size(), out.data());
}

void Luck::normals(const Chance& chance, Purpose purpose, std::uint32_t first_who, std::span<double> out) {
  const auto end = first_who + static_cast<std::uint32_t>(out.size());
  Table& table = normals_[static_cast<std::size_t>(purpose)];
  table.make_room_for(end);
  for (std::uint32_t who = first_who; who < end; ++who)
    if (!table.has(chance.month, who))
      draw_normals(table, chance, purpose, who);
  std::copy_n(table.values.data() + table.row(chance.month) + first_who, out.size(), out.data());
}

std::uint64_t Luck::severities(const Chance& chance, Purpose purpose, std::uint32_t who, std::uint32_t count,
                               double exponent, std::uint32_t cap) {
  if (who >= severities_.size())
    severities_.resize(who + 1);
  Totals& here = severities_[who];
  if (here.stamp != chance.month)
    here.stamp = chance.month, here.known = 0;
  const Chance plain = without_luck(chance, chance.month);
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
