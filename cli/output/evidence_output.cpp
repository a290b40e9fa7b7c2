#include "cli/output/evidence_output.hpp"

#include "cli/output/numbers.hpp"
#include "cli/terminal.hpp"
#include "engine/store/files/table.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace entente::cli {
namespace {

constexpr std::size_t id_columns = 27, ours_columns = 28, band_columns = 20;

std::string line(const EvidenceRow& row) {
  const std::string ours = fmt::format("{} ({} to {})", value_text(row.ours), value_text(row.interval.low),
                                       value_text(row.interval.high));
  const std::string band = fmt::format("{} to {}", value_text(row.target.low), value_text(row.target.high));
  return fmt::format("{}{}{}{}\n", padded(row.target.id, id_columns), padded(ours, ours_columns),
                     padded(band, band_columns), row.target.published);
}

std::string table_of(const std::vector<EvidenceRow>& rows, bool inside) {
  std::string text;
  for (const EvidenceRow& row : rows)
    if (row.inside == inside)
      text += line(row);
  return text;
}

} // namespace

std::size_t inside_of(const std::vector<EvidenceRow>& rows) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const EvidenceRow& row) { return row.inside; }));
}

std::string evidence_text(const std::vector<EvidenceRow>& rows, const EvidenceSample& sample) {
  const std::size_t inside = inside_of(rows);
  std::string text =
      bold(fmt::format("{} of {} published figures are met", inside, rows.size())) +
      fmt::format(
          "\n{} simulated conflicts, {} with a year of at least 25 deaths; 95 % intervals over these\n",
          sample.conflicts(), sample.fought().size());
  const std::string head = bold(padded("", id_columns) + padded("ours", ours_columns) +
                                padded("band", band_columns) + "published");
  if (inside < rows.size())
    text += "\n" + bold("Missed") + "\n" + head + "\n" + table_of(rows, false);
  if (inside > 0)
    text += "\n" + bold("Met") + "\n" + head + "\n" + table_of(rows, true);
  return text;
}

std::string evidence_markdown(const std::vector<EvidenceRow>& rows, const EvidenceSample& sample) {
  std::string text = fmt::format("**{} of {} bands are met**, on {} simulated conflicts of which {} have a "
                                 "year of at least 25 deaths.\n\n"
                                 "| | figure | ours (95 %) | band | published |\n|---|---|---|---|---|\n",
                                 inside_of(rows), rows.size(), sample.conflicts(), sample.fought().size());
  for (const bool inside : {false, true})
    for (const EvidenceRow& row : rows)
      if (row.inside == inside)
        text += fmt::format("| {} | `{}`: {} | {} ({} to {}) | {} to {} | {} |\n",
                            inside ? "met" : "**missed**", row.target.id, row.target.how,
                            value_text(row.ours), value_text(row.interval.low), value_text(row.interval.high),
                            value_text(row.target.low), value_text(row.target.high), row.target.published);
  return text;
}

std::string evidence_json(const std::vector<EvidenceRow>& rows) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const EvidenceRow& row : rows)
    list.push_back({{"id", row.target.id},
                    {"published", row.target.published},
                    {"low", row.target.low},
                    {"high", row.target.high},
                    {"ours", row.ours},
                    {"ours_low", row.interval.low},
                    {"ours_high", row.interval.high},
                    {"inside", row.inside}});
  const Json document = {{"inside", inside_of(rows)}, {"total", rows.size()}, {"rows", std::move(list)}};
  return document.dump(2);
}

std::filesystem::path tables_of(const std::filesystem::path& folder) {
  std::filesystem::path tables = folder / StudyFolder::tables_folder;
  std::error_code error;
  std::filesystem::create_directories(tables, error);
  if (error)
    throw StoreFailure("cannot make the folder " + tables.string() + ": " + error.message());
  return tables;
}

void write_evidence_table(const std::filesystem::path& folder, const StoredEvidence& evidence) {
  Table table(tables_of(folder) / "evidence.csv", {"id", "published", "low", "high", "ours", "ours_low",
                                                   "ours_high", "inside", "how", "conflicts", "seed"});
  for (const EvidenceRow& row : evidence.rows) {
    table << row.target.id << row.target.published << row.target.low << row.target.high << row.ours
          << row.interval.low << row.interval.high << (row.inside ? "true" : "false") << row.target.how
          << std::uint64_t{evidence.on.simulated} << evidence.on.seed;
    table.end_row();
  }
  table.finish();
  write_evidence(folder, evidence);
}

} // namespace entente::cli
