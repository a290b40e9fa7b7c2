#include "analysis/study/study_tables.hpp"

#include "analysis/ablation/ablation.hpp"
#include "analysis/comparison/stored_comparison.hpp"
#include "analysis/comparison/verdict.hpp"
#include "analysis/export/export_csv.hpp"
#include "analysis/export/export_netcdf.hpp"
#include "engine/core/missing.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/survival/kaplan_meier.hpp"
#include "engine/store/files/table.hpp"
#include "engine/store/folder/study_folder.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace entente {
namespace {

namespace fs = std::filesystem;

// The key of every row: where a strategy was tried.
struct Place {
  const StoreHead* head;
  std::uint32_t variant, point;
};

Table& operator<<(Table& table, const Place& place) {
  return table << place.head->variants[place.variant] << place.point;
}

Table& operator<<(Table& table, const Estimate& estimate) {
  return table << estimate.mean << estimate.error << estimate.interval.low << estimate.interval.high;
}

// Summary, differences and costs come from one pass over the histories.
class ComparisonTables {
 public:
  ComparisonTables(const fs::path& folder, const StoreHead& head)
      : head_(&head),
        summary_(folder / "summary.csv", {"world", "point", "strategy", "outcome", "unit", "histories",
                                          "failed", "mean", "mcse", "lo", "hi", "sd_of_sets", "carried_by"}),
        paired_(folder / "paired.csv", {"world", "point", "strategy", "reference", "outcome", "unit", "pairs",
                                        "diff", "mcse", "lo", "hi", "p", "p_holm", "better", "same", "worse",
                                        "variance_ratio", "sd_of_sets", "carried_by"}),
        costs_(folder / "costs.csv",
               {"world", "point", "strategy", "reference", "cost", "cost_lo", "cost_hi", "cost_diff",
                "cost_diff_lo", "cost_diff_hi", "outcome", "effect", "effect_lo", "effect_hi", "status",
                "cost_per_unit", "cost_per_unit_lo", "cost_per_unit_hi", "against"}) {}

  void add(const StoredComparison& stored) {
    const Place place{head_, stored.variant, stored.point};
    const Comparison& comparison = stored.comparison;
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
      add_summary(place, comparison, comparison.strategies[s]);
      if (s == comparison.reference)
        continue;
      add_paired(place, comparison, comparison.strategies[s]);
      add_cost(place, comparison, s);
    }
  }

  void finish() {
    summary_.finish();
    paired_.finish();
    costs_.finish();
  }

 private:
  void add_summary(const Place& place, const Comparison& comparison, const StrategyResult& strategy) {
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
      const Estimate& value = strategy.outcomes[o].value;
      summary_ << place << strategy.name << comparison.outcomes[o].name << comparison.outcomes[o].unit
               << std::uint64_t{value.n} << std::uint64_t{strategy.failed} << value << value.sd_of_sets
               << value.carried_by;
      summary_.end_row();
    }
  }

  void add_paired(const Place& place, const Comparison& comparison, const StrategyResult& strategy) {
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
      if (strategy.outcomes[o].given)
        continue; // what the start fixes has no difference
      const Difference& d = strategy.outcomes[o].difference;
      paired_ << place << strategy.name << comparison.strategies[comparison.reference].name
              << comparison.outcomes[o].name << comparison.outcomes[o].unit << std::uint64_t{d.estimate.n}
              << d.estimate << d.p << d.p_holm << d.better << d.same << d.worse << d.variance_ratio
              << d.estimate.sd_of_sets << d.estimate.carried_by;
      paired_.end_row();
    }
  }

  // As `decide` says it: a price of an effect only where there is one.
  void add_cost(const Place& place, const Comparison& comparison, std::size_t s) {
    const StrategyResult& strategy = comparison.strategies[s];
    const OutcomeResult& cost = strategy[Outcome::cost];
    const Difference& effect = strategy.outcomes[comparison.effect].difference;
    const CostEffect& buys = comparison.cost_effects[s];
    costs_ << place << strategy.name << comparison.strategies[comparison.reference].name << cost.value.mean
           << cost.value.interval.low << cost.value.interval.high << cost.difference.estimate.mean
           << cost.difference.estimate.interval.low << cost.difference.estimate.interval.high
           << comparison.outcomes[comparison.effect].name << effect.estimate.mean
           << effect.estimate.interval.low << effect.estimate.interval.high << name_of(buys.standing)
           << buys.ratio.value_or(missing) << (buys.ratio ? buys.ratio_interval.low : missing)
           << (buys.ratio ? buys.ratio_interval.high : missing)
           << (buys.ratio ? std::string_view(comparison.strategies[buys.against].name) : std::string_view());
    costs_.end_row();
  }

  const StoreHead* head_;
  Table summary_, paired_, costs_;
};

// What was written down before the run, and whether it was found.
class VerdictTable {
 public:
  VerdictTable(const fs::path& folder, const StoreHead& head, const Scenario& scenario)
      : head_(&head), scenario_(&scenario) {
    if (scenario.hypothesis && !scenario.hypothesis->expect.empty())
      table_.emplace(
          folder / "verdict.csv",
          std::initializer_list<std::string_view>{
              "world",   "point",    "strategy", "outcome",     "expected", "finding",    "finding_alone",
              "reading", "smallest", "pairs",    "diff",        "lo",       "hi",         "lo_holm",
              "hi_holm", "p",        "p_holm",   "should_fail", "is",       "deaths_diff"});
  }

  void add(const StoredComparison& stored) {
    if (!table_)
      return;
    const auto verdict = verdict_of(stored.comparison, *scenario_);
    if (!verdict)
      return;
    const bool should_fail =
        variant_verdict(*verdict, *scenario_, head_->variants[stored.variant]).should_fail;
    for (const ExpectationVerdict& e : verdict->expectations) {
      *table_ << Place{head_, stored.variant, stored.point} << e.strategy << e.outcome
              << std::string_view(&e.expected, 1) << name_of(e.finding) << name_of(e.alone) << e.reading
              << e.smallest << std::uint64_t{e.pairs} << e.difference << e.interval.low << e.interval.high
              << e.controlled.low << e.controlled.high << e.p << e.p_holm
              << std::string_view(should_fail ? "yes" : "no")
              << std::string_view(e.side == Benefit::harm   ? "harm"
                                  : e.side == Benefit::gain ? "gain"
                                                            : "")
              << e.deaths.value_or(missing);
      table_->end_row();
    }
  }

  void finish() {
    if (table_)
      table_->finish();
  }

 private:
  const StoreHead* head_;
  const Scenario* scenario_;
  std::optional<Table> table_;
};

// When a first accord comes, and how long accords last: product-limit estimates at every year.
class HazardTable {
 public:
  // first_accords: whether histories begin without an accord, so that there is a first one to wait for.
  HazardTable(const fs::path& folder, const Store& store, bool first_accords)
      : store_(&store), first_accords_(first_accords),
        table_(folder / "hazards.csv",
               {"world", "point", "strategy", "event", "year", "at_risk", "happened", "lo", "hi"}) {}

  void write() {
    const StoreHead& head = store_->head();
    const std::uint32_t point_count =
        head.keys.empty() ? 1 : static_cast<std::uint32_t>(head.points.size() / head.keys.size());
    for (std::uint32_t variant = 0; variant < head.variants.size(); ++variant)
      for (std::uint32_t point = 0; point < point_count; ++point)
        for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy)
          write({strategy, variant, point});
    table_.finish();
  }

 private:
  void write(const Histories& histories) {
    const double months = static_cast<double>(store_->head().months);
    std::vector<Spell> until_accord, until_relapse;
    std::optional<std::uint32_t> replicate;
    store_->each_accord(histories, [&](const Unit& unit, const AccordRecord& accord) {
      const double signed_month = static_cast<double>(accord.signed_month);
      if (replicate != unit.replicate && accord.signed_month >= 0)
        until_accord.push_back({signed_month + 1.0, 1}); // in the course of that month
      replicate = unit.replicate;
      const double seen =
          accord.relapse_age ? static_cast<double>(*accord.relapse_age) : months - 1.0 - signed_month;
      if (seen > 0.0)
        until_relapse.push_back({seen, accord.relapse_age ? 1U : censored});
    });
    const std::uint64_t all = store_->finished(histories);
    until_accord.resize(std::max<std::size_t>(all, until_accord.size()), Spell{months, censored});
    if (first_accords_)
      write(histories, "first accord", until_accord);
    write(histories, "relapse after accord", until_relapse);
  }

  // At every year that is known, which goes on where all have ended; and at the last month seen where that is
  // in the first year, so that no event is without a row.
  void write(const Histories& histories, std::string_view event, const std::vector<Spell>& spells) {
    const SurvivalCurve curve = kaplan_meier(spells);
    if (spells.empty())
      return;
    const double year = months_per_year, months = store_->head().months;
    if (!curve.known_at(year))
      write_row(histories, event, spells, curve, curve.last_seen);
    for (double at = year; at <= months && curve.known_at(at); at += year)
      write_row(histories, event, spells, curve, at);
  }

  void write_row(const Histories& histories, std::string_view event, const std::vector<Spell>& spells,
                 const SurvivalCurve& curve, double at) {
    const StoreHead& head = store_->head();
    const auto at_risk =
        std::count_if(spells.begin(), spells.end(), [at](const Spell& spell) { return spell.end >= at; });
    const Interval survival = survival_interval(curve, at);
    table_ << Place{&head, histories.variant, histories.point} << head.strategies[histories.strategy] << event
           << at / months_per_year << std::int64_t{at_risk} << 1.0 - curve.survival_at(at)
           << 1.0 - survival.high << 1.0 - survival.low;
    table_.end_row();
  }

  const Store* store_;
  bool first_accords_;
  Table table_;
};

void write_failures(const fs::path& folder, const Store& store) {
  const StoreHead& head = store.head();
  Table table(folder / "failures.csv",
              {"world", "point", "strategy", "replicate", "month", "entity", "value"});
  store.each_failure([&](const StoredFailure& failure) {
    table << Place{&head, failure.unit.variant, failure.unit.point} << head.strategies[failure.strategy]
          << failure.unit.replicate << failure.breach.month << failure.breach.entity << failure.breach.value;
    table.end_row();
  });
  table.finish();
}

void write_points(const fs::path& folder, const StoreHead& head) {
  Table table(folder / "points.csv", {"point", "key", "value"});
  for (std::size_t i = 0; i < head.points.size(); ++i) {
    table << std::uint64_t{i / head.keys.size()} << head.keys[i % head.keys.size()] << head.points[i];
    table.end_row();
  }
  table.finish();
}

} // namespace

std::string write_study_tables(const fs::path& folder, const Store& store, const Scenario& scenario,
                               const std::function<void(StoredComparison&&)>& see) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw StoreFailure("cannot make the folder " + folder.string() + ": " + error.message());
  ComparisonTables comparisons(folder, store.head());
  VerdictTable verdicts(folder, store.head(), scenario);
  std::string digest = each_comparison(store, scenario, [&](StoredComparison&& stored) {
    comparisons.add(stored);
    verdicts.add(stored);
    if (see)
      see(std::move(stored));
  });
  comparisons.finish();
  verdicts.finish();
  HazardTable(folder, store, !scenario.starts_with_accord).write();
  write_failures(folder, store);
  if (!store.head().keys.empty())
    write_points(folder, store.head());
  if (store.head().is_ablation())
    write_ablation_table(folder, store, scenario);
  return digest;
}

std::string write_study_files(const StudyFolder& study, const std::function<void(StoredComparison&&)>& see) {
  const Store& store = study.store();
  std::string digest =
      write_study_tables(study.folder() / StudyFolder::tables_folder, store, study.scenario(), see);
  if (store.head().keep != Keep::summary)
    write_series_netcdf(study.folder() / "series.nc", store);
  if (store.head().keep == Keep::events)
    write_events_csv(study.folder() / "events.csv", store);
  return digest;
}

} // namespace entente
