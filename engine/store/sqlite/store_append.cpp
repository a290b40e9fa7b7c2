// Writing histories.
#include "engine/store/sqlite/store_impl.hpp"

#include <bit>
#include <fmt/format.h>

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little, "blobs are stored as they lie in memory");

// A batch ends when it is large or old: then at most that much work is lost to a power cut or a kill.
constexpr std::size_t largest_batch = 4096; // histories
constexpr std::chrono::milliseconds oldest_batch{500};

std::string insert_into(const char* table, std::size_t columns) {
  std::string marks = "?";
  for (std::size_t i = 1; i < columns; ++i)
    marks += ", ?";
  return fmt::format("insert into {} values({})", table, marks);
}

void bind_optional(Statement& statement, int parameter, const auto& value) {
  if (!value)
    statement.bind_nothing(parameter);
  else if constexpr (std::is_floating_point_v<std::decay_t<decltype(*value)>>)
    statement.bind(parameter, static_cast<double>(*value));
  else
    statement.bind(parameter, std::int64_t{*value});
}

} // namespace

void StoreImpl::prepare_to_write() {
  constexpr std::size_t run_columns = 12, failure_columns = 8, series_columns = 2, event_columns = 13,
                        accord_columns = 9, monthly_columns = 5;
  insert_run = database.prepare(insert_into("runs", run_columns + head.outcomes.size()));
  insert_failure = database.prepare(insert_into("failures", failure_columns));
  insert_series = database.prepare(insert_into("series", series_columns));
  insert_event = database.prepare(insert_into("events", event_columns));
  insert_accord = database.prepare(insert_into("accords", accord_columns));
  insert_monthly = database.prepare(insert_into("monthly", monthly_columns));
  last_run = database.integer("select max(run) from runs");
}

void StoreImpl::begin_batch() {
  if (in_batch)
    return;
  database.execute("begin immediate");
  in_batch = true;
  rows_in_batch = 0;
  batch_begin = std::chrono::steady_clock::now();
}

RunRow StoreImpl::row_of(std::size_t strategy, const Unit& unit, const Outcomes& outcomes) {
  if (outcome_count + outcomes.named.size() != head.outcomes.size())
    throw std::logic_error("a history has other outcomes than its store");
  RunRow row{++last_run, strategy, unit, outcomes.breach.has_value(), {}, {}};
  const auto& measures = outcomes.measures.values;
  row.values.assign(measures.begin(), measures.end());
  row.values.insert(row.values.end(), outcomes.named.begin(), outcomes.named.end());
  const auto put = [&](Part part, std::int64_t check) { row.parts[static_cast<std::size_t>(part)] = check; };
  if (!outcomes.accords.empty())
    put(Part::accords, check_of(row.run, outcomes.accords));
  if (outcomes.breach)
    put(Part::failure, check_of(row.run, *outcomes.breach));
  if (head.keep != Keep::summary)
    put(Part::series, check_of(row.run, outcomes.series));
  if (head.keep == Keep::events) {
    put(Part::events, check_of(row.run, outcomes.events));
    put(Part::monthly, check_of_monthly(row.run, outcomes));
  }
  return row;
}

void StoreImpl::add_run(const RunRow& row) {
  insert_run.bind(0, row.run)
      .bind(1, static_cast<std::int64_t>(row.strategy))
      .bind(2, std::int64_t{row.unit.point});
  insert_run.bind(3, std::int64_t{row.unit.replicate}).bind(4, std::int64_t{row.unit.variant});
  insert_run.bind(5, std::int64_t{row.failed});
  int column = 5;
  for (const auto& part : row.parts)
    bind_optional(insert_run, ++column, part);
  insert_run.bind(++column, check_of(row));
  for (const double value : row.values)
    insert_run.bind(++column, value);
  insert_run.run();
}

void StoreImpl::add_failure(const RunRow& row, const Breach& breach) {
  insert_failure.bind(0, row.run)
      .bind(1, static_cast<std::int64_t>(row.strategy))
      .bind(2, std::int64_t{row.unit.point});
  insert_failure.bind(3, std::int64_t{row.unit.replicate}).bind(4, std::int64_t{row.unit.variant});
  insert_failure.bind(5, std::int64_t{breach.month}).bind(6, breach.entity).bind(7, breach.value).run();
}

void StoreImpl::add_accords(std::int64_t run, const Outcomes& outcomes) {
  for (const AccordRecord& accord : outcomes.accords) {
    insert_accord.bind(0, run).bind(1, std::int64_t{accord.dyad}).bind(2, std::int64_t{accord.signed_month});
    bind_optional(insert_accord, 3, accord.relapse_age);
    insert_accord.bind(4, std::int64_t{accord.civil_society}).bind(5, std::int64_t{accord.mediators});
    bind_optional(insert_accord, 6, accord.troops_at_6);
    insert_accord.bind(7, as_blob(accord.anniversaries)).bind(8, as_blob(accord.scores)).run();
  }
}

void StoreImpl::add_course(std::int64_t run, const Outcomes& outcomes) {
  if (head.keep == Keep::summary)
    return;
  insert_series.bind(0, run).bind(1, as_blob(outcomes.series)).run();
  if (head.keep == Keep::series)
    return;
  for (const LoggedEvent& event : outcomes.events) {
    const EventRecord& record = event.record;
    const EventField& field = field_of(record.event);
    insert_event.bind(0, run).bind(1, std::int64_t{event.month}).bind(2, field.name);
    insert_event.bind(3, std::int64_t{record.who}).bind(4, record.hazard);
    int column = 4;
    for (const double value : record.values)
      insert_event.bind(++column, value);
    for (const double factor : record.factors)
      insert_event.bind(++column, factor);
    insert_event.run();
  }
  insert_monthly.bind(0, run).bind(1, as_blob(outcomes.monthly_deaths)).bind(2, as_blob(outcomes.first_dyad));
  insert_monthly.bind(3, as_blob(outcomes.deaths_by_dyad)).bind(4, as_blob(outcomes.deaths_by_region)).run();
}

void Store::append(const Unit& unit, std::span<const Outcomes> arms) {
  StoreImpl& impl = *impl_;
  if (arms.size() != impl.head.strategies.size())
    throw std::logic_error("a unit has other arms than its store");
  StoredCell& cell = impl.cells[{unit.variant, unit.point}];
  if (!impl.head.shard.takes(unit.point, unit.replicate) ||
      impl.head.shard.takes_of(unit.point, cell.next) !=
          impl.head.shard.takes_of(unit.point, unit.replicate) ||
      unit.replicate < cell.next)
    throw std::logic_error("a unit is not the next one of its point");
  impl.begin_batch();
  for (std::size_t strategy = 0; strategy < arms.size(); ++strategy) {
    const Outcomes& outcomes = arms[strategy];
    const RunRow row = impl.row_of(strategy, unit, outcomes);
    impl.add_run(row);
    if (outcomes.breach)
      impl.add_failure(row, *outcomes.breach);
    impl.add_accords(row.run, outcomes);
    impl.add_course(row.run, outcomes);
    cell.failed += row.failed;
    impl.state.failed += row.failed;
  }
  cell.next = unit.replicate + 1;
  impl.state.histories += arms.size();
  if (impl.changed.empty() || impl.changed.back() != CellKey{unit.variant, unit.point})
    impl.changed.emplace_back(unit.variant, unit.point);
  impl.rows_in_batch += arms.size();
  if (impl.rows_in_batch >= largest_batch ||
      std::chrono::steady_clock::now() - impl.batch_begin >= oldest_batch)
    commit();
}

} // namespace entente
