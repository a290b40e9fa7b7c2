// What `entente bench --json` promises to other programs: its keys. No time is looked at.
#include "cli/bench/bench.hpp"
#include "tests/catch.hpp"

#include <nlohmann/json.hpp>

using namespace entente;

TEST_CASE("bench --json has every key that is promised, with numbers") {
  const auto document = nlohmann::json::parse(cli::bench_json({}, {}));
  for (const char* key : {"w_updates_per_s",      "w_ratio_to_csr",
                          "w_ratio_to_csr_2t",    "w_shuffled_ratio",
                          "csr_updates_per_s",    "e_runs_per_s",
                          "e_ratio_to_csr",       "e_ratio_to_csr_2t",
                          "citizen_months_per_s", "citizens_share_of_w",
                          "histories_per_s",      "ten_lanes_to_one_lane",
                          "ten_arms_to_one",      "ten_arms_to_one_history",
                          "scaling_2t",           "bytes_per_citizen",
                          "network_build_s",      "country_seconds",
                          "growth_ratio",         "study_peak_bytes",
                          "startup_ms",           "histories_per_million_updates",
                          "shared_society_ratio", "point_seconds",
                          "point_seconds_of_all"}) {
    CAPTURE(key);
    REQUIRE(document.contains(key));
    CHECK(document[key].is_number());
  }
  REQUIRE(document.contains("country_projected"));
  CHECK(document["country_projected"].is_boolean());
}

TEST_CASE("bench tells histories beside the plain loop of the same run") {
  cli::WorkloadResults workloads;
  cli::ModelResults model;
  workloads.csr_updates_per_s = 30e6;
  model.histories_per_s = 3900.0;
  CHECK(cli::histories_per_million_updates(workloads, model) == 130.0);
}

TEST_CASE("bench takes the median of its turns") {
  CHECK(cli::median({3.0, 1.0, 2.0}) == 2.0);
  CHECK(cli::median({5.0, 1.0, 2.0, 9.0, 3.0}) == 3.0);
}
