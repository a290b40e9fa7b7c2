// Reading histories back. Every row is checked as it is read; what was checked once is not checked again.
#include "engine/store/sqlite/schema.hpp"
#include "engine/store/sqlite/store_impl.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

void mark(std::vector<std::uint32_t>& checked, const StoreHead& head, std::size_t strategy,
          std::uint32_t up_to) {
  checked.resize(head.strategies.size());
  checked[strategy] = std::max(checked[strategy], up_to);
}

bool is_marked(const std::vector<std::uint32_t>& checked, std::size_t strategy, std::uint32_t up_to) {
  return strategy < checked.size() && checked[strategy] >= up_to;
}

// All rows, by world, point, replicate and strategy.
template<class See>
void each_row(StoreImpl& impl, See see) {
  RunScan scan(impl);
  for (auto& [key, cell] : impl.cells) {
    const std::uint32_t next = cell.next;
    scan.begin(key.first, key.second, {0, next});
    while (const RunRow* const row = scan.next())
      see(*row);
    cell.rows_checked.assign(impl.head.strategies.size(), next);
  }
}

// The rows of one strategy at one point.
template<class See>
void each_row(StoreImpl& impl, const Histories& of, std::uint32_t most, See see) {
  StoredCell* const cell = impl.cell(of.variant, of.point);
  if (cell == nullptr || of.strategy >= impl.head.strategies.size())
    return;
  const std::uint32_t to = std::min(most, cell->next);
  RunScan scan(impl, of.strategy);
  scan.begin(of.variant, of.point, {0, to});
  while (const RunRow* const row = scan.next())
    see(*row);
  mark(cell->rows_checked, impl.head, of.strategy, to);
}

void bind_histories(Borrowed& read, const Histories& of, std::uint32_t to) {
  read->bind(0, static_cast<std::int64_t>(of.strategy)).bind(1, std::int64_t{of.variant});
  read->bind(2, std::int64_t{of.point}).bind(3, std::int64_t{to});
}

Outcomes outcomes_of(const RunRow& row, PartReader& parts) {
  Outcomes outcomes;
  std::copy_n(row.values.begin(), outcome_count, outcomes.measures.values.begin());
  outcomes.named.assign(row.values.begin() + outcome_count, row.values.end());
  outcomes.accords = parts.accords(row);
  outcomes.breach = parts.failure(row);
  outcomes.series = parts.series(row);
  outcomes.events = parts.events(row);
  parts.monthly(row, outcomes);
  return outcomes;
}

std::vector<Outcomes> read_unit(RunScan& scan, PartReader& parts, const Unit& unit) {
  std::vector<Outcomes> arms;
  scan.begin(unit.variant, unit.point, {unit.replicate, unit.replicate + 1});
  while (const RunRow* const row = scan.next())
    arms.push_back(outcomes_of(*row, parts));
  return arms;
}

} // namespace

std::uint64_t Store::bytes() const {
  return static_cast<std::uint64_t>(impl_->database.integer("pragma page_count") *
                                    impl_->database.integer("pragma page_size"));
}

std::uint64_t Store::finished(const Histories& of) const {
  std::uint64_t finished = 0;
  const StoredCell* const cell = impl_->cell(of.variant, of.point);
  if (cell != nullptr && cell->failed == 0)
    return impl_->head.shard.takes_of(of.point, cell->next);
  each_row(*impl_, of, UINT32_MAX, [&](const RunRow& row) { finished += !row.failed; });
  return finished;
}

std::vector<double> Store::values(const Histories& of, std::size_t outcome, std::uint32_t most) const {
  StoreImpl& impl = *impl_;
  const StoredCell* const cell = impl.cell(of.variant, of.point);
  std::vector<double> values;
  if (cell == nullptr)
    return values;
  const std::uint32_t to = std::min(most, cell->next);
  if (!is_marked(cell->rows_checked, of.strategy, to)) {
    each_row(impl, of, most, [&](const RunRow& row) { values.push_back(row.values.at(outcome)); });
    return values;
  }
  // What was checked before is not read whole again.
  Borrowed read(impl, fmt::format("select {} from runs where strategy = ? and world = ? and point = ? and "
                                  "replicate < ? order by replicate",
                                  outcome_column(outcome)));
  bind_histories(read, of, to);
  while (read->step())
    values.push_back(read->real(0));
  return values;
}

void Store::each_history(
    const std::function<void(std::size_t, const Unit&, bool, std::span<const double>)>& see) const {
  each_row(*impl_, [&](const RunRow& row) { see(row.strategy, row.unit, row.failed, row.values); });
}

void Store::check_rows() const {
  each_row(*impl_, [](const RunRow&) {});
}

std::vector<std::vector<float>> Store::series(const Histories& of, std::size_t first,
                                              std::size_t last) const {
  StoreImpl& impl = *impl_;
  StoredCell* const cell = impl.cell(of.variant, of.point);
  std::vector<std::vector<float>> series;
  if (cell == nullptr)
    return series;
  if (!is_marked(cell->series_checked, of.strategy, cell->next)) {
    PartReader parts(impl);
    each_row(impl, of, UINT32_MAX, [&](const RunRow& row) {
      const std::vector<float> whole = parts.series(row);
      if (!row.failed && last <= whole.size())
        series.emplace_back(whole.begin() + static_cast<std::ptrdiff_t>(first),
                            whole.begin() + static_cast<std::ptrdiff_t>(last));
    });
    mark(cell->series_checked, impl.head, of.strategy, cell->next);
    return series;
  }
  Borrowed read(
      impl,
      fmt::format("select substr(data, {}, {}) from runs join series using (run) where runs.strategy = ? and "
                  "world = ? and point = ? and replicate < ? and status = 0 order by replicate",
                  first * sizeof(float) + 1, (last - first) * sizeof(float)));
  bind_histories(read, of, cell->next);
  while (read->step()) {
    series.push_back(from_blob<float>(read->blob(0)));
    if (series.back().size() != last - first)
      throw ResultsDamaged("a series is too short", impl.path);
  }
  return series;
}

void Store::each_series(
    const std::function<void(std::size_t, const Unit&, std::span<const float>)>& see) const {
  if (impl_->head.keep == Keep::summary)
    return;
  PartReader parts(*impl_);
  each_row(*impl_, [&](const RunRow& row) {
    const std::vector<float> series = parts.series(row);
    if (!row.failed)
      see(row.strategy, row.unit, series);
  });
}

void Store::each_failure(const std::function<void(const StoredFailure&)>& see) const {
  StoreImpl& impl = *impl_;
  const StoreHead& head = impl.head;
  Borrowed read(
      impl,
      "select strategy, world, point, replicate from failures order by world, point, replicate, strategy");
  RunScan scan(impl);
  PartReader parts(impl);
  std::uint64_t seen = 0;
  while (read->step()) {
    const auto strategy = read->integer(0, 0, static_cast<std::int64_t>(head.strategies.size()) - 1,
                                        "the strategy of a failure");
    const auto variant =
        read->integer(1, 0, static_cast<std::int64_t>(head.variants.size()) - 1, "the world of a failure");
    const auto point = read->integer(2, 0, std::int64_t{impl.point_count()} - 1, "the point of a failure");
    const auto replicate = read->integer(3, 0, std::int64_t{UINT32_MAX} - 1, "the replicate of a failure");
    const Unit unit{static_cast<std::uint32_t>(variant), static_cast<std::uint32_t>(point),
                    static_cast<std::uint32_t>(replicate)};
    if (unit.replicate >= next_replicate(unit.variant, unit.point))
      continue; // stored since this store was opened
    std::optional<Breach> breach;
    scan.begin(unit.variant, unit.point, {unit.replicate, unit.replicate + 1});
    while (const RunRow* const row = scan.next())
      if (row->strategy == static_cast<std::size_t>(strategy))
        breach = parts.failure(*row);
    if (!breach)
      impl.damaged(static_cast<std::size_t>(strategy), unit,
                   "did not fail, and a reason for its failure is there");
    see({static_cast<std::size_t>(strategy), unit, *breach});
    ++seen;
  }
  if (seen != impl.state.failed)
    throw ResultsDamaged("the reason of a failure is missing", impl.path);
}

void Store::each_event(const std::function<void(const StoredEvent&)>& see) const {
  if (impl_->head.keep != Keep::events)
    return;
  PartReader parts(*impl_);
  each_row(*impl_, [&](const RunRow& row) {
    for (const LoggedEvent& event : parts.events(row))
      see({row.strategy, row.unit, event});
  });
}

void Store::each_accord(const std::function<void(const StoredAccord&)>& see) const {
  PartReader parts(*impl_);
  each_row(*impl_, [&](const RunRow& row) {
    for (AccordRecord& accord : parts.accords(row))
      see({row.strategy, row.unit, std::move(accord)});
  });
}

void Store::each_accord(const Histories& of,
                        const std::function<void(const Unit&, const AccordRecord&)>& see) const {
  PartReader parts(*impl_);
  each_row(*impl_, of, UINT32_MAX, [&](const RunRow& row) {
    const std::vector<AccordRecord> accords = parts.accords(row);
    if (!row.failed)
      for (const AccordRecord& accord : accords)
        see(row.unit, accord);
  });
}

void Store::each_deaths(const std::function<void(std::size_t, const Unit&, std::span<const float>,
                                                 std::span<const float>)>& see) const {
  if (impl_->head.keep != Keep::events)
    return;
  PartReader parts(*impl_);
  each_row(*impl_, [&](const RunRow& row) {
    Outcomes outcomes;
    parts.monthly(row, outcomes);
    see(row.strategy, row.unit, outcomes.deaths_by_dyad, outcomes.deaths_by_region);
  });
}

std::vector<Outcomes> Store::unit(const Unit& unit) const {
  RunScan scan(*impl_);
  PartReader parts(*impl_);
  return read_unit(scan, parts, unit);
}

std::vector<DamagedUnit> Store::damage() const {
  StoreImpl& impl = *impl_;
  std::vector<DamagedUnit> damage;
  RunScan scan(impl);
  PartReader parts(impl);
  for (const auto& [key, cell] : impl.cells) {
    const std::uint32_t first = impl.head.shard.first_of(key.second);
    for (std::uint64_t replicate = first; replicate < cell.next; replicate += impl.head.shard.count) {
      const Unit unit{key.first, key.second, static_cast<std::uint32_t>(replicate)};
      try {
        read_unit(scan, parts, unit);
      } catch (const ResultsDamaged& damaged) {
        damage.push_back({unit, damaged.problem});
      }
    }
  }
  return damage;
}

} // namespace entente
