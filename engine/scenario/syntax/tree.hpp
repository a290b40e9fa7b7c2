// Syntax tree: what a scenario file says before anybody asks what it means: tables, lists and plain values,
// each with its place. TOML and JSON both become such a tree, so that one reader and one set of messages
// serve both.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Place {
  std::uint32_t file = 0;             // index into the files that were read
  std::uint32_t line = 0, column = 0; // from 1; 0 = unknown
};

struct Node {
  enum class Kind { table, list, text, integer, real, boolean, date, nothing }; // nothing: JSON's null
  struct Entry;

  Kind kind = Kind::table;
  Place place;
  std::string text; // text: the value; date: as written
  std::int64_t integer = 0;
  double real = 0.0;
  bool boolean = false;
  std::vector<Node> items;    // list
  std::vector<Entry> entries; // table, in the order of the file

  const Node* find(std::string_view key) const; // table: the value of a key, or nullptr
  Node* find(std::string_view key);
  bool is_number() const { return kind == Kind::integer || kind == Kind::real; }
  double number() const { return kind == Kind::integer ? static_cast<double>(integer) : real; }
};

struct Node::Entry {
  std::string key;
  Place place; // of the key
  Node value;
};

// Sizes that no scenario needs to exceed.
constexpr std::size_t maximum_depth = 32;       // of tables and lists in one another
constexpr std::size_t maximum_values = 200'000; // of one file
constexpr std::size_t maximum_entries = 2'000;  // of one table

// What is said in `over` replaces what is said in `base`: tables merge key by key, everything else replaces
// whole.
void merge(Node& base, Node over);

// "a table", "a list", "a text ('x')", "true", "0.5": for messages.
std::string shown(const Node& node);

// JSON pointer (RFC 6901) from the root to a node of its tree; empty for the root itself and for strangers.
std::string pointer_to(const Node& root, const Node& node);
// One more step of a JSON pointer.
std::string pointer_step(std::string_view key);
// The node a pointer leads to, or the last one on the way that exists.
const Node& follow(const Node& root, std::string_view pointer);

} // namespace entente
