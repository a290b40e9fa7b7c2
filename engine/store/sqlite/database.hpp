// SQLite as plain values: a database, its statements, and errors that say what failed. The only place that
// knows SQLite's functions.
#pragma once
#include "engine/store/files/errors.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace entente {

// One prepared statement. Parameters and columns count from 0.
class Statement {
 public:
  Statement() = default;
  Statement(sqlite3* database, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, double value); // not-a-number becomes NULL
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::span<const std::byte> blob);
  Statement& bind_nothing(int parameter);

  // True while there is a row to read; false at the end, ready to run again.
  bool step();
  void run(); // a statement without rows

  void reset(); // ready to run again, whatever it was at

  std::int64_t integer(int column) const;
  // A whole number from `least` to `most`; `what` it is, for the message. Throws ResultsDamaged.
  std::int64_t integer(int column, std::int64_t least, std::int64_t most, const char* what) const;
  double real(int column) const; // NULL becomes not-a-number; throws ResultsDamaged where no number stands
  bool is_null(int column) const;
  std::string text(int column) const;
  std::span<const std::byte> blob(int column) const; // valid until the next step

 private:
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

class Database {
 public:
  enum class Access { create, write, read };

  Database() = default; // nothing may be asked of it
  // An empty path: a private database that lives in memory, and in a temporary file once it grows, until it
  // is closed.
  Database(const std::string& path, Access access);

  void execute(const char* sql); // any number of statements, rows ignored
  Statement prepare(std::string_view sql) const { return Statement(database_.get(), sql); }
  std::int64_t integer(std::string_view sql) const; // of the first row
  std::string text(std::string_view sql) const;
  std::string path() const; // empty: private

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

} // namespace entente
