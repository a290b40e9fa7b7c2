#include "tests/catch.hpp"
#include "tests/scenario/texts.hpp"

using namespace entente;
using namespace entente::test;

namespace {
std::string json_problem(const std::string& text) {
  return problem(text, {}, "test.json");
}
} // namespace

TEST_CASE("the same tree as TOML and as JSON is the same scenario") {
  const Scenario toml = load(read_file("tests/fuzz/seeds/fuzz_load/everything.toml"));
  const Scenario json = load(read_file("tests/fuzz/seeds/fuzz_load/everything.json"), {}, "test.json");
  CHECK(toml == json);
}

TEST_CASE("a text that begins with a brace is JSON whatever the file is called") {
  CHECK(load(" {\"months\": 7}", {}, "-").months == 7);
}

TEST_CASE("problems of JSON are told by path") {
  CHECK(json_problem(R"({"strategies": [{"name": "a"}, {"name": "b"}, {"name": 3}]})") ==
        "test.json: /strategies/2/name: name of strategy 3 is 3; a text in quotation marks is needed");
  CHECK(json_problem(R"({"country": {"capacity": 7}})") ==
        "test.json: /country/capacity: country.capacity is 7; allowed is 0.02 to 1 (share)");
  CHECK(json_problem(R"({"run": {"repliactes": 7}})") ==
        "test.json: /run/repliactes: unknown key 'repliactes' in run; did you mean 'replicates'?");
  CHECK(contains(json_problem(R"({"worlds": {"a/b~": {"x": 1}}})"), "/worlds/a~1b~0/x"));
  CHECK(contains(json_problem(R"({"months": null})"), "/months: months is null"));
  CHECK(contains(json_problem("[1, 2]"), "the file is a list; a table is needed"));
}

TEST_CASE("JSON that is none is told by line and column") {
  CHECK(json_problem("{\n  \"months\": 7,\n}") == "test.json:3:1: this is not JSON: unexpected '}'");
  CHECK(contains(json_problem("{\"months\": "), "the text ends too early"));
  CHECK(contains(json_problem("{\"months\": 1e999}"), "this is not JSON"));
  CHECK(contains(json_problem("{\"a\": 1, \"a\": 2}"), "the key 'a' stands twice"));
}

TEST_CASE("JSON and TOML may extend one another") {
  CHECK(load(R"({"extends": "base.toml"})", {{"base.toml", "months = 5"}}, "test.json").months == 5);
  CHECK(contains(problem("extends = 'base.json'", {{"base.json", R"({"country": {"capacity": 7}})"}}),
                 "base.json: /country/capacity: country.capacity is 7"));
}
