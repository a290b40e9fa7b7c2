// The outcomes of a history: what is compared between strategies, each with its name, unit and meaning.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

enum class Measure {
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
constexpr std::size_t measure_count = 20;

enum class Better { more, less, neither };

struct StandardOutcome {
  Measure measure;
  std::string_view name, label, unit;
  Better better;
  bool share;           // between 0 and 1
  bool fixed_by_accord; // a history that starts with an accord fixes it: reported as "given"
  std::string_view doc;
};
// In the order of the enumeration.
std::span<const StandardOutcome> standard_outcomes();
const StandardOutcome& field_of(Measure measure);
std::optional<Measure> find_standard_outcome(std::string_view name);

// One value per measure; not-a-number where the history has none (no accord old enough, for instance).
struct Measures {
  std::array<double, measure_count> values{};
  double& operator[](Measure measure) { return values[static_cast<std::size_t>(measure)]; }
  double operator[](Measure measure) const { return values[static_cast<std::size_t>(measure)]; }
};

} // namespace entente
