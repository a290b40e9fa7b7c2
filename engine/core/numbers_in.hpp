// Numbers in a set, ascending: what is not in it costs nothing to pass over.
#pragma once
#include <bit>
#include <bitset>
#include <cstddef>

namespace entente {

// The set as it was when the loop began.
class NumbersIn {
 public:
  class Iterator {
   public:
    explicit Iterator(unsigned long long left) : left_(left) {}
    std::size_t operator*() const { return static_cast<std::size_t>(std::countr_zero(left_)); }
    Iterator& operator++() {
      left_ &= left_ - 1; // without its lowest bit
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    unsigned long long left_;
  };

  explicit NumbersIn(unsigned long long set) : set_(set) {}
  Iterator begin() const { return Iterator(set_); }
  Iterator end() const { return Iterator(0); }

 private:
  unsigned long long set_;
};

// for (const std::size_t a : numbers_in(engaged))
template<std::size_t Most>
NumbersIn numbers_in(const std::bitset<Most>& set) {
  static_assert(Most <= 64);
  return NumbersIn(set.to_ullong());
}

} // namespace entente
