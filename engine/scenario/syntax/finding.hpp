// Validation finding: something wrong with a scenario, where it stands in the tree that its file made.
#pragma once
#include "engine/scenario/syntax/tree.hpp"

#include <string>

namespace entente {

struct Finding {
  std::string where; // JSON pointer, e.g. "/strategies/2/name"
  Place place;       // in the file; unknown for a scenario that was made in code
  std::string message;
};

} // namespace entente
