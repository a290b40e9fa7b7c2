#include "engine/store/sqlite/database.hpp"

#include "engine/core/missing.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <sqlite3.h>

namespace entente {
namespace {

std::string path_of(sqlite3* database) {
  const char* const path = database != nullptr ? sqlite3_db_filename(database, "main") : nullptr;
  return path != nullptr ? path : std::string();
}

// Damage shows as SQLITE_ERROR where a name in the schema is not the one that was written, and as a mismatch
// or a breach of a constraint where a row is not.
[[noreturn]] void fail(sqlite3* database, int code) {
  const std::string said = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  const int kind = code & 0xff;
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_ERROR || kind == SQLITE_MISMATCH ||
      kind == SQLITE_CONSTRAINT || kind == SQLITE_TOOBIG || kind == SQLITE_FORMAT || kind == SQLITE_RANGE)
    throw ResultsDamaged(said, path_of(database));
  throw StoreFailure("the results cannot be read or written: " + said);
}

// A process that was killed left its rollback journal, and every reader has to undo with it what was half
// done.
bool has_journal(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path + "-journal", error);
  return !error && size > 0;
}

int parameter_index(int parameter) {
  return parameter + 1; // SQLite counts parameters from 1
}

} // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK)
    fail(database, code);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), parameter_index(parameter), value);
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  sqlite3_bind_double(statement_.get(), parameter_index(parameter), value);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), parameter_index(parameter), text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int parameter, std::span<const std::byte> blob) {
  sqlite3_bind_blob64(statement_.get(), parameter_index(parameter), blob.data(), blob.size(),
                      SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind_nothing(int parameter) {
  sqlite3_bind_null(statement_.get(), parameter_index(parameter));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW)
    return true;
  sqlite3* const database = sqlite3_db_handle(statement_.get());
  if (code != SQLITE_DONE)
    fail(database, code);
  sqlite3_reset(statement_.get());
  return false;
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

void Statement::run() {
  while (step()) {
  }
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::int64_t Statement::integer(int column, std::int64_t least, std::int64_t most, const char* what) const {
  const bool whole = sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER;
  const std::int64_t value = integer(column);
  if (!whole || value < least || value > most)
    throw ResultsDamaged(fmt::format("{} is {}; possible is {} to {}", what,
                                     whole ? std::to_string(value) : "no whole number", least, most),
                         path_of(sqlite3_db_handle(statement_.get())));
  return value;
}

double Statement::real(int column) const {
  const int type = sqlite3_column_type(statement_.get(), column);
  if (type == SQLITE_NULL)
    return missing;
  if (type != SQLITE_FLOAT && type != SQLITE_INTEGER)
    throw ResultsDamaged("a text stands where a number belongs",
                         path_of(sqlite3_db_handle(statement_.get())));
  return sqlite3_column_double(statement_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string Statement::text(int column) const {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return text == nullptr
             ? std::string()
             : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

std::span<const std::byte> Statement::blob(int column) const {
  const auto* const data = static_cast<const std::byte*>(sqlite3_column_blob(statement_.get(), column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

Database::Database(const std::string& path, Access access) {
  constexpr int patience_ms = 10'000; // a reader may hold the file for a moment
  const bool only_reads = access == Access::read;
  const int flags = only_reads && !has_journal(path) ? SQLITE_OPEN_READONLY
                    : only_reads                     ? SQLITE_OPEN_READWRITE // read-only where the disk is
                    : access == Access::write        ? SQLITE_OPEN_READWRITE
                                                     : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK)
    fail(database, code);
  sqlite3_extended_result_codes(database, 1);
  // A file is not trusted: a name that is not there is an error, not a text, and nothing in it may act.
  for (const int option : {SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                           SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW})
    sqlite3_db_config(database, option, 0, nullptr);
  sqlite3_busy_timeout(database, patience_ms);
  if (only_reads)
    execute("pragma query_only = on");
}

std::string Database::path() const {
  return path_of(database_.get());
}

void Database::execute(const char* sql) {
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK)
    fail(database_.get(), code);
}

std::int64_t Database::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.text(0) : std::string();
}

} // namespace entente
