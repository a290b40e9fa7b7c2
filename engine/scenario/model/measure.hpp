// Measures of user-defined outcomes: what [outcomes] may name beside the outcomes that every study reports
// (outcome.hpp): measures that take a month or a length of time. Only their names and units; engine/outcomes
// measures.
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

} // namespace entente
