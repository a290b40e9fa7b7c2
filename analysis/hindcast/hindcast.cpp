#include "analysis/hindcast/hindcast.hpp"

#include "engine/ensemble/execute.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/quantiles.hpp"
#include "engine/statistics/regression/least_squares.hpp"
#include "engine/statistics/regression/logit.hpp"
#include "engine/statistics/scoring/crps.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// The index that the accord had when it failed, which the Kroc data carry on as well.
double index_at_failure(const Outcomes& history, std::uint8_t dyad) {
  for (const LoggedEvent& event : history.events)
    if (event.record.event == EventType::relapse && event.record.who == dyad)
      return event.record.values[1];
  return 0.0;
}

bool from_the_start(const AccordRecord& record) {
  return record.signed_month < 0;
}

// Mean over the accords that the history began with.
double implementation_of(const Outcomes& history, int year) {
  double total = 0.0, accords = 0.0;
  for (const AccordRecord& record : history.accords) {
    if (!from_the_start(record))
      continue;
    const double known = index_at(record.anniversaries, year);
    const bool reached = record.anniversaries.size() >= static_cast<std::size_t>(year);
    total += reached ? known : std::max(known, index_at_failure(history, record.dyad));
    accords += 1.0;
  }
  return accords > 0.0 ? total / accords : 0.0;
}

// The first calendar year after that of signature in which the groups that signed cost 25 lives in their
// fight with the government, as UCDP Dyadic counts; none within the run: a year beyond it. What is left of
// the year of signature counts nowhere.
int first_year_of_fighting(const Outcomes& history, int signature_month) {
  constexpr double active = 25.0;
  const int left = months_per_year - signature_month;
  const int years = (static_cast<int>(history.monthly_deaths.size()) - left) / months_per_year;
  for (int year = 0; year < years; ++year) {
    double deaths = 0.0;
    for (const AccordRecord& record : history.accords) {
      if (!from_the_start(record))
        continue;
      for (int month = 0; month < months_per_year; ++month)
        deaths += static_cast<double>(
            history.deaths_by_dyad[static_cast<std::size_t>(left + year * months_per_year + month) *
                                       maximum_dyads +
                                   record.dyad]);
    }
    if (deaths >= active)
      return year + 1;
  }
  return years + 1;
}

// What the other accords say about one of them, at one horizon.
struct Others {
  std::vector<double> implementation, renewed; // observed
  Matrix with_implementation, with_renewed;    // [accord x (1, groups, log deaths)]
};

void add_row(Matrix& matrix, const AccordCase& accord) {
  matrix.columns = 3;
  ++matrix.rows;
  matrix.values.insert(matrix.values.end(), {1.0, accord.groups, accord.log_deaths});
}

Others others_of(const std::vector<AccordCase>& shipped, const AccordCase& left_out, int horizon) {
  Others others;
  for (const AccordCase& accord : shipped) {
    if (accord.id == left_out.id)
      continue;
    if (const auto index = accord.implementation(horizon)) {
      others.implementation.push_back(*index);
      add_row(others.with_implementation, accord);
    }
    if (const auto renewed = accord.renewed(horizon)) {
      others.renewed.push_back(*renewed ? 1.0 : 0.0);
      add_row(others.with_renewed, accord);
    }
  }
  return others;
}

// A normal distribution round the plane through the others; its width holds the uncertainty of the plane at
// an average accord.
std::optional<double> regression_crps(const Others& others, const AccordCase& accord, double observed) {
  const auto fit = fit_least_squares(others.with_implementation, others.implementation);
  if (!fit)
    return std::nullopt;
  const std::array row{1.0, accord.groups, accord.log_deaths};
  const double width =
      fit->residual_deviation *
      std::sqrt(1.0 + static_cast<double>(row.size()) / static_cast<double>(others.implementation.size()));
  return crps_normal(fit->predict(row), width, observed);
}

double squared(double x) {
  return x * x;
}

HindcastRow score_row(const AccordCase& accord, const AccordPrediction& prediction,
                      const std::vector<AccordCase>& shipped, std::size_t h) {
  HindcastRow row;
  row.id = accord.id;
  row.title = accord.scenario.title;
  row.horizon = hindcast_horizons[h];
  const std::vector<double> sorted = sorted_copy(prediction.implementation_after(row.horizon));
  row.mean = mean(sorted);
  row.q05 = quantile_of_sorted(sorted, 0.05);
  row.q25 = quantile_of_sorted(sorted, 0.25);
  row.q50 = quantile_of_sorted(sorted, 0.50);
  row.q75 = quantile_of_sorted(sorted, 0.75);
  row.q95 = quantile_of_sorted(sorted, 0.95);
  row.p_renewed = prediction.renewed[h];
  const Others others = others_of(shipped, accord, row.horizon);
  row.observed = accord.implementation(row.horizon);
  if (row.observed) {
    row.crps = crps_fair(sorted, *row.observed);
    row.crps_base = crps_fair(others.implementation, *row.observed);
    row.crps_regression = regression_crps(others, accord, *row.observed);
  }
  row.renewed = accord.renewed(row.horizon);
  if (row.renewed) {
    const double happened = *row.renewed ? 1.0 : 0.0, base = mean(others.renewed);
    row.brier = squared(row.p_renewed - happened);
    row.brier_base = squared(base - happened);
    row.brier_base_fair = crps_fair(others.renewed, happened);
    const auto fit = fit_logit(others.with_renewed, others.renewed);
    const std::array values{1.0, accord.groups, accord.log_deaths};
    row.brier_regression = squared((fit ? fit->probability(values) : base) - happened);
  }
  return row;
}

Discrimination discrimination_of(const std::vector<double>& predicted, const std::vector<double>& observed) {
  return {correlation(predicted, observed), standard_deviation(predicted), standard_deviation(observed),
          mean(predicted), mean(observed)};
}

HindcastTotal total_of(const std::vector<HindcastRow>& rows, int horizon) {
  HindcastTotal total;
  total.horizon = horizon;
  std::vector<double> crps, base, regression, inside, brier, brier_base, brier_fair, brier_regression;
  std::vector<double> expected, implemented, stated, happened;
  for (const HindcastRow& row : rows) {
    if (row.horizon != horizon)
      continue;
    if (row.crps) {
      crps.push_back(*row.crps);
      base.push_back(*row.crps_base);
      if (row.crps_regression)
        regression.push_back(*row.crps_regression);
      inside.push_back(row.surprising() ? 0.0 : 1.0);
      expected.push_back(row.mean);
      implemented.push_back(*row.observed);
    }
    if (row.brier) {
      brier.push_back(*row.brier);
      brier_base.push_back(*row.brier_base);
      brier_fair.push_back(*row.brier_base_fair);
      stated.push_back(row.p_renewed);
      happened.push_back(*row.renewed ? 1.0 : 0.0);
      brier_regression.push_back(*row.brier_regression);
    }
  }
  total.accords = crps.size();
  total.crps = mean(crps);
  total.crps_base = mean(base);
  total.crps_regression = mean(regression);
  total.within_90 = mean(inside);
  total.accords_renewed = brier.size();
  total.brier = mean(brier);
  total.brier_base = mean(brier_base);
  total.brier_base_fair = mean(brier_fair);
  total.brier_regression = mean(brier_regression);
  total.implementation = discrimination_of(expected, implemented);
  total.renewed = discrimination_of(stated, happened);
  return total;
}

std::vector<ReliabilityBin> reliability_at(const std::vector<HindcastRow>& rows, int horizon) {
  constexpr std::size_t bins = 5; // 22 accords fill no more
  std::vector<double> stated, happened;
  for (const HindcastRow& row : rows)
    if (row.horizon == horizon && row.renewed) {
      stated.push_back(row.p_renewed);
      happened.push_back(*row.renewed ? 1.0 : 0.0);
    }
  return reliability(stated, happened, bins);
}

std::vector<HindcastRow> score_rows(const std::vector<AccordCase>& accords,
                                    const std::vector<AccordPrediction>& predictions,
                                    const std::vector<AccordCase>& shipped) {
  std::vector<HindcastRow> rows;
  for (std::size_t i = 0; i < accords.size(); ++i)
    for (std::size_t h = 0; h < hindcast_horizons.size(); ++h)
      rows.push_back(score_row(accords[i], predictions[i], shipped, h));
  return rows;
}

std::vector<HindcastTotal> totals_of(const std::vector<HindcastRow>& rows) {
  std::vector<HindcastTotal> totals;
  for (const int horizon : hindcast_horizons)
    totals.push_back(total_of(rows, horizon));
  return totals;
}

void read_otherwise(AccordCase& accord) {
  Observed& observed = *accord.scenario.observed;
  observed.renewed_fighting_year =
      *observed.other_reading_year > 0 ? observed.other_reading_year : std::nullopt;
}

bool doubtful(const AccordCase& accord) {
  return accord.scenario.observed->other_reading_year.has_value();
}

// The record with every accord read otherwise that `chosen` names by its id.
template<class Chosen>
std::vector<AccordCase> otherwise(std::vector<AccordCase> accords, Chosen chosen) {
  for (AccordCase& accord : accords)
    if (doubtful(accord) && chosen(accord.id))
      read_otherwise(accord);
  return accords;
}

std::vector<HindcastReading> readings_of(const std::vector<AccordCase>& accords,
                                         const std::vector<AccordPrediction>& predictions,
                                         const std::vector<AccordCase>& shipped) {
  const auto totals = [&](auto chosen) {
    return totals_of(score_rows(otherwise(accords, chosen), predictions, otherwise(shipped, chosen)));
  };
  std::vector<HindcastReading> readings;
  for (const AccordCase& accord : accords)
    if (doubtful(accord))
      readings.push_back({accord.id, accord.scenario.title,
                          accord.scenario.observed->renewed_fighting_year.value_or(0),
                          *accord.scenario.observed->other_reading_year,
                          totals([&](const std::string& id) { return id == accord.id; })});
  if (readings.size() > 1)
    readings.push_back({"", "", 0, 0, totals([](const std::string&) { return true; })});
  return readings;
}

} // namespace

std::optional<ReliabilityBin> largest_gap(const std::vector<ReliabilityBin>& bins) {
  std::optional<ReliabilityBin> largest;
  for (const ReliabilityBin& bin : bins)
    if (bin.count > 0 && (!largest || std::fabs(bin.forecast - bin.observed) >
                                          std::fabs(largest->forecast - largest->observed)))
      largest = bin;
  return largest;
}

AccordPrediction predict(const AccordCase& accord, const HindcastRun& run, const Threads& threads) {
  AccordPrediction prediction;
  std::array<double, hindcast_horizons.size()> renewed{};
  double histories = 0.0;
  const int signature_month =
      accord.scenario.observed ? accord.scenario.observed->signature_month : months_per_year;
  const auto take = [&](ReplicateResult&& result) {
    const Outcomes& history = result.arms.front();
    if (history.breach) {
      ++prediction.failed;
      return true;
    }
    histories += 1.0;
    const int fighting = first_year_of_fighting(history, signature_month);
    for (std::size_t y = 0; y < prediction.implementation.size(); ++y)
      prediction.implementation[y].push_back(implementation_of(history, static_cast<int>(y) + 1));
    for (std::size_t h = 0; h < hindcast_horizons.size(); ++h)
      renewed[h] += fighting <= hindcast_horizons[h];
    return true;
  };
  execute(accord.scenario,
          {.seed = run.seed,
           .first = 0,
           .last = run.histories,
           .strategies = {0},
           .keep = Keep::events,
           .stop = run.stop},
          threads, take);
  for (std::size_t h = 0; h < renewed.size(); ++h)
    prediction.renewed[h] = renewed[h] / histories;
  return prediction;
}

Hindcast score(const std::vector<AccordCase>& accords, const std::vector<AccordPrediction>& predictions,
               const std::vector<AccordCase>& shipped) {
  Hindcast hindcast;
  hindcast.rows = score_rows(accords, predictions, shipped);
  hindcast.totals = totals_of(hindcast.rows);
  hindcast.readings = readings_of(accords, predictions, shipped);
  hindcast.reliability_5 = reliability_at(hindcast.rows, 5);
  hindcast.reliability_10 = reliability_at(hindcast.rows, 10);
  return hindcast;
}

} // namespace entente
