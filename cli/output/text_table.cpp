#include "cli/output/text_table.hpp"

#include "cli/output/columns.hpp"
#include "cli/terminal.hpp"

#include <algorithm>
#include <numeric>

namespace entente::cli {
namespace {

constexpr std::size_t gap = 2; // blanks between columns
// Columns that a name keeps: two that begin alike must not become one, so columns of numbers go first.
constexpr std::size_t least_name = 34;

std::string to_the_right(const std::string& text, std::size_t columns) {
  const std::size_t taken = width(text);
  return std::string(taken < columns ? columns - taken : 0, ' ') + text;
}

std::string without_end(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

} // namespace

TextTable::TextTable(std::string first, std::vector<Column> columns,
                     std::vector<std::vector<std::string>> groups)
    : first_(std::move(first)), columns_(std::move(columns)), groups_(std::move(groups)) {}

void TextTable::add(std::string name, std::vector<std::string> cells) {
  rows_.push_back({std::move(name), std::move(cells), {}});
}
void TextTable::add_note(std::string name, std::string note) {
  rows_.push_back({std::move(name), {}, std::move(note)});
}

// In the order of the table. The one that matters most stays whatever the room.
std::vector<std::size_t> TextTable::fitting(std::size_t room, const std::vector<std::size_t>& widths) const {
  std::vector<std::size_t> order(columns_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return columns_[a].importance < columns_[b].importance;
  });
  std::vector<std::size_t> shown;
  for (const std::size_t column : order) {
    std::vector<std::size_t> more = shown, wide = widths;
    more.push_back(column);
    std::sort(more.begin(), more.end());
    widen_for_groups(more, wide);
    std::size_t taken = 0;
    for (const std::size_t one : more)
      taken += gap + wide[one];
    if (taken > room && !shown.empty())
      break;
    shown = std::move(more);
  }
  return shown;
}

// The last column of a group makes room for the group's shortest heading.
void TextTable::widen_for_groups(const std::vector<std::size_t>& shown,
                                 std::vector<std::size_t>& widths) const {
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t group = columns_[shown[i]].group;
    std::size_t taken = widths[shown[i]], end = i + 1;
    for (; end < shown.size() && group != no_group && columns_[shown[end]].group == group; ++end)
      taken += gap + widths[shown[end]];
    if (group != no_group) {
      const std::size_t needed = width(groups_[group].back());
      widths[shown[end - 1]] += needed > taken ? needed - taken : 0;
    }
    i = end;
  }
}

std::string TextTable::group_line(const std::vector<std::size_t>& shown,
                                  const std::vector<std::size_t>& widths) const {
  std::string line;
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t group = columns_[shown[i]].group;
    std::size_t room = widths[shown[i]], end = i + 1;
    for (; end < shown.size() && group != no_group && columns_[shown[end]].group == group; ++end)
      room += gap + widths[shown[end]];
    std::string heading;
    if (group != no_group)
      for (const std::string& candidate : groups_[group])
        if (heading.empty() && width(candidate) <= room)
          heading = candidate;
    line += std::string(gap, ' ') + to_the_right(heading, room);
    i = end;
  }
  return line;
}

std::string TextTable::text(std::size_t columns, std::size_t indent) const {
  std::size_t names = width(first_);
  std::vector<std::size_t> widths;
  for (const Column& column : columns_)
    widths.push_back(width(column.heading));
  for (const Row& row : rows_) {
    names = std::max(names, width(row.name));
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      widths[c] = std::max(widths[c], width(row.cells[c]));
  }
  const std::size_t beside = indent + std::min(names, least_name);
  const std::vector<std::size_t> shown = fitting(columns > beside ? columns - beside : 0, widths);
  widen_for_groups(shown, widths);
  std::size_t taken = indent;
  for (const std::size_t column : shown)
    taken += gap + widths[column];
  names = std::min(names, std::max(least_name, columns > taken ? columns - taken : 0));
  const std::string start(indent, ' ');
  std::string lines;
  if (!groups_.empty())
    lines += without_end(start + std::string(names, ' ') + group_line(shown, widths));
  std::string heading = start + padded(first_, names);
  for (const std::size_t column : shown)
    heading += std::string(gap, ' ') + to_the_right(columns_[column].heading, widths[column]);
  lines += without_end(heading);
  for (const Row& row : rows_) {
    std::string line = start + padded(cut(row.name, names), names);
    if (!row.note.empty())
      line += std::string(gap, ' ') +
              cut(row.note, columns > indent + names + gap ? columns - indent - names - gap : 0);
    else
      for (const std::size_t column : shown)
        line += std::string(gap, ' ') + to_the_right(row.cells[column], widths[column]);
    lines += without_end(line);
  }
  return lines;
}

} // namespace entente::cli
