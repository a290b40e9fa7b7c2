// Decimal text to a double, by either way, to the bit.
#include "engine/core/decimal.hpp"
#include "engine/core/three_digits.hpp"
#include "tests/catch.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

using namespace entente;

namespace {

std::uint64_t bits(double value) {
  return std::bit_cast<std::uint64_t>(value);
}

void same_by_both(const std::string& text) {
  INFO(text);
  const auto one = decimal_by_from_chars(text), other = decimal_by_strtod(text);
  REQUIRE(one.has_value() == other.has_value());
  if (one && !std::isnan(*one))
    CHECK(bits(*one) == bits(*other));
}

} // namespace

TEST_CASE("Three digits are the nearest number that has no more, and no number stays none") {
  CHECK(three_digits(66.9021095341623) == 66.9);
  CHECK(three_digits(459.5306105526902) == 460.0);
  CHECK(three_digits(-0.0582494) == -0.0582);
  CHECK(three_digits(0.0) == 0.0);
  CHECK(three_digits(1e15) == 1e15);
  CHECK(std::isinf(three_digits(std::numeric_limits<double>::infinity())));
  CHECK(std::isnan(three_digits(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("numbers that are hard to read are read to the nearest double, ties to even") {
  const auto reads = [](const std::string& text, std::uint64_t expected) {
    INFO(text);
    CHECK(bits(decimal_by_from_chars(text).value()) == expected);
    CHECK(bits(decimal_by_strtod(text).value()) == expected);
    CHECK(bits(parse_decimal(text).value()) == expected);
  };
  reads("0.1", 0x3fb999999999999a);
  reads("-0", 0x8000000000000000);
  reads("5e-324", 0x0000000000000001);                  // the smallest
  reads("2.2250738585072011e-308", 0x000fffffffffffff); // on which some parsers never ended
  reads("2.2250738585072012e-308", 0x0010000000000000); // the border of the normal ones
  reads("2.2250738585072014e-308", 0x0010000000000000);
  reads("1.7976931348623157e308", 0x7fefffffffffffff); // the largest
  reads("9007199254740993", 0x4340000000000000);       // a tie: 2^53 + 1, down to even
  reads("9007199254740995", 0x4340000000000002);       // a tie, up to even
  reads("9007199254740993.00000000000000000000000000000000000000000000000001", 0x4340000000000001);
  reads("8.533e+68", bits(8.533e+68));
  reads("4.1006e-184", bits(4.1006e-184));
  reads("9.998e+307", bits(9.998e+307));
  reads("0.000000000000000000000000000000000000000000000000000001e54", bits(1.0));
  reads("3." + std::string(800, '1'), bits(3.1111111111111111));
}

TEST_CASE("what is no decimal number is none by either way") {
  for (const char* text :
       {"",    " ",     " 1",  "1 ",    "+1",     "0x10",   "1e", "1e+",   "e1",      ".",    "-", "--1",
        "1,5", "1.5.2", "one", "1e400", "-1e400", "1e-400", "0x", "1_000", "infinit", "nan(", "١"})
    same_by_both(text);
  CHECK_FALSE(parse_decimal("1e400"));
  CHECK_FALSE(parse_decimal("+1"));
  CHECK_FALSE(parse_decimal(std::string("1\0", 2)));
  CHECK_FALSE(decimal_by_strtod(std::string("1\0", 2)));
  for (const char* text :
       {"inf", "-inf", "infinity", "nan", "NaN", "INF", "1.", ".5", "00012", "1E5", "1e+5"})
    same_by_both(text);
}

TEST_CASE("both ways agree on texts of random doubles, and on texts between two doubles") {
  std::mt19937_64 random(20260101);
  for (int i = 0; i < 20000; ++i) {
    const double value = std::bit_cast<double>(random());
    if (!std::isfinite(value))
      continue;
    char text[64];
    const auto shortest = std::to_chars(text, text + sizeof text, value);
    same_by_both({text, shortest.ptr});
    CHECK(bits(parse_decimal({text, shortest.ptr}).value()) == bits(value));
    const auto long_text = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 30);
    same_by_both({text, long_text.ptr});
  }
}
