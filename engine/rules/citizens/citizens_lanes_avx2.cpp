#define ENTENTE_LEVEL level_avx2
#include "engine/rules/citizens/citizens_lanes.hpp"

namespace entente::rules {
extern const CitizensKernel citizens_lanes_avx2;
const CitizensKernel citizens_lanes_avx2 = &level_avx2::citizens_lanes;
} // namespace entente::rules
