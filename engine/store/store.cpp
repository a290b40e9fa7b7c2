#include "engine/store/store.hpp"

#include "engine/store/schema.hpp"
#include "engine/store/store_check.hpp"
#include "engine/store/store_inside.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace entente {

namespace fs = std::filesystem;

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const std::string& path, const StoreHead& head) {
  const std::string unfinished = path + ".new";
  std::error_code error;
  fs::remove(unfinished, error);
  write_schema(*std::make_unique<Database>(unfinished, Database::Access::create), head);
  fs::rename(unfinished, path, error);
  if (error)
    throw StoreFailure(fmt::format("cannot write {}: {}", path, error.message()));
  return open(path, Access::write);
}

Store Store::temporary(const StoreHead& head) {
  Database database("", Database::Access::create);
  database.execute("pragma journal_mode = off; pragma synchronous = off");
  write_schema(database, head);
  auto inside = std::make_unique<Inside>(Inside{std::move(database), head, ""});
  inside->prepare_to_write();
  return Store(std::move(inside));
}

Store Store::open(const std::string& path, Access access) {
  check_file(path);
  Database database(path, access == Access::write ? Database::Access::write : Database::Access::read);
  check_content(database, path);
  if (access == Access::write)
    database.execute("pragma journal_mode = wal; pragma synchronous = normal");
  StoreHead head = read_head(database);
  auto inside = std::make_unique<Inside>(Inside{std::move(database), std::move(head), path});
  if (access == Access::write)
    inside->prepare_to_write();
  return Store(std::move(inside));
}

const StoreHead& Store::head() const {
  return inside_->head;
}

void Store::commit() {
  if (!inside_->in_batch)
    return;
  inside_->database.execute("commit");
  inside_->in_batch = false;
}

void Store::close() {
  commit();
  if (inside_->path.empty())
    return;
  try { // A reader may be there just now; then the companions stay, and nothing is lost.
    inside_->database.execute("pragma busy_timeout = 100; pragma wal_checkpoint(truncate)");
    inside_->database.execute("pragma journal_mode = delete");
  } catch (const StoreFailure&) {
  }
}

std::uint32_t Store::planned_replicates() const {
  return static_cast<std::uint32_t>(
      inside_->database.integer("select cast(value as integer) from head where key = 'replicates'"));
}

void Store::extend_points(const std::vector<double>& points, const std::string& sweep) {
  Inside& inside = *inside_;
  const std::size_t before = inside.head.points.size();
  inside.head.points = points;
  inside.head.sweep = sweep;
  inside.begin_batch();
  write_points(inside.database, inside.head, before);
  inside.database.prepare("update head set value = ? where key = 'sweep'").bind(0, sweep).run();
  commit();
}

void Store::plan(std::uint32_t replicates) {
  inside_->begin_batch();
  inside_->database.prepare("update head set value = ? where key = 'replicates'")
      .bind(0, std::to_string(replicates))
      .run();
  commit();
}

} // namespace entente
