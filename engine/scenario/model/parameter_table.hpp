// Parameter table, part two: what loading, validation, JSON Schema, `entente params`, the
// documentation, sweeps and calibration read.
#pragma once
#include "engine/scenario/model/parameters.hpp"

#include <span>
#include <string>
#include <string_view>

namespace entente {

struct ParameterField {
  std::string_view group, name, unit;
  double minimum, maximum; // allowed values
  double prior_low,
      prior_high; // plausible values; equal = fixed. Log-uniform where high / low > 3 and low > 0, else
                  // uniform
  std::string_view doc, source;
  char grade; // evidence: A measured, B fitted to data, C literature, D free or set
  double& (*member)(Parameters&);

  double value(const Parameters& parameters) const { return member(const_cast<Parameters&>(parameters)); }
  double default_value() const { return value(Parameters{}); }
  bool fixed() const { return prior_low == prior_high; }
  bool log_uniform() const { return prior_low > 0.0 && prior_high > 3.0 * prior_low; }
  std::string key() const { return std::string(group) + "." + std::string(name); }
};

std::span<const ParameterField> parameter_table();
// "group.name", or nullptr.
const ParameterField* find_parameter(std::string_view key);

} // namespace entente
