// Register width at the level of the processor that this file is compiled for. Compiled once per
// level; ENTENTE_LEVEL keeps the copies apart.
#pragma once
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#ifndef ENTENTE_LEVEL
#error "define ENTENTE_LEVEL, the namespace of this level, before including what is compiled once per level"
#endif

namespace entente::ENTENTE_LEVEL {

#if defined(__AVX512F__)
constexpr int register_bytes = 64;
#elif defined(__AVX2__)
constexpr int register_bytes = 32;
#else
constexpr int register_bytes = 16;
#endif

} // namespace entente::ENTENTE_LEVEL
