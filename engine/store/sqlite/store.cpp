#include "engine/store/sqlite/store.hpp"

#include "engine/store/files/file_system.hpp"
#include "engine/store/sqlite/schema.hpp"
#include "engine/store/sqlite/store_check.hpp"
#include "engine/store/sqlite/store_impl.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace entente {

namespace fs = std::filesystem;

namespace {

// An empty store of this head.
StoreImpl begin_store(Database database, const StoreHead& head, const std::string& path) {
  write_schema(database, head);
  StoreImpl impl;
  impl.database = std::move(database);
  impl.head = head;
  impl.path = path;
  impl.write_state();
  return impl;
}

[[noreturn]] void refuse_short(const std::string& path, std::uintmax_t missing) {
  std::string left = "nothing of it can be read";
  Mending mending = Mending::impossible;
  try {
    const Store store = Store::open(path, Store::Access::damaged);
    const std::uint64_t all = store.histories() / store.head().strategies.size();
    left = fmt::format("{} of {} replicates can still be read", all - store.damage().size(), all);
    mending = Mending::possible;
  } catch (const StoreFailure&) {
  }
  throw ResultsDamaged(fmt::format("{} bytes are missing at its end; {}", missing, left), path, mending);
}

// To read whatever can be read, also of a file that is cut short.
Database damaged_database(const std::string& path) {
  Database database(path, Database::Access::read);
  database.execute("pragma writable_schema = on");
  check_version(database, path);
  return database;
}

Mending mending_of(const std::string& path) {
  try {
    read_head(damaged_database(path));
    return Mending::possible;
  } catch (const StoreFailure&) {
    return Mending::impossible;
  }
}

// Damage that shows while a store is opened may be in what the store says of itself.
template<class Open>
void saying_what_helps(const std::string& path, const Open& open) {
  try {
    open();
  } catch (const ResultsDamaged& damaged) {
    if (mending_of(path) == Mending::possible)
      throw;
    throw ResultsDamaged(damaged.problem, path, Mending::impossible);
  }
}

Journal settled(Journal asked, const std::string& path) {
  if (asked != Journal::by_disk)
    return asked;
  return file_system_at(path).local ? Journal::write_ahead : Journal::rollback;
}

void keep_journal(Database& database, Journal journal) {
  if (journal == Journal::write_ahead)
    return database.execute("pragma journal_mode = wal; pragma synchronous = normal");
  // A reader keeps the writer waiting here, and may take its time.
  database.execute("pragma journal_mode = delete; pragma synchronous = full; pragma busy_timeout = 600000");
}

} // namespace

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const std::string& path, const StoreHead& head, Journal journal) {
  const std::string unfinished = path + ".new";
  std::error_code error;
  fs::remove(unfinished, error);
  begin_store(Database(unfinished, Database::Access::create), head, unfinished);
  fs::rename(unfinished, path, error);
  if (error)
    throw StoreFailure(fmt::format("cannot write {}: {}", path, error.message()));
  return open(path, Access::write, journal);
}

Store Store::temporary(const StoreHead& head) {
  Database database("", Database::Access::create);
  database.execute("pragma journal_mode = off; pragma synchronous = off");
  auto impl = std::make_unique<Impl>();
  static_cast<StoreImpl&>(*impl) = begin_store(std::move(database), head, "");
  impl->prepare_to_write();
  return Store(std::move(impl));
}

Store Store::open(const std::string& path, Access access, Journal journal) {
  const std::uintmax_t missing = check_file(path);
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  if (access == Access::damaged) {
    impl->database = damaged_database(path);
    impl->head = read_head(impl->database);
    impl->find_cells();
    return Store(std::move(impl));
  }
  if (missing > 0)
    refuse_short(path, missing);
  saying_what_helps(path, [&] {
    const bool writes = access == Access::write;
    impl->database = Database(path, writes ? Database::Access::write : Database::Access::read);
    check_version(impl->database, path);
    if (writes) {
      impl->journal = settled(journal, path);
      keep_journal(impl->database, impl->journal);
    }
    impl->database.execute("begin"); // of one moment: somebody may be writing
    impl->head = read_head(impl->database);
    impl->read_state();
    impl->database.execute("commit");
    if (writes)
      impl->prepare_to_write();
  });
  return Store(std::move(impl));
}

StoreGlance glance_at(const std::string& path) {
  if (const std::uintmax_t missing = check_file(path); missing > 0)
    refuse_short(path, missing);
  StoreGlance glance;
  saying_what_helps(path, [&] {
    Database database(path, Database::Access::read);
    check_version(database, path);
    database.execute("begin");
    glance.head = read_head_but_points(database, glance.points);
    if (glance.head.keys.empty())
      glance.points = 1;
    const StoreState state = state_of(database);
    glance.planned_replicates = state.planned;
    glance.histories = state.histories;
    glance.failed = state.failed;
  });
  return glance;
}

const StoreHead& Store::head() const {
  return impl_->head;
}

Journal Store::journal() const {
  return impl_->journal;
}

void Store::commit() {
  if (!impl_->in_batch)
    return;
  impl_->write_state();
  impl_->database.execute("commit");
  impl_->in_batch = false;
}

void Store::close() {
  commit();
  if (impl_->path.empty() || impl_->journal == Journal::rollback)
    return;
  try { // A reader may be there just now; then the companions stay, and nothing is lost.
    impl_->database.execute("pragma busy_timeout = 100; pragma wal_checkpoint(truncate)");
    impl_->database.execute("pragma journal_mode = delete");
  } catch (const StoreFailure&) {
  }
}

void Store::extend_points(const std::vector<double>& points, const std::string& sweep) {
  Impl& impl = *impl_;
  const std::size_t before = impl.head.points.size();
  impl.head.points = points;
  impl.head.sweep = sweep;
  impl.begin_batch();
  write_points(impl.database, impl.head, before);
  commit();
}

} // namespace entente
