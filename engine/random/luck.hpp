// The draws of one replicate's month, remembered: arms of a replicate ask for the same addresses, so each is
// computed once. A memory of pure functions: with or without it every draw is the same bit for bit. Not for
// use by two threads at once.
#pragma once
#include "engine/random/chance.hpp"

#include <array>
#include <vector>

namespace entente {

class Luck {
 public:
  double uniform(const Chance& chance, Purpose purpose, std::uint32_t who) {
    const Table& table = uniforms_[static_cast<std::size_t>(purpose)];
    return table.has(chance.month, who) ? table.values[who] : draw_uniforms(chance, purpose, who);
  }
  double normal(const Chance& chance, Purpose purpose, std::uint32_t who) {
    const Table& table = normals_[static_cast<std::size_t>(purpose)];
    return table.has(chance.month, who) ? table.values[who] : draw_normals(chance, purpose, who);
  }
  void uniforms(const Chance& chance, Purpose purpose, std::uint32_t first_who, std::span<double> out);
  void normals(const Chance& chance, Purpose purpose, std::uint32_t first_who, std::span<double> out);
  std::uint64_t severities(const Chance& chance, Purpose purpose, std::uint32_t who, std::uint32_t count,
                           double exponent, std::uint32_t cap);

 private:
  // Values of one purpose by who, in stretches computed together; a stretch is fresh when its stamp is this
  // month.
  struct Table {
    static constexpr std::uint32_t stretch = 16;
    std::vector<double> values;
    std::vector<Month> stamps;
    bool has(Month month, std::uint32_t who) const {
      return who / stretch < stamps.size() && stamps[who / stretch] == month;
    }
    std::span<double> renew(Month month, std::uint32_t who);
  };
  // Totals of the first 1, 2, ... severities at one place.
  struct Totals {
    static constexpr std::uint32_t capacity = 64;
    Month stamp = -1;
    std::uint32_t known = 0;
    std::array<std::uint64_t, capacity + 1> total{};
  };
  static constexpr std::size_t purposes = 64;

  double draw_uniforms(const Chance& chance, Purpose purpose, std::uint32_t who);
  double draw_normals(const Chance& chance, Purpose purpose, std::uint32_t who);

  std::array<Table, purposes> uniforms_, normals_;
  std::vector<Totals> severities_;
};

} // namespace entente
