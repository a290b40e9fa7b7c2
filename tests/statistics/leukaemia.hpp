// Remission times in weeks of 42 leukaemia patients, 21 on 6-mercaptopurine and 21 on placebo: Freireich et
// al. 1963, as tabulated by Cox 1972 and by Kalbfleisch and Prentice 2002, table 1.4.
#pragma once
#include "engine/statistics/survival/spell.hpp"

#include <cstdint>
#include <vector>

namespace leukaemia {

inline std::vector<entente::Spell> mercaptopurine() {
  std::vector<entente::Spell> spells;
  for (const double week : {6, 6, 6, 7, 10, 13, 16, 22, 23})
    spells.push_back({week, 1});
  for (const double week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
    spells.push_back({week, entente::censored});
  return spells;
}

inline std::vector<entente::Spell> placebo() {
  std::vector<entente::Spell> spells;
  for (const double week : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23})
    spells.push_back({week, 1});
  return spells;
}

// The 21 on 6-mercaptopurine, then the 21 on placebo.
inline std::vector<entente::Spell> everybody() {
  std::vector<entente::Spell> spells = mercaptopurine();
  for (const entente::Spell& spell : placebo())
    spells.push_back(spell);
  return spells;
}

} // namespace leukaemia
