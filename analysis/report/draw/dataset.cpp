#include "analysis/report/draw/dataset.hpp"

#include "analysis/report/draw/numbers.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace entente::report {
namespace {

std::string listed(const std::vector<std::string>& values, std::size_t count) {
  std::string text = "[";
  for (std::size_t i = 0; i < count; ++i)
    text += (i == 0 ? "" : ",") + values[i];
  return text + "]";
}

// After how many values they begin anew; their number if never.
std::size_t period_of(const std::vector<std::string>& values) {
  const auto repeats = [&](std::size_t period) {
    for (std::size_t i = period; i < values.size(); ++i)
      if (values[i] != values[i - period])
        return false;
    return true;
  };
  for (std::size_t period = 1; period < values.size(); ++period)
    if (values[period] == values.front() && repeats(period))
      return period;
  return values.size();
}

// The shortest of: as they are; one round of those that come again and again; each run with its length.
std::string packed(const std::vector<std::string>& values) {
  std::string shortest = listed(values, values.size());
  if (const std::size_t period = period_of(values); period < values.size())
    if (std::string round = "{\"round\":" + listed(values, period) + "}"; round.size() < shortest.size())
      shortest = std::move(round);
  std::vector<std::string> runs;
  for (std::size_t i = 0, end = 0; i < values.size(); i = end) {
    while (end < values.size() && values[end] == values[i])
      ++end;
    runs.push_back(values[i]);
    runs.push_back(std::to_string(end - i));
  }
  std::string by_runs = "{\"runs\":" + listed(runs, runs.size()) + "}";
  return by_runs.size() < shortest.size() ? by_runs : shortest;
}

} // namespace

Dataset::Dataset(std::string name, std::initializer_list<std::string_view> columns) : name_(std::move(name)) {
  for (const std::string_view column : columns)
    columns_.push_back({std::string(column), Kind::number, {}, {}});
}

void Dataset::add(const std::vector<Cell>& row) {
  assert(row.size() == columns_.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    Column& column = columns_[i];
    if (const auto* text = std::get_if<std::string>(&row[i])) {
      column.kind = Kind::text;
      const auto level = std::find(column.levels.begin(), column.levels.end(), *text);
      column.values.push_back(static_cast<double>(level - column.levels.begin()));
      if (level == column.levels.end())
        column.levels.push_back(*text);
    } else if (const auto* truth = std::get_if<bool>(&row[i])) {
      column.kind = Kind::truth;
      column.values.push_back(*truth ? 1.0 : 0.0);
    } else {
      column.values.push_back(std::get<double>(row[i]));
    }
  }
  ++rows_;
}

std::string Dataset::value_text(const Column& column, std::size_t row) {
  const double value = column.values[row];
  return column.kind == Kind::truth  ? (value > 0.0 ? "true" : "false")
         : column.kind == Kind::text ? json_text(column.levels[static_cast<std::size_t>(value)])
                                     : json_number(value);
}

std::string Dataset::by_columns() const {
  std::string text = fmt::format("{{\"rows\":{},\"columns\":{{", rows_);
  for (const Column& column : columns_) {
    text += (&column == &columns_.front() ? "" : ",") + json_text(column.name) + ":";
    std::vector<std::string> values;
    for (std::size_t row = 0; row < rows_; ++row)
      values.push_back(column.kind == Kind::text ? json_number(column.values[row]) : value_text(column, row));
    if (column.kind != Kind::text) {
      text += packed(values);
      continue;
    }
    text += "{\"levels\":[";
    for (std::size_t i = 0; i < column.levels.size(); ++i)
      text += (i == 0 ? "" : ",") + json_text(column.levels[i]);
    text += "],\"codes\":" + packed(values) + "}";
  }
  return text + "}}";
}

std::string Dataset::by_rows() const {
  std::string text = "[";
  for (std::size_t row = 0; row < rows_; ++row) {
    text += row == 0 ? "\n{" : ",\n{";
    for (const Column& column : columns_)
      text += (&column == &columns_.front() ? "" : ", ") + json_text(column.name) + ": " +
              value_text(column, row);
    text += "}";
  }
  return text + "]";
}

std::string json_text(std::string_view text) {
  const nlohmann::json quoted = std::string(text);
  std::string safe = quoted.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (std::size_t at = 0; (at = safe.find_first_of("<>&", at)) != std::string::npos;) {
    const char* code = safe[at] == '<' ? "\\u003c" : safe[at] == '>' ? "\\u003e" : "\\u0026";
    safe.replace(at, 1, code);
  }
  return safe;
}

} // namespace entente::report
