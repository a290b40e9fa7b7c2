// Outcome table: what is compared between strategies, each with its name, unit and meaning.
#pragma once
#include "engine/core/month.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

enum class Outcome {
  accord,
  holds_5y,
  implementation_5y,
  relapse_5y,
  log_deaths,
  quiet_late,
  citizens_confidence,
  citizens_cynicism,
  parties_confidence,
  parties_cynicism,
  third_parties_confidence,
  third_parties_cynicism,
  cost,
  // What the cost is made of, and what is taken from elsewhere.
  money,
  troop_months,
  taken_from_ordinary_aid,
  // Counts that help to read the rest.
  deaths,
  accords,
  months_in_talks,
  months_in_accord
};
constexpr std::size_t outcome_count = 20;

// Confidence and cynicism: means over months and agents, 0 to 1, in the order of MonthOutcomes::beliefs.
inline constexpr std::array belief_outcomes{
    Outcome::citizens_confidence, Outcome::citizens_cynicism,        Outcome::parties_confidence,
    Outcome::parties_cynicism,    Outcome::third_parties_confidence, Outcome::third_parties_cynicism};

enum class Better { more, less, neither };

// The smallest difference that would matter to somebody who decides, whatever its sign, and why that one; a
// relative one is a share of the reference's mean. docs/decisions/0098.
struct SmallestDifference {
  double value = 0.0;
  bool relative = false;
  std::string_view reason;

  double of(double reference) const; // in the outcome's unit
};

struct OutcomeField {
  Outcome outcome;
  std::string_view name, label, unit;
  Better better;
  bool share;           // between 0 and 1
  bool fixed_by_accord; // a history that starts with an accord fixes it: reported as "given"
  std::string_view doc;
  SmallestDifference smallest;
  std::string_view measure = {}; // as [outcomes] would define it; empty: not expressible there
  std::optional<Month> by = {};
};
// In the order of the enumeration.
std::span<const OutcomeField> outcome_table();
const OutcomeField& field_of(Outcome outcome);
std::optional<Outcome> find_outcome(std::string_view name);
// The standard outcome that is measured so; nothing for a word that is no measure
// (engine/scenario/model/measure.hpp).
const OutcomeField* find_measured(std::string_view measure);

// One value per outcome; not-a-number where the history has none (no accord old enough, for instance).
struct OutcomeValues {
  std::array<double, outcome_count> values{};
  double& operator[](Outcome outcome) { return values[static_cast<std::size_t>(outcome)]; }
  double operator[](Outcome outcome) const { return values[static_cast<std::size_t>(outcome)]; }
};

} // namespace entente
