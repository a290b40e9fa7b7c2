#include "engine/random/digest.hpp"

#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"
#include "engine/random/elementary_float.hpp"
#include "engine/random/philox.hpp"

#include <bit>

namespace entente {
namespace {

// Fowler, Noll and Vo, FNV-1a with 64 bits (RFC 9923), byte by byte from the lowest.
struct Fnv1a {
  std::uint64_t hash = 0xcbf29ce484222325;

  void add(std::uint64_t bits) {
    constexpr std::uint64_t prime = 0x100000001b3;
    for (int byte = 0; byte < 8; ++byte)
      hash = (hash ^ (bits >> (8 * byte) & 0xFF)) * prime;
  }
  void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
  void add(float value) { add(std::uint64_t{std::bit_cast<std::uint32_t>(value)}); }
};

struct KnownAnswer {
  PhiloxCounter counter;
  PhiloxKey key;
  std::array<std::uint32_t, 4> words;
};

// Random123, tests/kat_vectors, the lines of philox4x32 with 10 rounds.
constexpr KnownAnswer known_answers[] = {
    {{{0, 0, 0, 0}}, {{0, 0}}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}},
     {{0xffffffff, 0xffffffff}},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}},
     {{0xa4093822, 0x299f31d0}},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

// The block's last lane is asked for the known counter, so that its lanes are counted too.
bool block_answers(const KnownAnswer& known) {
  constexpr std::uint32_t lanes = 8;
  PhiloxCounter first = known.counter;
  first.word[0] -= lanes - 1;
  PhiloxBlock<lanes> block;
  philox_block(first, known.key, block);
  bool right = true;
  for (std::size_t word = 0; word < known.words.size(); ++word)
    right = right && block.word[word][lanes - 1] == known.words[word];
  return right;
}

} // namespace

std::uint64_t elementary_digest() {
  constexpr int points = 4096;
  Fnv1a digest;
  for (int i = 0; i < points; ++i) {
    const double share = (i + 0.5) / points;
    const double x = 1420.0 * share - 710.0; // a little beyond both ends of exp
    digest.add(exp(x));
    digest.add(exp(share));
    digest.add(log(exp(x) + share));
    digest.add(log(share));
    digest.add(exp_nonpositive(static_cast<float>(-90.0 * share)));
    digest.add(normal_quantile(share));
    digest.add(normal_quantile(share * 1e-9));
  }
  return digest.hash;
}

bool generator_known_answers() {
  for (const KnownAnswer& known : known_answers)
    if (philox(known.counter, known.key) != known.words || !block_answers(known))
      return false;
  return true;
}

} // namespace entente
