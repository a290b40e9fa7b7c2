#include "engine/core/error.hpp"
#include "engine/scenario/read/parse.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <charconv>

namespace entente {
namespace {

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r'))
    line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t end = std::min(line.find(','), line.size());
    std::string_view cell = line.substr(0, end);
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '"'))
      cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '"'))
      cell.remove_suffix(1);
    cells.push_back(cell);
    if (end == line.size())
      return cells;
    line.remove_prefix(end + 1);
  }
}

Node text_node(std::string_view text, Place place) {
  Node node;
  node.kind = Node::Kind::text;
  node.place = place;
  node.text = text;
  return node;
}

// A number, or the text itself, so that the reader says what is wrong with it.
Node number_node(std::string_view text, Place place) {
  Node node = text_node(text, place);
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), node.real);
  if (!text.empty() && parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size())
    node.kind = Node::Kind::real;
  return node;
}

} // namespace

Node parse_sets_csv(std::string_view text, const std::string& file_name, std::uint32_t file) {
  ValueCount count(file_name);
  Node table;
  table.place = {file, 1, 1};
  Place place{file, 0, 1};
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    ++place.line;
    if (line.empty() || line.starts_with('#'))
      continue;
    const std::vector<std::string_view> cells = cells_of(line);
    const bool heading = table.entries.empty();
    Node list;
    list.kind = Node::Kind::list;
    list.place = place;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      count.one_more();
      list.items.push_back(heading ? text_node(cells[i], place) : number_node(cells[i], place));
    }
    const std::string key = heading ? "names" : std::string(cells[0]);
    if (table.find(key) != nullptr)
      throw ScenarioError(
          {Problem{file_name, static_cast<int>(place.line), 1, in_quotes(key) + " stands twice"}});
    count.check_entries(table.entries.size() + 1);
    table.entries.push_back({key, place, std::move(list)});
  }
  return table;
}

void ValueCount::one_more() {
  if (++values_ > maximum_values)
    throw ScenarioError({Problem{file_name_, 0, 0,
                                 "the file has more than " + std::to_string(maximum_values) +
                                     " values, which no scenario needs"}});
}

void ValueCount::check_entries(std::size_t entries) const {
  if (entries > maximum_entries)
    throw ScenarioError({Problem{file_name_, 0, 0,
                                 "a table has more than " + std::to_string(maximum_entries) +
                                     " keys, which no scenario needs"}});
}

} // namespace entente
