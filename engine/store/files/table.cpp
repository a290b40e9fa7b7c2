#include "engine/store/files/table.hpp"

#include "engine/core/csv.hpp"

#include <cmath>
#include <fmt/format.h>
#include <string>

namespace entente {

std::string table_number(double number) {
  if (std::isnan(number))
    return {};
  return fmt::format("{:.9g}", number == 0.0 ? 0.0 : number); // no sign of a zero
}

Table::Table(std::filesystem::path path, std::span<const std::string_view> columns) : file_(std::move(path)) {
  for (const std::string_view column : columns)
    *this << column;
  end_row();
}

void Table::separate() {
  if (in_row_)
    file_.write(",");
  in_row_ = true;
}

Table& Table::operator<<(std::string_view text) {
  separate();
  file_.write(csv_text(text));
  return *this;
}

Table& Table::operator<<(double number) {
  separate();
  file_.write(table_number(number));
  return *this;
}

Table& Table::operator<<(std::int64_t number) {
  separate();
  file_.write(fmt::format_int(number).c_str());
  return *this;
}

Table& Table::operator<<(std::uint64_t number) {
  separate();
  file_.write(fmt::format_int(number).c_str());
  return *this;
}

void Table::end_row() {
  file_.write("\n");
  in_row_ = false;
}

} // namespace entente
