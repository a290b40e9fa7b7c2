#include "engine/random/addressed_rng.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <array>

using namespace entente;

TEST_CASE("Remembered draws are the draws themselves, whatever the month and the order of asking") {
  DrawCache cache;
  for (const Month month : {0, 1, 15, 16, 17, 239, 3, 16, 1199})
    for (const std::uint32_t who : {0U, 3U, 40U, 1U, 500U}) {
      const AddressedRng plain{7, 3, month};
      AddressedRng remembered = plain;
      remembered.cache = &cache;
      for (int again = 0; again < 2; ++again)
        for (const std::uint32_t index : {0U, 1U, 2U, 5U}) {
          CHECK(remembered.uniform(Purpose::provision_step, who, index) ==
                plain.uniform(Purpose::provision_step, who, index));
          CHECK(remembered.normal(Purpose::effort, who, index) == plain.normal(Purpose::effort, who, index));
        }
    }
}

TEST_CASE("Every purpose of the model has a memory of its own, the first and the last") {
  DrawCache cache;
  const AddressedRng plain{7, 3, 20};
  AddressedRng remembered = plain;
  remembered.cache = &cache;
  for (std::size_t number = 1; number < model_purposes; ++number)
    for (const std::uint32_t index : {0U, 1U}) {
      const auto purpose = static_cast<Purpose>(number);
      CHECK(remembered.uniform(purpose, 2, index) == plain.uniform(purpose, 2, index));
      CHECK(remembered.normal(purpose, 2) == plain.normal(purpose, 2));
    }
}

TEST_CASE("Remembered blocks of draws are the draws themselves, also where some were asked for before") {
  DrawCache cache;
  for (const Month month : {5, 6, 16, 240}) {
    const AddressedRng plain{7, 3, month};
    AddressedRng remembered = plain;
    remembered.cache = &cache;
    remembered.uniform(Purpose::attacks, 9);
    std::array<double, 21> expected, got;
    plain.uniforms(Purpose::attacks, 4, expected);
    remembered.uniforms(Purpose::attacks, 4, got);
    CHECK(got == expected);
    for (const AddressedRng& rng : {plain, remembered})
      CHECK(std::ranges::equal(rng.remembered_uniforms(Purpose::attacks, 4, got), expected));
    plain.normals(Purpose::allocation_error, 60, expected);
    remembered.normals(Purpose::allocation_error, 60, got);
    CHECK(got == expected);
    for (const AddressedRng& rng : {plain, remembered})
      CHECK(std::ranges::equal(rng.remembered_normals(Purpose::allocation_error, 60, got), expected));
  }
}

TEST_CASE("Draws over months are those of each month, for both halves of a block") {
  std::array<double, 21> months;
  for (const std::uint32_t index : {0U, 1U, 6U, 7U}) {
    AddressedRng rng{11, 2, 32};
    rng.uniforms_over_months(Purpose::relapse, 5, index, months);
    for (const double drawn : months) {
      CHECK(drawn == rng.uniform(Purpose::relapse, 5, index));
      ++rng.month;
    }
  }
}

TEST_CASE("Remembered severities add up to those drawn one by one") {
  DrawCache cache;
  const AddressedRng plain{7, 3, 20};
  AddressedRng remembered = plain;
  remembered.cache = &cache;
  for (const std::uint32_t count : {3U, 1U, 70U, 0U, 64U})
    CHECK(remembered.severities(Purpose::severity, 4, count, 2.2, 5000) ==
          plain.severities(Purpose::severity, 4, count, 2.2, 5000));
}
