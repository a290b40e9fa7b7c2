// The reference workload: confidence spreads along a network, shocks shake it, cynicism remembers. One
// agent's step, for one agent (Real = float) or sixteen (Real = Lanes): the same operations in the same
// order, the same bits.
#pragma once

namespace entente::workloads {

constexpr float pull = 0.1F, blow = 0.3F;
constexpr float disappointment = 0.05F, recovery = 0.01F;

template<class Real>
struct Opinion {
  Real confidence, cynicism; // [0, 1]
};

// neighbours: their mean confidence; shock: `blow` for those hit, else 0. unit() clips to [0, 1].
template<class Real>
[[gnu::always_inline]] inline Opinion<Real> moved(const Opinion<Real>& before, const Real& neighbours,
                                                  const Real& shock) {
  const Real c = before.confidence, k = before.cynicism;
  const Real one = Real{} + 1.0F;
  const Real next = unit(c + pull * (one - k) * (neighbours - c) - shock * (0.5F + 0.5F * k));
  return {next, unit(k + disappointment * unit(c - next) - recovery * unit(next - c))};
}

} // namespace entente::workloads
