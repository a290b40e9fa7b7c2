#include "engine/api/experiment.hpp"

#include "engine/api/guarded.hpp"
#include "engine/core/missing.hpp"
#include "engine/ensemble/execute.hpp"
#include "engine/outcomes/digest.hpp"
#include "engine/outcomes/indicators.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/simulate.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/world/import/scenario_network.hpp"
#include "engine/world/network/connect.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <span>
#include <utility>

namespace entente {
namespace {

Problem problem(std::string message) {
  return {"", 0, 0, std::move(message)};
}

Problem nothing_loaded() {
  return problem("no scenario is loaded");
}

std::vector<std::size_t> chosen_of(const ReplicateBlock& block, const Scenario& scenario) {
  if (!block.strategies.empty())
    return block.strategies;
  std::vector<std::size_t> all(scenario.strategies.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

// More ties than a network can hold are found while it is built, where nobody can be told any more.
Problems problems_with_network(const Scenario& scenario) {
  const double ties = scenario.structure.citizens.count.first * scenario.structure.network.ties.first;
  constexpr double margin = 1.001; // ties drawn by blocks scatter about their mean
  return scenario.network.model == NetworkSource::Model::imported
             ? Problems{}
             : problems_with_room(static_cast<std::size_t>(std::max(0.0, margin * ties)));
}

bool same_plan(const ReplicateBlock& a, const ReplicateBlock& b) {
  return a.seed == b.seed && a.strategies == b.strategies && a.keep == b.keep && a.variant == b.variant;
}

} // namespace

Expected<std::size_t> strategy_index(const Scenario& scenario, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Strategy& strategy : scenario.strategies)
    names.push_back(strategy.name);
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end())
    return static_cast<std::size_t>(found - names.begin());
  return problem("there is no strategy " + in_quotes(name) + suggestion(name, names));
}

Problems Experiment::load(std::string_view text, std::string_view name, const ResolveExtends& resolve) {
  return load({std::string(text), std::string(name), std::string(name)}, resolve);
}

Problems Experiment::load(const SourceText& source, const ResolveExtends& resolve) {
  return guarded_problems([&]() -> Problems {
    LoadReport report;
    Expected<Scenario> scenario = try_load_scenario(source, resolve, &report);
    if (!scenario)
      return scenario.problems();
    NetworkSource& network = scenario->network;
    if (network.model == NetworkSource::Model::imported) {
      Expected<SourceText> text =
          resolve ? resolve(network.file, "") : Expected<SourceText>(problem("no files can be read here"));
      if (!text) {
        report.network_file.message = "network.file: " + text.problems().front().text();
        return {report.network_file};
      }
      network.text = std::move(text->text);
      if (const auto read = try_read_imported_network(*scenario); !read)
        return read.problems();
    }
    scenario_ = *std::move(scenario);
    warnings_ = std::move(report.warnings);
    forget();
    return {};
  });
}

Problems Experiment::change(std::string_view key, std::string_view value) {
  if (!scenario_)
    return {nothing_loaded()};
  return guarded_problems([&]() -> Problems {
    const NetworkSource before = scenario_->network;
    Scenario changed = *scenario_;
    if (Problems problems = try_apply_setting(changed, key, value); !problems.empty())
      return problems;
    if (changed.network.model == NetworkSource::Model::imported) {
      if (changed.network.file != before.file || changed.network.text.empty())
        return {problem("another network to import needs the scenario to be loaded with it")};
      if (const auto read = try_read_imported_network(changed); !read)
        return read.problems();
    }
    scenario_ = std::move(changed);
    forget();
    return {};
  });
}

Expected<std::string> Experiment::resolved() const {
  if (!scenario_)
    return nothing_loaded();
  return guarded<std::string>([&]() -> Expected<std::string> { return resolved_toml(*scenario_); });
}

Problems Experiment::check(const ReplicateBlock& block) const {
  if (!scenario_)
    return {nothing_loaded()};
  if (block.last <= block.first || block.last > maximum_replicates)
    return {problem("replicates " + std::to_string(block.first) + " to " + std::to_string(block.last) +
                    " are no block: last must be above first, and at most " +
                    std::to_string(maximum_replicates))};
  const std::size_t strategies = scenario_->strategies.size();
  for (std::size_t i = 0; i < block.strategies.size(); ++i)
    if (block.strategies[i] >= strategies || (i > 0 && block.strategies[i] <= block.strategies[i - 1]))
      return {problem("strategies are ascending positions below " + std::to_string(strategies))};
  return {};
}

Problems Experiment::check_order(const ReplicateBlock& block) const {
  if (block.first == 0)
    return {};
  if (!run_ || run_->next != block.first)
    return {problem("a block begins at replicate 0, or where the last one ended: at " +
                    std::to_string(simulated()))};
  if (!same_plan(block, run_->plan))
    return {problem("a block that goes on needs the seed, strategies, variant and keep of the first one")};
  return {};
}

std::size_t Experiment::Run::outcomes() const {
  return compared_outcomes(scenario).size();
}

Expected<Experiment::Run> Experiment::begun(const ReplicateBlock& block) const {
  Scenario scenario = *scenario_;
  if (!block.variant.empty()) {
    const auto found =
        std::find_if(scenario.variants.begin(), scenario.variants.end(),
                     [&](const NamedVariant& variant) { return variant.name == block.variant; });
    if (found == scenario.variants.end()) {
      std::vector<std::string_view> names;
      for (const NamedVariant& variant : scenario.variants)
        names.push_back(variant.name);
      return problem("there is no variant " + in_quotes(block.variant) + suggestion(block.variant, names));
    }
    const NamedVariant variant = *found;
    if (Problems problems = try_apply_variant(scenario, variant); !problems.empty())
      return problems;
  }
  const std::vector<std::size_t> chosen = chosen_of(block, scenario);
  scenario = with_strategies(std::move(scenario), chosen);
  scenario.run.seed = block.seed;
  if (Problems problems = problems_with_network(scenario); !problems.empty())
    return problems;
  if (allow_)
    if (Problems problems = allow_(scenario, scenario.strategies.size()); !problems.empty())
      return problems;
  Run run{block, std::move(scenario), block.first, {}};
  run.in.first = run.in.last = block.first;
  if (block.keep == Keep::series)
    run.in.series.resize(run.scenario.strategies.size() * indicator_table().size());
  return run;
}

void Experiment::forget() {
  run_.reset();
  earlier_.clear();
}

void Experiment::begin(Run&& run) {
  const auto replaced = [&](const Run& other) {
    return other.plan.variant == run.plan.variant || other.plan.seed != run.plan.seed ||
           other.plan.strategies != run.plan.strategies;
  };
  if (run_ && run_->next > 0) {
    run_->in.series.clear();
    earlier_.push_back(*std::move(run_));
  }
  std::erase_if(earlier_, replaced);
  run_ = std::move(run);
}

// The scenario's own first, then as the scenario names them.
std::vector<const Experiment::Run*> Experiment::worlds() const {
  std::vector<const Run*> list;
  const auto add = [&](std::string_view name) {
    for (const Run& run : earlier_)
      if (run.plan.variant == name)
        list.push_back(&run);
    if (run_ && run_->next > 0 && run_->plan.variant == name)
      list.push_back(&*run_);
  };
  add("");
  for (const NamedVariant& variant : scenario_->variants)
    add(variant.name);
  return list;
}

void Experiment::take(Run& run, std::uint32_t replicate, std::vector<Outcomes>&& arms) {
  const auto months = static_cast<std::size_t>(run.scenario.months);
  const std::size_t indicators = indicator_table().size();
  for (std::size_t s = 0; s < arms.size(); ++s) {
    const Outcomes& arm = arms[s];
    run.in.values.insert(run.in.values.end(), arm.measures.values.begin(), arm.measures.values.end());
    run.in.values.insert(run.in.values.end(), arm.named.begin(), arm.named.end());
    run.in.failed.push_back(arm.breach.has_value());
    if (arm.breach)
      run.in.failures.push_back({replicate, run.scenario.strategies[s].name, *arm.breach});
    else if (run.plan.keep == Keep::series)
      for (std::size_t i = 0; i < indicators; ++i) {
        const auto from = arm.series.begin() + static_cast<std::ptrdiff_t>(i * months);
        auto& into = run.in.series[s * indicators + i];
        into.insert(into.end(), from, from + static_cast<std::ptrdiff_t>(months));
      }
  }
  run.next = run.in.last = replicate + 1;
}

void Experiment::execute_block(Run& run, const ReplicateBlock& block, const Threads& threads,
                               const SimulationHooks& hooks) {
  const Keep keep = block.keep == Keep::series ? Keep::series : Keep::summary;
  const Execution execution{block.seed, block.first, block.last, {}, keep, hooks.stop};
  execute(run.scenario, execution, threads, [&](ReplicateResult&& result) {
    take(run, result.replicate, std::move(result.arms));
    return !hooks.progress || hooks.progress(run.next - block.first);
  });
}

Expected<std::uint32_t> Experiment::simulate(const ReplicateBlock& block, const Threads& threads,
                                             const SimulationHooks& hooks) {
  bool running = false;
  Expected<std::uint32_t> done = guarded<std::uint32_t>([&]() -> Expected<std::uint32_t> {
    if (Problems problems = check(block); !problems.empty())
      return problems;
    if (Problems problems = check_order(block); !problems.empty())
      return problems;
    if (block.first == 0) {
      Expected<Run> run = begun(block);
      if (!run)
        return run.problems();
      begin(*std::move(run));
    }
    running = true;
    execute_block(*run_, block, threads, hooks);
    run_->scenario.run.replicates = std::max(1U, run_->next);
    return run_->next;
  });
  if (running && !done)
    run_.reset(); // a replicate may be half in
  return done;
}

Expected<ReplicateValues> Experiment::simulate_apart(const ReplicateBlock& block, const Threads& threads,
                                                     const SimulationHooks& hooks) const {
  return guarded<ReplicateValues>([&]() -> Expected<ReplicateValues> {
    if (Problems problems = check(block); !problems.empty())
      return problems;
    Expected<Run> run = begun(block);
    if (!run)
      return run.problems();
    execute_block(*run, block, threads, hooks);
    return std::move(run->in);
  });
}

Expected<std::uint32_t> Experiment::add(const ReplicateBlock& block, ReplicateValues part) {
  return guarded<std::uint32_t>([&]() -> Expected<std::uint32_t> {
    if (Problems problems = check(block); !problems.empty())
      return problems;
    if (Problems problems = check_order(block); !problems.empty())
      return problems;
    std::optional<Run> fresh;
    if (block.first == 0) {
      Expected<Run> run = begun(block);
      if (!run)
        return run.problems();
      fresh = *std::move(run);
    }
    Run& run = fresh ? *fresh : *run_;
    const std::size_t histories = (block.last - block.first) * run.scenario.strategies.size();
    if (part.first != block.first || part.last != block.last || part.failed.size() != histories ||
        part.values.size() != histories * run.outcomes() || part.series.size() != run.in.series.size())
      return problem("these replicates are not those of the block, of this scenario");
    run.in.values.insert(run.in.values.end(), part.values.begin(), part.values.end());
    run.in.failed.insert(run.in.failed.end(), part.failed.begin(), part.failed.end());
    run.in.failures.insert(run.in.failures.end(), part.failures.begin(), part.failures.end());
    for (std::size_t i = 0; i < part.series.size(); ++i)
      run.in.series[i].insert(run.in.series[i].end(), part.series[i].begin(), part.series[i].end());
    run.next = run.in.last = block.last;
    run.scenario.run.replicates = run.next;
    if (fresh)
      begin(*std::move(fresh));
    return run_->next;
  });
}

Course Experiment::course(std::size_t strategy, std::size_t indicator, bool over_a_year,
                          const CoursePlan& plan) const {
  const std::size_t at = strategy * indicator_table().size() + indicator;
  if (!run_ || at >= run_->in.series.size())
    return {};
  const auto months = static_cast<std::ptrdiff_t>(run_->scenario.months);
  std::vector<std::vector<float>> histories;
  for (auto from = run_->in.series[at].begin(); from != run_->in.series[at].end(); from += months)
    histories.emplace_back(from, from + months);
  return course_of(histories, run_->scenario.months, over_a_year, plan);
}

std::vector<IndicatorCourse> Experiment::courses() const {
  std::vector<IndicatorCourse> list;
  const std::size_t indicators = indicator_table().size();
  for (std::size_t at = 0; at < run_->in.series.size(); ++at)
    list.push_back({at / indicators, at % indicators,
                    course(at / indicators, at % indicators, false, {maximum_months, 0})});
  return list;
}

Expected<ExperimentSummary> Experiment::summarise(bool with_courses) const {
  if (!run_ || run_->next == 0)
    return problem("nothing is simulated yet");
  return guarded<ExperimentSummary>([&]() -> Expected<ExperimentSummary> {
    const Scenario& scenario = run_->scenario;
    const std::size_t strategies = scenario.strategies.size();
    const std::size_t width = run_->in.values.size() / run_->next, outcomes = width / strategies;
    const std::size_t sets = std::max<std::size_t>(scenario.parameter_sets.size(), 1);
    ComparisonBuilder builder(scenario, chosen_of({}, scenario), reference_position(scenario).value_or(0));
    OutcomeDigest digest;
    const auto failed = std::make_unique<bool[]>(strategies);
    for (std::uint32_t r = 0; r < run_->next; ++r) {
      const std::span<const double> values(&run_->in.values[r * width], width);
      for (std::size_t s = 0; s < strategies; ++s) {
        failed[s] = run_->in.failed[r * strategies + s] != 0;
        digest.add(s, r % sets, values.subspan(s * outcomes, outcomes));
      }
      builder.add(r, values, {failed.get(), strategies});
    }
    return ExperimentSummary{builder.finish(), digest.finish(), run_->in.failures,
                             with_courses ? courses() : std::vector<IndicatorCourse>()};
  });
}

Expected<Decision> Experiment::decide(const std::vector<const Run*>& runs, const DecisionSettings& settings) {
  return guarded<Decision>([&]() -> Expected<Decision> {
    DecisionSource source{runs.front()->plan.seed, {}, {}};
    for (const Run* run : runs)
      source.worlds.push_back(run->plan.variant.empty() ? "base" : run->plan.variant);
    source.values = [&](std::size_t world, std::size_t strategy, std::size_t outcome) {
      const Run& run = *runs[world];
      const std::size_t strategies = run.scenario.strategies.size(), outcomes = run.outcomes();
      std::vector<double> values(run.next, missing);
      for (std::uint32_t r = 0; r < run.next; ++r)
        if (run.in.failed[r * strategies + strategy] == 0)
          values[r] = run.in.values[(r * strategies + strategy) * outcomes + outcome];
      return values;
    };
    return entente::decide(source, runs.front()->scenario, settings);
  });
}

Expected<Decision> Experiment::decide(const DecisionSettings& settings) const {
  if (!run_ || run_->next == 0)
    return problem("nothing is simulated yet");
  return decide(worlds(), settings);
}

Expected<Decision> Experiment::decide(const std::vector<const Experiment*>& worlds,
                                      const DecisionSettings& settings) {
  std::vector<const Run*> runs;
  for (const Experiment* world : worlds)
    if (world->run_ && world->run_->next > 0)
      runs.push_back(&*world->run_);
  if (runs.empty())
    return problem("nothing is simulated yet");
  for (const Run* run : runs)
    if (run->plan.seed != runs.front()->plan.seed || run->plan.strategies != runs.front()->plan.strategies)
      return problem("a decision needs worlds with one seed and the same strategies");
  return decide(runs, settings);
}

Expected<Trace> Experiment::history(std::uint64_t seed, std::uint32_t replicate, std::size_t strategy,
                                    const Threads& threads) const {
  if (!scenario_)
    return nothing_loaded();
  if (strategy >= scenario_->strategies.size())
    return problem("there is no strategy at position " + std::to_string(strategy));
  if (replicate >= maximum_replicates)
    return problem("replicates are numbered from 0 to " + std::to_string(maximum_replicates - 1));
  return guarded<Trace>([&]() -> Expected<Trace> {
    if (Problems problems = problems_with_network(*scenario_); !problems.empty())
      return problems;
    if (allow_)
      if (Problems problems = allow_(*scenario_, 1); !problems.empty())
        return problems;
    return trace_history(*scenario_, strategy, replicate, seed, threads);
  });
}

} // namespace entente
