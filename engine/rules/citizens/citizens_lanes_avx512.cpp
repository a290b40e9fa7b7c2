#define ENTENTE_LEVEL level_avx512
#include "engine/rules/citizens/citizens_lanes.hpp"

namespace entente::rules {
extern const CitizensKernel citizens_lanes_avx512;
const CitizensKernel citizens_lanes_avx512 = &level_avx512::citizens_lanes;
} // namespace entente::rules
