// Many evaluations in one process, as other programs drive it.
#include "tests/catch.hpp"
#include "tests/cli/started_program.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <sstream>

using namespace entente::test;
using Json = nlohmann::json;

namespace {

std::vector<Json> answers(const std::string& scenario, const std::string& lines, int code) {
  const Finished ran = run_entente({"eval", scenario, "--seed", "7", "--reps", "5", "-q"}, lines);
  INFO(ran.err);
  CHECK(ran.code == code);
  std::vector<Json> list;
  std::istringstream out(ran.out);
  for (std::string line; std::getline(out, line);)
    list.push_back(Json::parse(line));
  return list;
}

} // namespace

TEST_CASE("a line without wishes is answered with what compare says") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const auto list = answers(scenario, "{}\n", 0);
  REQUIRE(list.size() == 1);
  const Finished compared = run_entente({"compare", scenario, "--seed", "7", "--reps", "5", "--json", "-q"});
  const Json expected = Json::parse(compared.out);
  CHECK(list[0]["digest"] == expected["digest"]);
  CHECK(list[0]["strategies"] == expected["strategies"]);
}

TEST_CASE("values, strategy, replicates, seed and id of a line hold for that line alone") {
  const Scratch scratch;
  const auto list = answers(small_scenario_file(scratch),
                            "{\"id\": \"a\", \"values\": {\"talks.skill_effect\": 0.9, "
                            "\"third_parties.count\": 4}, \"replicates\": 3, \"seed\": 11}\n{}\n",
                            0);
  REQUIRE(list.size() == 2);
  CHECK(list[0]["id"] == "a");
  CHECK(list[0]["seed"] == 11);
  CHECK(list[0]["replicates"] == 3);
  CHECK(list[1]["seed"] == 7);
  CHECK(list[1]["replicates"] == 5);
}

TEST_CASE("what is wrong with a line is answered with its path, and the next line is evaluated") {
  const Scratch scratch;
  const auto list = answers(small_scenario_file(scratch),
                            "not json\n"
                            "{\"values\": {\"talks.skil_effect\": 1, \"talks.skill_effect\": \"x\"}}\n"
                            "{\"strategy\": \"nobody\", \"replicates\": 0, \"sed\": 1}\n"
                            "{}\n",
                            2);
  REQUIRE(list.size() == 4);
  CHECK(list[0]["errors"].size() == 1);
  CHECK(list[1]["errors"][0]["path"] == "/values/talks.skil_effect");
  CHECK(list[1]["errors"][1]["path"] == "/values/talks.skill_effect");
  CHECK(list[2]["errors"].size() == 3);
  CHECK(list[3].contains("strategies"));
}

TEST_CASE("every line has its answer, a blank one and one without an end too") {
  const Scratch scratch;
  const auto list = answers(small_scenario_file(scratch), "{}\n\n  \r\n{\"id\": 4}", 2);
  REQUIRE(list.size() == 4);
  for (std::size_t i = 0; i < list.size(); ++i)
    CHECK(list[i]["line"] == i + 1);
  CHECK(list[0].contains("strategies"));
  CHECK_THAT(list[1]["errors"][0]["message"].get<std::string>(), Catch::Contains("blank"));
  CHECK(list[2].contains("errors"));
  CHECK(list[3]["id"] == 4);
}

TEST_CASE("the example in Python drives eval") {
  REQUIRE(std::system("command -v python3 > /dev/null") == 0); // scripts/install-dependencies tests
  const Scratch scratch;
  const std::string command = "python3 '" ENTENTE_SOURCE_DIR "/docs/examples/eval.py' '" ENTENTE_PROGRAM
                              "' '" +
                              small_scenario_file(scratch) + "' > '" + (scratch / "out") + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK_THAT(file_text(scratch / "out"), Catch::Contains("0.8 {'usual': "));
}
