#include "cli/output/hindcast_output.hpp"

#include "cli/output/evidence_output.hpp"
#include "cli/output/numbers.hpp"
#include "cli/terminal.hpp"
#include "engine/core/json_number.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <limits>

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t title_columns = 46;

double or_missing(const std::optional<double>& value) {
  return value.value_or(missing);
}

// "30 points, in the class of 80 % to 100 % (7 accords)".
std::string gap_text(const ReliabilityBin& bin) {
  constexpr double hundred = 100.0;
  return fmt::format("{:.0f} points, in the class of {} to {} ({} {})",
                     hundred * std::fabs(bin.forecast - bin.observed), share_text(bin.low),
                     share_text(bin.high), bin.count, bin.count == 1 ? "accord" : "accords");
}

std::string totals_text(const Hindcast& hindcast) {
  std::string text = bold("Mean scores, lower is better") +
                     "\nyear  accords  implementation: ours  base rate  regression  in 90 %   renewed "
                     "fighting: ours  base rate  regression\n";
  for (const HindcastTotal& total : hindcast.totals)
    text +=
        fmt::format("{:>4}  {:>7}  {:>20}  {:>9}  {:>10}  {:>7}   {:>22}  {:>9}  {:>10}\n", total.horizon,
                    total.accords, value_text(total.crps), value_text(total.crps_base),
                    value_text(total.crps_regression), share_text(total.within_90), value_text(total.brier),
                    value_text(total.brier_base), value_text(total.brier_regression));
  return text + "Implementation by the fair CRPS, fighting by signatories by the Brier score. Base rate and\n"
                "regression (armed groups, log prior deaths) are fitted on the 22 shipped accords, the one "
                "with the\n"
                "same id left out. Fighting is counted in calendar years after that of the signature.\n";
}

std::string number_or_dash(double value) {
  return std::isfinite(value) ? value_text(value) : "-";
}

// What tells accords apart at one horizon, a cell each, in the order of the headings below.
std::array<std::string, 9> discrimination_cells(const HindcastTotal& total) {
  return {std::to_string(total.horizon),
          number_or_dash(total.implementation.correlation),
          number_or_dash(total.implementation.predicted_spread),
          number_or_dash(total.implementation.observed_spread),
          number_or_dash(total.renewed.correlation),
          number_or_dash(total.renewed.predicted_spread),
          number_or_dash(total.renewed.observed_spread),
          share_text(total.renewed.predicted_mean),
          share_text(total.renewed.observed_mean)};
}

std::string discrimination_text(const Hindcast& hindcast) {
  constexpr std::array<int, 9> widths{4, 29, 8, 11, 24, 8, 11, 13, 10};
  std::string text =
      "\n" + bold("Does it tell accords apart") +
      "\nyear  implementation: correlation  spread  on record   fighting: correlation  spread  "
      "on record  mean chance  happened\n";
  for (const HindcastTotal& total : hindcast.totals) {
    const auto cells = discrimination_cells(total);
    for (std::size_t i = 0; i < cells.size(); ++i)
      text += fmt::format("{:>{}}", cells[i], widths[i]);
    text += '\n';
  }
  return text +
         "Correlation of predicted with observed over accords; spread: standard deviation over accords.\n";
}

std::string calibration_text(const std::vector<ReliabilityBin>& bins, int horizon) {
  std::string text =
      "\n" +
      bold(fmt::format("Stated chance of fighting again within {} years, and what happened", horizon)) +
      "\n      stated  accords  mean stated  happened (95 %)\n";
  for (const ReliabilityBin& bin : bins)
    if (bin.count > 0)
      text +=
          fmt::format("{:>12}  {:>7}  {:>11}  {:>8} ({} to {})\n",
                      share_text(bin.low) + "-" + share_text(bin.high), bin.count, share_text(bin.forecast),
                      share_text(bin.observed), share_text(bin.interval.low), share_text(bin.interval.high));
  if (const auto gap = largest_gap(bins))
    text += "Largest gap: " + gap_text(*gap) + ".\n";
  return text;
}

std::string year_text(int year) {
  return year == 0 ? "none" : fmt::format("year {}", year);
}

std::string reading_text(const HindcastReading& reading) {
  return reading.id.empty()
             ? "all of these"
             : fmt::format("{} ({} instead of {})",
                           printable(reading.title.substr(0, reading.title.find(':')), title_columns),
                           year_text(reading.other_year), year_text(reading.year));
}

std::string readings_text(const Hindcast& hindcast) {
  if (hindcast.readings.empty())
    return {};
  std::string text =
      "\n" + bold("Where it is doubtful who signed, or when: the Brier scores under the other reading") +
      "\nyear     ours  base rate  regression  correlation\n";
  for (const HindcastReading& reading : hindcast.readings) {
    text += reading_text(reading) + "\n";
    for (const HindcastTotal& total : reading.totals)
      text += fmt::format("{:>4}  {:>7}  {:>9}  {:>10}  {:>11}\n", total.horizon, value_text(total.brier),
                          value_text(total.brier_base), value_text(total.brier_regression),
                          number_or_dash(total.renewed.correlation));
  }
  return text;
}

std::string row_text(const HindcastRow& row) {
  const std::string observed = row.observed ? value_text(*row.observed) : "-";
  const std::string renewed = !row.renewed ? "-" : *row.renewed ? "yes" : "no";
  return fmt::format("{}{:>4}  {:>8}  {:>5} ({} to {})   {:>6}  {:>8}\n",
                     padded(printable(row.title, title_columns - 2), title_columns), row.horizon, observed,
                     value_text(row.q50), value_text(row.q05), value_text(row.q95), share_text(row.p_renewed),
                     renewed);
}

std::string rows_text(const Hindcast& hindcast, bool surprising) {
  std::string text;
  for (const HindcastRow& row : hindcast.rows)
    if (row.surprising() == surprising)
      text += row_text(row);
  return text;
}

Json bins_json(const std::vector<ReliabilityBin>& bins) {
  Json list = Json::array();
  for (const ReliabilityBin& bin : bins)
    list.push_back({{"low", bin.low},
                    {"high", bin.high},
                    {"accords", bin.count},
                    {"forecast", bin.forecast},
                    {"observed", bin.observed},
                    {"observed_low", bin.interval.low},
                    {"observed_high", bin.interval.high}});
  return list;
}

Json row_json(const HindcastRow& row) {
  return {{"id", row.id},
          {"title", row.title},
          {"horizon", row.horizon},
          {"observed", json_number<Json>(row.observed)},
          {"mean", row.mean},
          {"q05", row.q05},
          {"q25", row.q25},
          {"q50", row.q50},
          {"q75", row.q75},
          {"q95", row.q95},
          {"crps", json_number<Json>(row.crps)},
          {"crps_base", json_number<Json>(row.crps_base)},
          {"crps_regression", json_number<Json>(row.crps_regression)},
          {"p_renewed", row.p_renewed},
          {"renewed", row.renewed ? Json(*row.renewed) : Json(nullptr)},
          {"brier", json_number<Json>(row.brier)},
          {"brier_base", json_number<Json>(row.brier_base)},
          {"brier_base_fair", json_number<Json>(row.brier_base_fair)},
          {"brier_regression", json_number<Json>(row.brier_regression)}};
}

Json year_json(const std::string& id, const AccordPathYear& year) {
  const auto& [q05, q25, q50, q75, q95] = year.band;
  return {{"id", id},   {"year", year.year}, {"observed", json_number<Json>(year.observed)},
          {"q05", q05}, {"q25", q25},        {"q50", q50},
          {"q75", q75}, {"q95", q95}};
}

Json discrimination_json(const Discrimination& of) {
  return {{"correlation", json_number<Json>(of.correlation)},
          {"predicted_spread", json_number<Json>(of.predicted_spread)},
          {"observed_spread", json_number<Json>(of.observed_spread)},
          {"predicted_mean", json_number<Json>(of.predicted_mean)},
          {"observed_mean", json_number<Json>(of.observed_mean)}};
}

Json total_json(const HindcastTotal& total) {
  return {{"accords", total.accords},
          {"crps", json_number<Json>(total.crps)},
          {"crps_base", json_number<Json>(total.crps_base)},
          {"crps_regression", json_number<Json>(total.crps_regression)},
          {"within_90", json_number<Json>(total.within_90)},
          {"accords_renewed", total.accords_renewed},
          {"brier", json_number<Json>(total.brier)},
          {"brier_base", json_number<Json>(total.brier_base)},
          {"brier_base_fair", json_number<Json>(total.brier_base_fair)},
          {"brier_regression", json_number<Json>(total.brier_regression)},
          {"implementation", discrimination_json(total.implementation)},
          {"renewed", discrimination_json(total.renewed)}};
}

Json gap_json(const std::vector<ReliabilityBin>& bins) {
  const auto gap = largest_gap(bins);
  return gap ? Json(std::fabs(gap->forecast - gap->observed)) : Json(nullptr);
}

Json reading_json(const HindcastReading& reading) {
  Json totals = Json::object();
  for (const HindcastTotal& total : reading.totals)
    totals[std::to_string(total.horizon)] = total_json(total);
  return {{"id", reading.id},
          {"title", reading.title},
          {"year", reading.year},
          {"other_year", reading.other_year},
          {"totals", std::move(totals)}};
}

} // namespace

std::string hindcast_text(const Hindcast& hindcast) {
  const std::string head =
      bold(padded("", title_columns) +
           "year  observed  expected (90 % of histories)  fighting again: chance  happened") +
      "\n";
  std::string text = totals_text(hindcast) + discrimination_text(hindcast) +
                     calibration_text(hindcast.reliability_5, 5) +
                     calibration_text(hindcast.reliability_10, 10) + readings_text(hindcast);
  if (const std::string misses = rows_text(hindcast, true); !misses.empty())
    text += "\n" + bold("Not expected") + "\n" + head + misses;
  if (const std::string rest = rows_text(hindcast, false); !rest.empty())
    text += "\n" + bold("Expected, or not on record") + "\n" + head + rest;
  return text;
}

namespace {

std::string discrimination_markdown(const Hindcast& hindcast) {
  std::string text =
      "\n| year | implementation: correlation | spread of predictions | on record | fighting again: "
      "correlation | spread of chances | on record | mean chance | happened "
      "|\n|---|---|---|---|---|---|---|---|---|\n";
  for (const HindcastTotal& total : hindcast.totals)
    text += fmt::format("| {} |\n", fmt::join(discrimination_cells(total), " | "));
  return text;
}

std::string calibration_markdown(const std::vector<ReliabilityBin>& bins, int horizon) {
  std::string text =
      fmt::format("\n| stated chance of fighting again within {} years | accords | mean stated | "
                  "happened (95 %) |\n|---|---|---|---|\n",
                  horizon);
  for (const ReliabilityBin& bin : bins)
    if (bin.count > 0)
      text += fmt::format("| {} to {} | {} | {} | {} ({} to {}) |\n", share_text(bin.low),
                          share_text(bin.high), bin.count, share_text(bin.forecast), share_text(bin.observed),
                          share_text(bin.interval.low), share_text(bin.interval.high));
  if (const auto gap = largest_gap(bins))
    text += fmt::format("\nLargest gap within {} years: {}.\n", horizon, gap_text(*gap));
  return text;
}

std::string readings_markdown(const Hindcast& hindcast) {
  if (hindcast.readings.empty())
    return {};
  std::string text = "\n| read otherwise | year | Brier ours | base rate | regression | correlation "
                     "|\n|---|---|---|---|---|---|\n";
  for (const HindcastReading& reading : hindcast.readings)
    for (const HindcastTotal& total : reading.totals)
      text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", reading_text(reading), total.horizon,
                          value_text(total.brier), value_text(total.brier_base),
                          value_text(total.brier_regression), number_or_dash(total.renewed.correlation));
  return text;
}

} // namespace

std::string hindcast_markdown(const Hindcast& hindcast) {
  std::string text =
      "| year | accords | CRPS ours | base rate | regression | inside 90 % | Brier ours | base rate | "
      "base rate, fair | regression |\n|---|---|---|---|---|---|---|---|---|---|\n";
  for (const HindcastTotal& total : hindcast.totals)
    text +=
        fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", total.horizon, total.accords,
                    value_text(total.crps), value_text(total.crps_base), value_text(total.crps_regression),
                    share_text(total.within_90), value_text(total.brier), value_text(total.brier_base),
                    value_text(total.brier_base_fair), value_text(total.brier_regression));
  text += discrimination_markdown(hindcast) + calibration_markdown(hindcast.reliability_5, 5) +
          calibration_markdown(hindcast.reliability_10, 10) + readings_markdown(hindcast);
  text += "\n| | accord | year | implemented | expected, median (90 %) | chance of fighting again | happened "
          "|\n|---|---|---|---|---|---|---|\n";
  for (const bool surprising : {true, false})
    for (const HindcastRow& row : hindcast.rows)
      if (row.surprising() == surprising)
        text += fmt::format("| {} | {} | {} | {} | {} ({} to {}) | {} | {} |\n",
                            surprising ? "**missed**" : "", row.title, row.horizon,
                            row.observed ? value_text(*row.observed) : "not on record", value_text(row.q50),
                            value_text(row.q05), value_text(row.q95), share_text(row.p_renewed),
                            !row.renewed   ? "not on record"
                            : *row.renewed ? "yes"
                                           : "no");
  return text;
}

std::string hindcast_json(const Hindcast& hindcast, const std::vector<AccordPath>& paths) {
  Json rows = Json::array(), years = Json::array(), totals = Json::object();
  for (const HindcastRow& row : hindcast.rows)
    rows.push_back(row_json(row));
  for (const AccordPath& path : paths)
    for (const AccordPathYear& year : path.years)
      years.push_back(year_json(path.id, year));
  for (const HindcastTotal& total : hindcast.totals)
    totals[std::to_string(total.horizon)] = total_json(total);
  totals["reliability_5"] = bins_json(hindcast.reliability_5);
  totals["reliability_10"] = bins_json(hindcast.reliability_10);
  totals["largest_gap_5"] = gap_json(hindcast.reliability_5);
  totals["largest_gap_10"] = gap_json(hindcast.reliability_10);
  Json readings = Json::array();
  for (const HindcastReading& reading : hindcast.readings)
    readings.push_back(reading_json(reading));
  return Json{{"rows", std::move(rows)},
              {"paths", std::move(years)},
              {"totals", std::move(totals)},
              {"readings", std::move(readings)}}
      .dump(2);
}

void write_hindcast_table(const std::filesystem::path& folder, const Hindcast& hindcast) {
  Table table(tables_of(folder) / "hindcast.csv",
              {"id", "horizon", "observed", "mean", "q05", "q25", "q50", "q75", "q95", "crps", "crps_base",
               "crps_regression", "p_renewed", "brier", "brier_base"});
  for (const HindcastRow& row : hindcast.rows) {
    table << row.id << row.horizon << or_missing(row.observed) << row.mean << row.q05 << row.q25 << row.q50
          << row.q75 << row.q95 << or_missing(row.crps) << or_missing(row.crps_base)
          << or_missing(row.crps_regression) << row.p_renewed << or_missing(row.brier)
          << or_missing(row.brier_base);
    table.end_row();
  }
  table.finish();
}

void write_paths_table(const std::filesystem::path& folder, const StoredAccordPaths& stored) {
  Table table(tables_of(folder) / "hindcast_paths.csv", accord_path_columns);
  for (const AccordPath& path : stored.paths)
    for (const AccordPathYear& year : path.years) {
      table << path.id << path.title << year.year;
      for (const double quantile : year.band)
        table << quantile;
      table << or_missing(year.observed) << path.p_renewed
            << (!path.renewed   ? ""
                : *path.renewed ? "true"
                                : "false");
      table.end_row();
    }
  table.finish();
  write_accord_paths(folder, stored);
}

} // namespace entente::cli
