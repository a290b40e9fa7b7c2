#include "cli/bench/bench.hpp"

#include "benchmarks/workloads/small_world.hpp"
#include "benchmarks/workloads/worlds.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <optional>

namespace entente::cli {
namespace {

using namespace workloads;

constexpr std::uint64_t workload_seed = 20260101;
constexpr std::uint32_t agents = 1'000'000;
constexpr std::uint32_t steps_a_turn = steps_of_a_run / pairs;

double rate(double seconds) {
  return static_cast<double>(agents) * steps_a_turn / seconds;
}

void measure_w(WorkloadResults& results, rules::Level level, const Threads& alone, const Threads& two) {
  const Network network = small_world(agents, workload_seed, 0, {}, two);
  PlainWorld plain(network, workload_seed, 0);
  BandedWorld fast(network, workload_seed, 0, {}, two), on_two = fast;
  std::vector<double> plain_seconds, fast_seconds, ratios, ratios_of_two, busy;
  for (int pair = 0; pair < pairs; ++pair) {
    double slow = 0.0;
    const double slow_passed =
        elapsed_by([&] { slow = seconds_of([&] { plain.advance(steps_a_turn, level, alone); }); });
    const double quick = seconds_of([&] { fast.advance(steps_a_turn, level, alone); });
    const double quick_on_two = elapsed_by([&] { on_two.advance(steps_a_turn, level, two); });
    plain_seconds.push_back(slow);
    fast_seconds.push_back(quick);
    ratios.push_back(slow / quick);
    ratios_of_two.push_back(slow_passed / quick_on_two);
    busy.push_back(slow_passed / slow);
  }
  results.busy = median(busy);
  results.csr_updates_per_s = rate(median(plain_seconds));
  results.w_updates_per_s = rate(median(fast_seconds));
  results.w_ratio_to_csr = median(ratios);
  results.w_ratio_to_csr_2t = median(ratios_of_two);
  results.plain_mean = plain.mean_confidence();
  results.mean = fast.mean_confidence();
}

// Rows as they are, or agents put in order first, which counts, once for the whole run: whichever is faster.
void measure_shuffled(WorkloadResults& results, rules::Level level, const Threads& alone) {
  const Network network = small_world(agents, workload_seed, 0, shuffled(agents, workload_seed), alone);
  PlainWorld plain(network, workload_seed, 0),
      rows(network, workload_seed, 0, PlainWorld::Loop::sixteen_rows);
  std::optional<BandedWorld> ordered;
  const double ordering =
      seconds_of([&] { ordered.emplace(ordered_world(network, workload_seed, 0, alone)); });
  std::vector<double> ratios, ratios_of_ordered;
  for (int pair = 0; pair < pairs; ++pair) {
    const double slow = seconds_of([&] { plain.advance(steps_a_turn, level, alone); });
    ratios.push_back(slow / seconds_of([&] { rows.advance(steps_a_turn, level, alone); }));
    const double quick = seconds_of([&] { ordered->advance(steps_a_turn, level, alone); });
    ratios_of_ordered.push_back(slow / (quick + ordering / pairs));
  }
  results.w_shuffled_ratio = std::max(median(ratios), median(ratios_of_ordered));
  results.shuffled_mean = rows.mean_confidence();
}

void measure_e(WorkloadResults& results, rules::Level level, const Threads& alone, const Threads& two) {
  const Ensemble ensemble{.runs = 256, .agents = 1000, .seed = workload_seed};
  std::vector<double> seconds, ratios, ratios_of_two;
  for (int pair = 0; pair < pairs; ++pair) {
    double slow = 0.0;
    const double slow_passed = elapsed_by(
        [&] { slow = seconds_of([&] { results.e_plain_mean = plain_ensemble(ensemble, level, alone); }); });
    const double quick = seconds_of([&] { results.e_mean = lanes_ensemble(ensemble, level, alone); });
    const double quick_on_two = elapsed_by([&] { lanes_ensemble(ensemble, level, two); });
    seconds.push_back(quick);
    ratios.push_back(slow / quick);
    ratios_of_two.push_back(slow_passed / quick_on_two);
  }
  results.e_runs_per_s = ensemble.runs / median(seconds);
  results.e_ratio_to_csr = median(ratios);
  results.e_ratio_to_csr_2t = median(ratios_of_two);
}

} // namespace

double seconds_of(const std::function<void()>& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  };
  const double start = now();
  work();
  return now() - start;
}

double elapsed_by(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

WorkloadResults measure_workloads(const Doing& doing) {
  const rules::Level level = rules::best_level();
  const Threads alone(1), two(2);
  WorkloadResults results;
  doing("a small world of a million agents");
  measure_w(results, level, alone, two);
  doing("the same with shuffled names");
  measure_shuffled(results, level, alone);
  doing("an ensemble of small worlds");
  measure_e(results, level, alone, two);
  return results;
}

} // namespace entente::cli
