// Icon array: shares of matched histories as whole numbers out of a hundred.
#pragma once

namespace entente {

struct Difference;

struct IconArray {
  int better = 0, same = 0, worse = 0; // sum to 100
};
// By largest remainders; a share that is not nothing is told as 1 at least where another can give it up.
IconArray shares_per_hundred(const Difference& difference);

} // namespace entente
