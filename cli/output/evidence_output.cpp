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

// A headline, what it was measured on, misses, the rest.
std::string text_of(const std::vector<EvidenceRow>& rows, std::string_view figures, const std::string& on) {
  const std::size_t inside = inside_of(rows);
  std::string text =
      bold(fmt::format("{} of {} {} are met", inside, rows.size(), figures)) + "\n" + on + "\n";
  const std::string head = bold(padded("", id_columns) + padded("ours", ours_columns) +
                                padded("band", band_columns) + "published");
  if (inside < rows.size())
    text += "\n" + bold("Missed") + "\n" + head + "\n" + table_of(rows, false);
  if (inside > 0)
    text += "\n" + bold("Met") + "\n" + head + "\n" + table_of(rows, true);
  return text;
}

std::string markdown_of(const std::vector<EvidenceRow>& rows, const std::string& on) {
  std::string text = fmt::format("**{} of {} bands are met**, {}.\n\n"
                                 "| | figure | ours (95 %) | band | published |\n|---|---|---|---|---|\n",
                                 inside_of(rows), rows.size(), on);
  for (const bool inside : {false, true})
    for (const EvidenceRow& row : rows)
      if (row.inside == inside)
        text += fmt::format("| {} | `{}`: {}{} | {} ({} to {}) | {} to {} | {} |\n",
                            inside ? "met" : "**missed**", row.target.id, row.target.how,
                            row.target.kind.empty() ? "" : fmt::format(" ({})", row.target.kind),
                            value_text(row.ours), value_text(row.interval.low), value_text(row.interval.high),
                            value_text(row.target.low), value_text(row.target.high), row.target.published);
  return text;
}

void add_row(Table& table, const EvidenceRow& row, std::size_t conflicts, std::uint64_t seed) {
  table << row.target.id << row.target.published << row.target.low << row.target.high << row.ours
        << row.interval.low << row.interval.high << (row.inside ? "true" : "false") << row.target.how
        << std::uint64_t{conflicts} << seed;
  table.end_row();
}

Table table_in(const std::filesystem::path& folder, const char* name) {
  return Table(tables_of(folder) / name, {"id", "published", "low", "high", "ours", "ours_low", "ours_high",
                                          "inside", "how", "conflicts", "seed"});
}

} // namespace

std::size_t inside_of(const std::vector<EvidenceRow>& rows) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const EvidenceRow& row) { return row.inside; }));
}

std::string evidence_text(const std::vector<EvidenceRow>& rows, const EvidenceSample& sample) {
  return text_of(rows, "published figures",
                 fmt::format("{} simulated conflicts, {} with a year of at least 25 deaths; 95 % intervals "
                             "over these",
                             sample.conflicts(), sample.fought().size()));
}

std::string effects_text(const std::vector<EvidenceRow>& rows, std::size_t conflicts) {
  return text_of(
      rows, "published effects of support",
      fmt::format("{} conflicts in each experiment, all arms on the same ones; 95 % intervals over "
                  "these",
                  conflicts));
}

std::string evidence_markdown(const std::vector<EvidenceRow>& rows, const EvidenceSample& sample) {
  return markdown_of(rows,
                     fmt::format("on {} simulated conflicts of which {} have a year of at least 25 deaths",
                                 sample.conflicts(), sample.fought().size()));
}

std::string effects_markdown(const std::vector<EvidenceRow>& rows, std::size_t conflicts) {
  return markdown_of(rows, fmt::format("on {} conflicts in each experiment", conflicts));
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
  Table table = table_in(folder, "evidence.csv");
  for (const EvidenceRow& row : evidence.rows)
    add_row(table, row, evidence.on.simulated, evidence.on.seed);
  table.finish();
  write_evidence(folder, evidence);
}

void write_effects_table(const std::filesystem::path& folder, const std::vector<EvidenceRow>& rows,
                         std::size_t conflicts, std::uint64_t seed) {
  Table table = table_in(folder, "effects.csv");
  for (const EvidenceRow& row : rows)
    add_row(table, row, conflicts, seed);
  table.finish();
}

} // namespace entente::cli
