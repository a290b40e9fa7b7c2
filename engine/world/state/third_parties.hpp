// Third parties from outside and local partners, one array per attribute.
#pragma once
#include "engine/core/numbers_in.hpp"
#include "engine/world/state/vectors.hpp"

#include <bitset>

namespace entente {

struct ThirdParties {
  std::bitset<maximum_third_parties> engaged;
  ThirdPartyVector knowledge; // of the context, share
  ThirdPartyVector confidence;
  ThirdPartyVector cynicism;
  ThirdPartyVector lessons; // share: what failures have taught it about doing harm
  bool operator==(const ThirdParties&) const = default;
};

} // namespace entente
