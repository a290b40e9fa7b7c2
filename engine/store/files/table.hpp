// A table as a CSV file (RFC 4180): one header, numbers with 9 significant digits, nothing where there is no
// value.
#pragma once
#include "engine/store/files/write_file.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

namespace entente {

class Table {
 public:
  Table(std::filesystem::path path, std::span<const std::string_view> columns);
  Table(std::filesystem::path path, std::initializer_list<std::string_view> columns)
      : Table(std::move(path), std::span(columns.begin(), columns.size())) {}

  Table& operator<<(std::string_view text); // guarded where a spreadsheet would run it
  Table& operator<<(double number);         // not-a-number becomes an empty field
  Table& operator<<(std::int64_t number);
  Table& operator<<(std::uint64_t number);
  Table& operator<<(std::uint32_t number) { return *this << std::uint64_t{number}; }
  Table& operator<<(std::int32_t number) { return *this << std::int64_t{number}; }
  void end_row();
  // Only now the table is there.
  void finish() { file_.finish(); }

 private:
  void separate();

  WholeFile file_;
  bool in_row_ = false;
};

// As in every table: 9 significant digits.
std::string table_number(double number);

} // namespace entente
