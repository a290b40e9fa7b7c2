#include "engine/store/files/table.hpp"

#include <algorithm>
#include <charconv>
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

bool reads_as_formula(std::string_view text) {
  constexpr std::string_view signs = "=+-@\t\r";
  if (text.size() < 2 || signs.find(text.front()) == std::string_view::npos)
    return false;
  const std::string_view number = text.substr(text.front() == '+' ? 1 : 0);
  double value = 0.0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error != std::errc() || end != number.data() + number.size();
}

Table& Table::operator<<(std::string_view text) {
  separate();
  // A text that would read like a guarded one is guarded, too, so that every text comes back as it was.
  std::string guarded;
  if (reads_as_formula(text.substr(std::min(text.find_first_not_of('\''), text.size())))) {
    guarded = "'" + std::string(text);
    text = guarded;
  }
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    file_.write(text);
    return *this;
  }
  std::string quoted = "\"";
  for (const char letter : text)
    quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  file_.write(quoted + "\"");
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
