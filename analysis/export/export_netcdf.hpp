// A study as NetCDF-4, for xarray, R and others.
#pragma once
#include <filesystem>

namespace entente {

class Store;

// quantiles(strategy, outcome, month, quantile) and mean(strategy, outcome, month) of everything kept month
// by month, over all replicates (and points of a sweep); with a leading dimension world where there are
// several. For studies that kept series. Throws StoreFailure.
void write_series_netcdf(const std::filesystem::path& file, const Store& store);

// One variable for each outcome: (world, draw, strategy, replicate). Replicates of a shard have the numbers
// that they have in the whole study.
void write_histories_netcdf(const std::filesystem::path& file, const Store& store);

} // namespace entente
