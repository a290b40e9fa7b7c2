#include "engine/scenario/read/combine.hpp"

#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

bool is_group(std::string_view name) {
  const auto of_name = [name](const auto& field) { return field.group == name; };
  return std::any_of(parameter_table().begin(), parameter_table().end(), of_name) ||
         std::any_of(structure_table().begin(), structure_table().end(), of_name);
}

void join_in(Node& table) {
  std::vector<Node::Entry> joined;
  for (Node::Entry& entry : table.entries) {
    if (entry.value.kind != Node::Kind::table || !is_group(entry.key)) {
      joined.push_back(std::move(entry));
      continue;
    }
    for (Node::Entry& inner : entry.value.entries)
      joined.push_back({entry.key + "." + inner.key, inner.place, std::move(inner.value)});
  }
  table.entries = std::move(joined);
}

void erase(Node& root, std::string_view table, std::string_view key) {
  if (Node* found = root.find(table))
    std::erase_if(found->entries, [key](const Node::Entry& entry) { return entry.key == key; });
}

} // namespace

void join_dotted_keys(Node& root) {
  constexpr std::array<std::string_view, 4> tables{"parameters", "defaults", "parameter_sets", "uncertain"};
  for (const std::string_view name : tables)
    if (Node* table = root.find(name))
      join_in(*table);
  if (Node* variants = root.find("worlds"))
    for (Node::Entry& variant : variants->entries)
      join_in(variant.value);
}

void extend(Node& base, Node file) {
  // A short name is that of one file: what is built on it is another scenario.
  std::erase_if(base.entries, [](const Node::Entry& entry) { return entry.key == "id"; });
  if (const Node* known = file.find("parameters"))
    for (const Node::Entry& entry : known->entries)
      erase(base, "uncertain", entry.key);
  for (const StructureField& field : structure_table())
    if (const Node* group = file.find(field.group); group != nullptr && group->find(field.name) != nullptr)
      erase(base, "uncertain", field.key());
  if (const Node* uncertain = file.find("uncertain"))
    for (const Node::Entry& entry : uncertain->entries)
      erase(base, "parameters", entry.key);
  if (file.find("parameter_sets") != nullptr)
    std::erase_if(base.entries, [](const Node::Entry& entry) { return entry.key == "parameter_sets"; });
  merge(base, std::move(file));
}

} // namespace entente
