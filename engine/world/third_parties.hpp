// Helpers from outside and local partners, one array per attribute.
#pragma once
#include "engine/world/vectors.hpp"

#include <bitset>

namespace entente {

struct ThirdParties {
  std::bitset<maximum_third_parties> engaged;
  HelperVector knowledge; // of the context, share
  HelperVector confidence;
  HelperVector cynicism;
  bool operator==(const ThirdParties&) const = default;
};

} // namespace entente
