// Level of significance of everything that is said to be shown.
#pragma once

namespace entente {

constexpr double significance = 0.05;

} // namespace entente
