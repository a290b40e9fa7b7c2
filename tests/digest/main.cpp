// Prints one line "name digest" for each part of the engine whose bits must be the same on every build and
// machine: elementary functions, distributions, draws, and whole histories. .ci/digests builds this program
// in several ways and compares what they print.
//
//   entente_digest            histories with the kernel that the processor gets by itself
//   entente_digest LEVEL      histories with that kernel: scalar, plain, avx2 or avx512
//   entente_digest --levels   the kernels that this processor has, one a line
#include "engine/random/addressed_rng.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"
#include "tests/worlds.hpp"

#include <bit>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

namespace entente {
namespace {

// FNV-1a over 64-bit words (Fowler, Noll and Vo): enough to notice a changed bit.
class Digest {
 public:
  void add(std::uint64_t word) {
    for (int byte = 0; byte < 8; ++byte) {
      state_ = (state_ ^ (word & 0xff)) * 0x100000001b3;
      word >>= 8;
    }
  }
  void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
  void add(float value) { add(std::uint64_t{std::bit_cast<std::uint32_t>(value)}); }
  void add(int value) { add(static_cast<std::uint64_t>(value)); }
  template<class Container>
  void add_each(const Container& values) {
    for (const auto& value : values)
      add(value);
  }
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325;
};

constexpr int points = 20'000;

// Evenly spaced over the open interval (low, high).
double point(int i, double low, double high) {
  return low + (high - low) * ((i + 0.5) / points);
}

template<class Function>
void print_function(const char* name, double low, double high, Function function) {
  Digest digest;
  for (int i = 0; i < points; ++i)
    digest.add(function(point(i, low, high)));
  std::printf("%-22s %016" PRIx64 "\n", name, digest.value());
}

void print_elementary() {
  print_function("exp", -720.0, 715.0, [](double x) { return exp(x); });
  print_function("exp near zero", -1.0, 1.0, [](double x) { return exp(x); });
  print_function("log", 0.0, 1e6, [](double x) { return log(x); });
  print_function("log near one", 0.5, 2.0, [](double x) { return log(x); });
  print_function("power", 0.0, 40.0, [](double x) { return power(x, 2.7); });
  print_function("log_gamma", 0.0, 200.0, [](double x) { return log_gamma(x); });
}

void print_distributions() {
  print_function("normal quantile", 0.0, 1.0, [](double u) { return normal_quantile(u); });
  print_function("beta quantile", 0.0, 1.0, [](double u) { return beta_quantile(u, 2.0, 5.0); });
  print_function("exponential quantile", 0.0, 1.0, [](double u) { return exponential_quantile(u); });
  print_function("poisson quantile", 0.0, 1.0,
                 [](double u) { return std::uint64_t{poisson_quantile(u, 35.0)}; });
  print_function("severity", 0.0, 1.0,
                 [](double u) { return std::uint64_t{power_law_severity(u, 2.5, 5000)}; });
}

void print_draws() {
  const AddressedRng rng{.seed = 20260101, .replicate = 7, .month = 12};
  std::vector<double> block(points);
  Digest uniforms;
  rng.uniforms(Purpose::severity, 3, block);
  for (double value : block)
    uniforms.add(value);
  std::printf("%-22s %016" PRIx64 "\n", "uniform draws", uniforms.value());

  Digest normals;
  rng.normals(Purpose::private_error, 3, block);
  for (double value : block)
    normals.add(value);
  std::printf("%-22s %016" PRIx64 "\n", "normal draws", normals.value());
}

// One kernel by the name that the command line gives it.
struct NamedKernel {
  std::string_view name;
  rules::CitizensKernel kernel;
};

std::vector<NamedKernel> kernels_of_this_processor() {
  std::vector<NamedKernel> kernels{{"scalar", &rules::citizens_scalar}};
  constexpr std::pair<std::string_view, rules::Level> levels[]{
      {"plain", rules::Level::plain}, {"avx2", rules::Level::avx2}, {"avx512", rules::Level::avx512}};
  for (const auto& [name, level] : levels)
    if (level <= rules::best_level())
      kernels.push_back({name, rules::citizens_lanes_kernel(level)});
  return kernels;
}

// Everything that is kept of a history: measures, every indicator in every month, every event with its
// hazard, every accord.
void add(Digest& digest, const Outcomes& outcomes) {
  digest.add_each(outcomes.measures.values);
  digest.add_each(outcomes.series);
  for (const LoggedEvent& event : outcomes.events) {
    digest.add(event.month);
    digest.add(static_cast<int>(event.record.event) * 256 + event.record.who);
    digest.add(event.record.hazard);
    digest.add_each(event.record.values);
    digest.add_each(event.record.factors);
  }
  for (const AccordRecord& accord : outcomes.accords) {
    digest.add(accord.signed_month);
    digest.add(accord.relapse_age.value_or(-1));
    digest.add_each(accord.anniversaries);
  }
  digest.add_each(outcomes.deaths_by_dyad);
  digest.add_each(outcomes.deaths_by_region);
}

// The histories of one replicate, its arms side by side, and what its citizens think at the end.
std::uint64_t digest_of(const Scenario& scenario, std::uint32_t replicate, rules::CitizensKernel kernel) {
  constexpr std::uint64_t seed = 20260102;
  const Bundle bundle = test::all_strategies(scenario, seed, replicate);
  test::History history(scenario, bundle, 1, kernel);
  std::vector<Recorder> recorders;
  for (std::size_t lane = 0; lane < bundle.lanes.size(); ++lane)
    recorders.emplace_back(scenario, scenario.strategies[lane], Keep::events, history.world(), lane);
  for (Month month = 0; month < scenario.months; ++month) {
    history.advance();
    for (Recorder& recorder : recorders)
      recorder.month(history.world());
  }
  Digest digest;
  for (Recorder& recorder : recorders)
    add(digest, recorder.finish());
  const World& world = history.world();
  for (std::size_t i = 0; i < world.society->citizens(); ++i)
    for (std::size_t lane = 0; lane < bundle.lanes.size(); ++lane) {
      digest.add(world.citizens.confidence[i * world.citizens.lanes + lane]);
      digest.add(world.citizens.cynicism[i * world.citizens.lanes + lane]);
    }
  return digest.value();
}

void print_histories(const char* name, const Scenario& scenario, rules::CitizensKernel kernel) {
  for (const std::uint32_t replicate : {0U, 1U, 2U})
    std::printf("%-16s %5u %016" PRIx64 "\n", name, replicate, digest_of(scenario, replicate, kernel));
}

Scenario with_poisson_ties(Scenario scenario) {
  scenario.network.model = NetworkSource::Model::poisson_blocks;
  return scenario;
}

void print_all_histories(rules::CitizensKernel kernel) {
  using namespace test;
  print_histories("one arm", ordinary_scenario(240, 300), kernel);
  print_histories("ordinary", with_every_strategy(ordinary_scenario(240, 300)), kernel);
  print_histories("eventful", with_every_strategy(eventful_scenario(240, 300)), kernel);
  print_histories("after an accord", with_every_strategy(scenario_after_an_accord(120, 301)), kernel);
  print_histories("Poisson ties", with_poisson_ties(with_every_strategy(eventful_scenario(60, 2000))),
                  kernel);
}

} // namespace
} // namespace entente

int main(int argc, char** argv) {
  using namespace entente;
  const std::vector<NamedKernel> kernels = kernels_of_this_processor();
  const std::string_view wanted = argc > 1 ? argv[1] : "";
  if (wanted == "--levels") {
    for (const NamedKernel& named : kernels)
      std::printf("%.*s\n", static_cast<int>(named.name.size()), named.name.data());
    return 0;
  }
  rules::CitizensKernel kernel = nullptr; // the engine's own choice
  for (const NamedKernel& named : kernels)
    if (named.name == wanted)
      kernel = named.kernel;
  if (kernel == nullptr && !wanted.empty()) {
    std::fprintf(stderr, "No such kernel here: %s\n", argv[1]);
    return 2;
  }
  print_elementary();
  print_distributions();
  print_draws();
  print_all_histories(kernel);
}
