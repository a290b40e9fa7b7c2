// Weibull regression: does the risk of ending fall or rise with time?
#pragma once
#include "engine/statistics/survival/spell.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace entente {

struct WeibullFit {
  double shape = 1.0; // below 1: the risk falls with time (front-loaded); 1: constant
  double scale = 1.0; // time by which 63 % have ended, in the unit of the spells
  double shape_error = 0.0;
  double scale_error = 0.0;
  double log_likelihood = 0.0;
  std::size_t ended = 0;
};

// Maximum likelihood with right censoring: S(t) = exp(-(t / scale)^shape), t = end (start is not read).
// Spells need end > 0. Standard errors from the observed information (Kalbfleisch and Prentice 2002,
// section 3.4). Nothing when fewer than 2 spells ended, when all endings fall on one time that no spell
// outlasts, or when an end is not positive.
std::optional<WeibullFit> fit_weibull(std::span<const Spell> spells);

} // namespace entente
