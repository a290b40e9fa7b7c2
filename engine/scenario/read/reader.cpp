#include "engine/scenario/read/reader.hpp"

#include "engine/scenario/read/hints.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace entente {
namespace {

// More findings than are told need not be kept: to find a node's path costs a walk through the tree.
constexpr std::size_t most_findings = 250;

// 2^63 as a double: the first whole number that no longer fits.
constexpr double integer_end = 9223372036854775808.0;

// "a, b" as a list would have it: "a", "b".
std::string each_in_marks(std::string_view text) {
  std::string all;
  for (const std::string_view one : split(text, ','))
    all += (all.empty() ? "\"" : ", \"") + printable(trimmed(one)) + "\"";
  return all;
}

} // namespace

std::optional<std::int64_t> integer_of(const Node& node) {
  if (node.kind == Node::Kind::integer)
    return node.integer;
  const bool fits = node.kind == Node::Kind::real && node.real >= -integer_end && node.real < integer_end;
  if (fits && std::floor(node.real) == node.real)
    return static_cast<std::int64_t>(node.real);
  return std::nullopt;
}

void Reader::refuse(const Node& node, std::string message) {
  if (findings_.size() < most_findings)
    findings_.push_back({pointer_to(root_, node), node.place, std::move(message)});
}

void Reader::refuse_key(const Node& table, const Node::Entry& entry, std::string message) {
  if (findings_.size() < most_findings)
    findings_.push_back(
        {pointer_to(root_, table) + pointer_step(entry.key), entry.place, std::move(message)});
}

void Reader::refuse_repeats(const Node& table) {
  std::set<std::string_view> seen;
  for (const Node::Entry& entry : table.entries)
    if (!seen.insert(entry.key).second)
      refuse_key(table, entry, in_quotes(entry.key) + " stands twice");
}

std::optional<double> Reader::number(const Node& node, std::string_view name, std::string_view allowed) {
  if (node.is_number() && std::isfinite(node.number()))
    return node.number();
  std::string message = std::string(name) + " is " + shown(node) + "; a finite number is needed";
  if (!allowed.empty())
    message += ", " + std::string(allowed);
  if (node.kind == Node::Kind::text)
    message += number_hint(node.text);
  refuse(node, std::move(message));
  return std::nullopt;
}

std::optional<std::int64_t> Reader::whole(const Node& node, std::string_view name, std::int64_t minimum,
                                          std::int64_t maximum, std::string_view unit) {
  const auto value = integer_of(node);
  if (value && *value >= minimum && *value <= maximum)
    return value;
  refuse(node, std::string(name) + " is " + shown(node) + "; " +
                   allowed_text(static_cast<double>(minimum), static_cast<double>(maximum), unit, true) +
                   (node.kind == Node::Kind::text ? number_hint(node.text) : ""));
  return std::nullopt;
}

std::optional<std::string> Reader::text(const Node& node, std::string_view name) {
  if (node.kind == Node::Kind::text)
    return node.text;
  refuse(node, std::string(name) + " is " + shown(node) + "; a text in quotation marks is needed");
  return std::nullopt;
}

std::optional<bool> Reader::truth(const Node& node, std::string_view name) {
  if (node.kind == Node::Kind::boolean)
    return node.boolean;
  refuse(node, std::string(name) + " is " + shown(node) + "; true or false is needed");
  return std::nullopt;
}

std::optional<std::size_t> Reader::choice(const Node& node, std::string_view name,
                                          std::span<const std::string_view> words) {
  const auto found =
      node.kind == Node::Kind::text ? std::find(words.begin(), words.end(), node.text) : words.end();
  if (found != words.end())
    return static_cast<std::size_t>(found - words.begin());
  std::string allowed;
  for (const std::string_view word : words)
    allowed += (allowed.empty() ? "allowed: " : ", ") + std::string(word);
  const std::string_view near =
      node.kind == Node::Kind::text ? nearest(node.text, words) : std::string_view{};
  const std::string meant = near.empty() ? "; " : "; did you mean " + in_quotes(near) + "? ";
  refuse(node, std::string(name) + " is " + shown(node) + meant + allowed);
  return std::nullopt;
}

std::span<const Node> Reader::list(const Node& node, std::string_view name, std::string_view of_what) {
  if (node.kind == Node::Kind::list)
    return node.items;
  std::string message =
      std::string(name) + " is " + shown(node) + "; a list of " + std::string(of_what) + " is needed";
  if (node.kind == Node::Kind::table && of_what == "tables")
    message += name.find_first_of(" .") == std::string_view::npos
                   ? ": [[" + std::string(name) + "]], in two brackets, begins each of them"
                   : ": put brackets around it, [{ ... }]";
  else if (node.kind == Node::Kind::text && of_what != "tables" &&
           of_what.find("number") == std::string_view::npos)
    message += ": [" + each_in_marks(node.text) + "]";
  else if (node.is_number() && of_what.find("number") != std::string_view::npos)
    message += ": [" + shown(node) + "]";
  refuse(node, std::move(message));
  return {};
}

std::optional<std::vector<double>> Reader::numbers(const Node& node, std::string_view name) {
  const std::size_t before = findings_.size();
  std::vector<double> values;
  for (const Node& item : list(node, name, "numbers"))
    if (const auto value = number(item, name))
      values.push_back(*value);
  if (findings_.size() > before)
    return std::nullopt;
  return values;
}

Section::Section(Reader& reader, const Node& table, std::string name)
    : reader_(reader), table_(table), name_(std::move(name)) {
  if (table.kind != Node::Kind::table)
    reader.refuse(table,
                  (name_.empty() ? "the file" : name_) + " is " + shown(table) + "; a table is needed");
}

const Node* Section::take(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end())
    asked_.push_back(key);
  return table_.find(key);
}

std::string Section::called(std::string_view key) const {
  if (name_.empty())
    return std::string(key);
  const bool is_phrase = name_.find(' ') != std::string::npos;
  return is_phrase ? std::string(key) + " of " + name_ : name_ + "." + std::string(key);
}

void Section::number(std::string_view key, double& value) {
  if (const Node* node = take(key))
    value = reader_.number(*node, called(key)).value_or(value);
}

void Section::text(std::string_view key, std::string& value) {
  if (const Node* node = take(key))
    if (auto found = reader_.text(*node, called(key)))
      value = std::move(*found);
}

void Section::truth(std::string_view key, bool& value) {
  if (const Node* node = take(key))
    value = reader_.truth(*node, called(key)).value_or(value);
}

void Section::done() {
  for (const Node::Entry& entry : table_.entries) {
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end())
      continue;
    reader_.refuse_key(table_, entry,
                       "unknown key " + in_quotes(entry.key) + (name_.empty() ? "" : " in " + name_) +
                           key_hint(name_, entry.key, asked_));
  }
}

} // namespace entente
