#include "analysis/export/export_csv.hpp"

#include "engine/outcomes/outcomes.hpp"
#include "engine/store/files/table.hpp"
#include "engine/store/sqlite/store.hpp"

#include <array>
#include <string>
#include <vector>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> key_columns{"world", "point", "strategy", "replicate"};

std::vector<std::string_view> after_key(std::vector<std::string_view> columns) {
  columns.insert(columns.begin(), key_columns.begin(), key_columns.end());
  return columns;
}

void write_key(Table& table, const StoreHead& head, std::size_t strategy, const Unit& unit) {
  table << head.variants[unit.variant] << unit.point << head.strategies[strategy] << unit.replicate;
}

std::vector<std::string_view> names_of(const std::vector<StoredOutcome>& rows) {
  std::vector<std::string_view> names;
  for (const StoredOutcome& row : rows)
    names.push_back(row.name);
  return names;
}

std::vector<std::string_view> histories_columns(const StoreHead& head) {
  std::vector<std::string_view> columns = names_of(head.outcomes);
  columns.insert(columns.begin(), {"seed", "status"});
  return after_key(std::move(columns));
}

std::vector<std::string_view> accords_columns() {
  return after_key({"dyad", "signed", "relapse_age", "civil_society", "mediators", "troops_at_6", "year",
                    "implementation"});
}

std::vector<std::string_view> provisions_columns() {
  return after_key({"dyad", "signed", "year", "provision", "score"});
}

std::vector<std::string_view> series_columns(const StoreHead& head) {
  std::vector<std::string_view> columns = names_of(head.indicators);
  columns.insert(columns.begin(), "month");
  return after_key(std::move(columns));
}

std::vector<std::string_view> events_columns() {
  return after_key({"month", "event", "kind", "who", "hazard", "value_1", "value_2", "factor_1", "factor_2",
                    "factor_3", "factor_4", "factor_5", "factor_6"});
}

std::vector<std::string_view> deaths_columns() {
  return after_key({"month", "of", "number", "deaths"});
}

constexpr std::array<std::string_view, 4> columns_columns{"file", "column", "unit", "meaning"};

void write_histories(const fs::path& folder, const Store& store) {
  const StoreHead& head = store.head();
  Table table(folder / "histories.csv", histories_columns(head));
  store.each_history(
      [&](std::size_t strategy, const Unit& unit, bool failed, std::span<const double> values) {
        write_key(table, head, strategy, unit);
        table << head.seed << (failed ? "failed" : "done");
        for (const double value : values)
          table << value;
        table.end_row();
      });
  table.finish();
}

void write_accords(const fs::path& folder, const Store& store) {
  Table table(folder / "accords.csv", accords_columns());
  store.each_accord([&](const StoredAccord& stored) {
    const AccordRecord& accord = stored.accord;
    for (std::size_t year = 0; year == 0 || year <= accord.anniversaries.size(); ++year) {
      write_key(table, store.head(), stored.strategy, stored.unit);
      table << std::int32_t{accord.dyad} << accord.signed_month;
      accord.relapse_age ? table << *accord.relapse_age : table << "";
      table << std::int32_t{accord.civil_society} << std::int32_t{accord.mediators};
      accord.troops_at_6 ? table << double{*accord.troops_at_6} : table << "";
      table << std::uint64_t{year};
      table << (year == 0 ? 0.0 : double{accord.anniversaries[year - 1]});
      table.end_row();
    }
  });
  table.finish();
}

void write_provisions(const fs::path& folder, const Store& store) {
  Table table(folder / "provisions.csv", provisions_columns());
  store.each_accord([&](const StoredAccord& stored) {
    const AccordRecord& accord = stored.accord;
    if (accord.anniversaries.empty())
      return;
    const std::size_t provisions = accord.scores.size() / accord.anniversaries.size();
    for (std::size_t i = 0; i < accord.scores.size(); ++i) {
      write_key(table, store.head(), stored.strategy, stored.unit);
      table << std::int32_t{accord.dyad} << accord.signed_month << std::uint64_t{i / provisions + 1}
            << std::uint64_t{i % provisions} << std::int32_t{accord.scores[i]};
      table.end_row();
    }
  });
  table.finish();
}

void write_series(const fs::path& folder, const Store& store) {
  const StoreHead& head = store.head();
  Table table(folder / "series.csv", series_columns(head));
  const auto months = static_cast<std::size_t>(head.months);
  store.each_series([&](std::size_t strategy, const Unit& unit, std::span<const float> series) {
    for (std::size_t month = 0; month < months; ++month) {
      write_key(table, head, strategy, unit);
      table << std::uint64_t{month};
      for (std::size_t indicator = 0; indicator < head.indicators.size(); ++indicator)
        table << double{series[indicator * months + month]};
      table.end_row();
    }
  });
  table.finish();
}

// Months without deaths are left out.
void write_deaths(const fs::path& folder, const Store& store) {
  const StoreHead& head = store.head();
  Table table(folder / "deaths.csv", deaths_columns());
  store.each_deaths([&](std::size_t strategy, const Unit& unit, std::span<const float> by_dyad,
                        std::span<const float> by_region) {
    const auto write = [&](std::string_view of, std::span<const float> deaths, std::size_t columns) {
      for (std::size_t i = 0; i < deaths.size(); ++i) {
        if (deaths[i] == 0.0F)
          continue;
        write_key(table, head, strategy, unit);
        table << std::uint64_t{i / columns} << of << std::uint64_t{i % columns} << double{deaths[i]};
        table.end_row();
      }
    };
    write("dyad", by_dyad, maximum_dyads);
    write("region", by_region, head.regions);
  });
  table.finish();
}

// What every column of every file holds.
void write_columns(const fs::path& folder, const StoreHead& head) {
  Table table(folder / "columns.csv", columns_columns);
  const auto row = [&](std::string_view file, std::string_view column, std::string_view unit,
                       std::string_view meaning) {
    table << file << column << unit << meaning;
    table.end_row();
  };
  row("all", "world", "", "base: the scenario as it is; else a named world of it");
  row("all", "point", "", "point of a sweep, from 0");
  row("all", "strategy", "", "name");
  row("all", "replicate", "",
      "from 0; the same replicate has the same random numbers under every strategy, in every world");
  row("all", "month", "months", "from 0");
  for (const StoredOutcome& outcome : head.outcomes)
    row("histories.csv", outcome.name, outcome.unit, outcome.doc);
  row("accords.csv", "dyad", "", "the government against this armed group, from 0");
  row("accords.csv", "signed", "months", "month of signature; -1: the history began with it");
  row("accords.csv", "relapse_age", "months",
      "from signature to the dyad's relapse; empty: it held to the end");
  row("accords.csv", "civil_society", "", "1: civil society was seated");
  row("accords.csv", "mediators", "count", "present at signature");
  row("accords.csv", "troops_at_6", "1,000 troops", "peacekeepers six months after signature");
  row("accords.csv", "year", "years", "since signature");
  row("accords.csv", "implementation", "index",
      "mean score of all provisions / 3, until its dyad signs another accord");
  if (head.keep != Keep::summary)
    for (const StoredOutcome& indicator : head.indicators)
      row("series.csv", indicator.name, indicator.unit, indicator.doc);
  if (head.keep == Keep::events) {
    row("provisions.csv", "score", "0-3", "of a provision, so many years after signature");
    row("deaths.csv", "of", "",
        "dyad or region: each death stands once under each, so that the two are never added");
    row("deaths.csv", "number", "", "which one, from 0");
    row("deaths.csv", "deaths", "deaths", "in the month; months without deaths are left out");
    row("events.csv", "who", "", "number of the dyad or third party, from 0");
    row("events.csv", "hazard", "1/month", "behind the event; 0: certain");
    for (const EventField& event : event_table()) {
      const std::string name(event.name);
      for (std::size_t i = 0; i < event.values.size(); ++i)
        if (!event.values[i].empty())
          row("events.csv", name + ": value_" + std::to_string(i + 1), "", event.values[i]);
      for (std::size_t i = 0; i < event.factors.size(); ++i)
        if (!event.factors[i].empty())
          row("events.csv", name + ": factor_" + std::to_string(i + 1), "", event.factors[i]);
    }
  }
  table.finish();
}

} // namespace

void write_events_csv(const fs::path& file, const Store& store) {
  Table table(file, events_columns());
  store.each_event([&](const StoredEvent& stored) {
    const EventRecord& record = stored.event.record;
    const EventField& field = field_of(record.event);
    write_key(table, store.head(), stored.strategy, stored.unit);
    table << stored.event.month << field.name << field.who << std::int32_t{record.who} << record.hazard;
    for (std::size_t i = 0; i < record.values.size(); ++i)
      field.values[i].empty() ? table << "" : table << record.values[i];
    for (std::size_t i = 0; i < record.factors.size(); ++i)
      field.factors[i].empty() ? table << "" : table << record.factors[i];
    table.end_row();
  });
  table.finish();
}

std::vector<CsvFile> csv_files(const Store& store) {
  const StoreHead& head = store.head();
  std::vector<CsvFile> files{{"histories.csv", histories_columns(head)}, {"accords.csv", accords_columns()}};
  if (head.keep != Keep::summary)
    files.push_back({"series.csv", series_columns(head)});
  if (head.keep == Keep::events) {
    files.push_back({"events.csv", events_columns()});
    files.push_back({"deaths.csv", deaths_columns()});
    files.push_back({"provisions.csv", provisions_columns()});
  }
  files.push_back({"columns.csv", {columns_columns.begin(), columns_columns.end()}});
  return files;
}

void write_csv(const fs::path& folder, const Store& store) {
  write_histories(folder, store);
  write_accords(folder, store);
  const Keep keep = store.head().keep;
  if (keep != Keep::summary)
    write_series(folder, store);
  if (keep == Keep::events) {
    write_events_csv(folder / "events.csv", store);
    write_deaths(folder, store);
    write_provisions(folder, store);
  }
  write_columns(folder, store.head());
}

} // namespace entente
