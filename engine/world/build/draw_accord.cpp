#include "engine/world/build/draw_accord.hpp"
#include "engine/random/distributions.hpp"
#include "engine/world/state/conflict.hpp"

namespace entente {

Accord draw_accord(const Conflict& conflict, const AddressedRng& at_signature, DyadId id) {
  constexpr double government_share = 0.6, costly_share = 0.3, regional_share = 0.5, costly_is_harder = 0.7;
  AddressedRng rng = at_signature;
  rng.cache = nullptr; // it computes sixteen months at a time, and an accord asks for draws of one
  Accord accord;
  for (std::size_t side = 0; side < accord.attention.size(); ++side)
    accord.attention[side] =
        rng.normal(Purpose::lasting_attention, static_cast<std::uint32_t>(index(id) * 2 + side));
  accord.provisions = static_cast<std::uint8_t>(conflict.provisions.size());
  for (std::size_t v = 0; v < conflict.provisions.size(); ++v) {
    const Provision& provision = conflict.provisions[v];
    const auto who = static_cast<std::uint32_t>(index(id) * maximum_provisions + v);
    accord.responsible[v] = provision.side == Responsible::government                      ? Side::government
                            : provision.side == Responsible::group                         ? Side::group
                            : rng.uniform(Purpose::provision_side, who) < government_share ? Side::government
                                                                                           : Side::group;
    accord.costly[v] = provision.costly.value_or(rng.uniform(Purpose::provision_costly, who) < costly_share);
    const bool regional =
        provision.regional.value_or(rng.uniform(Purpose::provision_regional, who) < regional_share);
    const auto region = static_cast<std::size_t>(rng.uniform(Purpose::provision_region, who) *
                                                 static_cast<double>(conflict.regions));
    accord.region[v] = regional ? static_cast<std::uint8_t>(region) : national;
    accord.ease[v] = exponential_quantile(rng.uniform(Purpose::provision_ease, who)) *
                     (accord.costly[v] ? costly_is_harder : 1.0);
  }
  return accord;
}

} // namespace entente
