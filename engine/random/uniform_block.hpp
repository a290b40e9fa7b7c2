// Whole blocks of uniforms, as wide as the processor allows; the same bits as one by one.
#pragma once
#include <cstddef>
#include <cstdint>

namespace entente {

// out[i] belongs to the counter whose first word is counter[0] + i (modulo 2^32); words 0 and 1 of its block
// make the uniform. counter has four words, key two.
void uniform_block(const std::uint32_t* counter, const std::uint32_t* key, double* out, std::size_t count);

} // namespace entente
