// Digests: the published answers, and what may and may not change them.
#include "engine/outcomes/digest.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "tests/catch.hpp"

#include <bit>
#include <limits>

using namespace entente;

namespace {

std::array<double, outcome_count> values(double first) {
  std::array<double, outcome_count> all{};
  for (std::size_t i = 0; i < outcome_count; ++i)
    all[i] = first + static_cast<double>(i);
  return all;
}

} // namespace

TEST_CASE("SHA-256 gives the answers of FIPS 180-4") {
  CHECK(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("The digest is over the bytes of the outcomes, little end first") {
  OutcomeDigest digest;
  digest.add(0, 0, values(1.0));
  Sha256 part, whole;
  for (const double value : values(1.0)) {
    const auto word = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8) {
      const auto byte = static_cast<unsigned char>(word >> shift);
      part.add(&byte, 1);
    }
  }
  const Sha256::Bytes bytes = part.finish();
  whole.add(bytes.data(), bytes.size());
  CHECK(digest.finish() == hexadecimal(whole.finish()));
}

TEST_CASE("Strategies and draws may be mixed, replicates and values may not") {
  OutcomeDigest by_replicate, by_strategy, swapped, other;
  for (const std::size_t r : {std::size_t{0}, std::size_t{1}})
    for (const std::size_t s : {std::size_t{0}, std::size_t{1}})
      by_replicate.add(s, r % 2, values(static_cast<double>(10 * r + s)));
  for (const std::size_t s : {std::size_t{1}, std::size_t{0}})
    for (const std::size_t r : {std::size_t{0}, std::size_t{1}})
      by_strategy.add(s, r % 2, values(static_cast<double>(10 * r + s)));
  for (const std::size_t r : {std::size_t{0}, std::size_t{1}})
    for (const std::size_t s : {std::size_t{0}, std::size_t{1}})
      swapped.add(1 - s, r % 2, values(static_cast<double>(10 * r + s)));
  other.add(0, 0, values(0.0));
  const std::string expected = by_replicate.finish();
  CHECK(by_strategy.finish() == expected);
  CHECK(swapped.finish() != expected);
  CHECK(other.finish() != expected);
}

TEST_CASE("Every not-a-number counts as the same") {
  auto one = values(0.0), two = values(0.0);
  one[3] = std::numeric_limits<double>::quiet_NaN();
  two[3] = std::bit_cast<double>(0xfff8000000000123);
  OutcomeDigest first, second;
  first.add(0, 0, one);
  second.add(0, 0, two);
  CHECK(first.finish() == second.finish());
}
