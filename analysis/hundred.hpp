// Shares of matched histories as whole numbers out of a hundred.
#pragma once

namespace entente {

struct Difference;

struct Hundred {
  int better = 0, same = 0, worse = 0; // sum to 100
};
// By largest remainders; a share that is not nothing is told as 1 at least where another can give it up.
Hundred hundred_of(const Difference& difference);

} // namespace entente
