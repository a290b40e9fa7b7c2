// Failures of first accords: when and of what do they fail?
#pragma once
#include "engine/core/month.hpp"
#include "engine/store/sqlite/store.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace entente {

// Which side was the likelier to go back to war in the month it happened, and what held it back least: how
// far the log of its hazard stood above where full trust, a full guarantee and nothing bridged by outsiders
// would have had it. 0 is censored (engine/statistics/survival/spell.hpp); unknown where no events were kept.
enum class FailureCause {
  unknown = 1,
  group_without_trust,
  group_without_guarantee,
  group_bridged_and_alone,
  government_without_trust,
  government_without_guarantee,
  government_bridged_and_alone
};
constexpr std::size_t failure_causes = 7;
std::string_view name_of(FailureCause cause); // for people: "the armed group, without trust"

struct FailureCurve {
  FailureCause cause{};
  std::size_t failures = 0;                    // accords that ended of it
  std::vector<Month> months;                   // since signature
  std::vector<double> incidence, lower, upper; // probability of having failed of it by then, 95 %
};

struct PeaceFailures {
  std::size_t accords = 0, failures = 0;
  std::vector<FailureCurve> curves; // only causes that occurred, in the order of the enumeration
};

// The first accord of every history (histories are independent, accords of one are not), by Aalen-Johansen
// over competing causes; an accord that holds to the end of its history is censored. By strategy of the
// study, in the world and at the point given.
std::vector<PeaceFailures> peace_failures(const Store& store, const Scenario& scenario,
                                          std::uint32_t variant = 0, std::uint32_t point = 0);

} // namespace entente
