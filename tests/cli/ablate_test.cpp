// The model without its mechanisms, as users see it.
#include "tests/catch.hpp"
#include "tests/cli/started_program.hpp"

#include <nlohmann/json.hpp>

using namespace entente::test;
using nlohmann::json;

namespace {

Arguments ablate(const std::string& scenario, const Arguments& more) {
  Arguments arguments{"ablate", scenario, "--seed", "5", "--reps", "24", "-q"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

} // namespace

TEST_CASE("a mechanism that is off already carries nothing, another one something") {
  const Scratch scratch;
  const Finished finished =
      run_entente(ablate(small_scenario_file(scratch), {"--set", "aid.capture=0", "--mechanism", "capture",
                                                        "--mechanism", "third parties", "--json"}));
  INFO(finished.err);
  REQUIRE(finished.code == 0);
  const json document = json::parse(finished.out);
  CHECK(document["replicates"] == 24);
  CHECK(document["mechanisms"]["capture"]["off"]["aid.capture"] == 0.0);
  const json& without = document["strategies"]["usual"]["without"];
  for (const auto& [outcome, difference] : without["capture"].items()) {
    CAPTURE(outcome);
    CHECK((difference["diff"].is_null() || difference["diff"] == 0.0));
  }
  CHECK(without["third parties"]["cost"]["diff"] < 0.0);
  CHECK(document["strategies"].size() == 1);
}

TEST_CASE("with a strategy an ablation tells what of its effect rests on a mechanism") {
  const Scratch scratch;
  const Finished finished =
      run_entente(ablate(small_scenario_file(scratch),
                         {"--strategy", "joint, analysis", "--mechanism", "third parties", "--json"}));
  REQUIRE(finished.code == 0);
  const json strategy = json::parse(finished.out)["strategies"]["joint, analysis"];
  CHECK(strategy["of_effect"] == true);
  // Without third parties no strategy does anything: all of its effect is gone.
  const double effect = strategy["whole"]["cost"];
  CHECK(strategy["without"]["third parties"]["cost"]["diff"].get<double>() == Approx(-effect));
}

TEST_CASE("an ablation in a folder leaves its table and is continued like any study") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  REQUIRE(run_entente(ablate(scenario, {"--mechanism", "network", "--out", scratch / "study"})).code == 0);
  const std::string table = file_text(scratch / "study/tables/ablation.csv");
  CHECK(table.starts_with("strategy,reference,mechanism,outcome,unit,pairs,whole,diff,"));
  CHECK(table.find("usual,,network,holds_5y,share,24,") != std::string::npos);
  const Finished again =
      run_entente(ablate(scenario, {"--mechanism", "network", "--out", scratch / "study"}));
  CHECK(again.code == 0);
  CHECK(again.out.find("network") != std::string::npos);
  CHECK(file_text(scratch / "study/tables/ablation.csv") == table);
}

TEST_CASE("a kept ablation is read, verified and reported like any study") {
  const Scratch scratch;
  const std::string study = scratch / "study";
  REQUIRE(run_entente(
              ablate(small_scenario_file(scratch), {"--strategy", "joint, analysis", "--mechanism", "network",
                                                    "--mechanism", "third parties", "--out", study}))
              .code == 0);
  for (const Arguments& reader :
       {Arguments{"verify", study, "--sample", "200"}, Arguments{"verify", study, "--repair"},
        Arguments{"report", study}, Arguments{"export", study}, Arguments{"conditions", study},
        Arguments{"status", study}, Arguments{"trace", "--study", study, "--row", "0"},
        Arguments{"trace", "--study", study, "--row", "60"}}) {
    const Finished finished = run_entente(reader);
    INFO(reader.front() + ": " + finished.err);
    CHECK(finished.code == 0);
  }
  CHECK_THAT(file_text(study + "/report.html"), Catch::Contains("without third parties"));
  CHECK_THAT(file_text(study + "/export/histories.csv"), Catch::Contains("third parties"));
}

TEST_CASE("what makes no sense of an ablation says so") {
  const Scratch scratch;
  const std::string study = scratch / "study";
  REQUIRE(
      run_entente(ablate(small_scenario_file(scratch), {"--mechanism", "network", "--out", study})).code ==
      0);
  const Finished decide = run_entente({"decide", study});
  CHECK(decide.code == 2);
  CHECK_THAT(decide.err, Catch::Contains("this is an ablation"));
  const Finished sensitivity = run_entente({"sensitivity", study});
  CHECK(sensitivity.code == 2);
  CHECK_THAT(sensitivity.err, Catch::Contains("is no sweep"));
  const Finished conditions = run_entente({"conditions", study});
  CHECK(conditions.code == 2);
  CHECK_THAT(conditions.err, Catch::Contains("has one strategy"));
}

TEST_CASE("the shards of an ablation join into what one process makes") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Arguments mechanisms{"--mechanism", "network", "--mechanism", "third parties", "--out"};
  const auto run = [&](const std::string& folder, const Arguments& more) {
    Arguments all = mechanisms;
    all.push_back(folder);
    all.insert(all.end(), more.begin(), more.end());
    REQUIRE(run_entente(ablate(scenario, all)).code == 0);
  };
  run(scratch / "whole", {});
  run(scratch / "parts", {"--shard", "1/2"});
  run(scratch / "parts", {"--shard", "2/2"});
  const Finished merged = run_entente({"merge", scratch / "parts", "-q"});
  INFO(merged.err);
  REQUIRE(merged.code == 0);
  CHECK(folder_text(scratch / "parts/tables") == folder_text(scratch / "whole/tables"));
  CHECK(run_entente({"verify", scratch / "parts"}).code == 0);
}

TEST_CASE("an unknown mechanism gets the nearest known one") {
  const Scratch scratch;
  const Finished finished = run_entente(ablate(small_scenario_file(scratch), {"--mechanism", "netwrok"}));
  CHECK(finished.code == 2);
  CHECK(finished.err.find("did you mean 'network'?") != std::string::npos);
}

TEST_CASE("mechanisms can be listed") {
  const Finished finished = run_entente({"list", "mechanisms"});
  CHECK(finished.code == 0);
  CHECK(finished.out.find("cynicism of parties  ") != std::string::npos);
}
