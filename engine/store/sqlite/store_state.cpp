// How far a study has come: what must be there, said apart from what is there.
#include "engine/store/sqlite/store_impl.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <vector>

namespace entente {
namespace {

std::int64_t check_of(const StoreState& state) {
  Checksum sum;
  sum.text("state").whole(state.planned).whole(static_cast<std::int64_t>(state.histories));
  sum.whole(static_cast<std::int64_t>(state.failed)).text(state.digest);
  return sum.whole(static_cast<std::int64_t>(state.digest_of)).finish();
}

std::int64_t check_of(const CellKey& key, const StoredCell& cell) {
  Checksum sum;
  sum.text("cell").whole(key.first).whole(key.second).whole(cell.next).whole(cell.sealed);
  return sum.whole(static_cast<std::int64_t>(cell.failed)).finish();
}

StoreState read_state_row(const Database& database) {
  constexpr std::int64_t most = INT64_MAX;
  Statement read =
      database.prepare("select planned, histories, failed, digest, digest_of, row_check from state");
  if (!read.step())
    throw ResultsDamaged("it does not say how far it has come", database.path());
  StoreState state;
  state.planned =
      static_cast<std::uint32_t>(read.integer(0, 0, UINT32_MAX, "the number of replicates planned"));
  state.histories = static_cast<std::uint64_t>(read.integer(1, 0, most, "the number of histories"));
  state.failed = static_cast<std::uint64_t>(read.integer(2, 0, most, "the number of failed histories"));
  state.digest = read.text(3);
  state.digest_of = static_cast<std::uint64_t>(read.integer(4, 0, most, "the number of histories digested"));
  if (!is_as_written(read.integer(5), check_of(state)))
    throw ResultsDamaged("how far it has come is not what was written", database.path());
  return state;
}

// Histories of a point, up to a replicate.
std::uint64_t histories_of(const StoreHead& head, std::uint32_t point, std::uint32_t replicates) {
  return std::uint64_t{head.shard.takes_of(point, replicates)} * head.strategies.size();
}

// One beyond the last replicate of a point, of those that its rows name. They were written in order: one that
// would have most of those before it missing, and more than a thousand, is itself what is damaged.
std::uint32_t plausible_end(const Shard& shard, std::uint32_t point, std::vector<std::uint32_t>& seen) {
  constexpr std::uint64_t always = 1000;
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  std::uint32_t end = 0;
  for (std::size_t before = 0; before < seen.size(); ++before) {
    if (shard.takes_of(point, seen[before]) > always + 2 * before)
      break;
    end = seen[before] + 1;
  }
  return end;
}

} // namespace

std::uint32_t StoreImpl::point_count() const {
  return head.keys.empty() ? 1 : static_cast<std::uint32_t>(head.points.size() / head.keys.size());
}

StoredCell* StoreImpl::cell(std::uint32_t variant, std::uint32_t point) {
  const auto found = cells.find({variant, point});
  return found == cells.end() ? nullptr : &found->second;
}

void StoreImpl::read_state() {
  state = read_state_row(database);
  cells.clear();
  std::uint64_t histories = 0, failed = 0, sealed = 0;
  Statement read =
      database.prepare("select world, point, next, sealed, failed, row_check from cells order by 1, 2");
  while (read.step()) {
    const auto variant =
        read.integer(0, 0, static_cast<std::int64_t>(head.variants.size()) - 1, "the world of a point");
    const auto point = read.integer(1, 0, std::int64_t{point_count()} - 1, "the number of a point");
    const CellKey key{static_cast<std::uint32_t>(variant), static_cast<std::uint32_t>(point)};
    StoredCell cell;
    cell.next = static_cast<std::uint32_t>(
        read.integer(2, 0, maximum_replicates, "the number of replicates of a point"));
    cell.sealed =
        static_cast<std::uint32_t>(read.integer(3, 0, cell.next, "the number of replicates digested"));
    cell.failed = static_cast<std::uint64_t>(
        read.integer(4, 0, static_cast<std::int64_t>(histories_of(head, key.second, cell.next)),
                     "the number of failures"));
    if (!is_as_written(read.integer(5), check_of(key, cell)))
      throw ResultsDamaged(fmt::format("how far point {} of world {} has come is not what was written",
                                       key.second, head.variants[key.first]),
                           database.path());
    histories += histories_of(head, key.second, cell.next);
    sealed += histories_of(head, key.second, cell.sealed);
    failed += cell.failed;
    cells.emplace(key, std::move(cell));
  }
  if (histories != state.histories || failed != state.failed ||
      (!state.digest.empty() && sealed != state.digest_of))
    throw ResultsDamaged("a point of it is missing", database.path());
}

void StoreImpl::find_cells() {
  try {
    read_state();
    return;
  } catch (const ResultsDamaged&) {
  }
  state = StoreState();
  state.planned = maximum_replicates;
  cells.clear();
  bool planned_is_known = false;
  try {
    state = read_state_row(database);
    planned_is_known = true;
  } catch (const ResultsDamaged&) {
  }
  // A row that is not what was written may still say how far a point had come; in doubt a replicate is taken
  // to be there, and found to be missing.
  std::map<CellKey, std::vector<std::uint32_t>> replicates;
  try {
    Statement read = database.prepare("select world, point, replicate from runs not indexed");
    while (read.step()) {
      const std::int64_t variant = read.integer(0), point = read.integer(1), replicate = read.integer(2);
      const bool possible =
          variant >= 0 && variant < static_cast<std::int64_t>(head.variants.size()) && point >= 0 &&
          point < std::int64_t{point_count()} && replicate >= 0 && replicate < std::int64_t{state.planned} &&
          head.shard.takes(static_cast<std::uint32_t>(point), static_cast<std::uint32_t>(replicate));
      if (possible)
        replicates[{static_cast<std::uint32_t>(variant), static_cast<std::uint32_t>(point)}].push_back(
            static_cast<std::uint32_t>(replicate));
    }
  } catch (const ResultsDamaged&) {
  }
  std::uint32_t longest = 0;
  for (auto& [key, seen] : replicates)
    longest = std::max(longest, cells[key].next = plausible_end(head.shard, key.second, seen));
  if (!planned_is_known)
    state.planned = longest; // as many as there are
  state.histories = 0;
  for (const auto& [key, cell] : cells)
    state.histories += histories_of(head, key.second, cell.next);
  // Where all that was digested is there, the digest still says whether it is whole.
  if (state.digest_of == state.histories)
    for (auto& [key, cell] : cells)
      cell.sealed = cell.next;
  else
    state.digest.clear();
}

void StoreImpl::write_state() {
  Borrowed insert(*this, "insert or replace into cells values(?, ?, ?, ?, ?, ?)");
  for (const CellKey& key : changed) {
    const StoredCell& cell = cells.at(key);
    insert->bind(0, std::int64_t{key.first})
        .bind(1, std::int64_t{key.second})
        .bind(2, std::int64_t{cell.next});
    insert->bind(3, std::int64_t{cell.sealed}).bind(4, static_cast<std::int64_t>(cell.failed));
    insert->bind(5, check_of(key, cell)).run();
  }
  changed.clear();
  Borrowed put(*this, "insert or replace into state values(0, ?, ?, ?, ?, ?, ?)");
  put->bind(0, std::int64_t{state.planned}).bind(1, static_cast<std::int64_t>(state.histories));
  put->bind(2, static_cast<std::int64_t>(state.failed)).bind(3, state.digest);
  put->bind(4, static_cast<std::int64_t>(state.digest_of)).bind(5, check_of(state)).run();
}

std::uint32_t Store::next_replicate(std::uint32_t variant, std::uint32_t point) const {
  const StoredCell* const cell = impl_->cell(variant, point);
  return cell == nullptr ? 0 : cell->next;
}

std::uint64_t Store::histories() const {
  return impl_->state.histories;
}

std::uint64_t Store::failed_histories() const {
  return impl_->state.failed;
}

std::uint32_t Store::planned_replicates() const {
  return impl_->state.planned;
}

void Store::plan(std::uint32_t replicates) {
  impl_->begin_batch();
  impl_->state.planned = replicates;
  commit();
}

Seal Store::seal() const {
  return {impl_->state.digest, impl_->state.digest_of};
}

std::uint32_t Store::sealed_replicates(std::uint32_t variant, std::uint32_t point) const {
  const StoredCell* const cell = impl_->cell(variant, point);
  return cell == nullptr ? 0 : cell->sealed;
}

void Store::seal(const std::string& digest) {
  StoreImpl& impl = *impl_;
  if (impl.state.digest == digest && impl.state.digest_of == impl.state.histories)
    return;
  impl.begin_batch();
  for (auto& [key, cell] : impl.cells)
    if (cell.sealed != cell.next) {
      cell.sealed = cell.next;
      impl.changed.push_back(key);
    }
  impl.state.digest = digest;
  impl.state.digest_of = impl.state.histories;
  commit();
}

void Store::adopt_seal(const Store& other) {
  StoreImpl& impl = *impl_;
  impl.begin_batch();
  for (auto& [key, cell] : impl.cells) {
    cell.sealed = std::min(cell.next, other.sealed_replicates(key.first, key.second));
    impl.changed.push_back(key);
  }
  impl.state.digest = other.seal().digest;
  impl.state.digest_of = other.seal().histories;
  commit();
}

StoreState state_of(const Database& database) {
  return read_state_row(database);
}

} // namespace entente
