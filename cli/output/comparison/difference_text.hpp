// A difference in a column of them.
#pragma once
#include <string>

namespace entente::cli {

// In units of 1 / `scale`: "+5.6*" where it stands, which is never said of 0.0: as many decimals are given as
// it takes. A blank stands in place of a missing star.
std::string difference_text(double value, bool stands, double scale = 1.0);

} // namespace entente::cli
