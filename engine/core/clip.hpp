// Clipping to bounds, written the same way everywhere.
#pragma once

namespace entente {

template<class Real>
constexpr Real clip(Real value, Real low = Real(0), Real high = Real(1)) {
  return value < low ? low : (value > high ? high : value);
}

template<class Real>
constexpr Real positive_part(Real value) {
  return value > Real(0) ? value : Real(0);
}

} // namespace entente
