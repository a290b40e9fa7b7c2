// Draw cache: the draws of one replicate, remembered: arms of a replicate ask for the same addresses, so each
// is computed once. One address is computed for sixteen months at a time, as wide as the processor is. A
// memory of pure functions: with or without it every draw is the same bit for bit. Not for use by two threads
// at once.
#pragma once
#include "engine/core/month.hpp"
#include "engine/random/purpose.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

struct AddressedRng;

class DrawCache {
 public:
  static constexpr std::uint32_t indices = 2; // draws at index 0 and 1 are remembered

  double uniform(const AddressedRng& rng, Month month, Purpose purpose, std::uint32_t who,
                 std::uint32_t index) {
    Table& table = uniforms_[index][static_cast<std::size_t>(purpose)];
    if (!table.has(month, who))
      draw_uniforms(table, rng, purpose, who, index);
    return table.at(month, who);
  }
  double normal(const AddressedRng& rng, Month month, Purpose purpose, std::uint32_t who) {
    Table& table = normals_[static_cast<std::size_t>(purpose)];
    if (!table.has(month, who))
      draw_normals(table, rng, purpose, who);
    return table.at(month, who);
  }
  // Of `count` one after the other, at index 0; there until the purpose's next draw.
  std::span<const double> uniforms(const AddressedRng& rng, Purpose purpose, std::uint32_t first_who,
                                   std::size_t count);
  std::span<const double> normals(const AddressedRng& rng, Purpose purpose, std::uint32_t first_who,
                                  std::size_t count);
  std::uint64_t severities(const AddressedRng& rng, Purpose purpose, std::uint32_t who, std::uint32_t count,
                           double exponent, std::uint32_t cap);

 private:
  // Values of one purpose in a stretch of months, [month of the stretch][who]; a stamp says which stretch
  // somebody's values belong to.
  struct Table {
    static constexpr std::uint32_t block_months = 16, never = ~std::uint32_t{0};
    std::uint32_t places = 0;
    std::vector<double> values;
    std::vector<std::uint32_t> stamps; // by who

    static std::uint32_t stretch_of(Month month) { return static_cast<std::uint32_t>(month) / block_months; }
    static Month first_of_stretch(Month month) {
      return static_cast<Month>(stretch_of(month) * block_months);
    }
    bool has(Month month, std::uint32_t who) const {
      return who < places && stamps[who] == stretch_of(month);
    }
    bool has_all(Month month, std::uint32_t first_who, std::uint32_t end) const;
    std::size_t row(Month month) const {
      return std::size_t{static_cast<std::uint32_t>(month) % block_months} * places;
    }
    double at(Month month, std::uint32_t who) const { return values[row(month) + who]; }
    void renew(Month month, std::uint32_t who, std::span<const double> drawn);
    void make_room_for(std::uint32_t who);
  };
  // Totals of the first 0, 1, 2, ... severities at one place, as many as somebody asked for this month.
  struct Totals {
    Month stamp = -1;
    std::vector<std::uint64_t> total;
  };
  static constexpr std::size_t purposes = model_purposes;

  static void draw_uniforms(Table& table, const AddressedRng& rng, Purpose purpose, std::uint32_t who,
                            std::uint32_t index);
  static void draw_normals(Table& table, const AddressedRng& rng, Purpose purpose, std::uint32_t who);
  // draw(who) draws who is not there yet.
  template<class Draw>
  static std::span<const double> block(Table& table, Month month, std::uint32_t first_who, std::size_t count,
                                       Draw draw);

  std::array<std::array<Table, purposes>, indices> uniforms_;
  std::array<Table, purposes> normals_;
  std::vector<Totals> severities_;
};

} // namespace entente
