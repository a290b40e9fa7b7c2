// The types of third party, by their first letters, as tables in tests name them.
#pragma once
#include "engine/scenario/model/scenario.hpp"

namespace entente::test {

inline constexpr ThirdPartyType M = ThirdPartyType::mediator, D = ThirdPartyType::donor,
                                S = ThirdPartyType::security, R = ThirdPartyType::regional_organisation,
                                L = ThirdPartyType::local_partner;

} // namespace entente::test
