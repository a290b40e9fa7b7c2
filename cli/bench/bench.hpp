// Benchmarks of `entente bench`: what the program can do on this machine. Every comparison is made of
// programs that take turns, and the median of their ratios counts.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

// The reference workloads (benchmarks/workloads). Rates are per second, ratios are to the plain loop on one
// thread of the same run.
struct WorkloadResults {
  double w_updates_per_s = 0.0, w_ratio_to_csr = 0.0, w_ratio_to_csr_2t = 0.0, w_shuffled_ratio = 0.0;
  double csr_updates_per_s = 0.0;
  double e_runs_per_s = 0.0, e_ratio_to_csr = 0.0, e_ratio_to_csr_2t = 0.0;
  double busy = 1.0; // seconds that passed for one of processor time, plain loop: above 1 others were at work
  double mean = 0.0, plain_mean = 0.0, shuffled_mean = 0.0, e_mean = 0.0, e_plain_mean = 0.0;
};

// The model itself.
struct ModelResults {
  double citizen_months_per_s = 0.0;    // a million citizens, one arm, one thread
  double citizens_share_of_w = 0.0;     // of W's rate, measured in turn
  double histories_per_s = 0.0;         // ten arms, 300 citizens, all threads
  double ten_lanes_to_one_lane = 0.0;   // citizens' month, 10^5: ten arms against one arm in the same lanes
  double ten_arms_to_one = 0.0;         // ... against the fastest form of one arm
  double ten_arms_to_one_history = 0.0; // a whole history of 300 citizens
  double scaling_2t = 0.0;              // a study on two threads against one
  double shared_society_ratio = 0.0;    // a study of one society of 10^5 against its months alone
  // Accords holding five years to within a point, `--until`, two threads: of R1 to R7 the longest, and all.
  double point_seconds = 0.0, point_seconds_of_all = 0.0;
  double bytes_per_citizen = 0.0; // while months are simulated
  double network_build_s = 0.0;   // of the country
  double country_seconds = 0.0;   // 50 million citizens, 240 months, after building
  bool country_projected = true;  // from a slice
  double growth_ratio = 0.0;      // time a citizen and month, ten times the citizens against one
  double study_peak_bytes = 0.0;  // of memory, once a study ran
  double startup_ms = 0.0;        // `entente check` of the baseline
};

// Histories of the study while the plain loop makes a million updates.
double histories_per_million_updates(const WorkloadResults& workloads, const ModelResults& model);

// doing is told what is measured next.
using Doing = std::function<void(std::string_view)>;
WorkloadResults measure_workloads(const Doing& doing);
ModelResults measure_model(bool whole_country, const Doing& doing);

// What `entente bench --json` prints.
std::string bench_json(const WorkloadResults& workloads, const ModelResults& model);

// Seconds of processor time that work takes, all threads together: what it costs, also on a busy machine.
double seconds_of(const std::function<void()>& work);
// Seconds that pass meanwhile: what several threads give.
double elapsed_by(const std::function<void()>& work);
double median(std::vector<double> values);
constexpr int pairs = 5; // turns that programs take

} // namespace entente::cli
