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

TEST_CASE("What is not a number is no value of any flag with a number") {
  for (const char* nan : {"nan", "NaN", "-nan"}) {
    const std::string value = "=" + std::string(nan);
    check_usage_refused("decide nowhere --willingness" + value, "--willingness: '" + std::string(nan));
    check_usage_refused("calibrate baseline --out nowhere --step" + value, "is no number");
    check_usage_refused("compare baseline --set talks.skill_effect" + value, "a finite number is needed");
  }
  check_usage_refused("decide nowhere --willingness=-1", "--willingness");
}

TEST_CASE("An empty name, as of an unset variable of the shell, is no file and no folder") {
  for (const char* flags :
       {"compare baseline --out", "run baseline --strategy placebo --out", "ablate baseline --out",
        "sweep baseline --design lhs --out", "calibrate baseline --out", "evidence --out",
        "evidence --hindcast", "evidence --hindcast --report", "export nowhere --to", "report nowhere --out",
        "explore --out", "trace --row 0 --study", "slurm baseline --shards 2 --out"}) {
    const std::string flag = std::string(flags).substr(std::string(flags).rfind(' ') + 1);
    check_usage_refused(std::string(flags) + " ''", flag + ": the name is empty");
  }
  check_usage_refused("compare ''", "FILE: the name is empty");
  for (const char* verb : {"status", "merge", "verify", "report", "export", "decide"})
    check_usage_refused(std::string(verb) + " ''", "DIR: the name is empty");
}

TEST_CASE("A flag is not taken for the name of a file or folder, and what is called so is given with ./") {
  check_usage_refused("compare baseline --reps 2 --out --json", "'--json' reads as a flag");
  check_usage_refused("compare baseline --reps 2 --out -q", "'-q' reads as a flag");
  check_usage_refused("export nowhere --to --quiet", "write ./--quiet");
  const Folder folder;
  const std::string run = "cd " + folder.path().string() + ";";
  CHECK(program_after(run, "compare recommendations/r2 --reps 2 --seed 3 --set months=60 -q "
                           "--set citizens.count=40 --out ./--json")
            .code == 0);
  CHECK(std::filesystem::exists(folder.path() / "--json" / "results.sqlite"));
}

TEST_CASE("A number that cannot be is named as it was given") {
  check_usage_refused("trace --study nowhere --row -1", "--row: '-1' is no row");
  const Folder folder;
  const std::string file =
      folder.file("seed.toml", "schema = 1\nextends = \"builtin:baseline\"\n[run]\nseed = -1\n");
  check_usage_refused("check " + file, "run.seed is -1; a whole number from 0 to 2^64 - 1 is needed");
}
