#include "engine/random/digest.hpp"
#include "engine/random/philox.hpp"
#include "tests/catch.hpp"

#include <Random123/philox.h>

using namespace entente;

namespace {

std::array<std::uint32_t, 4> reference(PhiloxCounter counter, PhiloxKey key) {
  const r123::Philox4x32 generator;
  const r123::Philox4x32::ctr_type words = generator(
      {{counter.word[0], counter.word[1], counter.word[2], counter.word[3]}}, {{key.word[0], key.word[1]}});
  return {words[0], words[1], words[2], words[3]};
}

} // namespace

TEST_CASE("Philox gives the three published answers") {
  CHECK(philox({{0, 0, 0, 0}}, {{0, 0}}) ==
        std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  constexpr std::uint32_t ones = 0xffffffff;
  CHECK(philox({{ones, ones, ones, ones}}, {{ones, ones}}) ==
        std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, {{0xa4093822, 0x299f31d0}}) ==
        std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
  CHECK(generator_known_answers());
}

TEST_CASE("Philox gives the words of Random123 wherever it is asked") {
  std::uint32_t word = 1;
  const auto scatter = [&word] { return word = word * 1664525U + 1013904223U; };
  for (int i = 0; i < 20'000; ++i) {
    const PhiloxCounter counter{{scatter(), scatter(), scatter(), scatter()}};
    const PhiloxKey key{{scatter(), scatter()}};
    REQUIRE(philox(counter, key) == reference(counter, key));
  }
}

TEMPLATE_TEST_CASE_SIG("A block of counters gives the words of its counters, past the end of the range too",
                       "", ((std::size_t Lanes), Lanes), 1, 4, 8, 16, 32) {
  for (const std::uint32_t first : {0U, 12345U, 0xfffffffaU}) {
    const PhiloxKey key{{77, 0x80000001}};
    PhiloxBlock<Lanes> block;
    philox_block({{first, 5, 6, 7}}, key, block);
    for (std::uint32_t lane = 0; lane < Lanes; ++lane) {
      const auto words = reference({{first + lane, 5, 6, 7}}, key);
      for (std::size_t w = 0; w < 4; ++w)
        REQUIRE(block.word[w][lane] == words[w]);
    }
  }
}

TEST_CASE("Philox can be asked at compile time") {
  static_assert(philox({{0, 0, 0, 0}}, {{0, 0}})[0] == 0x6627e8d5);
}
