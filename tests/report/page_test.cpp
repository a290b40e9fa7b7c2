#include "analysis/report/draw/frame.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/summary.hpp"
#include "analysis/sweep/sweep_design.hpp"
#include "tests/catch.hpp"
#include "tests/report/markup.hpp"
#include "tests/report/study.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace entente;
using namespace entente::test;

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// What stands outside of quotes: names, each up to its sign of equality.
std::vector<std::string> attribute_names(const Element& element) {
  std::vector<std::string> names;
  std::string name;
  char quote = 0;
  for (const char letter : element.attributes) {
    if (quote != 0) {
      quote = letter == quote ? '\0' : quote;
    } else if (letter == '"' || letter == '\'') {
      quote = letter;
    } else if (letter == ' ' || letter == '\n' || letter == '=') {
      if (!name.empty())
        names.push_back(name);
      name.clear();
    } else {
      name += letter;
    }
  }
  if (!name.empty())
    names.push_back(name);
  return names;
}

std::vector<Element> named_elements(const Markup& markup, std::string_view name) {
  std::vector<Element> list;
  for (const Element& element : markup.elements)
    if (element.name == name)
      list.push_back(element);
  return list;
}

// The program's fifteen, less "drivers".
const std::set<std::string> figures_of_a_comparison{
    "outlook",        "states", "forest", "attitudes",     "third_parties", "map",         "causes",
    "implementation", "plane",  "regret", "acceptability", "hindcast",      "convergence", "evidence"};

std::set<std::string> figures_on(const std::string& html) {
  std::set<std::string> names;
  for (const Element& element : named_elements(parsed(html), "figure"))
    names.insert(attribute(element, "data-figure"));
  return names;
}

} // namespace

TEST_CASE("Every element of a page that is opened is closed, in order") {
  CHECK(parsed(hostile_page()).problem.empty());
  CHECK(parsed(page_of(small_order(8))).problem.empty());
}

TEST_CASE("Names and comments of a scenario stand on a page as text") {
  const std::string& html = hostile_page();
  for (const char* harmful :
       {"<script>alert", "<script>steal", "</style><b", "<img", "onload=alert(1)>", "<!-- "})
    CHECK_FALSE(contains(html, harmful));
  CHECK(contains(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(contains(html, "<bdi>" + std::string(right_to_left_name) + "</bdi>"));
  for (const Element& element : parsed(html).elements)
    for (const std::string& name : attribute_names(element))
      CHECK_FALSE(name.starts_with("on"));
}

TEST_CASE("A title of ten thousand letters is there in whole, but not as a heading") {
  const std::string& html = hostile_page();
  CHECK(contains(html, std::string(long_title, 'x')));
  const std::size_t begin = html.find("<h1>");
  CHECK(html.find("</h1>", begin) - begin < 1000);
}

TEST_CASE("A page allows its own style and script and nothing else") {
  const Markup markup = parsed(hostile_page());
  std::string policy;
  for (const Element& element : named_elements(markup, "meta"))
    if (attribute(element, "http-equiv") == "Content-Security-Policy")
      policy = attribute(element, "content");
  CHECK(contains(policy, "default-src 'none'"));
  CHECK_FALSE(contains(policy, "unsafe"));
  const std::vector<Element> styles = named_elements(markup, "style");
  REQUIRE(styles.size() == 1);
  CHECK(contains(policy, "style-src '" + report::source_hash(styles.front().text) + "'"));
  std::size_t run = 0;
  for (const Element& script : named_elements(markup, "script")) {
    if (attribute(script, "type") == "application/json")
      continue;
    ++run;
    CHECK(contains(policy, fmt::format("'{}'", report::source_hash(script.text))));
    CHECK(script.text.size() < 40000);
    CHECK(std::count(script.text.begin(), script.text.end(), '\n') < 300);
    for (const char* dangerous : {"eval(", "Function(", "innerHTML", "fetch(", "XMLHttp"})
      CHECK_FALSE(contains(script.text, dangerous));
  }
  CHECK(run == 1);
  for (const Element& element : markup.elements) {
    CHECK_FALSE(contains(element.attributes, " style="));
    CHECK_FALSE(contains(element.attributes, " src="));
  }
}

TEST_CASE("A source's hash is its SHA-256 in base 64") {
  CHECK(report::source_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(report::source_hash("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("Every figure has a question, a finding, drawings with a text alternative, a table and what "
          "its marks say") {
  const std::string& html = hostile_page();
  std::size_t figures = 0;
  for (std::size_t at = 0; (at = html.find("<figure", at)) != std::string::npos; ++at) {
    const std::string figure = html.substr(at, html.find("</figure>", at) + 9 - at);
    const Markup markup = parsed(figure);
    CHECK(markup.problem.empty());
    CHECK(count(markup, "strong") == 1);
    CHECK(count(markup, "svg") >= 1);
    for (const Element& svg : named_elements(markup, "svg"))
      CHECK((attribute(svg, "aria-hidden") == "true" || !attribute(svg, "aria-label").empty()));
    CHECK(count(markup, "table") >= 1);
    CHECK(count(markup, "caption") >= 1);
    CHECK(contains(figure, " data-kinds='[{"));
    CHECK(contains(figure, " data-points=\""));
    const std::size_t finding = figure.find("</strong> ") + 10;
    CHECK(figure.find("</figcaption>") > finding + 20);
    ++figures;
  }
  CHECK(figures == figures_of_a_comparison.size());
}

TEST_CASE("A comparison in named worlds with evidence beside it has every figure but that of a sweep") {
  CHECK(figures_on(hostile_page()) == figures_of_a_comparison);
}

TEST_CASE("A sweep that is laid out for indices says which numbers drive its answer") {
  StudyOrder order = small_order(8);
  order.verb = "sweep";
  SweepDesign design{SweepLayout::morris,
                     11,
                     {{"talks.onset_rate", uniform(0.05, 0.3), {}}, {"relapse.rate", uniform(0.01, 0.1), {}}},
                     3,
                     4};
  order.sweep = to_text(design);
  order.design.keys = {"talks.onset_rate", "relapse.rate"};
  order.design.values = values_of(design);
  with_study(order, [](const StudyReading& study) {
    const std::string page = page_of(study);
    CHECK(figures_on(page).count("drivers") == 1);
    CHECK_FALSE(contains(page, "data-figure=\"regret\""));
  });
}

TEST_CASE("A reader can choose every strategy by its name, whatever that is") {
  const Markup markup = parsed(hostile_page());
  nlohmann::json strategies;
  for (const Element& script : named_elements(markup, "script"))
    if (attribute(script, "id") == "strategies")
      strategies = nlohmann::json::parse(script.text);
  CHECK(strategies.at("names") == nlohmann::json({script_name, style_name, right_to_left_name}));
  CHECK(strategies.at("shown").size() == 3);
  std::set<std::string> drawn;
  for (const Element& element : markup.elements)
    if (const std::string strategy = attribute(element, "data-strategy"); !strategy.empty())
      drawn.insert(strategy);
  CHECK(drawn == std::set<std::string>{"0", "1", "2"});
}

TEST_CASE("Drawings of the same for a desk and a telephone have the same marks in the same order") {
  const std::string& html = hostile_page();
  const auto marks_of = [](const std::string& drawing) {
    std::vector<std::size_t> marks; // points of each
    for (const Element& element : parsed(drawing).elements)
      if (const std::string points = attribute(element, "data-points"); !points.empty())
        marks.push_back(static_cast<std::size_t>(std::count(points.begin(), points.end(), ';')));
    return marks;
  };
  std::size_t pairs = 0;
  for (std::size_t at = html.find("<main");
       (at = html.find("<div class=\"desk\">", at)) != std::string::npos;) {
    const std::size_t hand = html.find("<div class=\"hand\">", at), end = html.find("</div>", hand);
    CHECK(marks_of(html.substr(at, hand - at)) == marks_of(html.substr(hand, end + 6 - hand)));
    at = end;
    ++pairs;
  }
  CHECK(pairs > 5);
}

TEST_CASE("Headings follow one another, and every link within the page leads somewhere") {
  const Markup markup = parsed(hostile_page());
  std::set<std::string> ids;
  int level = 0;
  for (const Element& element : markup.elements) {
    if (const std::string id = attribute(element, "id"); !id.empty())
      CHECK(ids.insert(id).second);
    if (element.name.size() == 2 && element.name[0] == 'h' && element.name[1] >= '1' &&
        element.name[1] <= '6') {
      CHECK(element.name[1] - '0' <= level + 1);
      level = element.name[1] - '0';
    }
  }
  for (const Element& element : named_elements(markup, "a"))
    CHECK(ids.count(attribute(element, "href").substr(1)) == 1);
  for (const Element& heading : named_elements(markup, "th"))
    CHECK_FALSE(attribute(heading, "scope").empty());
  CHECK(count(markup, "h1") == 1);
  CHECK(count(markup, "main") == 1);
  CHECK(count(markup, "section") == 12);
}

TEST_CASE("A number of the reader's own has the source that the reader gives, or none") {
  StudyOrder order = small_order(4);
  const Scenario scenario =
      load_scenario(R"(
[third_parties]
count = 7
budget = { value = 0.8, source = "the ministry's ledger", grade = "A" }
[parameters]
"aid.capture" = 0.123
[uncertain]
"talks.skill_effect" = { uniform = [0.1, 0.9] }
[[armed_groups]]
name = "Upper Front"
strength = { value = 0.37, source = "two observers", grade = "C" }
rents = 0.6
[prices]
budget_unit = { value = 10, low = 8, high = 12, source = "last three years" }
)",
                    "own.toml", [](std::string_view, std::string_view) -> SourceText { return {}; });
  order.scenario.structure = scenario.structure;
  order.scenario.structure.citizens.count = constant(40);
  order.scenario.armed_groups = scenario.armed_groups;
  order.scenario.overrides = scenario.overrides;
  order.scenario.uncertain = scenario.uncertain;
  order.scenario.provenance = scenario.provenance;
  order.scenario.prices = scenario.prices;
  const std::string html = page_of(order);
  const auto row_of = [&html](const std::string& begin) {
    const std::size_t at = html.find("<tr><th scope=\"row\">" + begin);
    return at == std::string::npos ? std::string() : html.substr(at, html.find("</tr>", at) - at);
  };
  for (const char* key : {"third_parties.count", "aid.capture", "talks.skill_effect"}) {
    CAPTURE(key);
    CHECK(contains(row_of(key), "no source given"));
    CHECK(contains(row_of(key), "<td>-</td>"));
  }
  CHECK(contains(row_of("third_parties.budget"), "<td>A</td><td><bdi>the ministry&#39;s ledger</bdi>"));
  CHECK(contains(row_of("prices.budget_unit"), "last three years"));
  const std::string strength = row_of("<bdi>Upper Front</bdi></th><td>strength");
  CHECK(contains(strength, "0.37"));
  CHECK(contains(strength, "<td>C</td><td><bdi>two observers</bdi>"));
  CHECK(contains(row_of("<bdi>Upper Front</bdi></th><td>rents"), "no source given"));
  CHECK(contains(row_of("talks.hope_learning"), "<td>")); // what is as usual keeps the usual source
  CHECK_FALSE(contains(row_of("talks.hope_learning"), "no source given"));
}

TEST_CASE("A page begins with the comparison: a sentence and a picture, before any link or other figure") {
  const std::string& html = hostile_page();
  const std::size_t main = html.find("<main"), sentence = html.find("<p>", main),
                    picture = html.find("<svg", main);
  CHECK(html.substr(sentence, picture - sentence).find("accords that hold five years") != std::string::npos);
  CHECK(html.find("id=\"answer\"", picture) == std::string::npos); // its parts have names of their own
  CHECK(contains(html.substr(picture, 400), "answer-title"));
  for (const char* later : {"<nav", "<figure", "<table"})
    CHECK(html.find(later) > picture);
  CHECK(html.find("<section id=\"better\"") < html.find("<section id=\"happens\""));
}

TEST_CASE(
    "The first picture marks differences as the style sheet knows them, hollow where they do not stand") {
  // No accord holds for five years within so few months: nothing can stand.
  const std::string& html = hostile_page();
  const std::size_t begin = html.find("<svg", html.find("<main")), end = html.find("</svg>", begin);
  const std::string picture = html.substr(begin, end - begin);
  CHECK(contains(picture, "interval mark-unclear"));
  CHECK(contains(picture, "point mark-unclear"));
  for (const char* unknown : {"point open", "point stands", "interval stands"})
    CHECK_FALSE(contains(picture, unknown));
}

TEST_CASE("What a page says of deaths and accords is what the store holds") {
  with_study(small_order(48, Keep::summary), [](const StudyReading& study) {
    double reference = 0.0, change = 0.0;
    for (std::uint32_t replicate = 0; replicate < 48; ++replicate) {
      const std::vector<Outcomes> arms = study.store.unit({0, 0, replicate});
      reference += arms[0].measures.values[static_cast<std::size_t>(Outcome::deaths)] / 48.0;
      change += (arms[1].measures.values[static_cast<std::size_t>(Outcome::deaths)] -
                 arms[0].measures.values[static_cast<std::size_t>(Outcome::deaths)]) /
                48.0;
    }
    const StudyFacts facts = comparison_facts(study);
    const report::Summary summary = report::summary_of(facts.comparison, study.scenario);
    const std::string deaths = summary.deaths.plain();
    CAPTURE(deaths);
    CHECK(contains(deaths,
                   "Deaths, on average " + report::people_text(reference) + " in a conflict under usual"));
    CHECK(contains(deaths, std::string(change < 0.0 ? "fall" : "rise") + " under joint, analysis, by " +
                               report::people_text(std::abs(change))));
    const std::string html = report::report_page(study_facts(study, Threads(2)));
    CHECK(contains(html, report::told(summary.deaths).html()));
    CHECK(contains(html, report::told(summary.best).html()));
  });
}

TEST_CASE("A section without content is one line, which says how to get it") {
  const std::string html = page_of(small_order(8));
  const Markup markup = parsed(html);
  CHECK(markup.problem.empty());
  for (const char* id : {"wrong", "drives", "evidence"}) {
    const std::size_t at = html.find("<section id=\"" + std::string(id) + "\" class=\"empty\"");
    REQUIRE(at != std::string::npos);
    CHECK(contains(html.substr(at, html.find("</section>", at) - at), "<details><summary><h2"));
  }
  CHECK_FALSE(contains(html, "<section id=\"better\" class"));
}

TEST_CASE("A page says which outcomes its months cannot show") {
  StudyOrder order = small_order(4);
  order.scenario.months = 60;
  const std::string html = page_of(order);
  CHECK(contains(html, "cannot be seen in 60 months"));
  CHECK(contains(html, "<p class=\"warning\">Too short: "));
}

TEST_CASE("A study that kept only outcomes says which flag brings what is missing") {
  const std::string html = page_of(small_order(8));
  CHECK(contains(html, "--keep series"));
  CHECK_FALSE(contains(html, "data-figure=\"outlook\""));
  CHECK(contains(html, "data-figure=\"forest\""));
}

TEST_CASE("A page is the same whenever and wherever it is written, but for what made the study") {
  const std::string one = page_of(small_order(8)), two = page_of(small_order(8));
  const auto body = [](const std::string& html) {
    return html.substr(0, html.find("<section id=\"again\""));
  };
  CHECK(body(one) == body(two));
}
