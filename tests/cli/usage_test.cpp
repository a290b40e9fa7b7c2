// What people type: good and bad command lines.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

using namespace entente::test;

namespace {

// Refused as bad usage, with this on standard error and nothing on standard output.
void check_usage_refused(const std::string& words, const std::string& said) {
  CAPTURE(words);
  const Ran ran = program(words);
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CAPTURE(ran.err);
  CHECK(contains(ran.err, said));
}

} // namespace

TEST_CASE("A mistyped verb, flag, strategy, scenario or key is answered with the nearest known one") {
  check_usage_refused("compre baseline", "did you mean 'compare'?");
  check_usage_refused("compare baseline --rpes 3", "did you mean '--reps'?");
  check_usage_refused("compare baseline --jsn", "did you mean '--json'?");
  check_usage_refused("--versoin", "did you mean '--version'?");
  check_usage_refused("run baseline --strategy plcebo", "did you mean 'placebo'?");
  check_usage_refused("compare baseline --strategy 'baseline,mediation team'",
                      "did you mean 'mediation teams'?");
  check_usage_refused("trace baseline --rep 0 --strategy plcebo", "did you mean 'placebo'?");
  check_usage_refused("compare baselin", "did you mean 'baseline'?");
  check_usage_refused("compare builtin:baselin", "did you mean 'baseline'?");
  check_usage_refused("compare baseline --set talks.skil_effect=1", "did you mean 'talks.skill_effect'?");
  check_usage_refused("compare baseline --keep sumary", "did you mean 'summary'?");
  check_usage_refused("compare baseline --progress bra", "did you mean 'bar'?");
  check_usage_refused("list scenarois", "did you mean 'scenarios'?");
  check_usage_refused("params talks.skil_effect", "did you mean 'talks.skill_effect'?");
}

TEST_CASE("A flag with an impossible value is refused") {
  check_usage_refused("compare baseline --reps 0", "--reps");
  check_usage_refused("compare baseline --reps many", "--reps");
  check_usage_refused("compare baseline --reps 10000000000", "--reps");
  check_usage_refused("compare baseline --seed -1", "--seed");
  check_usage_refused("compare baseline -j 0", "--threads");
  check_usage_refused("compare baseline --reps", "--reps");
  check_usage_refused("trace baseline", "--rep");
  check_usage_refused("trace baseline --rep -3", "--rep");
}

TEST_CASE("Too few and too many words are refused") {
  check_usage_refused("compare", "FILE");
  check_usage_refused("compare baseline another", "'another' is one word too many");
  check_usage_refused("run baseline --reps 2", "--strategy");
  check_usage_refused("compare baseline --worlds", "[worlds]");
  CHECK(program("").code == 2);
}

TEST_CASE("Every wrong --set is named at once") {
  const Ran ran = program("compare baseline --set talks.onset_rate=-1 --set foo --set months=many");
  CHECK(ran.code == 2);
  CHECK(contains(ran.err, "talks.onset_rate is -1"));
  CHECK(contains(ran.err, "--set foo"));
  CHECK(contains(ran.err, "months"));
}

TEST_CASE("Help and version are results: on standard output, with success") {
  const Ran help = program("--help");
  CHECK(help.code == 0);
  CHECK(contains(help.out, "compare"));
  CHECK(help.err.empty());
  CHECK(contains(program("compare --help").out, "--reps"));
  const Ran version = program("--version");
  CHECK(version.code == 0);
  CHECK(contains(version.out, "entente " ENTENTE_VERSION));
  for (const char* line : {"commit", "compiler", "build", "level"})
    CHECK(contains(version.out, line));
}

TEST_CASE("Every verb that the help shows is in the Markdown help") {
  const Ran markdown = program("help-markdown");
  CHECK(markdown.code == 0);
  for (const char* verb :
       {"check", "params", "schema", "run", "compare", "list", "trace", "bench", "doctor"}) {
    CHECK(contains(markdown.out, std::string("\n## ") + verb + "\n"));
    CHECK(program(std::string(verb) + " --help").code == 0);
  }
  CHECK(contains(markdown.out, "| `-j,--threads N` |"));
}

TEST_CASE("A result that cannot be written is an error") {
  const Ran ran = program("list outcomes >/dev/full");
  CHECK(ran.code == 1);
  CHECK(contains(ran.err, "cannot be written"));
}

TEST_CASE("Lists begin with the name and go on after two blanks") {
  for (const char* what :
       {"scenarios", "strategies", "outcomes", "instruments", "mechanisms", "events", "indicators"}) {
    const Ran ran = program(std::string("list ") + what);
    CAPTURE(what);
    CHECK(ran.code == 0);
    CHECK(ran.err.empty());
    CHECK(contains(ran.out, "  "));
  }
  CHECK(contains(program("list strategies").out, "joint analysis only"));
  CHECK(program("list outcomes").out.starts_with("accord  "));
  CHECK(contains(program("list outcomes").out, "A difference matters from 0.02: two deaths in a hundred"));
  CHECK(contains(program("list outcomes --json").out, "\"smallest_because\": \"two deaths in a hundred"));
  CHECK(contains(program("list outcomes --markdown").out, "| `log_deaths` |"));
  check_usage_refused("list events --json", "list outcomes --json");
  CHECK(contains(program("list instruments").out, "\nplacebo "));
  CHECK(contains(program("list events").out, "value_1: months since signature"));
  CHECK(contains(program("list indicators").out, "\ntroops "));
}
