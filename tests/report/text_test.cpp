#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/icon_array.hpp"
#include "analysis/report/draw/drawing.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/scale.hpp"
#include "analysis/report/page/text.hpp"
#include "tests/catch.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <limits>

using namespace entente;
using namespace entente::report;

TEST_CASE("Escaping leaves no character that means something in HTML") {
  CHECK(escaped("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(escaped(std::string_view("a\0b\x1b", 4)) == "ab");
  CHECK(escaped("\u2069é\u202e€") == "é€");
  CHECK(named("<x>").html() == "<bdi>&lt;x&gt;</bdi>");
  CHECK(named("<x>").plain() == "\u2068&lt;x&gt;\u2069");
}

TEST_CASE("Shortening counts letters, not bytes") {
  CHECK(shortened("äöü", 3) == "äöü");
  CHECK(shortened("äöüß", 3) == "äö…");
  CHECK(shortened("", 3).empty());
}

TEST_CASE("JSON within a page cannot end its element") {
  const std::string text = json_text("</script><!-- & \xff");
  CHECK(text.find_first_of("<>&") == std::string::npos);
  CHECK(nlohmann::json::parse(text).get<std::string>().starts_with("</script><!-- & "));
}

TEST_CASE("What marks say keeps its places, its numbers and what is missing") {
  const Readings readings{1, {"a 'name'"}, {{{1.04, 2.0}, {0.25, NAN}}, {{1.04, 2.0}, {12345.678, 0.0}}}};
  CHECK(readings_svg(readings) ==
        "<g data-kind=\"1\" data-texts='[\"a \\u0027name\\u0027\"]' data-points=\"1 2 0.25 -;= 12346 0\"/>");
  CHECK(readings_svg(readings, true) == "<g data-points=\"1 2;=\"/>");
  CHECK(number(12346.0) == number(12345.678)); // as in a table
  const auto kinds = nlohmann::json::parse(reading_kinds_json({{"bands", {"who"}, {"q50"}, "{who}: {q50}"}}));
  CHECK(kinds.at(0).at("numbers") == nlohmann::json({"q50"}));
}

TEST_CASE("A line on a drawing leads where its points are") {
  Drawing drawing(100.0, 100.0);
  const std::array<Point, 5> points{Point{1.04, 2.0}, {1.52, 1.0}, {2.0, 1.0}, {NAN, 0.0}, {10.0, 20.55}};
  drawing.polyline("line", points);
  CHECK(drawing.finish("x", "", "").find("d=\"M1 2l.5-1 .5 0M10 20.6\"") != std::string::npos);
}

TEST_CASE("Points that a line passes anyway are left out of a drawing, others are not") {
  Drawing straight(10.0, 10.0), bent(10.0, 10.0);
  straight.polyline("line", std::vector<Point>{{0.0, 0.0}, {2.0, 2.1}, {4.0, 4.0}, {6.0, 6.0}});
  CHECK(straight.finish("a", "", "").find("d=\"M0 0l6 6\"") != std::string::npos);
  bent.polyline("line", std::vector<Point>{{0.0, 0.0}, {2.0, 1.0}, {4.0, 3.5}, {6.0, 6.0}});
  CHECK(bent.finish("a", "", "").find("d=\"M0 0l2 1 4 5\"") != std::string::npos);
}

TEST_CASE("Numbers are told with what digits are worth telling") {
  CHECK(number(0.0) == "0");
  CHECK(number(-0.00001) == "0");
  CHECK(signed_number(0.0161) == "+0.016");
  CHECK(signed_number(-2.5) == "\u22122.50");
  CHECK(number(1234567.0) == "1\u202f234\u202f567");
  CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "–");
  CHECK(percent(0.5) == "50\u00a0%");
  CHECK(percent(0.012) == "1.2\u00a0%");
}

TEST_CASE("Shares of matched histories become a hundred") {
  const auto hundred = [](double better, double same, double worse) {
    Difference difference;
    difference.better = better;
    difference.same = same;
    difference.worse = worse;
    return shares_per_hundred(difference);
  };
  const IconArray thirds = hundred(1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0);
  CHECK(thirds.better + thirds.same + thirds.worse == 100);
  const IconArray rare = hundred(0.001, 0.998, 0.001);
  CHECK(rare.better == 1);
  CHECK(rare.same == 98);
  CHECK(rare.worse == 1);
  CHECK(hundred(1.0, 0.0, 0.0).better == 100);
}

TEST_CASE("A scale maps its ends onto its ends and holds what lies beyond") {
  const Scale scale(0.0, 10.0, 100.0, 0.0);
  CHECK(scale(0.0) == 100.0);
  CHECK(scale(10.0) == 0.0);
  CHECK(scale(20.0) == 0.0);
  CHECK(scale.ticks(5).size() == 6);
  const Scale flat(1.0, 1.0, 0.0, 1.0);
  CHECK(std::isfinite(flat(1.0)));
  const Scale powers(0.0, 1000.0, 0.0, 1.0, Scale::Kind::logarithmic);
  CHECK(powers(0.0) == 0.0);
  CHECK(powers(1000.0) == Approx(1.0));
}
