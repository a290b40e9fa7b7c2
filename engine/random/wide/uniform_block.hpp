// Vectorised uniforms: whole blocks, as wide as the processor allows; the same bits as one by one.
#pragma once
#include <cstddef>
#include <cstdint>

namespace entente {

struct UniformAddress {
  const std::uint32_t* counter; // four words
  const std::uint32_t* key;     // two words
  int counting = 0;             // which word of the counter tells the numbers of a block apart
  bool second_half = false;     // words 2 and 3 of the Philox block make the uniform, not 0 and 1
};

// out[i] belongs to the counter whose word `counting` is i more (modulo 2^32).
void uniform_block(const UniformAddress& first, double* out, std::size_t count);

} // namespace entente
