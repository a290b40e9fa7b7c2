// Tree reader: takes values out of a tree, and gathers everything that is wrong on the way.
#pragma once
#include "engine/scenario/syntax/finding.hpp"
#include "engine/scenario/syntax/tree.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

// A whole number, with or without a decimal point; nothing of anything else.
std::optional<std::int64_t> integer_of(const Node& node);

class Reader {
 public:
  explicit Reader(const Node& root) : root_(root) {}

  void refuse(const Node& node, std::string message);
  void refuse_key(const Node& table, const Node::Entry& entry, std::string message);

  // A key that stands twice in a table, once in quotation marks and once as group.name.
  void refuse_repeats(const Node& table);

  // Each gives the value, or says what is wrong with it and gives nothing. `name` is what messages call it.
  std::optional<double> number(const Node& node, std::string_view name, std::string_view allowed = "");
  std::optional<std::int64_t> whole(const Node& node, std::string_view name, std::int64_t minimum,
                                    std::int64_t maximum, std::string_view unit);
  std::optional<std::string> text(const Node& node, std::string_view name);
  std::optional<bool> truth(const Node& node, std::string_view name);
  std::optional<std::size_t> choice(const Node& node, std::string_view name,
                                    std::span<const std::string_view> words);
  // The items of a list; none if it is not one.
  std::span<const Node> list(const Node& node, std::string_view name, std::string_view of_what);
  std::optional<std::vector<double>> numbers(const Node& node, std::string_view name);

  const std::vector<Finding>& findings() const { return findings_; }
  const Node& root() const { return root_; }

 private:
  const Node& root_;
  std::vector<Finding> findings_;
};

// One table: what is asked for is known, what is left when it is done is not.
class Section {
 public:
  // `name` is how messages call the table: "country" gives country.capacity, "strategy 2" gives actions of
  // strategy 2; empty for the top level.
  Section(Reader& reader, const Node& table, std::string name);

  const Node* take(std::string_view key); // nullptr: not there
  std::string called(std::string_view key) const;

  void number(std::string_view key, double& value);
  template<class Integer>
  void whole(std::string_view key, Integer& value, std::int64_t minimum, std::int64_t maximum,
             std::string_view unit = "");
  void text(std::string_view key, std::string& value);
  void truth(std::string_view key, bool& value);
  template<class Enumeration>
  void choice(std::string_view key, std::span<const std::string_view> words, Enumeration& value);

  // Refuses every key that was not asked for.
  void done();
  Reader& reader() const { return reader_; }
  const Node& table() const { return table_; }

 private:
  Reader& reader_;
  const Node& table_;
  std::string name_;
  std::vector<std::string_view> asked_;
};

template<class Integer>
void Section::whole(std::string_view key, Integer& value, std::int64_t minimum, std::int64_t maximum,
                    std::string_view unit) {
  if (const Node* node = take(key))
    if (const auto found = reader_.whole(*node, called(key), minimum, maximum, unit))
      value = static_cast<Integer>(*found);
}

template<class Enumeration>
void Section::choice(std::string_view key, std::span<const std::string_view> words, Enumeration& value) {
  if (const Node* node = take(key))
    if (const auto found = reader_.choice(*node, called(key), words))
      value = static_cast<Enumeration>(*found);
}

} // namespace entente
