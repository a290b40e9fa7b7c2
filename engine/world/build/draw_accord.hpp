// A fresh accord: provisions drawn where the scenario leaves them open, nothing delivered yet
// (docs/model.md, step 5: talks).
#pragma once
#include "engine/core/ids.hpp"
#include "engine/world/state/accords.hpp"

namespace entente {

struct AddressedRng;
struct Conflict;

Accord draw_accord(const Conflict& conflict, const AddressedRng& at_signature, DyadId dyad);

} // namespace entente
