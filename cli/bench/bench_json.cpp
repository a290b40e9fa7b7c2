#include "cli/bench/bench.hpp"

#include <nlohmann/json.hpp>

namespace entente::cli {

double histories_per_million_updates(const WorkloadResults& workloads, const ModelResults& model) {
  constexpr double million = 1e6;
  return workloads.csr_updates_per_s > 0.0 ? model.histories_per_s / (workloads.csr_updates_per_s / million)
                                           : 0.0;
}

std::string bench_json(const WorkloadResults& w, const ModelResults& m) {
  const nlohmann::ordered_json document{
      {"w_updates_per_s", w.w_updates_per_s},
      {"w_ratio_to_csr", w.w_ratio_to_csr},
      {"w_ratio_to_csr_2t", w.w_ratio_to_csr_2t},
      {"w_shuffled_ratio", w.w_shuffled_ratio},
      {"csr_updates_per_s", w.csr_updates_per_s},
      {"w_mean", w.mean},
      {"csr_mean", w.plain_mean},
      {"e_runs_per_s", w.e_runs_per_s},
      {"e_ratio_to_csr", w.e_ratio_to_csr},
      {"e_ratio_to_csr_2t", w.e_ratio_to_csr_2t},
      {"e_mean", w.e_mean},
      {"e_csr_mean", w.e_plain_mean},
      {"citizen_months_per_s", m.citizen_months_per_s},
      {"citizens_share_of_w", m.citizens_share_of_w},
      {"histories_per_s", m.histories_per_s},
      {"histories_per_million_updates", histories_per_million_updates(w, m)},
      {"ten_lanes_to_one_lane", m.ten_lanes_to_one_lane},
      {"ten_arms_to_one", m.ten_arms_to_one},
      {"ten_arms_to_one_history", m.ten_arms_to_one_history},
      {"scaling_2t", m.scaling_2t},
      {"shared_society_ratio", m.shared_society_ratio},
      {"point_seconds", m.point_seconds},
      {"point_seconds_of_all", m.point_seconds_of_all},
      {"bytes_per_citizen", m.bytes_per_citizen},
      {"network_build_s", m.network_build_s},
      {"country_seconds", m.country_seconds},
      {"country_projected", m.country_projected},
      {"growth_ratio", m.growth_ratio},
      {"study_peak_bytes", m.study_peak_bytes},
      {"startup_ms", m.startup_ms},
  };
  constexpr int indent = 2;
  return document.dump(indent);
}

} // namespace entente::cli
