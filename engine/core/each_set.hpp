// Each member of a small set, in ascending order, without a look at those that are not in it.
#pragma once
#include <bit>
#include <bitset>
#include <cstddef>

namespace entente {

template<std::size_t size, class Visit>
void each_set(const std::bitset<size>& set, const Visit& visit) {
  static_assert(size <= 64);
  for (unsigned long long left = set.to_ullong(); left != 0; left &= left - 1)
    visit(static_cast<std::size_t>(std::countr_zero(left)));
}

} // namespace entente
