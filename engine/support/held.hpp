// Held: experiments that hold an input of support at a level, whatever it would be: to compare with published
// effects (docs/evidence.md, effects of support; an instrument for nought and one for the level), and to see
// what a recommendation could do at most (ceilings). Strength is how far the input moves there, and 0 changes
// no bit.
#pragma once
#include "engine/support/programme.hpp"

namespace entente::support {

struct Held {
  Instrument at_nought, at_level;
  double level;
};
constexpr Held held_troops{Instrument::no_troops, Instrument::troops_throughout, 10.0}; // 1,000
constexpr Held held_leverage{Instrument::no_leverage, Instrument::strong_leverage, 0.6};
constexpr Held held_guarantee{Instrument::withheld_guarantee, Instrument::offered_guarantee, 1.0};

inline double held(const Programme& programme, const Held& input, double usual) {
  const double moved = usual + programme.of(input.at_level) * (input.level - usual);
  return moved * (1.0 - programme.of(input.at_nought));
}

// What a recommendation is about, put right as far as its ceiling is in force.
inline double put_right(double in_force, double usual, double right = 1.0) {
  return usual + in_force * (right - usual);
}
inline double put_right(const Programme& programme, Instrument ceiling, double usual, double right = 1.0) {
  return put_right(programme.of(ceiling), usual, right);
}

} // namespace entente::support
