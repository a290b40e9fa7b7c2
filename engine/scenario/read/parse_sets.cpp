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

Node parse_sets_csv(std::string_view text, const std::string& file_name, std::uint32_t file) {
  ValueCount count(file_name);
  Node table;
  table.place = {file, 1, 1};
  CsvReader reader(text);
  while (reader.next(Separator::comma, '#')) {
    const std::vector<CsvField>& cells = reader.fields();
    const Place place{file, static_cast<std::uint32_t>(reader.line()), 1};
    if (reader.fault() != CsvFault::none)
      throw ScenarioError({Problem{file_name, static_cast<int>(reader.line()),
                                   static_cast<int>(reader.column(reader.fault_at())),
                                   std::string(text_of(reader.fault()))}});
    if (cells.empty())
      continue;
    const bool heading = table.entries.empty();
    Node list;
    list.kind = Node::Kind::list;
    list.place = place;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      count.one_more();
      list.items.push_back(heading ? text_node(cells[i].text, place) : number_node(cells[i].text, place));
    }
    const std::string key = heading ? "names" : std::string(cells[0].text);
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
