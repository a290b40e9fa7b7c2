#include "engine/rules/rules.hpp"

#include <array>

namespace entente::rules {

void citizens_news(const Arm& arm, const Conflict& conflict, CitizensNews& news) {
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
  // What a region hears of itself, whoever lives there.
  std::array<double, maximum_regions> gain_here, loss_here, costly_here;
  for (std::size_t z = 0; z < conflict.regions; ++z) {
    const auto region = static_cast<Eigen::Index>(z);
    gain_here[z] = dividend * arm.levers.dividend[region] +
                   signals.citizens_progress_here * arm.news.progress[region] +
                   relief * arm.news.relief[region];
    loss_here[z] = spike * arm.news.spike[region] + all.aid.cut_harm * arm.levers.ordinary_aid_cut[region] +
                   signals.citizens_captured * arm.levers.captured[region];
    costly_here[z] = signals.citizens_costly_here * arm.news.proof[region];
  }

  double *gain = news.gain.data(), *loss = news.loss.data(), *costly = news.costly.data();
  const std::size_t identities = conflict.identities, cells = conflict.regions * identities;
  for (std::size_t g = 0; g < identities; ++g) {
    const double gained = gain_of_others[g], late = shortfall_of_others[g],
                 violated = violations_of_others[g], kept = costly_of_others[g];
    for (std::size_t z = 0, cell = g; z < conflict.regions; ++z, cell += identities) {
      gain[cell] = gain_here[z] + gained;
      loss[cell] = loss_here[z] + late + violated;
      costly[cell] = kept + costly_here[z];
    }
  }
  double mean_gain = 0.0, mean_loss = 0.0;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    mean_gain += gain[cell];
    mean_loss += loss[cell];
  }
  mean_gain /= static_cast<double>(cells);
  mean_loss /= static_cast<double>(cells);

  // People hear their own surroundings, the country's mean through the media, and headlines at full weight.
  const double media = all.citizens.media_weight, own = 1.0 - media;
  const double gain_in_media = media * mean_gain, loss_in_media = media * mean_loss;
  const Signals headlines = arm.news.headlines;
  for (std::size_t cell = 0; cell < cells; ++cell)
    gain[cell] = own * gain[cell] + gain_in_media + headlines.gain;
  for (std::size_t cell = 0; cell < cells; ++cell)
    loss[cell] = own * loss[cell] + loss_in_media + headlines.loss;
  for (std::size_t cell = 0; cell < cells; ++cell)
    costly[cell] += headlines.costly;
}

} // namespace entente::rules
