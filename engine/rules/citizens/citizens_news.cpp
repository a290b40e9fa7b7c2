#include "engine/rules/rules.hpp"

#include <array>

namespace entente::rules {

void citizens_news(const ArmsTogether& arms, std::size_t regions, std::size_t identities,
                   CitizensNews& news) {
  constexpr double least_owned = 0.7, by_ownership = 0.6; // what a dividend says depends on whose it looks
  const FourArms dividend = arms.of([](const Arm& arm, const Conflict& conflict) {
    const SignalsParameters& signals = conflict.parameters.signals;
    return signals.citizens_dividend * conflict.parameters.aid.dividend_weight *
           (arm.situation.accord ? 1.0 : signals.citizens_dividend_without_accord) *
           (least_owned + by_ownership * arm.levers.ownership);
  });
  const FourArms spike = arms.of([](const Arm& arm, const Conflict& conflict) {
    const SignalsParameters& signals = conflict.parameters.signals;
    return signals.citizens_spike * (arm.situation.process() ? 1.0 : signals.citizens_spike_without_process);
  });
  const FourArms relief = arms.of([](const Arm& arm, const Conflict& conflict) {
    return arm.situation.process() ? conflict.parameters.signals.citizens_relief : 0.0;
  });
  const auto signal = [&](double SignalsParameters::*which) {
    return arms.of([=](const Arm&, const Conflict& conflict) { return conflict.parameters.signals.*which; });
  };
  const FourArms progress_here = signal(&SignalsParameters::citizens_progress_here),
                 captured = signal(&SignalsParameters::citizens_captured),
                 kept_here = signal(&SignalsParameters::citizens_costly_here);
  const FourArms cut_harm =
      arms.of([](const Arm&, const Conflict& conflict) { return conflict.parameters.aid.cut_harm; });

  // What a region hears of itself, whoever lives there, and what an identity hears of the others, wherever it
  // lives.
  struct Heard {
    FourArms gain, loss, costly;
  };
  std::array<Heard, maximum_regions> here;
  const auto lever = [&](RegionVector Levers::*which, std::size_t z) {
    return arms.of(
        [=](const Arm& arm, const Conflict&) { return (arm.levers.*which)[static_cast<Eigen::Index>(z)]; });
  };
  const auto told = [&](RegionVector News::*which, std::size_t z) {
    return arms.of(
        [=](const Arm& arm, const Conflict&) { return (arm.news.*which)[static_cast<Eigen::Index>(z)]; });
  };
  for (std::size_t z = 0; z < regions; ++z) {
    here[z].gain = dividend * lever(&Levers::dividend, z) + progress_here * told(&News::progress, z) +
                   relief * told(&News::relief, z);
    here[z].loss = spike * told(&News::spike, z) + cut_harm * lever(&Levers::ordinary_aid_cut, z) +
                   captured * lever(&Levers::captured, z);
    here[z].costly = kept_here * told(&News::proof, z);
  }
  std::array<FourArms, maximum_identities> gain_of_others, shortfall_of_others, violations_of_others,
      costly_of_others;
  for (std::size_t g = 0; g < identities; ++g) {
    gain_of_others[g] = arms.of([=](const Arm& arm, const Conflict& conflict) {
      return conflict.parameters.signals.citizens_progress_other * arm.news.other_side[g].progress;
    });
    shortfall_of_others[g] = arms.of([=](const Arm& arm, const Conflict& conflict) {
      const double shortfall = conflict.parameters.signals.citizens_shortfall *
                               conflict.parameters.implementation.shortfall_weight;
      return shortfall * arm.news.other_side[g].shortfall;
    });
    violations_of_others[g] = arms.of([=](const Arm& arm, const Conflict& conflict) {
      return conflict.parameters.signals.citizens_violation * arm.news.other_side[g].violations;
    });
    costly_of_others[g] = arms.of([=](const Arm& arm, const Conflict& conflict) {
      return conflict.parameters.signals.citizens_costly_other * arm.news.other_side[g].costly_progress;
    });
  }

  FourArms mean_gain(0.0), mean_loss(0.0);
  for (std::size_t z = 0, cell = 0; z < regions; ++z)
    for (std::size_t g = 0; g < identities; ++g, ++cell) {
      news.gain[cell] = here[z].gain + gain_of_others[g];
      news.loss[cell] = here[z].loss + shortfall_of_others[g] + violations_of_others[g];
      news.costly[cell] = costly_of_others[g] + here[z].costly;
      mean_gain += news.gain[cell];
      mean_loss += news.loss[cell];
    }
  const std::size_t cells = regions * identities;
  mean_gain /= static_cast<double>(cells);
  mean_loss /= static_cast<double>(cells);

  // People hear their own surroundings, the country's mean through the media, and headlines at full weight.
  const FourArms media =
      arms.of([](const Arm&, const Conflict& conflict) { return conflict.parameters.citizens.media_weight; });
  const FourArms own = 1.0 - media;
  const FourArms gain_in_media = media * mean_gain, loss_in_media = media * mean_loss;
  const auto headline = [&](double Signals::*which) {
    return arms.of([=](const Arm& arm, const Conflict&) { return arm.news.headlines.*which; });
  };
  const FourArms good = headline(&Signals::gain), bad = headline(&Signals::loss),
                 costly = headline(&Signals::costly);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    news.gain[cell] = own * news.gain[cell] + gain_in_media + good;
    news.loss[cell] = own * news.loss[cell] + loss_in_media + bad;
    news.costly[cell] += costly;
  }
}

} // namespace entente::rules
