// A store as somebody with another program changes it.
#pragma once
#include "tests/catch.hpp"

#include <filesystem>
#include <sqlite3.h>
#include <string>

namespace entente::test {

inline void change(const std::filesystem::path& file, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  const int code = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
  sqlite3_close(database);
  INFO(sql);
  REQUIRE(code == SQLITE_OK);
}

// The first value that a query gives.
inline std::string text_in(const std::filesystem::path& file, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  std::string text;
  const auto take = [](void* into, int, char** values, char**) {
    *static_cast<std::string*>(into) = values[0] != nullptr ? values[0] : "";
    return 1;
  };
  sqlite3_exec(database, sql, take, &text, nullptr);
  sqlite3_close(database);
  return text;
}

} // namespace entente::test
