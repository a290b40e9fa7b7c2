// Reading histories back.
#include "engine/outcomes/digest.hpp"
#include "engine/store/schema.hpp"
#include "engine/store/store_inside.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

// Columns strategy, world, draw, replicate from `first` on.
Unit unit_of(const Statement& read, int first) {
  return {static_cast<std::uint32_t>(read.integer(first + 1)),
          static_cast<std::uint32_t>(read.integer(first + 2)),
          static_cast<std::uint32_t>(read.integer(first + 3))};
}

constexpr const char* in_order = "order by runs.world, runs.draw, runs.replicate, runs.strategy";
constexpr const char* where = "runs.strategy, runs.world, runs.draw, runs.replicate";

Event event_of(std::string_view name) {
  for (const EventField& field : event_table())
    if (field.name == name)
      return field.event;
  throw ResultsDamaged(fmt::format("there is no event '{}'", name));
}

// Columns month, event, who, hazard, two values, six factors from `first` on.
LoggedEvent read_event(const Statement& read, int first) {
  LoggedEvent event;
  event.month = static_cast<Month>(read.integer(first));
  event.happening.event = event_of(read.text(first + 1));
  event.happening.who = static_cast<std::uint8_t>(read.integer(first + 2));
  event.happening.hazard = read.real(first + 3);
  int column = first + 3;
  for (double& value : event.happening.values)
    value = read.real(++column);
  for (double& factor : event.happening.factors)
    factor = read.real(++column);
  return event;
}

// Columns dyad to scores from `first` on.
AccordRecord read_accord(const Statement& read, int first) {
  AccordRecord accord;
  accord.dyad = static_cast<std::uint8_t>(read.integer(first));
  accord.signed_month = static_cast<Month>(read.integer(first + 1));
  if (!read.is_null(first + 2))
    accord.relapse_age = static_cast<Month>(read.integer(first + 2));
  accord.civil_society = read.integer(first + 3) != 0;
  accord.mediators = static_cast<std::uint8_t>(read.integer(first + 4));
  if (!read.is_null(first + 5))
    accord.troops_at_6 = static_cast<float>(read.real(first + 5));
  accord.anniversaries = from_blob<float>(read.blob(first + 6));
  accord.scores = from_blob<std::uint8_t>(read.blob(first + 7));
  return accord;
}

void bind_histories(Statement& statement, const Histories& of) {
  statement.bind(0, static_cast<std::int64_t>(of.strategy)).bind(1, std::int64_t{of.world});
  statement.bind(2, std::int64_t{of.draw});
}

} // namespace

std::uint32_t Store::next_replicate(std::uint32_t world, std::uint32_t draw) const {
  Statement read =
      inside_->database.prepare("select max(replicate) + 1 from runs where world = ? and draw = ?");
  read.bind(0, std::int64_t{world}).bind(1, std::int64_t{draw});
  return read.step() ? static_cast<std::uint32_t>(read.integer(0)) : 0;
}

std::uint64_t Store::histories() const {
  return static_cast<std::uint64_t>(inside_->database.integer("select count(*) from runs"));
}

std::uint64_t Store::failed_histories() const {
  return static_cast<std::uint64_t>(inside_->database.integer("select count(*) from failures"));
}

std::uint64_t Store::bytes() const {
  return static_cast<std::uint64_t>(inside_->database.integer("pragma page_count") *
                                    inside_->database.integer("pragma page_size"));
}

std::uint64_t Store::finished(const Histories& of) const {
  Statement read = inside_->database.prepare(
      "select count(*) from runs where strategy = ? and world = ? and draw = ? and status = 0");
  bind_histories(read, of);
  return read.step() ? static_cast<std::uint64_t>(read.integer(0)) : 0;
}

std::vector<double> Store::values(const Histories& of, std::size_t outcome, std::uint32_t most) const {
  Statement read = inside_->database.prepare(
      fmt::format("select {} from runs where strategy = ? and world = ? and draw = ? and replicate < ? "
                  "order by replicate",
                  outcome_column(outcome)));
  bind_histories(read, of);
  read.bind(3, std::int64_t{most});
  std::vector<double> values;
  while (read.step())
    values.push_back(read.real(0));
  return values;
}

void Store::each_history(
    const std::function<void(std::size_t, const Unit&, bool, std::span<const double>)>& see) const {
  Statement read = inside_->database.prepare(
      fmt::format("select {}, status, {} from runs {}", where, outcome_columns(inside_->head), in_order));
  constexpr int first_outcome = 5;
  std::vector<double> values(inside_->head.outcomes.size());
  while (read.step()) {
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = read.real(first_outcome + static_cast<int>(i));
    see(static_cast<std::size_t>(read.integer(0)), unit_of(read, 0), read.integer(4) != 0, values);
  }
}

std::vector<std::vector<float>> Store::series(const Histories& of, std::size_t first,
                                              std::size_t last) const {
  Statement read = inside_->database.prepare(
      fmt::format("select substr(data, {}, {}) from runs join series using (run) where runs.strategy = ? and "
                  "world = ? and draw = ? and status = 0 order by replicate",
                  first * sizeof(float) + 1, (last - first) * sizeof(float)));
  bind_histories(read, of);
  std::vector<std::vector<float>> series;
  while (read.step())
    series.push_back(from_blob<float>(read.blob(0)));
  return series;
}

void Store::each_series(
    const std::function<void(std::size_t, const Unit&, std::span<const float>)>& see) const {
  Statement read = inside_->database.prepare(
      fmt::format("select {}, data from runs join series using (run) where status = 0 {}", where, in_order));
  while (read.step())
    see(static_cast<std::size_t>(read.integer(0)), unit_of(read, 0), from_blob<float>(read.blob(4)));
}

void Store::each_failure(const std::function<void(const StoredFailure&)>& see) const {
  Statement read = inside_->database.prepare(
      fmt::format("select {}, month, entity, value from failures join runs using (run) {}", where, in_order));
  while (read.step())
    see({static_cast<std::size_t>(read.integer(0)),
         unit_of(read, 0),
         {static_cast<Month>(read.integer(4)), read.text(5), read.real(6)}});
}

void Store::each_event(const std::function<void(const StoredEvent&)>& see) const {
  Statement read = inside_->database.prepare(fmt::format(
      "select {}, month, event, who, hazard, value_1, value_2, factor_1, factor_2, factor_3, factor_4, "
      "factor_5, factor_6 from events join runs using (run) {}, events.rowid",
      where, in_order));
  while (read.step())
    see({static_cast<std::size_t>(read.integer(0)), unit_of(read, 0), read_event(read, 4)});
}

void Store::each_accord(const std::function<void(const StoredAccord&)>& see) const {
  Statement read = inside_->database.prepare(fmt::format(
      "select {}, dyad, signed, relapse_age, civil_society, mediators, troops_at_6, anniversaries, scores "
      "from accords join runs using (run) {}, accords.rowid",
      where, in_order));
  while (read.step())
    see({static_cast<std::size_t>(read.integer(0)), unit_of(read, 0), read_accord(read, 4)});
}

void Store::each_accord(const Histories& of,
                        const std::function<void(const Unit&, const AccordRecord&)>& see) const {
  Statement read = inside_->database.prepare(fmt::format(
      "select {}, dyad, signed, relapse_age, civil_society, mediators, troops_at_6, anniversaries, scores "
      "from runs join accords using (run) where strategy = ? and world = ? and draw = ? and status = 0 "
      "order by replicate, accords.rowid",
      where));
  bind_histories(read, of);
  while (read.step())
    see(unit_of(read, 0), read_accord(read, 4));
}

void Store::each_deaths(const std::function<void(std::size_t, const Unit&, std::span<const float>,
                                                 std::span<const float>)>& see) const {
  Statement read = inside_->database.prepare(fmt::format(
      "select {}, deaths_by_dyad, deaths_by_region from monthly join runs using (run) {}", where, in_order));
  while (read.step()) {
    const auto by_dyad = from_blob<float>(read.blob(4)), by_region = from_blob<float>(read.blob(5));
    see(static_cast<std::size_t>(read.integer(0)), unit_of(read, 0), by_dyad, by_region);
  }
}

namespace {

// Everything of one run but its outcomes.
void read_course(const Database& database, std::int64_t run, Outcomes& outcomes) {
  Statement accords =
      database.prepare("select dyad, signed, relapse_age, civil_society, mediators, troops_at_6, "
                       "anniversaries, scores from accords where run = ? order by rowid");
  for (accords.bind(0, run); accords.step();)
    outcomes.accords.push_back(read_accord(accords, 0));
  Statement failure = database.prepare("select month, entity, value from failures where run = ?");
  for (failure.bind(0, run); failure.step();)
    outcomes.breach = Breach{static_cast<Month>(failure.integer(0)), failure.text(1), failure.real(2)};
  Statement series = database.prepare("select data from series where run = ?");
  for (series.bind(0, run); series.step();)
    outcomes.series = from_blob<float>(series.blob(0));
  Statement events =
      database.prepare("select month, event, who, hazard, value_1, value_2, factor_1, factor_2, "
                       "factor_3, factor_4, factor_5, factor_6 from events where run = ? order by rowid");
  for (events.bind(0, run); events.step();)
    outcomes.events.push_back(read_event(events, 0));
  Statement monthly = database.prepare(
      "select deaths, first_dyad, deaths_by_dyad, deaths_by_region from monthly where run = ?");
  for (monthly.bind(0, run); monthly.step();) {
    outcomes.monthly_deaths = from_blob<float>(monthly.blob(0));
    outcomes.first_dyad = from_blob<std::uint8_t>(monthly.blob(1));
    outcomes.deaths_by_dyad = from_blob<float>(monthly.blob(2));
    outcomes.deaths_by_region = from_blob<float>(monthly.blob(3));
  }
}

} // namespace

std::vector<Outcomes> Store::unit(const Unit& unit) const {
  const StoreHead& head = inside_->head;
  Statement read = inside_->database.prepare(
      fmt::format("select run, {} from runs where strategy = ? and world = ? and draw = ? and replicate = ?",
                  outcome_columns(head)));
  std::vector<Outcomes> arms;
  for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy) {
    bind_histories(read, {strategy, unit.world, unit.draw});
    read.bind(3, std::int64_t{unit.replicate});
    for (; read.step();) {
      Outcomes& outcomes = arms.emplace_back();
      int column = 0;
      for (double& value : outcomes.measures.values)
        value = read.real(++column);
      for (std::size_t i = outcome_count; i < head.outcomes.size(); ++i)
        outcomes.named.push_back(read.real(++column));
      read_course(inside_->database, read.integer(0), outcomes);
    }
  }
  return arms;
}

} // namespace entente
