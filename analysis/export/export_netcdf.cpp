#include "analysis/export/export_netcdf.hpp"

#include "engine/core/missing.hpp"
#include "engine/ensemble/shard_replicate.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/quantiles.hpp"
#include "engine/store/files/netcdf_file.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace entente {
namespace {

constexpr std::array quantile_shares{0.05, 0.25, 0.5, 0.75, 0.95};
constexpr std::size_t most_bytes = std::size_t{64} << 20; // of series held at a time

std::uint32_t point_count_of(const StoreHead& head) {
  return head.keys.empty() ? 1 : static_cast<std::uint32_t>(head.points.size() / head.keys.size());
}

void describe(NetcdfFile& file, const StoreHead& head) {
  file.attribute("title", head.title);
  file.attribute("seed", std::to_string(head.seed));
  file.attribute("reference", head.reference);
  file.attribute("source", "entente");
}

std::vector<std::string> labels_of(const std::vector<StoredOutcome>& rows) {
  std::vector<std::string> names;
  for (const StoredOutcome& row : rows)
    names.push_back(row.name);
  return names;
}

void label(NetcdfFile& file, int dimension, const std::vector<StoredOutcome>& rows) {
  std::vector<std::string> units, docs;
  for (const StoredOutcome& row : rows) {
    units.push_back(row.unit);
    docs.push_back(row.doc);
  }
  file.labels("units", dimension, units);
  file.labels("description", dimension, docs);
}

// The replicates of which the store's part of a study has any at some point, ascending.
std::vector<int> replicates_of(const Store& store) {
  const StoreHead& head = store.head();
  std::set<int> all;
  for (std::uint32_t point = 0; point < std::min(point_count_of(head), head.shard.count); ++point)
    for (std::size_t i = 0; replicate_of(head.shard, point, i) < store.planned_replicates(); ++i)
      all.insert(static_cast<int>(replicate_of(head.shard, point, i)));
  return {all.begin(), all.end()};
}

// A point's values by the replicates they are of; not-a-number at those that the store's part does not take.
std::vector<double> by_replicate(const std::vector<double>& values, const Shard& shard, std::uint32_t point,
                                 const std::vector<int>& replicates) {
  std::vector<double> placed(replicates.size(), missing);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto place = std::lower_bound(replicates.begin(), replicates.end(),
                                        static_cast<int>(replicate_of(shard, point, i)));
    placed.at(static_cast<std::size_t>(place - replicates.begin())) = values[i];
  }
  return placed;
}

// Quantiles and means of columns [first, last) of a strategy's series in a world.
struct Bands {
  std::vector<double> quantiles, means; // [column x quantile], [column]
};

Bands bands_of(const Store& store, std::size_t strategy, std::uint32_t variant, std::size_t first,
               std::size_t last) {
  std::vector<std::vector<float>> all;
  for (std::uint32_t point = 0; point < point_count_of(store.head()); ++point)
    for (std::vector<float>& one : store.series({strategy, variant, point}, first, last))
      all.push_back(std::move(one));
  Bands bands;
  std::vector<double> column;
  for (std::size_t c = 0; c < last - first; ++c) {
    column.clear();
    for (const std::vector<float>& one : all)
      if (const double value = one[c]; value == value) // not-a-number where an indicator has no meaning
        column.push_back(value);
    bands.means.push_back(mean(column));
    bands.quantiles.resize(bands.quantiles.size() + quantile_shares.size());
    quantiles(column, quantile_shares, std::span(bands.quantiles).last(quantile_shares.size()));
  }
  return bands;
}

} // namespace

void write_series_netcdf(const std::filesystem::path& path, const Store& store) {
  const StoreHead& head = store.head();
  const auto months = static_cast<std::size_t>(head.months);
  const bool several = head.variants.size() > 1;
  NetcdfFile file(path);
  describe(file, head);
  std::vector<int> dimensions;
  if (several)
    dimensions.push_back(file.names("world", head.variants));
  dimensions.push_back(file.names("strategy", head.strategies));
  dimensions.push_back(file.names("outcome", labels_of(head.indicators)));
  label(file, dimensions.back(), head.indicators);
  dimensions.push_back(file.counts("month", months));
  const int means = file.variable("mean", dimensions, "", "mean over histories");
  dimensions.push_back(file.numbers("quantile", {quantile_shares.begin(), quantile_shares.end()}, "share"));
  const int quantiles = file.variable("quantiles", dimensions, "", "quantiles over histories");

  const std::uint64_t histories = std::max<std::uint64_t>(store.histories(), 1);
  const std::size_t at_once = std::clamp<std::size_t>(
      most_bytes / (sizeof(float) * (histories / head.strategies.size() / head.variants.size() + 1) * months),
      1, head.indicators.size());
  for (std::uint32_t variant = 0; variant < head.variants.size(); ++variant)
    for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy)
      for (std::size_t first = 0; first < head.indicators.size(); first += at_once) {
        const std::size_t last = std::min(first + at_once, head.indicators.size());
        const Bands bands = bands_of(store, strategy, variant, first * months, last * months);
        std::vector<std::size_t> start{strategy, first, 0}, count{1, last - first, months};
        if (several) {
          start.insert(start.begin(), variant);
          count.insert(count.begin(), 1);
        }
        file.write(means, start, count, bands.means);
        start.push_back(0);
        count.push_back(quantile_shares.size());
        file.write(quantiles, start, count, bands.quantiles);
      }
  file.finish();
}

void write_histories_netcdf(const std::filesystem::path& path, const Store& store) {
  const StoreHead& head = store.head();
  const std::uint32_t point_count = point_count_of(head);
  NetcdfFile file(path);
  describe(file, head);
  const std::vector<int> replicates = replicates_of(store);
  const std::vector<int> dimensions{file.names("world", head.variants), file.counts("point", point_count),
                                    file.names("strategy", head.strategies),
                                    file.whole_numbers("replicate", replicates)};
  if (!head.keys.empty()) {
    const int points = file.variable("point", {dimensions[1], file.names("key", head.keys)}, "",
                                     "what each point of the sweep sets");
    file.write(points, {0, 0}, {point_count, head.keys.size()}, head.points);
  }
  for (std::size_t outcome = 0; outcome < head.outcomes.size(); ++outcome) {
    const StoredOutcome& column = head.outcomes[outcome];
    const int variable = file.variable(column.name, dimensions, column.unit, column.doc);
    for (std::uint32_t variant = 0; variant < head.variants.size(); ++variant)
      for (std::uint32_t point = 0; point < point_count; ++point)
        for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy) {
          const std::vector<double> values =
              by_replicate(store.values({strategy, variant, point}, outcome), head.shard, point, replicates);
          if (!values.empty())
            file.write(variable, {variant, point, strategy, 0}, {1, 1, 1, values.size()}, values);
        }
  }
  file.finish();
}

} // namespace entente
