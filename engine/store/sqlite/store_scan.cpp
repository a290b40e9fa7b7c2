// Rows of histories, read in order and checked.
#include "engine/store/sqlite/schema.hpp"
#include "engine/store/sqlite/store_impl.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

constexpr int first_part = 6, check_column = first_part + static_cast<int>(part_count),
              first_outcome = check_column + 1;

std::string select_runs(const StoreHead& head, bool one_strategy) {
  return fmt::format(
      "select run, strategy, world, point, replicate, status, accords_check, failure_check, "
      "series_check, events_check, monthly_check, row_check, {} from runs where world = ? and point = ? "
      "and replicate >= ? and replicate < ?{} order by replicate, strategy",
      outcome_columns(head), one_strategy ? " and strategy = ?" : "");
}

// The columns as they are; whether they are the right ones is for the caller to see.
void read_row(const Statement& read, RunRow& row) {
  row.run = read.integer(0, 1, INT64_MAX, "the number of a history");
  row.strategy = static_cast<std::size_t>(read.integer(1, 0, UINT32_MAX, "the strategy of a history"));
  row.unit.variant = static_cast<std::uint32_t>(read.integer(2, 0, UINT32_MAX, "the world of a history"));
  row.unit.point = static_cast<std::uint32_t>(read.integer(3, 0, UINT32_MAX, "the point of a history"));
  row.unit.replicate =
      static_cast<std::uint32_t>(read.integer(4, 0, UINT32_MAX, "the replicate of a history"));
  row.failed = read.integer(5, 0, 1, "the status of a history") == 1;
  for (std::size_t part = 0; part < part_count; ++part) {
    const int column = first_part + static_cast<int>(part);
    row.parts[part] = read.is_null(column) ? std::nullopt : std::optional(read.integer(column));
  }
  for (std::size_t i = 0; i < row.values.size(); ++i)
    row.values[i] = read.real(first_outcome + static_cast<int>(i));
}

std::int64_t check_with(Checksum& sum, const RunRow& row) {
  sum.whole(row.run)
      .whole(static_cast<std::int64_t>(row.strategy))
      .whole(row.unit.variant)
      .whole(row.unit.point);
  sum.whole(row.unit.replicate).whole(row.failed);
  for (const auto& part : row.parts)
    sum.whole(part.has_value()).whole(part.value_or(0));
  return sum.reals(row.values).finish();
}

} // namespace

std::int64_t check_of(const RunRow& row) {
  Checksum sum;
  return check_with(sum, row);
}

std::string StoreImpl::name_of(std::size_t strategy, const Unit& unit) const {
  std::string name = fmt::format("replicate {} of strategy \"{}\"", unit.replicate,
                                 strategy < head.strategies.size() ? head.strategies[strategy] : "?");
  if (head.variants.size() > 1)
    name +=
        fmt::format(" in world {}", unit.variant < head.variants.size() ? head.variants[unit.variant] : "?");
  if (!head.keys.empty())
    name += fmt::format(" at point {}", unit.point);
  return name;
}

void StoreImpl::damaged(std::size_t strategy, const Unit& unit, std::string_view what) const {
  throw ResultsDamaged(fmt::format("{} {}", name_of(strategy, unit), what), path);
}

Borrowed::Borrowed(StoreImpl& impl, std::string sql) : impl_(&impl), sql_(std::move(sql)) {
  const auto pool = impl.statements.find(sql_);
  if (pool == impl.statements.end() || pool->second.empty()) {
    statement_ = impl.database.prepare(sql_);
  } else {
    statement_ = std::move(pool->second.back());
    pool->second.pop_back();
  }
}

Borrowed::~Borrowed() {
  statement_.reset();
  impl_->statements[sql_].push_back(std::move(statement_));
}

RunScan::RunScan(StoreImpl& impl, std::optional<std::size_t> strategy)
    : impl_(&impl), strategy_(strategy), read_(impl, select_runs(impl.head, strategy.has_value())) {
  row_.values.resize(impl.head.outcomes.size());
}

void RunScan::begin(std::uint32_t variant, std::uint32_t point, Range range) {
  const StoredCell* const cell = impl_->cell(variant, point);
  const Shard& shard = impl_->head.shard;
  to_ = std::min(range.to, cell == nullptr ? 0U : cell->next);
  std::uint32_t first = shard.first_of(point);
  if (range.from > first)
    first += (range.from - first + shard.count - 1) / shard.count * shard.count;
  row_.unit = {variant, point, first};
  row_.strategy = strategy_.value_or(0);
  row_.run = 0; // nothing was read yet
  read_->reset();
  read_->bind(0, std::int64_t{variant}).bind(1, std::int64_t{point}).bind(2, std::int64_t{range.from});
  read_->bind(3, std::int64_t{to_});
  if (strategy_)
    read_->bind(4, static_cast<std::int64_t>(*strategy_));
}

void RunScan::expect_next() {
  if (row_.run == 0)
    return;
  if (!strategy_ && row_.strategy + 1 < impl_->head.strategies.size()) {
    ++row_.strategy;
    return;
  }
  row_.strategy = strategy_.value_or(0);
  row_.unit.replicate += impl_->head.shard.count;
}

const RunRow* RunScan::next() {
  expect_next();
  const std::size_t strategy = row_.strategy;
  const Unit unit = row_.unit;
  const bool more = unit.replicate < to_;
  if (!read_->step()) {
    if (more)
      impl_->damaged(strategy, unit, "is missing");
    return nullptr;
  }
  read_row(*read_, row_);
  if (!more || row_.strategy != strategy || !(row_.unit == unit))
    impl_->damaged(strategy, unit, more ? "is missing" : "is there twice");
  if (!is_as_written(read_->integer(check_column), check_with(sum_, row_)))
    impl_->damaged(strategy, unit, "is not what was written");
  return &row_;
}

} // namespace entente
