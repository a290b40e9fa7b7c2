// Line difference between two texts.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

// Lines only in the first, marked "- ", and only in the second, marked "+ ", each group below the heading
// ([table]) it stands under; at most `most` lines, then how many more. Empty for equal texts.
std::string difference(std::string_view before, std::string_view after, std::size_t most = 40);

} // namespace entente
