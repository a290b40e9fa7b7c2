#include "engine/scenario/read/parse.hpp"
#include "engine/scenario/read/text_limits.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <optional>

namespace entente {
namespace {

// Builds the tree while the text is read. Names are those that nlohmann/json calls.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, const std::string& file_name, std::uint32_t file)
      : text_(text), file_name_(file_name), file_(file), count_(file_name) {}

  // Nothing is read on after a problem.
  Expected<Node> take() {
    if (problem_ || count_.problem())
      return problem_ ? *problem_ : *count_.problem();
    return std::move(root_);
  }

  bool null() override {
    Node node;
    node.kind = Node::Kind::nothing;
    return add(std::move(node));
  }
  bool boolean(bool value) override {
    Node node;
    node.kind = Node::Kind::boolean;
    node.boolean = value;
    return add(std::move(node));
  }
  bool number_integer(number_integer_t value) override {
    Node node;
    node.kind = Node::Kind::integer;
    node.integer = value;
    return add(std::move(node));
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
      return number_integer(static_cast<std::int64_t>(value));
    return number_float(static_cast<double>(value), "");
  }
  bool number_float(number_float_t value, const string_t&) override {
    Node node;
    node.kind = Node::Kind::real;
    node.real = value;
    return add(std::move(node));
  }
  bool string(string_t& value) override {
    Node node;
    node.kind = Node::Kind::text;
    node.text = std::move(value);
    return add(std::move(node));
  }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(Node::Kind::table); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Node::Kind::list); }
  bool end_array() override { return close(); }
  bool key(string_t& value) override {
    Node& table = open_.back();
    if (!count_.check_entries(table.entries.size() + 1))
      return false;
    if (table.find(value) != nullptr) {
      problem_ = Problem{file_name_, 0, 0, "the key " + in_quotes(value) + " stands twice in one table"};
      return false;
    }
    table.entries.push_back({std::move(value), place(), Node{}});
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
    const std::size_t byte = std::min(position == 0 ? 0 : position - 1, text_.size());
    problem_ = problem_at(text_, byte, file_name_, "this is not JSON: " + what_is_there(byte));
    return false;
  }

 private:
  std::string what_is_there(std::size_t byte) const {
    if (byte >= text_.size())
      return "the text ends too early";
    return "unexpected " + in_quotes(text_.substr(byte, 1));
  }
  Place place() const { return {file_, 0, 0}; }

  bool add(Node node) {
    if (!count_.one_more())
      return false;
    node.place = place();
    if (open_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Node& parent = open_.back();
    if (parent.kind == Node::Kind::table)
      parent.entries.back().value = std::move(node);
    else
      parent.items.push_back(std::move(node));
    return true;
  }
  // Open tables and lists wait on a stack, so that a deep text needs no deep calls.
  bool open(Node::Kind kind) {
    Node node;
    node.kind = kind;
    open_.push_back(std::move(node));
    return true;
  }
  bool close() {
    Node node = std::move(open_.back());
    open_.pop_back();
    return add(std::move(node));
  }

  std::string_view text_;
  const std::string& file_name_;
  std::uint32_t file_;
  ValueCount count_;
  Node root_;
  std::vector<Node> open_;
  std::optional<Problem> problem_;
};

} // namespace

Expected<Node> parse_json(std::string_view text, const std::string& file_name, std::uint32_t file) {
  TreeBuilder builder(text, file_name, file);
  nlohmann::json::sax_parse(text, &builder);
  return builder.take();
}

} // namespace entente
