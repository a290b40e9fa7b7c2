#include "engine/rules/rules.hpp"

#include <array>

namespace entente::rules {

void citizens_news(const Arm& arm, const Conflict& conflict, std::span<CellNews> cells) {
  constexpr double least_owned = 0.7, by_ownership = 0.6; // what a dividend says depends on whose it looks
  const Parameters& all = conflict.parameters;
  const SignalsParameters& signals = all.signals;
  const Situation& now = arm.situation;
  const double dividend = signals.citizens_dividend * all.aid.dividend_weight *
                          (now.accord ? 1.0 : signals.citizens_dividend_without_accord) *
                          (least_owned + by_ownership * arm.levers.ownership);
  const double spike =
      signals.citizens_spike * (now.process() ? 1.0 : signals.citizens_spike_without_process);
  const double relief = now.process() ? signals.citizens_relief : 0.0;
  const double shortfall = signals.citizens_shortfall * all.implementation.shortfall_weight;

  // What an identity hears of the others, wherever it lives.
  std::array<double, maximum_identities> gain_of_others{}, shortfall_of_others{}, violations_of_others{},
      costly_of_others{};
  for (std::size_t g = 0; g < conflict.identities; ++g) {
    const OtherSide& others = arm.news.other_side[g];
    gain_of_others[g] = signals.citizens_progress_other * others.progress;
    shortfall_of_others[g] = shortfall * others.shortfall;
    violations_of_others[g] = signals.citizens_violation * others.violations;
    costly_of_others[g] = signals.citizens_costly_other * others.costly_progress;
  }

  double mean_gain = 0.0, mean_loss = 0.0;
  CellNews* cell = cells.data();
  for (std::size_t z = 0; z < conflict.regions; ++z) {
    const auto region = static_cast<Eigen::Index>(z);
    const double here = arm.news.progress[region];
    const double gain_here = dividend * arm.levers.dividend[region] + signals.citizens_progress_here * here +
                             relief * arm.news.relief[region];
    const double loss_here = spike * arm.news.spike[region] +
                             all.aid.cut_harm * arm.levers.ordinary_aid_cut[region] +
                             signals.citizens_captured * arm.levers.captured[region];
    const double costly_here = signals.citizens_costly_here * arm.news.proof[region];
    for (std::size_t g = 0; g < conflict.identities; ++g, ++cell) {
      cell->gain = gain_here + gain_of_others[g];
      cell->loss = loss_here + shortfall_of_others[g] + violations_of_others[g];
      cell->costly = costly_of_others[g] + costly_here;
      mean_gain += cell->gain;
      mean_loss += cell->loss;
    }
  }
  const auto count = static_cast<double>(conflict.regions * conflict.identities);
  mean_gain /= count;
  mean_loss /= count;

  // People hear their own surroundings, the country's mean through the media, and headlines at full weight.
  const double media = all.citizens.media_weight, own = 1.0 - media;
  const double gain_in_media = media * mean_gain, loss_in_media = media * mean_loss;
  for (CellNews& every : cells) {
    every.gain = own * every.gain + gain_in_media + arm.news.headlines.gain;
    every.loss = own * every.loss + loss_in_media + arm.news.headlines.loss;
    every.costly += arm.news.headlines.costly;
  }
}

} // namespace entente::rules
