// Studies in folders, as users see them: killed, stopped, continued, refused.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/started_program.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace entente::test;

namespace {

Arguments compare(const std::string& scenario, const std::string& folder, const Arguments& more = {}) {
  Arguments arguments{"compare", scenario, "--seed", "7", "--out", folder, "-q"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

} // namespace

TEST_CASE("a study that is killed three times ends with the same tables as one that is not") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Arguments reps{"--reps", "700", "--worlds"};
  REQUIRE(run_entente(compare(scenario, scratch / "whole", reps)).code == 0);
  for (const int moment : {60, 200, 130}) {
    Started program(compare(scenario, scratch / "killed", reps));
    wait_for_store(scratch / "killed");
    wait_ms(moment);
    program.signal(SIGKILL);
    program.finish();
  }
  const Finished last = run_entente(compare(scenario, scratch / "killed", reps));
  INFO(last.err);
  REQUIRE(last.code == 0);
  CHECK(folder_text(scratch / "killed/tables") == folder_text(scratch / "whole/tables"));
}

TEST_CASE("tables do not depend on the number of threads") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  REQUIRE(run_entente(compare(scenario, scratch / "one", {"--reps", "120", "-j", "1"})).code == 0);
  REQUIRE(run_entente(compare(scenario, scratch / "two", {"--reps", "120", "-j", "2"})).code == 0);
  CHECK(folder_text(scratch / "one/tables") == folder_text(scratch / "two/tables"));
}

TEST_CASE("a signal stops a study in good order, and the same command goes on") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Arguments reps{"--reps", busy_for(1500)};
  const int number = GENERATE(SIGTERM, SIGINT, SIGUSR1);
  Started program(compare(scenario, scratch / "s", reps));
  wait_for_store(scratch / "s");
  program.wait_until_handled(number);
  program.signal(number);
  const Finished stopped = program.finish();
  CHECK(stopped.code == 3);
  CHECK_THAT(stopped.err, Catch::Contains("the same command goes on"));
  CHECK_THAT(file_text(scratch / "s/manifest.json"), Catch::Contains("\"status\": \"stopped\""));
  REQUIRE(run_entente(compare(scenario, scratch / "s", reps)).code == 0);
  REQUIRE(run_entente(compare(scenario, scratch / "whole", reps)).code == 0);
  CHECK(folder_text(scratch / "s/tables") == folder_text(scratch / "whole/tables"));
}

TEST_CASE("a second signal ends the program at once, whichever it is, and the study goes on") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  // Long enough to be in flight when the second signal comes.
  const Arguments long_histories{"--reps", "64", "--set", "months=1200", "--set", "citizens.count=200000"};
  const auto [first, second] =
      GENERATE(std::pair(SIGINT, SIGTERM), std::pair(SIGTERM, SIGINT), std::pair(SIGINT, SIGINT));
  Started program(compare(scenario, scratch / "s", long_histories));
  program.wait_until_handled(first);
  wait_for_store(scratch / "s");
  program.wait_until_computing();
  program.signal(first);
  wait_ms(50); // two signals of a kind that wait together are one
  program.signal(second);
  CHECK(program.finish().code == -second);
}

TEST_CASE("a time limit stops a study in good order") {
  const Scratch scratch;
  const Finished stopped = run_entente(
      compare(small_scenario_file(scratch), scratch / "s", {"--reps", "1000000", "--time-limit", "1s"}));
  CHECK(stopped.code == 3);
  CHECK_THAT(stopped.err, Catch::Contains("the time limit was reached"));
}

TEST_CASE("a second process in the same folder is refused") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  Started first(compare(scenario, scratch / "s", {"--reps", "1000000"}));
  wait_for_store(scratch / "s");
  const Finished second = run_entente(compare(scenario, scratch / "s", {"--reps", "1000000"}));
  CHECK(second.code == 2);
  CHECK_THAT(second.err, Catch::Contains("in use by process"));
}

TEST_CASE("another scenario in the folder of a study is refused with the difference") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  REQUIRE(run_entente(compare(scenario, scratch / "s", {"--reps", "5"})).code == 0);
  const std::string before = folder_text(scratch / "s/tables");
  const Finished other = run_entente(compare(scenario, scratch / "s", {"--reps", "5", "--set", "months=84"}));
  CHECK(other.code == 2);
  CHECK_THAT(other.err, Catch::Contains("- months = 72") && Catch::Contains("+ months = 84"));
  CHECK(folder_text(scratch / "s/tables") == before);
}

TEST_CASE("a finished study is printed again without running anything") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Finished first = run_entente(compare(scenario, scratch / "s", {"--reps", "50", "--json"}));
  const std::string manifest = file_text(scratch / "s/manifest.json");
  const Finished again = run_entente(compare(scenario, scratch / "s", {"--reps", "50", "--json"}));
  CHECK(again.code == 0);
  CHECK(again.out == first.out);
  CHECK(file_text(scratch / "s/manifest.json") == manifest);
}

TEST_CASE("a folder with results prints what a run without a folder prints") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Finished kept = run_entente(compare(scenario, scratch / "s", {"--reps", "40", "--json", "--worlds"}));
  const Finished printed =
      run_entente({"compare", scenario, "--seed", "7", "--reps", "40", "--json", "--worlds", "-q"});
  CHECK(kept.out == printed.out);
}

TEST_CASE("a damaged store is told, and nothing is run") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  REQUIRE(run_entente(compare(scenario, scratch / "s", {"--reps", "300"})).code == 0);
  const std::string file = scratch / "s/results.sqlite";
  // What the study is of stands in the first half of so small a store: without it nothing can be read.
  std::filesystem::resize_file(file, std::filesystem::file_size(file) * 3 / 4);
  const Finished damaged = run_entente(compare(scenario, scratch / "s", {"--reps", "300"}));
  CHECK(damaged.code == 1);
  CHECK_THAT(damaged.err, Catch::Contains("is damaged") && Catch::Contains("can still be read"));
}

TEST_CASE("a full disk stops a study with an error, and it goes on when there is room again") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Arguments reps{"--reps", "1500"};
  constexpr std::uint64_t room = 200'000;
  const Finished full = run_entente(compare(scenario, scratch / "s", reps), "", room);
  CHECK(full.code == 1);
  CHECK_THAT(full.err, Catch::Contains("cannot be") && Catch::Contains("the same command goes on"));
  REQUIRE(run_entente(compare(scenario, scratch / "s", reps)).code == 0);
  REQUIRE(run_entente(compare(scenario, scratch / "whole", reps)).code == 0);
  CHECK(folder_text(scratch / "s/tables") == folder_text(scratch / "whole/tables"));
}

TEST_CASE("more replicates extend a study to what it would have been at once") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  REQUIRE(run_entente(compare(scenario, scratch / "s", {"--reps", "30", "--worlds"})).code == 0);
  REQUIRE(run_entente(compare(scenario, scratch / "s", {"--reps", "70", "--worlds"})).code == 0);
  REQUIRE(run_entente(compare(scenario, scratch / "t", {"--reps", "70", "--worlds"})).code == 0);
  CHECK(folder_text(scratch / "s/tables") == folder_text(scratch / "t/tables"));
}

TEST_CASE("a study that lacks histories is not called finished, whatever its manifest says") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  REQUIRE(run_entente(compare(scenario, scratch / "s", {"--reps", "30"})).code == 0);
  CHECK_THAT(run_entente({"status", scratch / "s"}).out, Catch::Contains("finished, 60 of 60"));
  const std::string manifest = file_text(scratch / "s/manifest.json");
  Started program(compare(scenario, scratch / "s", {"--reps", "100000"}));
  program.wait_until_handled(SIGINT);
  wait_ms(300);
  program.signal(SIGKILL);
  program.finish();
  std::ofstream(scratch / "s/manifest.json") << manifest; // as if it had ended before it was written again
  const Finished status = run_entente({"status", scratch / "s"});
  CHECK_THAT(status.out, Catch::Contains("incomplete") && Catch::Contains("of 200000 histories") &&
                             Catch::Contains("the same command goes on"));
}

TEST_CASE("a study without a manifest that can be read is not called stopped") {
  const Scratch scratch;
  const std::string study = scratch / "s", manifest = scratch / "s/manifest.json";
  REQUIRE(run_entente(compare(small_scenario_file(scratch), study, {"--reps", "5"})).code == 0);
  std::string called, said;
  SECTION("it is not there") {
    std::filesystem::remove(manifest);
    called = "manifest missing";
    said = "manifest.json is not there";
  }
  SECTION("it is no JSON") {
    std::ofstream(manifest) << "{ \"program\": ";
    called = "manifest unreadable";
    said = "manifest.json cannot be understood";
  }
  SECTION("it is a folder") {
    std::filesystem::remove(manifest);
    std::filesystem::create_directory(manifest);
    called = "manifest unreadable";
    said = "manifest.json cannot be understood";
  }
  const Finished text = run_entente({"status", study});
  INFO(text.out + text.err);
  CHECK(text.code == 0);
  CHECK_THAT(text.out, Catch::Contains(said) && Catch::Contains("10 of 10 histories") &&
                           Catch::Contains("verify " + study + " --repair") &&
                           !Catch::Contains("the same command goes on"));
  const Finished asked = run_entente({"status", study, "--json"});
  CHECK(asked.code == 0);
  CHECK(nlohmann::json::parse(asked.out)["status"] == called);
}

TEST_CASE("shards of another number are refused before anything is simulated") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch), study = scratch / "s";
  REQUIRE(run_entente(compare(scenario, study, {"--reps", "5", "--shard", "1/2"})).code == 0);
  for (const Arguments& more : {Arguments{"--reps", "5", "--shard", "1/200"},
                                Arguments{"--reps", "5", "--shard", "2/3", "--dry-run"}}) {
    const Finished refused = run_entente(compare(scenario, study, more));
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err, Catch::Contains("holds shards of 2") && Catch::Contains("--shard I/2"));
  }
  CHECK(std::distance(std::filesystem::directory_iterator(study), {}) == 1);
  REQUIRE(run_entente(compare(scenario, study, {"--reps", "5", "--shard", "2/2"})).code == 0);
  CHECK(run_entente({"merge", study, "-q"}).code == 0);
}

TEST_CASE("the status of shards names the one that is damaged and tells of the others") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch), study = scratch / "s";
  for (const char* shard : {"1/3", "2/3", "3/3"})
    REQUIRE(run_entente(compare(scenario, study, {"--reps", "6", "--shard", shard})).code == 0);
  std::filesystem::resize_file(study + "/shard-1-of-3/results.sqlite", 5000);
  std::ofstream(study + "/shard-3-of-3/results.sqlite") << std::string(5000, 'x');
  const Finished text = run_entente({"status", study});
  CHECK(text.code == 1);
  CHECK_THAT(text.out, Catch::Contains("shard-1-of-3: damaged") &&
                           Catch::Contains("shard-2-of-3: finished, 4 of 4 histories") &&
                           Catch::Contains("shard-3-of-3: damaged") &&
                           Catch::Contains("1 shards of 3 are finished"));
  const Finished asked = run_entente({"status", study, "--json"});
  CHECK(asked.code == 1);
  const auto shards = nlohmann::json::parse(asked.out)["shards"];
  CHECK(shards["shard-1-of-3"]["status"] == "damaged");
  CHECK(shards["shard-2-of-3"]["status"] == "finished");
}

TEST_CASE("a dry run writes nothing") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Finished said = run_entente(compare(scenario, scratch / "s", {"--reps", "100000", "--dry-run"}));
  CHECK(said.code == 0);
  CHECK_THAT(said.out, Catch::Contains("200000 histories"));
  CHECK_FALSE(std::filesystem::exists(scratch / "s"));
}

TEST_CASE("running until an interval is narrow looks at fixed prefixes, whatever happens in between") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Arguments rule{"--until", "citizens_confidence ci<=0.002", "--max-reps", "4000"};
  const Finished whole = run_entente(compare(scenario, scratch / "whole", rule));
  REQUIRE(whole.code == 0);
  Started program(compare(scenario, scratch / "parts", rule));
  wait_for_store(scratch / "parts");
  wait_ms(50);
  program.signal(SIGKILL);
  program.finish();
  REQUIRE(run_entente(compare(scenario, scratch / "parts", rule)).code == 0);
  CHECK(folder_text(scratch / "parts/tables") == folder_text(scratch / "whole/tables"));
}

TEST_CASE("an interval that is not reached at the last replicate is exit code 4") {
  const Scratch scratch;
  const Finished missed = run_entente({"compare", small_scenario_file(scratch), "--seed", "7", "--until",
                                       "citizens_confidence ci<=1e-9", "--max-reps", "150"});
  CHECK(missed.code == 4);
  CHECK_THAT(missed.err, Catch::Contains("not reached") && Catch::Contains("pairing saved"));
}

TEST_CASE("an interval that is said to be reached is as narrow in the table, though no pair differs") {
  const Scratch scratch;
  const Finished ran = run_entente({"compare", small_scenario_file(scratch), "--seed", "7", "--until",
                                    "holds_5y ci<=0.02", "--max-reps", "1000", "--out", scratch / "s", "-q"});
  REQUIRE(ran.code == 0);
  // 72 months: hardly an accord can hold for five years, so that two pairs more than were seen decide:
  // 1.98 sqrt 2 / n <= 0.02.
  std::istringstream table(file_text(scratch / "s/tables/paired.csv"));
  for (std::string line; std::getline(table, line);)
    if (line.find(",holds_5y,") != std::string::npos) {
      std::istringstream fields(line.substr(line.find("\","))); // behind the name in quotation marks
      std::vector<std::string> row;
      for (std::string field; std::getline(fields, field, ',');)
        row.push_back(field);
      // reference, outcome, unit, pairs, diff, mcse, lo, hi
      REQUIRE(row.size() > 8);
      CHECK(std::stod(row[8]) - std::stod(row[7]) <= 2 * 0.02);
      CHECK(std::stoul(row[4]) >= 139);
    }
}

TEST_CASE("the first Ctrl-C at a terminal says what a second one does") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  std::ofstream(scratch / "type.py") << R"(import os, pty, sys, time
process, terminal = pty.fork()
if process == 0:
    os.execv(sys.argv[1], sys.argv[1:])
while not os.path.exists(sys.argv[sys.argv.index("--out") + 1] + "/results.sqlite"):
    time.sleep(0.01)
os.write(terminal, b"\x03")
said = b""
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    said += part
sys.exit(0 if b"Ctrl-C again ends at once" in said and os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 3 else 1)
)";
  CHECK(std::system(("/usr/bin/python3 '" + (scratch / "type.py") + "' '" ENTENTE_PROGRAM "' compare '" +
                     scenario + "' --seed 7 --reps 100000 --out '" + (scratch / "s") + "'")
                        .c_str()) == 0);
}

TEST_CASE("a folder whose path is too long for the results is refused before anything is written") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const std::string folder =
      scratch / (std::string(200, 'a') + "/" + std::string(200, 'b') + "/" + std::string(100, 'c'));
  const Finished refused = run_entente(compare(scenario, folder, {"--reps", "5"}));
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err, Catch::Contains("480 are allowed") && Catch::Contains("shorter path"));
  CHECK_FALSE(std::filesystem::exists(scratch / std::string(200, 'a')));
  const std::string shorter = folder.substr(0, 480);
  REQUIRE(run_entente(compare(scenario, shorter, {"--reps", "5"})).code == 0);
  CHECK(run_entente({"status", shorter}).code == 0);
}

TEST_CASE("the replicates of a shard have the same numbers in NetCDF as in CSV, those of the whole study") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const std::string shard = scratch / "s/shard-2-of-3";
  REQUIRE(run_entente(compare(scenario, scratch / "s", {"--reps", "20", "--shard", "2/3"})).code == 0);
  for (const char* format : {"csv", "netcdf"})
    REQUIRE(run_entente({"export", shard, format, "--to", scratch / "export", "-q"}).code == 0);
  std::ofstream(scratch / "look.py") << R"(import csv, sys
import netCDF4
folder = sys.argv[1]
rows = [row for row in csv.DictReader(open(folder + "/histories.csv")) if row["strategy"] == "usual"]
file = netCDF4.Dataset(folder + "/histories.nc")
assert list(file["replicate"][:]) == [int(row["replicate"]) for row in rows] == list(range(1, 20, 3))
values = file["citizens_confidence"][0, 0, 0, :]
assert all(abs(a - float(row["citizens_confidence"])) < 1e-8 for a, row in zip(values, rows))
)";
  CHECK(std::system(
            ("/usr/bin/python3 '" + (scratch / "look.py") + "' '" + (scratch / "export") + "'").c_str()) ==
        0);
}

TEST_CASE("memory is asked for by the largest world and point, not by the scenario as it is") {
  const std::string limit = within_memory(2'000'000);
  if (limit.empty())
    return;
  const Folder folder;
  const std::string scenario = folder.file("large.toml", R"(schema = 1
title = "large"
months = 72
[citizens]
count = 40
[[strategies]]
name = "usual"
[worlds]
whole = { "citizens.count" = 50000000 }
)");
  const std::string points =
      folder.file("points.csv", "citizens.count,network.ties\n40,5\n60,6\n50000000,5\n");
  const std::string out = " --seed 7 --reps 2 -q --out " + (folder.path() / "out").string();
  const Ran variants = program_after(limit, "compare " + scenario + " --worlds" + out);
  CHECK(variants.code == 2);
  CHECK_THAT(variants.err, Catch::Contains("50000000 citizens") && Catch::Contains("in world 'whole'"));
  const Ran swept = program_after(limit, "sweep " + scenario + " --design " + points + out);
  CHECK(swept.code == 2);
  CHECK_THAT(swept.err, Catch::Contains("at point 2"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
  CHECK(program_after(limit, "compare " + scenario + out).code == 0);
}

TEST_CASE("flags that contradict each other are refused") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  CHECK(run_entente({"compare", scenario, "--shard", "1/2"}).code == 2);
  CHECK(run_entente({"compare", scenario, "--out", scratch / "s", "--shard", "3/2"}).code == 2);
  CHECK(run_entente({"compare", scenario, "--out", scratch / "s", "--shard", "1/2", "--until",
                     "accord ci<=0.1", "--max-reps", "200"})
            .code == 2);
  CHECK(run_entente({"compare", scenario, "--until", "acord ci<=0.1", "--max-reps", "200"}).code == 2);
  CHECK(run_entente({"compare", scenario, "--time-limit", "soon"}).code == 2);
  CHECK(run_entente({"compare", scenario, "--time-limit", "50m3h"}).code == 2);
  CHECK(run_entente({"compare", scenario, "--time-limit", "3h3h"}).code == 2);
  const Finished unclear = run_entente({"compare", scenario, "--time-limit", "3h50"});
  CHECK(unclear.code == 2);
  CHECK_THAT(unclear.err, Catch::Contains("3h50m or 3h50s"));
  CHECK_FALSE(std::filesystem::exists(scratch / "s"));
}
