// Comparisons as programs and people get them.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/started_program.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

using namespace entente::test;
using nlohmann::json;

namespace {

const std::string small = " --reps 6 --seed 12 --set months=72 --set citizens.count=60";
const std::set<std::string> contract{"mean",   "mcse", "diff",  "diff_mcse",      "lo",        "hi",
                                     "better", "same", "worse", "variance_ratio", "carried_by"};

json compared(const std::string& flags) {
  const Ran ran = program("compare baseline --json" + small + flags);
  CAPTURE(ran.err);
  REQUIRE(ran.code == 0);
  return json::parse(ran.out);
}

void check_shape(const json& outcome) {
  std::set<std::string> fields;
  for (const auto& [name, value] : outcome.items()) {
    fields.insert(name);
    CHECK((value.is_number() || value.is_null()));
  }
  CHECK(fields == contract);
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);)
    longest = std::max(longest, line.size());
  return longest;
}

} // namespace

TEST_CASE("compare --json keeps the contract") {
  const json result = compared(" --strategy 'joint analysis,placebo'");
  CHECK(result["seed"] == 12);
  CHECK(result["replicates"] == 6);
  CHECK(result["digest"].get<std::string>().size() == 64);
  REQUIRE(result["strategies"].size() == 3); // the reference is always among them
  for (const auto& [name, outcomes] : result["strategies"].items()) {
    for (const char* outcome :
         {"accord", "holds_5y", "implementation_5y", "relapse_5y", "log_deaths", "quiet_late",
          "citizens_confidence", "citizens_cynicism", "parties_confidence", "parties_cynicism",
          "third_parties_confidence", "third_parties_cynicism", "cost"}) {
      CAPTURE(name, outcome);
      REQUIRE(outcomes.contains(outcome));
      check_shape(outcomes[outcome]);
    }
    CHECK(outcomes["log_deaths"]["mean"].is_number());
    for (const char* field : {"diff", "diff_mcse", "lo", "hi", "better", "same", "worse", "carried_by"})
      CHECK(outcomes["cost"][field].is_null() == (name == "baseline"));
    // Infinite, and so null, where no pair differs; beliefs differ in every pair.
    CHECK(outcomes["citizens_confidence"]["variance_ratio"].is_null() == (name == "baseline"));
  }
  const json& cost = result["strategies"]["placebo"]["cost"];
  CHECK(cost["better"].get<double>() + cost["same"].get<double>() + cost["worse"].get<double>() ==
        Approx(1.0));
  CHECK(cost["lo"] <= cost["diff"]);
  CHECK(cost["diff"] <= cost["hi"]);
}

TEST_CASE("Beside the contract stand the p of all outcomes together, and the mean difference of every "
          "parameter set") {
  const json result = compared(" --strategy 'joint analysis'");
  const json& effect = result["strategies"]["joint analysis"];
  for (const char* outcome : {"holds_5y", "log_deaths", "parties_cynicism"}) {
    CAPTURE(outcome);
    CHECK(result["p_holm"]["joint analysis"][outcome].is_number());
    const json& sets = result["by_set"]["joint analysis"][outcome];
    REQUIRE(sets.size() == 16); // six of them have a history, the others none
    double sum = 0.0;
    for (std::size_t set = 0; set < 6; ++set)
      sum += sets[set].get<double>();
    CHECK(sum / 6.0 == Approx(effect[outcome]["diff"].get<double>()).margin(1e-12));
    CHECK(sets[6].is_null());
  }
  CHECK_FALSE(result["by_set"].contains("baseline"));
  CHECK_FALSE(result["p_holm"].contains("baseline"));
}

TEST_CASE("Neither threads nor what is kept nor a repetition changes a byte") {
  const std::string alone = compared(" -j 1").dump();
  CHECK(compared(" -j 2").dump() == alone);
  CHECK(compared(" -j 3 --keep events").dump() == alone);
  CHECK(compared(" -j 1 --progress json").dump() == alone);
}

TEST_CASE("Another seed or another number gives another digest, a file is another name for the same") {
  const json first = compared(" --strategy placebo");
  CHECK(compared(" --strategy placebo --set talks.onset_rate=0.5")["digest"] != first["digest"]);
  const Ran other = program("compare baseline --json --strategy placebo --reps 6 --seed 13 --set months=72 "
                            "--set citizens.count=60");
  CHECK(json::parse(other.out)["digest"] != first["digest"]);
  const Ran file =
      program("compare " ENTENTE_SOURCE_DIR "/scenarios/baseline.toml --json --strategy placebo" + small);
  CHECK(json::parse(file.out)["digest"] == first["digest"]);
}

TEST_CASE("run --json gives the means that compare gives, with nothing compared") {
  const json arms = compared(" --strategy placebo");
  const Ran ran = program("run baseline --strategy placebo --json" + small);
  REQUIRE(ran.code == 0);
  const json alone = json::parse(ran.out);
  REQUIRE(alone["strategies"].size() == 1);
  for (const auto& [name, outcome] : alone["strategies"]["placebo"].items()) {
    check_shape(outcome);
    CHECK(outcome["mean"] == arms["strategies"]["placebo"][name]["mean"]);
    CHECK(outcome["diff"].is_null());
    CHECK(outcome["better"].is_null());
  }
}

TEST_CASE("A strategy whose name holds a comma can be named, alone and among others") {
  const json result = compared(" --strategy 'placebo,stay, but thinner,more money'");
  CHECK(result["strategies"].size() == 4);
  CHECK(result["strategies"].contains("stay, but thinner"));
}

TEST_CASE("In full the text fits a page and says what it is worth") {
  const Ran ran = program("compare baseline --full --strategy 'joint analysis'" + small);
  CHECK(ran.code == 0);
  CHECK(longest_line(ran.out) <= 100);
  for (const char* part : {"seed 12", "16 parameter sets", "6 conflicts", "Reference: baseline", "any accord",
                           "accord holding five years", "95 % interval", "better", "ratio", "Monte Carlo",
                           "What it does not say"})
    CHECK(contains(ran.out, part));
  CHECK_FALSE(contains(ran.out, "\x1b"));
  CHECK(contains(ran.err, "nothing was written"));
}

TEST_CASE("Without being asked for more, compare says three sentences and a line for each strategy, the best "
          "first") {
  const Ran ran = program("compare baseline" + small);
  CAPTURE(ran.out);
  REQUIRE(ran.code == 0);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') <= 50); // twelve strategies
  CHECK(longest_line(ran.out) <= 100);
  for (const char* part : {"seed 12", "16 parameter sets", "6 conflicts", "accords that hold five years",
                           "Deaths, on average", "baseline, itself", "--full", "What it does not say"})
    CHECK(contains(ran.out, part));
  const json result = compared("");
  std::vector<std::pair<std::size_t, double>> ranked; // where a strategy's line begins, its difference
  for (const auto& [name, outcomes] : result["strategies"].items())
    if (name != "baseline") {
      const std::size_t at = ran.out.find("\n  " + name + " ");
      CAPTURE(name);
      REQUIRE(at != std::string::npos);
      ranked.emplace_back(at, outcomes["holds_5y"]["diff"].get<double>());
    }
  std::sort(ranked.begin(), ranked.end());
  for (std::size_t i = 1; i < ranked.size(); ++i)
    CHECK(ranked[i].second <= ranked[i - 1].second);
  std::string words = result["sentences"]["deaths"];
  CHECK(contains(words, "Deaths, on average"));
}

TEST_CASE("Deaths are told in people, as compare --json and the sentences have them") {
  const json result = compared("");
  double rise = -1e9;
  for (const auto& [name, outcomes] : result["strategies"].items()) {
    if (name == "baseline")
      continue;
    const json& deaths = result["deaths"][name];
    CHECK(deaths["diff"] == outcomes["deaths"]["diff"]);
    CHECK(deaths["share"].get<double>() ==
          Approx(outcomes["deaths"]["diff"].get<double>() /
                 result["strategies"]["baseline"]["deaths"]["mean"].get<double>()));
    CHECK(deaths["fewer"] == outcomes["deaths"]["better"]);
    rise = std::max(rise, deaths["diff"].get<double>());
  }
  REQUIRE(rise > 0.05);
  const std::string words = result["sentences"]["deaths"];
  CAPTURE(words);
  bool named = false; // one of those under which as many more die
  for (const auto& [name, deaths] : result["deaths"].items())
    named |= deaths["diff"] == rise && contains(words, "rise most under " + name + ", by ");
  CHECK(named);
}

TEST_CASE("Tables are as wide as there are columns") {
  std::size_t before = 0;
  for (const std::size_t columns : std::vector<std::size_t>{60, 80, 120, 200}) {
    CAPTURE(columns);
    for (const char* full : {"", " --full"}) {
      const Ran ran = program_after("COLUMNS=" + std::to_string(columns),
                                    "compare baseline --strategy 'joint analysis,placebo'" + small + full);
      CHECK(ran.code == 0);
      CHECK(longest_line(ran.out) <= columns);
    }
    const std::string summary =
        program_after("COLUMNS=" + std::to_string(columns), "compare baseline --strategy placebo" + small)
            .out;
    const std::size_t line = summary.find("\n  placebo "), end = summary.find('\n', line + 1);
    CHECK(end - line > before); // more room shows more
    before = end - line;
  }
}

TEST_CASE("An outcome that the months cannot show is said to be so, in text and JSON, and ranks nothing") {
  const std::string flags = " --reps 6 --seed 12 --set months=60 --set citizens.count=60 --strategy placebo";
  const Ran ran = program("compare baseline" + flags);
  CHECK(contains(ran.out, "cannot be seen in 60 months"));
  CHECK(contains(ran.out, "Too short: accord holding five years"));
  CHECK_FALSE(contains(ran.out, "of 100 conflicts):"));
  const json result = json::parse(program("compare baseline --json" + flags).out);
  CHECK(std::any_of(result["too_short"].begin(), result["too_short"].end(), [](const json& one) {
    return one["outcome"] == "holds_5y" && one["impossible"] == true;
  }));
  CHECK(contains(program("run baseline" + flags).out, "Too short: accord holding five years"));
  CHECK_FALSE(compared(" --set months=240").contains("too_short"));
}

TEST_CASE("A seed that nobody gave is chosen, said and recorded, asked to be quiet, the program is") {
  const std::string words = "compare baseline --reps 2 --set months=12 --set citizens.count=30 --json";
  const Ran loud = program(words);
  const json result = json::parse(loud.out);
  CHECK(contains(loud.err, "--seed " + result["seed"].dump()));
  const json again = json::parse(program(words + " --seed " + result["seed"].dump()).out);
  CHECK(again["digest"] == result["digest"]);
  const Ran quiet = program(words + " -q");
  CHECK(quiet.err.empty());
  CHECK(json::parse(quiet.out)["digest"] != result["digest"]);
}

TEST_CASE("What the start of a history fixes is given, not without effect") {
  const Folder folder;
  const std::string file = folder.file("signed.toml", R"(schema = 1
start = "accord"
months = 96
[accord]
monthly_deaths = 20
[[strategies]]
name = "baseline"
[[strategies]]
name = "placebo"
actions = [{ instrument = "placebo" }]
)");
  const std::string flags = " --reps 3 --seed 2 --set citizens.count=40";
  const Ran text = program("compare --full " + file + flags);
  CAPTURE(text.err);
  CHECK(text.code == 0);
  CHECK(contains(text.out, "given: the start of the history fixes it"));
  const json result = json::parse(program("compare " + file + " --json" + flags).out);
  CHECK(result["given"] == json{"accord"});
  CHECK(result["strategies"]["placebo"]["accord"]["mean"] == 1.0);
  CHECK(result["strategies"]["placebo"]["accord"]["diff"].is_null());
  CHECK(result["strategies"]["placebo"]["cost"]["diff"].is_number());
}

TEST_CASE("The flag --worlds compares in every named world with the same random numbers") {
  const Folder folder;
  const std::string file = folder.file("worlds.toml", R"(schema = 1
months = 36
[citizens]
count = 40
[[strategies]]
name = "baseline"
[[strategies]]
name = "placebo"
actions = [{ instrument = "placebo" }]
[worlds]
same = { "talks.skill_effect" = 0.555 }
strong = { "country.capacity" = 0.8 }
)");
  const json result = json::parse(program("compare --worlds --json --reps 3 --seed 5 " + file).out);
  REQUIRE(result["worlds"].size() == 2);
  CHECK(result["worlds"]["same"]["digest"] == result["digest"]);
  CHECK(result["worlds"]["strong"]["digest"] != result["digest"]);
  CHECK(result["worlds"]["strong"]["strategies"]["placebo"].contains("holds_5y"));
  CHECK(contains(program("compare --worlds --reps 3 --seed 5 " + file).out, "world: strong"));
}

TEST_CASE("A signal ends the run after the histories in flight, with what there is") {
  Finished ran;
  // Slow machines have nothing yet after a moment; then a longer one is taken.
  for (int moment_ms = 250; ran.out.empty() && moment_ms <= 64'000; moment_ms *= 4) {
    Started program(
        {"compare", "baseline", "--reps", "10000000", "--seed", "1", "--json", "--strategy", "placebo"});
    program.wait_until_handled(SIGINT);
    wait_ms(moment_ms);
    program.signal(SIGINT);
    ran = program.finish();
  }
  CHECK(ran.code == 3);
  CHECK(contains(ran.err, "stopped early"));
  CHECK(json::parse(ran.out)["replicates"] < 10000000);
}

TEST_CASE("compare gives the verdict on what the scenario expects, in its own key and in a table") {
  Folder folder;
  const std::string out = (folder.path() / "study").string();
  const Ran ran = program("compare recommendations/r4 --json --worlds" + small + " --out " + out);
  CAPTURE(ran.err);
  REQUIRE(ran.code == 0);
  const json result = json::parse(ran.out);
  REQUIRE(result["hypothesis"]["expectations"].size() == 4);
  const json& first = result["hypothesis"]["expectations"][0];
  CHECK(first["strategy"] == "joint analysis");
  CHECK(first["outcome"] == "accord");
  CHECK(first["expected"] == "+");
  CHECK(first["diff"] == result["strategies"]["joint analysis"]["accord"]["diff"]);
  CHECK(result["worlds"]["few third parties"]["hypothesis"]["should_fail"] == true);
  CHECK(result["worlds"]["aims far apart"]["hypothesis"]["should_fail"] == false);
  std::ifstream table(out + "/tables/verdict.csv");
  std::string line;
  int lines = 0;
  while (std::getline(table, line))
    ++lines;
  CHECK(lines == 1 + 4 * 5); // the scenario's own world and four named ones
}

TEST_CASE("A scenario that expects nothing gets no verdict") {
  CHECK_FALSE(compared("").contains("hypothesis"));
  CHECK_FALSE(contains(program("compare baseline" + small).out, "Verdict"));
  CHECK(contains(program("compare recommendations/r4" + small).out, "Verdict on what was written down"));
}

TEST_CASE("What a failed process costs is told first, and the same in JSON") {
  const std::string words = "compare builtin:failure-costs --reps 16 --seed 3 -q --set citizens.count=40";
  const Ran ran = program(words);
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("A year after an accord failed"));
  CHECK(contains(ran.out, "Within ten years of the failure"));
  const json told = json::parse(program(words + " --json").out)["failure_costs"];
  CHECK(told["beliefs"].size() == 18);
  CHECK(told["order"].size() == 18);
  CHECK(told["parameter_sets"] == 16);
  CHECK(told["conflicts"] > 0);
  for (const json& cost : told["beliefs"]) // the run reaches twenty years after the failure
    CHECK(cost["pairs"] == told["conflicts"]);
  for (const json& row : told["order"])
    CHECK(row["steps"].size() == 3);
}

TEST_CASE("Without all the roles no costs of failure are told") {
  const Ran ran = program("compare builtin:failure-costs --reps 2 --seed 3 -q --set citizens.count=40 --json "
                          "--strategy 'an accord that fails'");
  CHECK(ran.code == 0);
  CHECK_FALSE(json::parse(ran.out).contains("failure_costs"));
}

TEST_CASE("One conflict is not compared, and that is said") {
  const std::string one =
      "compare recommendations/r2 --reps 1 --seed 3 -q --set months=60 --set citizens.count=40";
  for (const char* how : {"", " --full"}) {
    const Ran ran = program(one + how);
    CHECK(ran.code == 0);
    CHECK(contains(ran.out, "each on one conflict of 60 months"));
    CHECK(contains(ran.out, "a difference needs at least two conflicts, and there is one."));
    CHECK_FALSE(contains(ran.out, "all 0 differences"));
    CHECK_FALSE(contains(ran.out, "0 of 0"));
  }
}
