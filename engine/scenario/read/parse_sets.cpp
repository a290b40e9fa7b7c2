#include "engine/core/csv.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario/read/parse.hpp"

namespace entente {
namespace {

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
  if (const auto number = number_in<double>(text)) {
    node.kind = Node::Kind::real;
    node.real = *number;
  }
  return node;
}

} // namespace

Expected<Node> parse_sets_csv(std::string_view text, const std::string& file_name, std::uint32_t file) {
  ValueCount count(file_name);
  Node table;
  table.place = {file, 1, 1};
  CsvReader reader(text);
  while (reader.next(Separator::comma, '#')) {
    const std::vector<CsvField>& cells = reader.fields();
    const Place place{file, static_cast<std::uint32_t>(reader.line()), 1};
    if (reader.fault() != CsvFault::none)
      return Problem{file_name, static_cast<int>(reader.line()),
                     static_cast<int>(reader.column(reader.fault_at())),
                     std::string(text_of(reader.fault()))};
    if (cells.empty())
      continue;
    const bool heading = table.entries.empty();
    Node list;
    list.kind = Node::Kind::list;
    list.place = place;
    for (std::size_t i = 1; i < cells.size() && count.one_more(); ++i)
      list.items.push_back(heading ? text_node(cells[i].text, place) : number_node(cells[i].text, place));
    const std::string key = heading ? "names" : std::string(cells[0].text);
    if (table.find(key) != nullptr)
      return Problem{file_name, static_cast<int>(place.line), 1, in_quotes(key) + " stands twice"};
    if (!count.check_entries(table.entries.size() + 1))
      return *count.problem();
    table.entries.push_back({key, place, std::move(list)});
  }
  return table;
}

bool ValueCount::refuse(std::size_t most, std::string_view beginning, std::string_view what) {
  if (!problem_)
    problem_ = Problem{file_name_, 0, 0,
                       std::string(beginning) + " has more than " + std::to_string(most) + " " +
                           std::string(what) + ", which no scenario needs"};
  return false;
}

bool ValueCount::one_more() {
  return !problem_ && (++values_ <= maximum_values || refuse(maximum_values, "the file", "values"));
}

bool ValueCount::check_entries(std::size_t entries) {
  return !problem_ && (entries <= maximum_entries || refuse(maximum_entries, "a table", "keys"));
}

} // namespace entente
