// What `verify` sees, says and mends, as users see it.
#include "tests/catch.hpp"
#include "tests/cli/started_program.hpp"
#include "tests/store/changed_store.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace entente::test;

namespace {

namespace fs = std::filesystem;

constexpr const char* hopeless = "nothing can be computed anew: run the command in manifest.json again";

// A finished study with everything kept.
std::string made(const Scratch& scratch, const Arguments& more = {}) {
  Arguments arguments{"compare", small_scenario_file(scratch),
                      "--seed",  "7",
                      "--reps",  "6",
                      "--keep",  "events",
                      "--out",   scratch / "s",
                      "-q"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  REQUIRE(run_entente(arguments).code == 0);
  return scratch / "s";
}

void write(const std::string& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

void replace(const std::string& file, const std::string& what, const std::string& with) {
  std::string text = file_text(file);
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  write(file, text.replace(at, what.size(), with));
}

} // namespace

TEST_CASE("a study as it was written is verified, and what was not looked at is said") {
  const Scratch scratch;
  const std::string study = made(scratch);
  write(study + "/report.html", "<html></html>");
  const Finished verified = run_entente({"verify", study});
  INFO(verified.err);
  CHECK(verified.code == 0);
  CHECK_THAT(verified.out,
             Catch::Contains(": verified") && Catch::Contains("12 histories, 6 of 6 replicates whole") &&
                 Catch::Contains("6 of 6 replicates, a random sample: 6 the same") &&
                 Catch::Contains("series.nc") && Catch::Contains("events.csv") &&
                 Catch::Contains("study.toml") && Catch::Contains("manifest.json") &&
                 Catch::Contains("tables/summary.csv") && Catch::Contains("not looked at   report.html"));
}

TEST_CASE("verify sees every file that is not what was written, and --repair writes it anew") {
  const Scratch scratch;
  const std::string study = made(scratch);
  const std::string store = study + "/results.sqlite";
  std::string seen;
  SECTION("all series zeroed") {
    change(store, "update series set data = zeroblob(length(data))");
    seen = "has another series than was written";
  }
  SECTION("junk in series.nc") {
    write(study + "/series.nc", "junk");
    seen = "series.nc cannot be read";
  }
  SECTION("another number in events.csv") {
    replace(study + "/events.csv", "base,0,", "base,1,");
    seen = "events.csv line 2";
  }
  SECTION("junk in study.toml") {
    write(study + "/study.toml", "junk\n");
    seen = "study.toml line 1";
  }
  SECTION("another seed in the manifest") {
    replace(study + "/manifest.json", "\"seed\": 7", "\"seed\": 8");
    seen = "manifest.json is not of this study: seed";
  }
  SECTION("another number in a table") {
    replace(study + "/tables/summary.csv", "base,0,", "base,9,");
    seen = "tables/summary.csv line 2";
  }
  SECTION("an exponent of a cost") {
    change(store, "update runs set cost = cost * 1024 where run = 5");
    seen = "replicate 2 of strategy";
  }
  SECTION("a row that is not there") {
    change(store, "delete from runs where run = 5");
    seen = "is missing";
  }
  SECTION("a store that is cut short") {
    fs::resize_file(store, fs::file_size(store) - fs::file_size(store) / 3);
    seen = "bytes are missing at its end";
  }
  const Finished verified = run_entente({"verify", study});
  INFO(verified.err);
  CHECK(verified.code == 4);
  CHECK_THAT(verified.out, Catch::Contains("NOT verified"));
  CHECK_THAT(verified.err, Catch::Contains(seen) && Catch::Contains("--repair"));
  const Finished repaired = run_entente({"verify", study, "--repair"});
  INFO(repaired.err);
  CHECK(repaired.code == 0);
  CHECK_THAT(repaired.out, Catch::Contains(": verified"));
  const Scratch other;
  const std::string whole = made(other);
  CHECK(folder_text(study + "/tables") == folder_text(whole + "/tables"));
  CHECK(file_text(study + "/events.csv") == file_text(whole + "/events.csv"));
}

TEST_CASE("damage is not certified: the same command refuses it, and writes nothing") {
  const Scratch scratch;
  const std::string study = made(scratch);
  change(study + "/results.sqlite", "update runs set cost = cost * 1024 where run = 5");
  const std::string manifest = file_text(study + "/manifest.json"), tables = folder_text(study + "/tables");
  const Finished again = run_entente({"compare", small_scenario_file(scratch), "--seed", "7", "--reps", "6",
                                      "--keep", "events", "--out", study, "-q"});
  CHECK(again.code == 1);
  CHECK(again.out.empty());
  CHECK_THAT(again.err, Catch::Contains("replicate 2 of strategy") &&
                            Catch::Contains("is not what was written") &&
                            Catch::Contains("verify " + study + " --repair"));
  CHECK(file_text(study + "/manifest.json") == manifest);
  CHECK(folder_text(study + "/tables") == tables);
  for (const Arguments& reader : {Arguments{"report", study}, Arguments{"export", study}}) {
    INFO(reader.front());
    CHECK(run_entente(reader).code == 1);
  }
}

TEST_CASE("a repair is promised where the store still says what study it is") {
  const Scratch scratch;
  const std::string study = made(scratch), store = study + "/results.sqlite";
  fs::resize_file(store, fs::file_size(store) - 1);
  const Finished status = run_entente({"status", study});
  CHECK(status.code == 1);
  CHECK_THAT(status.err, Catch::Contains("verify " + study + " --repair") && !Catch::Contains(hopeless));
  CHECK(run_entente({"verify", study, "--repair"}).code == 0);
}

TEST_CASE("no repair is promised where the store does not say what study it is") {
  const Scratch scratch;
  const std::string study = made(scratch), store = study + "/results.sqlite";
  SECTION("it is cut short within its head") {
    fs::resize_file(store, 5000);
  }
  SECTION("hardly anything of it is left") {
    fs::resize_file(store, 50);
  }
  SECTION("its head is not what was written") {
    change(store, "delete from head");
  }
  for (const char* verb : {"status", "report", "export", "decide"}) {
    const Finished told = run_entente({verb, study});
    INFO(told.err);
    CHECK(told.code == 1);
    CHECK_THAT(told.err, Catch::Contains(hopeless) && !Catch::Contains("--repair"));
  }
  for (const Arguments& verify : {Arguments{"verify", study}, Arguments{"verify", study, "--repair"}}) {
    const Finished told = run_entente(verify);
    INFO(told.err);
    CHECK(told.code == 4);
    CHECK_THAT(told.err, Catch::Contains(hopeless) && !Catch::Contains("computes it anew"));
  }
}

TEST_CASE("a shard that is damaged joins nothing") {
  const Scratch scratch;
  for (const char* shard : {"1/2", "2/2"})
    made(scratch, {"--shard", shard});
  const std::string damaged = scratch / "s/shard-2-of-2/results.sqlite";
  change(damaged, "update runs set cost = 0 where run = 3");
  const Finished merged = run_entente({"merge", scratch / "s"});
  CHECK(merged.code == 1);
  CHECK_THAT(merged.err, Catch::Contains("shard-2-of-2") && Catch::Contains("is not what was written"));
  CHECK_FALSE(fs::exists(scratch / "s/results.sqlite"));
  REQUIRE(run_entente({"verify", scratch / "s/shard-2-of-2", "--repair"}).code == 0);
  CHECK(run_entente({"merge", scratch / "s"}).code == 0);
  CHECK(run_entente({"verify", scratch / "s"}).code == 0);
}

TEST_CASE("a study that holds nothing is not verified") {
  const Scratch scratch;
  const std::string study = made(scratch);
  change(
      study + "/results.sqlite",
      "delete from runs; delete from series; delete from events; delete from accords; delete from monthly");
  CHECK(run_entente({"verify", study}).code == 4);
}

TEST_CASE("a study stopped by a signal is verified as far as it came, and goes on") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch), study = scratch / "s";
  const Arguments compare{"compare", scenario, "--seed", "7", "--reps", busy_for(3000), "--out", study, "-q"};
  Started program(compare);
  wait_for_store(study);
  program.wait_until_handled(SIGTERM);
  wait_ms(300);
  program.signal(SIGTERM);
  const Finished stopped = program.finish();
  REQUIRE(stopped.code == 3);
  CHECK(stopped.out.empty());
  CHECK_FALSE(fs::exists(study + "/tables")); // left to the next command
  const Finished verified = run_entente({"verify", study, "--sample", "4"});
  INFO(verified.out + verified.err);
  CHECK(verified.code == (verified.out.find(" 0 histories") == std::string::npos ? 0 : 4));
  CHECK_THAT(verified.out, Catch::Contains("not looked at   tables: none are written before the study ends"));
  REQUIRE(run_entente(compare).code == 0);
  CHECK(run_entente({"verify", study, "--sample", "4"}).code == 0);
}
