// What can be measured in a history: the measures that [outcomes] may name, and the outcomes that every study
// reports. Only their names and units; engine/outcomes measures.
#pragma once
#include "engine/core/month.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace entente {

// What `by` means to a measure: months after a signature, or the first month of the run that no longer
// counts.
enum class By { after_signature, month_of_run };

struct MeasureField {
  std::string_view name, unit;
  By by;
  std::string_view doc;
};
std::span<const MeasureField> measure_table();
const MeasureField* find_measure(std::string_view name); // nullptr: no such measure

struct OutcomeField {
  std::string_view name, measure;
  std::optional<Month> by;
  std::string_view doc;
};
// The outcomes of every study, in the order in which tables and digests list them.
std::span<const OutcomeField> outcome_table();
const OutcomeField* find_outcome(std::string_view name); // nullptr: not one of them

} // namespace entente
