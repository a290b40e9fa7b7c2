#include "bindings/python/engine/held_study.hpp"

#include "analysis/comparison/stored_comparison.hpp"
#include "analysis/comparison/until.hpp"
#include "analysis/courses/courses.hpp"
#include "analysis/decision/stored_decision.hpp"
#include "analysis/failure/stored_failure_costs.hpp"
#include "analysis/study/memory_need.hpp"
#include "analysis/study/study_tables.hpp"
#include "analysis/sweep/sweep_design.hpp"
#include "engine/api/comparison_json.hpp"
#include "engine/api/decision_json.hpp"
#include "engine/api/experiment.hpp"
#include "engine/core/error.hpp"
#include "engine/core/missing.hpp"
#include "engine/ensemble/execute_design.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"

#include <algorithm>
#include <deque>
#include <numeric>

namespace entente::python {
namespace {

Keep keep_named(const std::string& word) {
  return word == "events" ? Keep::events : word == "series" ? Keep::series : Keep::summary;
}

std::vector<std::size_t> chosen_of(const Scenario& scenario, const std::vector<std::string>& names) {
  std::vector<std::size_t> chosen;
  Problems problems;
  for (const std::string& name : names) {
    const auto position = strategy_index(scenario, name);
    if (position)
      chosen.push_back(*position);
    else
      problems.insert(problems.end(), position.problems().begin(), position.problems().end());
  }
  throw_problems(std::move(problems));
  if (names.empty()) {
    chosen.resize(scenario.strategies.size());
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

// How the points of a caller's own table are recorded, as `entente sweep --design FILE.csv` does.
std::string sweep_text(const Design& design, std::uint64_t seed) {
  SweepDesign sweep{SweepLayout::points, seed, {}, design.point_count(), 0};
  const std::size_t numbers = design.keys.size();
  for (std::size_t i = 0; i < numbers; ++i) {
    double low = design.values[i], high = low;
    for (std::size_t at = i; at < design.values.size(); at += numbers) {
      low = std::min(low, design.values[at]);
      high = std::max(high, design.values[at]);
    }
    sweep.varied.push_back({design.keys[i], uniform(low, high), {}});
  }
  return to_text(sweep);
}

// Every point is a scenario, before anything is run.
void check_points(const Scenario& scenario, const Design& design) {
  Problems problems;
  for (std::uint32_t point = 0; point < design.point_count() && !design.keys.empty(); ++point)
    try {
      scenario_at(scenario, design, 0, point);
    } catch (const ScenarioError& error) {
      Problem problem = error.problems().front();
      problem.file = "points";
      problem.message = "point " + std::to_string(point) + " is not allowed: " + problem.message;
      problems.push_back(std::move(problem));
    }
  throw_problems(std::move(problems));
}

StudyOrder order_of(Scenario scenario, const StudyPlan& plan) {
  const std::vector<std::size_t> chosen = chosen_of(scenario, plan.strategies);
  const auto reference = reference_position(scenario);
  if (!reference)
    throw ScenarioError("the scenario tries no strategy: add [[strategies]] with a name");
  if (plan.worlds && scenario.variants.empty())
    throw ScenarioError("worlds: the scenario names no [worlds]");
  StudyOrder order;
  order.verb = plan.verb;
  order.rule = plan.rule;
  scenario.run.seed = plan.seed;
  scenario.run.replicates = plan.replicates;
  // What a failed process costs is read from monthly courses.
  const bool courses_needed = plan.keep == "summary" && plan.keys.empty() && failure_roles(scenario);
  order.keep = courses_needed ? Keep::series : keep_named(plan.keep);
  order.design.replicates = plan.replicates;
  order.design.keys = plan.keys;
  order.design.values = plan.values;
  if (plan.worlds)
    order.design.variants = scenario.variants;
  order.scenario = narrowed(std::move(scenario), chosen, *reference);
  if (!plan.keys.empty()) {
    order.sweep = sweep_text(order.design, plan.seed);
    order.more_points = grows(SweepLayout::points);
  }
  order.new_seed = plan.seed;
  order.command = plan.command;
  order.processor = std::string(rules::name_of(rules::best_level()));
  order.threads = plan.threads;
  check_points(order.scenario, order.design);
  const auto at_once = std::min<std::size_t>(static_cast<std::size_t>(plan.threads),
                                             std::size_t{plan.replicates} * order.design.point_count() *
                                                 order.design.variant_count());
  throw_problems(problems_with_memory(order.scenario, order.design, at_once));
  return order;
}

template<class See>
void each_unit(const Block& block, const See& see) {
  for (std::uint32_t point = block.first_point; point < block.last_point; ++point)
    for (std::uint32_t replicate = block.first; replicate < block.last; ++replicate)
      see(Unit{block.variant, point, replicate});
}

void add(PairedColumns& to, const StoredComparison& stored, std::size_t s, std::size_t o) {
  const OutcomeResult& outcome = stored.comparison.strategies[s].outcomes[o];
  const Difference& d = outcome.difference;
  to.world.push_back(stored.variant);
  to.point.push_back(stored.point);
  to.strategy.push_back(static_cast<std::uint32_t>(s));
  to.outcome.push_back(static_cast<std::uint32_t>(o));
  to.pairs.push_back(d.estimate.n);
  to.diff.push_back(d.estimate.mean);
  to.mcse.push_back(d.estimate.error);
  to.lo.push_back(d.estimate.interval.low);
  to.hi.push_back(d.estimate.interval.high);
  to.p.push_back(d.p);
  to.p_holm.push_back(d.p_holm);
  to.better.push_back(d.better);
  to.same.push_back(d.same);
  to.worse.push_back(d.worse);
  to.variance_ratio.push_back(d.variance_ratio);
}

void add(SummaryColumns& to, const StoredComparison& stored, std::size_t s, std::size_t o) {
  const StrategyResult& strategy = stored.comparison.strategies[s];
  const Estimate& value = strategy.outcomes[o].value;
  to.world.push_back(stored.variant);
  to.point.push_back(stored.point);
  to.strategy.push_back(static_cast<std::uint32_t>(s));
  to.outcome.push_back(static_cast<std::uint32_t>(o));
  to.histories.push_back(value.n);
  to.failed.push_back(strategy.failed);
  to.mean.push_back(value.mean);
  to.mcse.push_back(value.error);
  to.lo.push_back(value.interval.low);
  to.hi.push_back(value.interval.high);
}

void add(CostColumns& to, const StoredComparison& stored, std::size_t s) {
  const Comparison& comparison = stored.comparison;
  const OutcomeResult& cost = comparison.strategies[s][Outcome::cost];
  const Estimate& change = cost.difference.estimate;
  const Estimate& effect = comparison.strategies[s].outcomes[comparison.effect].difference.estimate;
  const CostEffect& buys = comparison.cost_effects[s];
  to.world.push_back(stored.variant);
  to.point.push_back(stored.point);
  to.strategy.push_back(static_cast<std::uint32_t>(s));
  to.status.emplace_back(name_of(buys.standing));
  to.against.push_back(buys.ratio ? comparison.strategies[buys.against].name : std::string());
  to.cost.push_back(cost.value.mean);
  to.cost_lo.push_back(cost.value.interval.low);
  to.cost_hi.push_back(cost.value.interval.high);
  to.cost_diff.push_back(change.mean);
  to.cost_diff_lo.push_back(change.interval.low);
  to.cost_diff_hi.push_back(change.interval.high);
  to.effect.push_back(effect.mean);
  to.effect_lo.push_back(effect.interval.low);
  to.effect_hi.push_back(effect.interval.high);
  to.cost_per_unit.push_back(buys.ratio.value_or(missing));
  to.cost_per_unit_lo.push_back(buys.ratio ? buys.ratio_interval.low : missing);
  to.cost_per_unit_hi.push_back(buys.ratio ? buys.ratio_interval.high : missing);
  to.outcome = comparison.outcomes[comparison.effect].name;
}

void add(Tables& tables, const StoredComparison& stored) {
  const Comparison& comparison = stored.comparison;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
      add(tables.summary, stored, s, o);
      // What the start fixes has no difference.
      if (s != comparison.reference && !comparison.strategies[s].outcomes[o].given)
        add(tables.paired, stored, s, o);
    }
    if (s != comparison.reference)
      add(tables.costs, stored, s);
  }
}

std::string document_of(const Store& store, const Scenario& scenario,
                        const std::deque<StoredComparison>& all) {
  std::vector<std::size_t> failed(store.head().variants.size()), every(store.head().strategies.size());
  std::iota(every.begin(), every.end(), std::size_t{0});
  store.each_failure([&](const StoredFailure& failure) { ++failed[failure.unit.variant]; });
  std::deque<std::optional<FailureCosts>> costs;
  std::vector<ComparedVariant> variants;
  for (const StoredComparison& one : all) {
    const auto& cost = costs.emplace_back(stored_failure_costs(store, scenario, one.variant));
    variants.push_back({one.variant == 0 ? std::string() : store.head().variants[one.variant],
                        &one.comparison, one.digest, failed[one.variant], cost ? &*cost : nullptr});
  }
  constexpr int indent = 2;
  return comparison_json(scenario, *scenario.run.seed, variants, every, indent);
}

} // namespace

HeldStudy::HeldStudy(const Scenario& scenario, const StudyPlan& plan) : HeldStudy(order_of(scenario, plan)) {}

HeldStudy::HeldStudy(StudyOrder order) : held_(StudyFolder::temporary(order)), order_(std::move(order)) {}

HeldStudy HeldStudy::read(const std::string& folder) {
  HeldStudy study(read_study(folder));
  StudyOrder& order = study.order_;
  const StudyReading& reading = std::get<StudyReading>(study.held_);
  order.verb = study.head().verb;
  order.rule = study.head().rule;
  order.sweep = study.head().sweep;
  order.more_points = !order.sweep.empty() && grows(sweep_design_of(order.sweep).layout);
  order.scenario = reading.scenario;
  order.scenario.run.seed = study.head().seed;
  order.design = reading.design;
  order.keep = study.head().keep;
  if (reading.manifest) {
    order.processor = reading.manifest->processor;
    order.threads = reading.manifest->threads;
  }
  return study;
}

const Store& HeldStudy::store() const {
  if (const auto* folder = std::get_if<StudyFolder>(&held_))
    return folder->store();
  return std::get<StudyReading>(held_).store;
}

StudyFolder& HeldStudy::running() {
  if (auto* folder = std::get_if<StudyFolder>(&held_))
    return *folder;
  throw StudyRefused(
      "this study was read from a folder, where the program goes on with it; nothing is simulated here");
}

const Scenario& HeldStudy::scenario() const {
  if (const auto* folder = std::get_if<StudyFolder>(&held_))
    return folder->scenario();
  return std::get<StudyReading>(held_).scenario;
}

const Design& HeldStudy::design() const {
  if (const auto* folder = std::get_if<StudyFolder>(&held_))
    return folder->design();
  return std::get<StudyReading>(held_).design;
}

std::vector<StoredFailure> HeldStudy::failures() const {
  std::vector<StoredFailure> list;
  store().each_failure([&](const StoredFailure& failure) { list.push_back(failure); });
  return list;
}

std::uint32_t HeldStudy::replicates() const {
  return store().next_replicate(design().variant_count() - 1, design().point_count() - 1);
}

std::uint64_t HeldStudy::remaining() const {
  const auto next = [this](std::uint32_t variant, std::uint32_t point) {
    return store().next_replicate(variant, point);
  };
  return Work(design(), next).size();
}

std::vector<HeldStudy::Cell> HeldStudy::cells() const {
  std::vector<Cell> list;
  for (std::uint32_t world = 0; world < design().variant_count(); ++world)
    for (std::uint32_t point = 0; point < design().point_count(); ++point)
      list.push_back({world, point, store().next_replicate(world, point)});
  return list;
}

RunEnd HeldStudy::run(std::uint32_t replicates, const Threads& threads, const StudyRun& hooks) {
  StudyFolder& study = running();
  return run_study(study, study.work_up_to(replicates), hooks, threads);
}

std::string HeldStudy::decision(std::size_t effect, std::optional<double> willingness,
                                const std::string& goal) const {
  DecisionSettings settings;
  settings.effect = effect;
  settings.willingness = willingness;
  if (!goal.empty())
    settings.goal = value_or_throw(goal_of(goal, head()));
  return decision_json(decide(store(), scenario(), settings, 1), -1);
}

HeldStudy::UntilAnswer HeldStudy::until(std::size_t outcome, double half_width, std::uint32_t most) const {
  StoppingRule rule;
  rule.half_width = half_width;
  rule.most = most;
  rule.multiple_of = std::max<std::size_t>(1, scenario().parameter_sets.size());
  const UntilState state = until_state(store(), *reference_position(scenario()), outcome, rule);
  return {state.enough, state.next, state.at, state.half_width};
}

void HeldStudy::write_block(const std::string& file, const Block& block, const Threads& threads,
                            const StudyRun& hooks) const {
  Store part = Store::create(file, head());
  Design here = design();
  here.replicates = block.last;
  const Work work(here, [&](std::uint32_t variant, std::uint32_t point) {
    const bool inside = variant == block.variant && point >= block.first_point && point < block.last_point;
    return inside ? block.first : block.last;
  });
  const DesignExecution execution{.seed = head().seed, .keep = head().keep, .stop = hooks.stop};
  execute_design(scenario(), here, work, execution, threads,
                 [&](const Unit& unit, std::vector<Outcomes>&& arms) {
                   part.append({unit.variant, unit.point, unit.replicate - block.first}, arms);
                   return true;
                 });
  part.commit();
  part.close();
}

void HeldStudy::write_all(const std::string& file) const {
  Store copy = Store::create(file, head());
  for (const Cell& cell : cells())
    each_unit({cell.world, cell.point, cell.point + 1, 0, cell.replicates},
              [&](const Unit& unit) { copy.append(unit, store().unit(unit)); });
  copy.commit();
  copy.close();
}

void HeldStudy::take(const std::string& file, const Block& block) {
  StudyFolder& study = running();
  const Store part = Store::open(file, Store::Access::read);
  if (!(part.head() == head()))
    throw StudyRefused("these replicates are of another study; nothing was taken in");
  each_unit(block, [&](const Unit& unit) {
    const std::vector<Outcomes> arms = part.unit({unit.variant, unit.point, unit.replicate - block.first});
    if (arms.empty() || study.store().next_replicate(unit.variant, unit.point) != unit.replicate)
      throw StudyRefused("replicate " + std::to_string(unit.replicate) + " is not what comes next");
    study.store().append(unit, arms);
  });
  study.store().commit();
}

Tables HeldStudy::tables() const {
  Tables tables;
  std::deque<StoredComparison> kept;
  const bool points = !head().keys.empty();
  tables.digest = each_comparison(store(), scenario(), [&](StoredComparison&& stored) {
    add(tables, stored);
    if (!points)
      kept.push_back(std::move(stored));
  });
  if (!kept.empty())
    tables.document = document_of(store(), scenario(), kept);
  return tables;
}

std::vector<double> HeldStudy::values() const {
  const std::size_t points = design().point_count(), strategies = head().strategies.size(),
                    outcomes = head().outcomes.size();
  std::uint32_t most = 0;
  for (const Cell& cell : cells())
    most = std::max(most, cell.replicates);
  std::vector<double> all(design().variant_count() * points * strategies * outcomes * most, missing);
  store().each_history([&](std::size_t strategy, const Unit& unit, bool, std::span<const double> values) {
    const std::size_t cell = (unit.variant * points + unit.point) * strategies + strategy;
    for (std::size_t o = 0; o < outcomes; ++o)
      all[(cell * outcomes + o) * most + unit.replicate] = values[o];
  });
  return all;
}

SeriesPart HeldStudy::series(const Histories& of) const {
  std::vector<CourseQuestion> questions;
  for (const StoredOutcome& indicator : head().indicators)
    questions.push_back({indicator.name, false});
  SeriesPart part;
  for (const Course& course : courses(store(), of, questions, {maximum_months, 0})) {
    part.means.insert(part.means.end(), course.means.begin(), course.means.end());
    for (const auto& band : course.bands)
      part.quantiles.insert(part.quantiles.end(), band.begin(), band.end());
  }
  return part;
}

std::vector<float> HeldStudy::monthly(std::size_t indicator) const {
  const auto months = static_cast<std::size_t>(head().months);
  const std::size_t replicates = store().next_replicate(0, 0);
  std::vector<float> all(head().strategies.size() * replicates * months, static_cast<float>(missing));
  store().each_series([&](std::size_t strategy, const Unit& unit, std::span<const float> values) {
    if (unit.variant > 0 || unit.point > 0 || values.size() < (indicator + 1) * months)
      return;
    const auto from = values.begin() + static_cast<std::ptrdiff_t>(indicator * months);
    std::copy(from, from + static_cast<std::ptrdiff_t>(months),
              all.begin() + static_cast<std::ptrdiff_t>((strategy * replicates + unit.replicate) * months));
  });
  return all;
}

void HeldStudy::write(const std::string& folder, const std::string& command) const {
  StudyOrder order = order_;
  order.command = command;
  order.design.replicates = design().replicates;
  StudyFolder study = StudyFolder::open(folder, order);
  const Work work = study.work_up_to(design().replicates);
  for (std::size_t i = 0; i < work.size(); ++i) {
    const std::vector<Outcomes> arms = store().unit(work[i]);
    if (!arms.empty())
      study.store().append(work[i], arms);
  }
  study.store().commit();
  study.end(study.remaining() == 0 ? StudyStatus::finished : StudyStatus::stopped,
            [&] { return write_study_files(study); });
  study.close();
}

} // namespace entente::python
