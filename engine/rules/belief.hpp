// Belief update: the one update of confidence and cynicism that citizens, parties and third parties share
// (docs/model.md, The belief update).
//
// Claims. News counts relative to expectation: good news moves pessimists, bad news optimists. A loss weighs
// about double a gain at mid confidence and no more than a gain for the committed (F86). Cynicism discounts
// good news (F93) and breeds its own blame (F90). Only kept promises that cost something heal it, faster when
// they are seen (F58).
//
// Real is double for parties and third parties, float for one citizen, or a vector of floats for one citizen
// in many arms: the same claim, the same operations in the same order, the same bits.
#pragma once
#include "engine/random/elementary.hpp"
#include "engine/random/elementary_float.hpp"

namespace entente {

template<class Real>
struct Belief {
  Real confidence, cynicism; // [0, 1]
};

template<class Real>
struct BeliefNews {
  Real gain, loss, attributable, costly; // signals, at least 0; attributable at most loss
};

template<class Real>
struct BeliefRates {
  Real gain;               // confidence per unit of news
  Real loss_ratio;         // losses over gains at mid confidence
  Real cynicism_rise;      // per unit of attributed failure
  Real cynicism_fall;      // per unit of kept costly promises
  Real blame_base;         // blame that an uncynical observer gives to bad faith
  Real information_effect; // share of blame that full information removes
};

inline double unit(double x) {
  return x < 0.0 ? 0.0 : (x > 1.0 ? 1.0 : x);
}
inline float unit(float x) {
  return x < 0.0F ? 0.0F : (x > 1.0F ? 1.0F : x);
}
// No news is the commonest news, and exp of nothing is one.
inline double response(double x) {
  return x == 0.0 ? 0.0 : saturation(x);
}
inline float response(float x) {
  return 1.0F - exp_nonpositive(-x);
}

// The share of cynicism that kept promises heal: the same for all who hear of them.
template<class Real>
[[gnu::always_inline]] inline Real healing(const BeliefNews<Real>& news, const Real& information,
                                           const BeliefRates<Real>& rates) {
  const Real half = Real{} + 0.5F;
  return response(rates.cynicism_fall * news.costly * (half + half * information));
}

// What a month's news weighs with somebody; the response to each is a share of the way that is left.
template<class Real>
struct Impact {
  Real gained, lost, blamed;
};

template<class Real>
[[gnu::always_inline]] inline Impact<Real> impact(const Belief<Real>& before, const BeliefNews<Real>& news,
                                                  const Real& information, const BeliefRates<Real>& rates) {
  const Real c = before.confidence, k = before.cynicism;
  const Real one = Real{} + 1, four = Real{} + 4;
  const Real blame =
      (rates.blame_base + (one - rates.blame_base) * k) * (one - rates.information_effect * information);
  const Real loss_weight = one + (rates.loss_ratio - one) * (four * c * (one - c));
  return {rates.gain * news.gain * (one - k), rates.gain * loss_weight * news.loss,
          rates.cynicism_rise * news.attributable * blame};
}

template<class Real>
[[gnu::always_inline]] inline Belief<Real> moved(const Belief<Real>& before, const Impact<Real>& responses,
                                                 const Real& healing) {
  const Real c = before.confidence, k = before.cynicism;
  const Real one = Real{} + 1;
  const Real gained = responses.gained * (one - c);
  const Real lost = responses.lost * c;
  const Real blamed = responses.blamed * (one - k);
  const Real healed = healing * k;
  return {unit(c + (gained - lost)), unit(k + (blamed - healed))};
}

template<class Real>
[[gnu::always_inline]] inline Belief<Real> believe(const Belief<Real>& before, const BeliefNews<Real>& news,
                                                   const Real& information, const BeliefRates<Real>& rates,
                                                   const Real& healing) {
  const Impact<Real> heard = impact(before, news, information, rates);
  return moved<Real>(before, {response(heard.gained), response(heard.lost), response(heard.blamed)}, healing);
}

template<class Real>
[[gnu::always_inline]] inline Belief<Real> believe(const Belief<Real>& before, const BeliefNews<Real>& news,
                                                   const Real& information, const BeliefRates<Real>& rates) {
  return believe<Real>(before, news, information, rates, healing<Real>(news, information, rates));
}

} // namespace entente
