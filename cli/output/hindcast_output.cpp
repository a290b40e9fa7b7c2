#include "cli/output/hindcast_output.hpp"

#include "cli/output/evidence_output.hpp"
#include "cli/output/numbers.hpp"
#include "cli/terminal.hpp"
#include "engine/core/json_number.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t title_columns = 46;

double or_missing(const std::optional<double>& value) {
  return value.value_or(missing);
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
  return text +
         "Implementation by CRPS, renewed fighting by Brier score. Base rate and regression (armed groups,\n"
         "log prior deaths) are fitted on the 22 shipped accords, the one with the same id left out.\n";
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
          {"brier_regression", json_number<Json>(row.brier_regression)}};
}

Json year_json(const std::string& id, const AccordPathYear& year) {
  const auto& [q05, q25, q50, q75, q95] = year.band;
  return {{"id", id},   {"year", year.year}, {"observed", json_number<Json>(year.observed)},
          {"q05", q05}, {"q25", q25},        {"q50", q50},
          {"q75", q75}, {"q95", q95}};
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
          {"brier_regression", json_number<Json>(total.brier_regression)}};
}

} // namespace

std::string hindcast_text(const Hindcast& hindcast) {
  const std::string head =
      bold(padded("", title_columns) +
           "year  observed  expected (90 % of histories)  fighting again: chance  happened") +
      "\n";
  std::string text = totals_text(hindcast);
  if (const std::string misses = rows_text(hindcast, true); !misses.empty())
    text += "\n" + bold("Not expected") + "\n" + head + misses;
  if (const std::string rest = rows_text(hindcast, false); !rest.empty())
    text += "\n" + bold("Expected, or not on record") + "\n" + head + rest;
  return text;
}

std::string hindcast_markdown(const Hindcast& hindcast) {
  std::string text =
      "| year | accords | CRPS ours | base rate | regression | inside 90 % | Brier ours | base rate | "
      "regression |\n|---|---|---|---|---|---|---|---|---|\n";
  for (const HindcastTotal& total : hindcast.totals)
    text +=
        fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", total.horizon, total.accords,
                    value_text(total.crps), value_text(total.crps_base), value_text(total.crps_regression),
                    share_text(total.within_90), value_text(total.brier), value_text(total.brier_base),
                    value_text(total.brier_regression));
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
  text += "\n| stated chance of fighting again within 5 years | accords | mean stated | happened (95 %) "
          "|\n|---|---|---|---|\n";
  for (const ReliabilityBin& bin : hindcast.reliability_5)
    if (bin.count > 0)
      text += fmt::format("| {} to {} | {} | {} | {} ({} to {}) |\n", share_text(bin.low),
                          share_text(bin.high), bin.count, share_text(bin.forecast), share_text(bin.observed),
                          share_text(bin.interval.low), share_text(bin.interval.high));
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
  return Json{{"rows", std::move(rows)}, {"paths", std::move(years)}, {"totals", std::move(totals)}}.dump(2);
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
