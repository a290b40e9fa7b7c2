#include "cli/study/study_row.hpp"

#include "engine/core/csv.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace entente::cli {
namespace {

using Fields = std::vector<std::string>;

// The fields of the next record, as they were before they were written; nothing at the end of the table.
std::optional<Fields> next_row(CsvReader& table, const std::string& name) {
  if (!table.next())
    return std::nullopt;
  if (table.fault() != CsvFault::none)
    throw ScenarioError(
        fmt::format("table {} line {}: {}", in_quotes(name), table.line(), text_of(table.fault())));
  Fields fields;
  for (const CsvField& field : table.fields())
    fields.emplace_back(without_guard(field.text));
  return fields;
}

[[noreturn]] void refuse_row(std::uint64_t row, std::uint64_t rows, const std::string& table) {
  throw ScenarioError(
      rows == 0 ? fmt::format("--row: {} has no rows", table)
                : fmt::format("--row {}: {} has {} rows; allowed is 0 to {}", row, table, rows, rows - 1));
}

std::size_t place_in(const std::vector<std::string>& names, const std::string& name,
                     const std::string& what) {
  const auto place = std::find(names.begin(), names.end(), name);
  if (place == names.end())
    throw ScenarioError(fmt::format("the study has no {} {}", what, in_quotes(name)));
  return static_cast<std::size_t>(place - names.begin());
}

std::uint32_t whole_number(const std::string& text, const std::string& what) {
  const auto number = number_in<std::uint32_t>(text);
  if (!number)
    throw ScenarioError(fmt::format("the row's {} is {}, which is no whole number", what, in_quotes(text)));
  return *number;
}

StudyRow history(const StudyReading& study, std::uint64_t row) {
  std::uint64_t at = 0;
  std::optional<StudyRow> found;
  study.store.each_history([&](std::size_t strategy, const Unit& unit, bool, std::span<const double>) {
    if (at++ == row)
      found = {unit, strategy};
  });
  if (!found)
    refuse_row(row, at, "the store of histories");
  return *found;
}

std::string text_of_table(const StudyReading& study, const std::string& name) {
  namespace fs = std::filesystem;
  const fs::path folder = study.folder / StudyFolder::tables_folder;
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".csv")
      names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  const std::string wanted = name.ends_with(".csv") ? name.substr(0, name.size() - 4) : name;
  if (std::find(names.begin(), names.end(), wanted) == names.end())
    throw ScenarioError("--table: there is no table " + in_quotes(wanted) + " in " + folder.string() +
                        suggestion(wanted, std::vector<std::string_view>(names.begin(), names.end())));
  return read_whole_file(folder / (wanted + ".csv"));
}

} // namespace

StudyRow row_of(const StudyReading& study, const std::string& table, std::uint64_t row,
                std::optional<std::uint32_t> replicate) {
  if (table.empty())
    return history(study, row);
  const std::string text = text_of_table(study, table);
  CsvReader rows(text);
  const Fields header = next_row(rows, table).value_or(Fields{});
  std::optional<Fields> fields;
  std::uint64_t at = 0;
  while ((fields = next_row(rows, table)) && at++ < row)
    ;
  if (!fields)
    refuse_row(row, at, "table " + in_quotes(table));
  const auto value = [&](std::string_view column) -> std::optional<std::string> {
    const auto place = std::find(header.begin(), header.end(), column);
    const auto i = static_cast<std::size_t>(place - header.begin());
    return i < std::min(header.size(), fields->size()) ? std::optional((*fields)[i]) : std::nullopt;
  };
  const StoreHead& head = study.store.head();
  StudyRow found;
  found.strategy = place_in(head.strategies, value("strategy").value_or(head.reference), "strategy");
  found.unit.variant = static_cast<std::uint32_t>(
      place_in(head.variants, value("world").value_or(head.variants.front()), "world"));
  if (const auto point = value("point"))
    found.unit.point = whole_number(*point, "point");
  if (const auto own = value("replicate"))
    found.unit.replicate = whole_number(*own, "replicate");
  else
    found.unit.replicate = replicate.value_or(0);
  return found;
}

} // namespace entente::cli
