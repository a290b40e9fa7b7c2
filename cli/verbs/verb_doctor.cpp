// Will this program give the right numbers on this machine?
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/ensemble/execute.hpp"
#include "engine/outcomes/digest.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/random/digest.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"
#include "engine/run/simulate.hpp"
#include "engine/run/step.hpp"
#include "engine/store/files/machine.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <clocale>
#include <memory>

namespace entente::cli {
namespace {

struct Check {
  std::string name;
  bool ok = false;
  std::string detail;
};

Check generator() {
  const bool right = generator_known_answers();
  return {"random generator", right, right ? "Philox4x32-10 gives its published answers" : "wrong answers"};
}

Check elementary() {
  const std::uint64_t found = elementary_digest();
  return {"exp, log, quantiles", found == expected_elementary_digest,
          fmt::format("digest {:016x}, expected {:016x}", found, expected_elementary_digest)};
}

// Kept apart from its caller, so that the compiler knows none of the values.
[[gnu::noinline]] double product_and_sum(double a, double b, double c) {
  return a * b + c;
}

// (1 + e)(1 - e) - 1 is 0 when the product is rounded first, -e^2 when a fused instruction skips that.
Check contraction() {
  const double e = 0x1p-27;
  volatile double product = (1.0 + e) * (1.0 - e);
  const double apart = product - 1.0;
  const double together = product_and_sum(1.0 + e, 1.0 - e, -1.0);
  const bool right = together == apart;
  return {"no contraction", right, right ? "a * b + c is rounded twice" : "built with fused multiply-adds"};
}

Check locale() {
  const std::string point = std::localeconv()->decimal_point;
  return {"locale", point == ".", fmt::format("decimal point is '{}'", point)};
}

// Small enough to be quick, with enough arms to use every lane.
Scenario small_scenario() {
  constexpr double citizens = 130.0;
  constexpr Month months = 36;
  Flags flags;
  flags.scenario = "builtin:baseline";
  Scenario scenario = open_scenario(flags);
  scenario.structure.citizens.count = constant(citizens);
  scenario.months = months;
  return scenario;
}

World simulated(const Scenario& scenario, std::size_t arms, rules::CitizensKernel kernel) {
  const Threads alone(1);
  Bundle bundle{{}, 1};
  std::vector<const Strategy*> strategies;
  for (std::size_t s = 0; s < arms; ++s) {
    bundle.lanes.push_back({s, 0});
    strategies.push_back(&scenario.strategies[s]);
  }
  World world = start(scenario, bundle, alone);
  StepScratch scratch;
  scratch.kernel = kernel;
  while (world.month < scenario.months)
    step(world, strategies, scratch, alone);
  return world;
}

std::vector<Check> kernels(const Scenario& scenario) {
  std::vector<Check> checks;
  for (const rules::Level level : {rules::Level::plain, rules::Level::avx2, rules::Level::avx512}) {
    const std::string name = fmt::format("citizens, {}", rules::name_of(level));
    if (level > rules::best_level()) {
      checks.push_back({name, true, "this processor does not have it"});
      continue;
    }
    bool same = true;
    for (const std::size_t arms : {std::size_t{1}, scenario.strategies.size()})
      same = same && simulated(scenario, arms, rules::citizens_lanes_kernel(level)) ==
                         simulated(scenario, arms, &rules::citizens_scalar);
    checks.push_back({name, same, same ? "the bits of the plain loop" : "other bits than the plain loop"});
  }
  return checks;
}

std::string digest_with(const Scenario& scenario, int threads) {
  constexpr std::uint32_t replicates = 8;
  OutcomeDigest digest;
  Execution execution;
  execution.seed = 1;
  execution.last = replicates;
  execution.strategies = {0};
  execute(scenario, execution, Threads(threads), [&](ReplicateResult&& result) {
    digest.add(0, 0, result.arms.front().measures.values);
    return true;
  });
  return digest.finish();
}

Check threads(const Scenario& scenario) {
  const int count = usable_threads(), several = std::max(2, count);
  const bool same = digest_with(scenario, 1) == digest_with(scenario, several);
  return {
      "threads", same,
      fmt::format("{} to use; {} and 1 give {} numbers", count, several, same ? "the same" : "different")};
}

Check memory() {
  constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;
  const MemoryLimit limit = usable_memory();
  if (limit.bytes == 0)
    return {"memory", true, "unknown"};
  return {"memory", true,
          fmt::format("{:.1f} GiB, {}", static_cast<double>(limit.bytes) / gibibyte, limit.from)};
}

std::string json_of(const std::vector<Check>& checks, bool ok) {
  nlohmann::ordered_json document{{"ok", ok}, {"checks", nlohmann::ordered_json::array()}};
  for (const Check& check : checks)
    document["checks"].push_back({{"name", check.name}, {"ok", check.ok}, {"detail", check.detail}});
  constexpr int indent = 2;
  return document.dump(indent);
}

std::string text_of(const std::vector<Check>& checks, bool ok) {
  constexpr std::size_t name = 22;
  std::string text;
  for (const Check& check : checks)
    text += (check.ok ? "good  " : "BAD   ") + padded(check.name, name) + check.detail + "\n";
  return text + (ok ? "All is well.\n" : "Do not trust numbers from this program on this machine.\n");
}

int doctor(const Flags& flags) {
  const Scenario scenario = small_scenario();
  std::vector<Check> checks{generator(), elementary(), contraction(), locale()};
  for (Check& check : kernels(scenario))
    checks.push_back(std::move(check));
  checks.push_back(threads(scenario));
  checks.push_back(memory());
  const bool ok = std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.ok; });
  if (flags.json)
    print_json(json_of(checks, ok));
  else
    print(text_of(checks, ok));
  return ok ? done : runs_failed;
}

} // namespace

Verb add_doctor(Command program) {
  const auto flags = std::make_shared<Flags>();
  const Command verb =
      program.add_verb("doctor", "Will this program give the right numbers on this machine?");
  add_json_flag(verb, *flags);
  return {verb, [flags] { return doctor(*flags); }};
}

} // namespace entente::cli
