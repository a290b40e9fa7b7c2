// Accord: what was signed and how far it got: provisions scored 0-3 as in the Kroc Peace Accords Matrix
// (F45).
#pragma once
#include "engine/core/month.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <array>
#include <cstdint>

namespace entente {

enum class Side : std::uint8_t { government = 0, group = 1 };
constexpr Side other(Side side) {
  return side == Side::government ? Side::group : Side::government;
}

constexpr std::uint8_t national = 0xff; // region of a provision that concerns the whole country

// One array per attribute, one entry per provision.
struct Accord {
  static constexpr std::uint8_t full_score = 3;

  std::uint8_t provisions = 0;
  std::array<std::uint8_t, maximum_provisions> score{}; // 0-3
  std::array<Side, maximum_provisions> responsible{};
  std::array<bool, maximum_provisions> costly{};
  std::array<std::uint8_t, maximum_provisions> region{}; // or national
  std::array<double, maximum_provisions>
      ease{}; // factor on the rate of a step, exponential with mean 1 before costs

  Month age = 0;                      // months of implementation
  double index = 0.0;                 // mean score / 3
  std::array<double, 2> owed_index{}; // the same over what a side owes, by Side
  // The same over what it owes that is costly; over all it owes where nothing is.
  std::array<double, 2> costly_index{};
  std::array<double, 2> accepted_delay{}; // index points that people have come to expect, by Side
  double cantoned = 0.0;                  // share of the group's fighters
  std::array<double, 2> attention{};      // standard normal: what lasts of a side's attention, by Side
  double intent = 1.0;                    // factor on the hazard that it fails; nobody sees it
  Month quiet = 0;                        // months since the last violation
  bool mission_accepted = false;          // both sides consent to peacekeepers
  bool concluded = false;                 // carried out, or ten years in force with a quiet last one
  bool operator==(const Accord&) const = default;
};

} // namespace entente
