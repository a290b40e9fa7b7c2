#define ENTENTE_LEVEL level_plain
#include "engine/rules/citizens/citizens_lanes.hpp"

namespace entente::rules {
extern const CitizensKernel citizens_lanes_plain;
const CitizensKernel citizens_lanes_plain = &level_plain::citizens_lanes;
} // namespace entente::rules
