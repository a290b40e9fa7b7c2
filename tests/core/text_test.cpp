#include "engine/core/json_number.hpp"
#include "engine/core/text.hpp"
#include "tests/catch.hpp"

#include <limits>
#include <nlohmann/json.hpp>

using namespace entente;

TEST_CASE("parts of a text are one more than its separators") {
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(trimmed(" \t a b\r\n") == "a b");
  CHECK(trimmed(" \n").empty());
}

TEST_CASE("a line ends with LF, CR LF or CR, and keeps its end") {
  std::string_view text = "a\r\nb\rc\n\nd";
  std::vector<std::string_view> lines;
  while (!text.empty())
    lines.push_back(take_line(text));
  CHECK(lines == std::vector<std::string_view>{"a\r\n", "b\r", "c\n", "\n", "d"});
}

TEST_CASE("a number is the whole of a text or none") {
  CHECK(number_in<double>("0.5") == 0.5);
  CHECK(number_in<int>("-3") == -3);
  for (const char* text : {"", " 1", "1 ", "1x", "one"})
    CHECK_FALSE(number_in<double>(text));
  CHECK_FALSE(number_in<std::uint32_t>("-1"));
  CHECK_FALSE(number_in<std::uint32_t>("4294967296"));
}

TEST_CASE("words are so far apart as letters are changed, added, left out or swapped") {
  CHECK(edit_distance("joint", "joint") == 0);
  CHECK(edit_distance("joint", "jiont") == 1);
  CHECK(edit_distance("joint", "point") == 1);
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("a number that is missing is null in JSON, and comes back as missing") {
  using Json = nlohmann::json;
  CHECK(json_number<Json>(0.25) == Json(0.25));
  CHECK(json_number<Json>(missing).is_null());
  CHECK(json_number<Json>(std::optional<double>()).is_null());
  CHECK(json_number<Json>(std::numeric_limits<double>::infinity()).is_null());
  CHECK(std::isnan(number_from_json(Json(nullptr))));
  CHECK(number_from_json(json_number<Json>(0.1)) == 0.1);
}
