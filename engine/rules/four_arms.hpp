// Four arms side by side: a value that behaves like a double and is four of them, one per arm. Element by
// element the same operations as one double, hence the same bits.
#pragma once
#include "engine/world/state/world.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace entente::rules {

// Registers of two: every processor has them.
struct FourArms {
  typedef double Two __attribute__((vector_size(2 * sizeof(double))));
  Two part[2];

  FourArms() = default;
  [[gnu::always_inline]] FourArms(double x) : part{x - Two{}, x - Two{}} {}
  [[gnu::always_inline]] FourArms(double a, double b, double c, double d) : part{{a, b}, {c, d}} {}
  double operator[](std::size_t i) const { return part[i / 2][i % 2]; }
};

#define ENTENTE_ELEMENTWISE(symbol)                                                                          \
  [[gnu::always_inline]] inline FourArms operator symbol(FourArms a, const FourArms& b) {                    \
    a.part[0] = a.part[0] symbol b.part[0];                                                                  \
    a.part[1] = a.part[1] symbol b.part[1];                                                                  \
    return a;                                                                                                \
  }                                                                                                          \
  [[gnu::always_inline]] inline FourArms& operator symbol##=(FourArms& a, const FourArms& b) {               \
    return a = a symbol b;                                                                                   \
  }
ENTENTE_ELEMENTWISE(+)
ENTENTE_ELEMENTWISE(-)
ENTENTE_ELEMENTWISE(*)
ENTENTE_ELEMENTWISE(/)
#undef ENTENTE_ELEMENTWISE

// The arms of the lanes first .. first + 4; behind the last arm the last one again.
class ArmsTogether {
 public:
  static_assert(lane_step == 4);

  ArmsTogether(const World& world, std::size_t first) {
    for (std::size_t i = 0; i < arms_.size(); ++i) {
      const std::size_t lane = std::min(first + i, world.arms.size() - 1);
      arms_[i] = &world.arms[lane];
      conflicts_[i] = &world.conflict(lane);
    }
  }

  // read(arm, conflict) for each of them.
  template<class Read>
  [[gnu::always_inline]] inline FourArms of(Read read) const {
    return {read(*arms_[0], *conflicts_[0]), read(*arms_[1], *conflicts_[1]), read(*arms_[2], *conflicts_[2]),
            read(*arms_[3], *conflicts_[3])};
  }

 private:
  std::array<const Arm*, 4> arms_;
  std::array<const Conflict*, 4> conflicts_;
};

// As floats, to a row of so many lanes: one or more than these four.
[[gnu::always_inline]] inline void store_floats(const FourArms& values, float* row, std::size_t lanes) {
  typedef float TwoFloats __attribute__((vector_size(2 * sizeof(float))));
  if (lanes == 1)
    return static_cast<void>(*row = static_cast<float>(values[0]));
  for (const FourArms::Two& two : values.part) {
    const TwoFloats floats = __builtin_convertvector(two, TwoFloats);
    std::memcpy(row, &floats, sizeof floats);
    row += 2;
  }
}

} // namespace entente::rules
