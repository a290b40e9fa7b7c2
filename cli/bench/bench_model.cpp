#include "cli/bench/bench.hpp"

#include "benchmarks/workloads/small_world.hpp"
#include "benchmarks/workloads/worlds.hpp"
#include "cli/flags.hpp"
#include "cli/study/scenario_input.hpp"
#include "engine/ensemble/execute.hpp"
#include "engine/run/simulate.hpp"
#include "engine/run/step.hpp"
#include "engine/world/build/build.hpp"
#include "engine/world/build/memory.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace entente::cli {
namespace {

constexpr std::uint64_t seed = 20260101;
constexpr std::size_t all_arms = 10;

Scenario scenario_with(std::size_t citizens, std::size_t arms) {
  Flags flags;
  flags.scenario = "builtin:baseline";
  Scenario scenario = open_scenario(flags);
  scenario.structure.citizens.count = constant(static_cast<double>(citizens));
  scenario.strategies.resize(std::min(arms, scenario.strategies.size()));
  return scenario;
}

// A world some months into its history, with what the citizens' month needs.
class Simulated {
 public:
  Simulated(std::size_t citizens, std::size_t arms, const Threads& threads)
      : scenario_(scenario_with(citizens, arms)) {
    const Bundle bundle = bundle_of(scenario_, 0, seed);
    building = elapsed_by([&] { world_ = start(scenario_, bundle, threads); });
    for (const Strategy& strategy : scenario_.strategies)
      strategies_.push_back(&strategy);
    scratch_.kernel = rules::citizens_lanes_kernel(rules::best_level());
    months(2, threads);
  }

  void months(int count, const Threads& threads) {
    for (int month = 0; month < count; ++month)
      step(world_, strategies_, scratch_, threads);
  }
  void citizens_months(int count, const Threads& threads) {
    for (int month = 0; month < count; ++month)
      rules::citizens(world_, scratch_.citizens, scratch_.kernel, threads);
  }
  // One arm in as many lanes as ten take. All lanes are computed either way, so that ten arms can cost little
  // more: what is left is their news and opinions.
  void spread_over_lanes() {
    const std::size_t lanes = padded_lanes(all_arms);
    Citizens wide;
    wide.lanes = lanes;
    const Citizens& narrow = world_.citizens;
    for (auto* row : {&wide.confidence, &wide.cynicism, &wide.next_confidence})
      row->resize(citizens() * lanes);
    for (std::size_t i = 0; i < citizens() * lanes; ++i) {
      wide.confidence[i] = narrow.confidence[i / lanes];
      wide.cynicism[i] = narrow.cynicism[i / lanes];
    }
    world_.citizens = std::move(wide);
    world_.sums.clear(world_.society->cells.size() * lanes);
  }
  std::size_t citizens() const { return world_.society->citizens(); }
  std::size_t ties() const { return world_.society->network.neighbours.size() / 2; }

  double building = 0.0; // seconds

 private:
  Scenario scenario_;
  World world_;
  std::vector<const Strategy*> strategies_;
  StepScratch scratch_;
};

void measure_citizens(ModelResults& results, const Threads& alone, const Threads& two) {
  using namespace workloads;
  constexpr std::uint32_t agents = 1'000'000;
  constexpr int months = 10;
  Simulated city(agents, 1, two);
  const Network network = small_world(agents, seed, 0, {}, two);
  BandedWorld w(network, seed, 0, {}, two);
  std::vector<double> seconds, shares;
  for (int pair = 0; pair < pairs; ++pair) {
    const double reference = seconds_of([&] { w.advance(months, rules::best_level(), alone); });
    const double mine = seconds_of([&] { city.citizens_months(months, alone); });
    seconds.push_back(mine);
    shares.push_back(reference / mine);
  }
  results.citizen_months_per_s = static_cast<double>(agents) * months / median(seconds);
  results.citizens_share_of_w = median(shares);
}

void measure_lanes(ModelResults& results, const Threads& alone) {
  constexpr std::size_t citizens = 100'000;
  constexpr int months = 10;
  Simulated ten(citizens, all_arms, alone), one(citizens, 1, alone), one_in_lanes(citizens, 1, alone);
  one_in_lanes.spread_over_lanes();
  std::vector<double> to_lane, to_one;
  for (int pair = 0; pair < pairs; ++pair) {
    const double arms = seconds_of([&] { ten.citizens_months(months, alone); });
    to_lane.push_back(arms / seconds_of([&] { one_in_lanes.citizens_months(months, alone); }));
    to_one.push_back(arms / seconds_of([&] { one.citizens_months(months, alone); }));
  }
  results.ten_lanes_to_one_lane = median(to_lane);
  results.ten_arms_to_one = median(to_one);
}

void simulate_study(const Scenario& scenario, std::uint32_t replicates, const Threads& threads) {
  Execution execution;
  execution.seed = seed;
  execution.last = replicates;
  execute(scenario, execution, threads, [](ReplicateResult&&) { return true; });
}

void measure_study(ModelResults& results, const Threads& alone, const Threads& two) {
  constexpr std::size_t citizens = 300;
  constexpr std::uint32_t replicates = 64;
  const Scenario ten = scenario_with(citizens, all_arms), one = scenario_with(citizens, 1);
  std::vector<double> seconds, arms, scaling;
  for (int pair = 0; pair < pairs; ++pair) {
    double on_one = 0.0;
    const double passed_on_one =
        elapsed_by([&] { on_one = seconds_of([&] { simulate_study(ten, replicates, alone); }); });
    const double passed_on_two = elapsed_by([&] { simulate_study(ten, replicates, two); });
    arms.push_back(on_one / seconds_of([&] { simulate_study(one, replicates, alone); }));
    seconds.push_back(passed_on_two);
    scaling.push_back(passed_on_one / passed_on_two);
  }
  results.histories_per_s = static_cast<double>(replicates * ten.strategies.size()) / median(seconds);
  results.ten_arms_to_one_history = median(arms);
  results.scaling_2t = median(scaling);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  constexpr double kibibyte = 1024.0;
  results.study_peak_bytes = static_cast<double>(used.ru_maxrss) * kibibyte;
}

constexpr double country = 5e7;
constexpr int country_months = 240;

// A slice: fewer citizens, and time in proportion.
void measure_slices(ModelResults& results, const Threads& two) {
  constexpr std::size_t small = 400'000, large = 4'000'000;
  constexpr int months = 3;
  Simulated few(small, 1, two), many(large, 1, two);
  std::vector<double> seconds, growth;
  for (int pair = 0; pair < pairs; ++pair) {
    const double of_few = seconds_of([&] { few.months(10 * months, two); });
    double of_many = 0.0;
    const double passed = elapsed_by([&] { of_many = seconds_of([&] { many.months(months, two); }); });
    seconds.push_back(passed / months);
    growth.push_back(of_many / of_few);
  }
  results.growth_ratio = median(growth);
  results.country_seconds = median(seconds) * (country / large) * country_months;
  results.network_build_s = many.building * (country / large);
  results.bytes_per_citizen =
      static_cast<double>(memory_of_world(large, 1, (many.ties() + large / 2) / large).resident) / large;
}

void simulate_country(ModelResults& results, const Threads& two) {
  Simulated whole(static_cast<std::size_t>(country), 1, two);
  results.network_build_s = whole.building;
  results.country_seconds = elapsed_by([&] { whole.months(country_months, two); });
  results.country_projected = false;
}

// A study whose replicates share one society builds it once: what it takes beside its months alone. One turn,
// as long as all turns of another row.
void measure_shared_society(ModelResults& results, const Threads& alone) {
  constexpr std::size_t citizens = 100'000;
  constexpr std::uint32_t replicates = 50;
  Scenario scenario = scenario_with(citizens, 1);
  scenario.network.per = NetworkSource::Per::study;
  Simulated months(citizens, 1, alone);
  const double study = seconds_of([&] { simulate_study(scenario, replicates, alone); });
  results.shared_society_ratio =
      study / seconds_of([&] { months.months(scenario.months * static_cast<int>(replicates), alone); });
}

// This very program, from its call to its end; what it prints is dropped. Ends the program where that failed.
void run_program(std::vector<std::string> words) {
  const pid_t child = fork();
  if (child == 0) {
    std::string program = "/proc/self/exe";
    std::vector<char*> list{program.data()};
    for (std::string& word : words)
      list.push_back(word.data());
    list.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stdout) != nullptr)
      execv(program.c_str(), list.data());
    _exit(1);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error("entente " + words.front() + ", which was to be timed, failed");
}

void measure_start(ModelResults& results) {
  std::vector<double> seconds;
  for (int turn = 0; turn < pairs; ++turn)
    seconds.push_back(elapsed_by([] { run_program({"check", "builtin:baseline", "--json"}); }));
  constexpr double milliseconds = 1000.0;
  results.startup_ms = milliseconds * median(seconds);
}

void measure_points(ModelResults& results) {
  for (int recommendation = 1; recommendation <= 7; ++recommendation) {
    const double seconds = elapsed_by([&] {
      run_program({"compare", "builtin:recommendations/r" + std::to_string(recommendation), "--until",
                   "holds_5y ci<=0.01", "--max-reps", "20000", "--seed", "1", "-j", "2", "-q", "--json"});
    });
    results.point_seconds = std::max(results.point_seconds, seconds);
    results.point_seconds_of_all += seconds;
  }
}

} // namespace

ModelResults measure_model(bool whole_country, const Doing& doing) {
  const Threads alone(1), two(2);
  ModelResults results;
  measure_start(results);
  doing("a study of ten strategies");
  measure_study(results, alone, two);
  doing("a hundred thousand citizens in ten strategies");
  measure_lanes(results, alone);
  doing("the month of a million citizens");
  measure_citizens(results, alone, two);
  doing("a society that a study shares");
  measure_shared_society(results, alone);
  doing("answers to a point, R1 to R7");
  measure_points(results);
  doing("slices of a country");
  measure_slices(results, two);
  if (whole_country) {
    doing("a country of fifty million citizens");
    simulate_country(results, two);
  }
  return results;
}

} // namespace entente::cli
