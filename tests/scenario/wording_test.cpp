#include "engine/scenario/syntax/wording.hpp"
#include "tests/catch.hpp"

#include <array>

using namespace entente;

TEST_CASE("a mistyped word finds its nearest neighbour, a strange one finds none") {
  constexpr std::array<std::string_view, 4> known{"joint_analysis", "placebo", "talks.skill_effect", "seed"};
  CHECK(nearest("joint analysis", known) == "joint_analysis");
  CHECK(nearest("JointAnalysis", known) == "joint_analysis");
  CHECK(nearest("palcebo", known) == "placebo");
  CHECK(nearest("skill_effect", known) == "talks.skill_effect");
  CHECK(nearest("dees", known).empty() == false);
  CHECK(nearest("coordination", known).empty());
  CHECK(nearest("", known).empty());
  CHECK(nearest(std::string(100'000, 'a'), known).empty());
}

TEST_CASE("numbers are written as short as they can be read back") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(100'000'000) == "100000000");
  CHECK(number_text(1e300) == "1e+300");
  CHECK(number_text(-2.5) == "-2.5");
}

TEST_CASE("what is shown to people is never a control character") {
  CHECK(printable("a\nb\x1b\x7f\xff") == "a\\x0ab\\x1b\\x7f\\xff");
  CHECK(printable("\xC2\x85 \xE2\x80\xAE é") == "\\x85 \\u202e é");
  CHECK(printable(std::string(100, 'a')) == std::string(60, 'a') + "...");
  CHECK(find_broken_utf8("é和😀") == std::string_view::npos);
  CHECK(find_broken_utf8("ab\xC0\x80") == 2);
  CHECK(find_broken_utf8("\xF5\x80\x80\x80") == 0);
}
