// A study as CSV files: every history, and everything else that was kept of it.
#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

namespace entente {

class Store;

// histories and accords; with keep = series also series, with keep = events also events, deaths and
// provisions; columns says what each column holds. Throws StoreFailure.
void write_csv(const std::filesystem::path& folder, const Store& store);

struct CsvFile {
  std::string_view name;
  std::vector<std::string_view> columns; // names in the store's head and constants
};
// What write_csv writes, for the first of it to be known.
std::vector<CsvFile> csv_files(const Store& store);

// Every event of every history: when, who, the hazard behind it and what it was made of.
void write_events_csv(const std::filesystem::path& file, const Store& store);

} // namespace entente
