// Spell (survival time with its end): how long something lasted and how it ended: the one shape of data that
// all survival estimators read.
#pragma once
#include <cstdint>

namespace entente {

constexpr std::uint32_t censored = 0;

// Under observation in (start, end], all spells on one clock that begins at the origin of the risk
// (signature, outbreak).
struct Spell {
  double end = 0.0;
  std::uint32_t cause = censored; // 0 = still going when last seen; 1, 2, ... = what ended it
  double start = 0.0;             // above 0 for late entry; below end

  bool ended() const { return cause != censored; }
};

} // namespace entente
