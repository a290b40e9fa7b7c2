#include "engine/scenario/syntax/tree.hpp"

#include "engine/core/text.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>

namespace entente {

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key)
      return &entry.value;
  return nullptr;
}

Node* Node::find(std::string_view key) {
  return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

namespace {
// { uniform = [0, 1] } says one thing and is not mixed with what it replaces.
bool is_number_table(const Node& node) {
  constexpr std::array<std::string_view, 8> forms{"value",     "uniform", "log_uniform", "normal",
                                                  "lognormal", "beta",    "poisson",     "values"};
  return std::any_of(forms.begin(), forms.end(), [&node](std::string_view form) {
    const Node* found = node.find(form);
    return found != nullptr && (found->is_number() || found->kind == Node::Kind::list);
  });
}
} // namespace

void merge(Node& base, Node over) {
  if (base.kind != Node::Kind::table || over.kind != Node::Kind::table || is_number_table(over)) {
    base = std::move(over);
    return;
  }
  base.place = over.place;
  for (Node::Entry& entry : over.entries) {
    if (Node* known = base.find(entry.key))
      merge(*known, std::move(entry.value));
    else
      base.entries.push_back(std::move(entry));
  }
}

std::string shown(const Node& node) {
  switch (node.kind) {
  case Node::Kind::table:
    return "a table";
  case Node::Kind::list:
    return "a list";
  case Node::Kind::text:
    return "the text " + in_quotes(node.text);
  case Node::Kind::integer:
    return std::to_string(node.integer);
  case Node::Kind::real:
    return number_text(node.real);
  case Node::Kind::boolean:
    return node.boolean ? "true" : "false";
  case Node::Kind::date:
    return "the date " + printable(node.text);
  case Node::Kind::nothing:
    return "null";
  }
  return "";
}

std::string pointer_step(std::string_view key) {
  std::string step = "/";
  for (const char letter : key) {
    if (letter == '~')
      step += "~0";
    else if (letter == '/')
      step += "~1";
    else
      step += letter;
  }
  return step;
}

std::string pointer_to(const Node& root, const Node& node) {
  for (const Node::Entry& entry : root.entries) {
    if (&entry.value == &node)
      return pointer_step(entry.key);
    if (std::string rest = pointer_to(entry.value, node); !rest.empty())
      return pointer_step(entry.key) + rest;
  }
  for (std::size_t i = 0; i < root.items.size(); ++i) {
    if (&root.items[i] == &node)
      return "/" + std::to_string(i);
    if (std::string rest = pointer_to(root.items[i], node); !rest.empty())
      return "/" + std::to_string(i) + rest;
  }
  return "";
}

namespace {
const Node* child(const Node& node, std::string_view step) {
  if (node.kind == Node::Kind::table) {
    for (const Node::Entry& entry : node.entries)
      if (pointer_step(entry.key).substr(1) == step)
        return &entry.value;
    return nullptr;
  }
  const auto position = number_in<std::size_t>(step);
  return position && *position < node.items.size() ? &node.items[*position] : nullptr;
}
} // namespace

const Node& follow(const Node& root, std::string_view pointer) {
  const Node* reached = &root;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const Node* next = child(*reached, pointer.substr(0, end));
    if (next == nullptr)
      break;
    reached = next;
    pointer.remove_prefix(end);
  }
  return *reached;
}

} // namespace entente
