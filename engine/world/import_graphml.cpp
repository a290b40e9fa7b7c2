// Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002, "GraphML progress report: structural layer
// proposal", Graph Drawing 2001, LNCS 2265; the elements read here are those of the structural layer.
#include "engine/world/import_builder.hpp"
#include "engine/world/xml_scanner.hpp"

#include <array>
#include <charconv>
#include <deque>

namespace entente {
namespace {

// The attributes of nodes that are read.
enum class Attribute { region, identity };
constexpr std::array<std::string_view, 2> attribute_names = {"region", "identity"};

struct Key {
  std::string id;
  Attribute attribute;
  std::optional<std::string> initial; // what nodes have that say nothing
  std::size_t initial_at = 0;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

// A whole number from 1 to most, less one.
std::optional<std::uint32_t> position(std::string_view text, std::size_t most) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && value >= 1 && value <= most ? std::optional(value - 1) : std::nullopt;
}

class GraphmlReader {
 public:
  GraphmlReader(std::string_view text, const ImportRules& rules, ImportProblems& problems)
      : rules_(rules), problems_(problems), scanner_(text, problems), builder_(rules, problems) {}

  ImportedNetwork read() {
    XmlPiece piece;
    while (scanner_.next(piece))
      take(piece);
    if (!seen_graph_)
      problems_.add(0, "there is no graph in this GraphML");
    for (std::uint32_t citizen = 0; citizen < builder_.citizens(); ++citizen)
      if (!is_node(citizen))
        problems_.add(builder_.first_place(citizen), "there is no node " + cut_quote(builder_.name(citizen)) +
                                                         " that this edge could lead to");
    fill_in_initial_values();
    ImportedNetwork network = builder_.finish();
    network.region = of_all_citizens(region_, network.citizens);
    network.identity = of_all_citizens(identity_, network.citizens);
    return network;
  }

 private:
  template<class Id>
  static std::vector<std::optional<Id>> of_all_citizens(std::vector<std::optional<Id>>& given,
                                                        std::size_t citizens) {
    if (!given.empty())
      given.resize(citizens);
    return std::move(given);
  }

  bool is_node(std::uint32_t citizen) const { return citizen < declared_.size() && declared_[citizen]; }

  // The name without the prefix of the outermost element; empty for elements of other namespaces.
  std::string_view local(std::string_view name) const {
    if (name.substr(0, prefix_.size()) != prefix_)
      return {};
    name.remove_prefix(prefix_.size());
    return name.find(':') == std::string_view::npos ? name : std::string_view();
  }

  // Whether the innermost open elements are these, the last the innermost.
  bool inside(std::string_view parent, std::size_t depth) const {
    return scanner_.open().size() == depth && local(scanner_.open()[depth - 2]) == parent;
  }

  void take(const XmlPiece& piece) {
    if (piece.kind == XmlPiece::Kind::start)
      take_start(piece);
    else if (piece.kind == XmlPiece::Kind::end)
      take_end(piece);
    else if (collecting_)
      value_ += piece.is_literal ? std::string(piece.raw) : scanner_.plain(piece.raw, piece.at);
  }

  // graphml > (key > default) and (graph > (node > data) and edge)
  void take_start(const XmlPiece& piece) {
    if (scanner_.open().size() == 1)
      return take_root(piece);
    const std::string_view name = local(piece.name);
    if (name == "key" && inside("graphml", 2))
      take_key(piece);
    else if (name == "graph")
      take_graph(piece);
    else if (name == "node" && inside("graph", 3))
      take_node(piece);
    else if (name == "edge" && inside("graph", 3))
      take_edge(piece);
    else if (name == "hyperedge" && inside("graph", 3))
      problems_.add(piece.at, "a hyperedge is no tie; edges between two nodes are allowed");
    else if (name == "data" && inside("node", 4))
      begin_data(piece);
    else if (name == "default" && inside("key", 3) && key_is_read_)
      begin_value(keys_.size() - 1, piece.at);
  }

  void take_end(const XmlPiece& piece) {
    const std::string_view name = local(piece.name);
    const std::size_t depth = scanner_.open().size(); // of what is still open
    if (collecting_ && depth == value_depth_ - 1)
      end_value();
    else if (name == "key" && depth == 1)
      key_is_read_ = false;
    else if (name == "node" && depth == 2)
      node_.reset();
  }

  void take_root(const XmlPiece& piece) {
    const std::size_t colon = piece.name.find(':');
    prefix_ = colon == std::string_view::npos ? std::string_view() : piece.name.substr(0, colon + 1);
    if (local(piece.name) != "graphml")
      problems_.stop(piece.at,
                     "the outermost element is " + cut_quote(piece.name) + "; GraphML begins with 'graphml'");
  }

  // The attribute's value without entities, living as long as the reader.
  std::string_view value_of(const XmlAttribute& attribute) {
    if (attribute.raw.find('&') == std::string_view::npos)
      return attribute.raw;
    return kept_.emplace_back(scanner_.plain(attribute.raw, attribute.at));
  }

  void take_key(const XmlPiece& piece) {
    const XmlAttribute* id = piece.attribute("id");
    const XmlAttribute* name = piece.attribute("attr.name");
    const XmlAttribute* of = piece.attribute("for");
    const bool of_nodes = of == nullptr || of->raw == "node" || of->raw == "all";
    if (id == nullptr || name == nullptr || !of_nodes)
      return;
    for (std::size_t i = 0; i < attribute_names.size(); ++i)
      if (value_of(*name) == attribute_names[i]) {
        if (find_key(static_cast<Attribute>(i)) != nullptr)
          problems_.stop(piece.at, "nodes have two attributes named " + cut_quote(attribute_names[i]));
        keys_.push_back({std::string(value_of(*id)), static_cast<Attribute>(i), std::nullopt, 0});
        key_is_read_ = true;
      }
  }

  const Key* find_key(Attribute attribute) const {
    for (const Key& key : keys_)
      if (key.attribute == attribute)
        return &key;
    return nullptr;
  }

  void take_graph(const XmlPiece& piece) {
    if (!inside("graphml", 2))
      problems_.stop(piece.at, "a graph inside of another is not allowed");
    if (std::exchange(seen_graph_, true))
      problems_.stop(piece.at, "a second graph is not allowed");
  }

  void take_node(const XmlPiece& piece) {
    const XmlAttribute* id = piece.attribute("id");
    if (id == nullptr)
      return problems_.add(piece.at, "a node needs an id");
    node_ = builder_.number_of(value_of(*id), id->at);
    if (is_node(*node_))
      problems_.add(id->at, "there are two nodes " + cut_quote(builder_.name(*node_)));
    if (declared_.size() <= *node_)
      declared_.resize(*node_ + 1);
    declared_[*node_] = true;
  }

  void take_edge(const XmlPiece& piece) {
    const XmlAttribute* source = piece.attribute("source");
    const XmlAttribute* target = piece.attribute("target");
    if (source == nullptr || target == nullptr)
      return problems_.add(piece.at, "an edge needs a source and a target");
    const std::uint32_t from = builder_.number_of(value_of(*source), source->at);
    builder_.tie(from, builder_.number_of(value_of(*target), target->at), piece.at);
  }

  void begin_data(const XmlPiece& piece) {
    const XmlAttribute* key = piece.attribute("key");
    if (key == nullptr || !node_)
      return;
    const std::string_view id = value_of(*key);
    for (std::size_t i = 0; i < keys_.size(); ++i)
      if (keys_[i].id == id)
        begin_value(i, piece.at);
  }

  void begin_value(std::size_t key, std::size_t at) {
    collecting_ = key;
    value_.clear();
    value_at_ = at;
    value_depth_ = scanner_.open().size();
  }

  void end_value() {
    Key& key = keys_[*collecting_];
    if (node_) {
      set(key.attribute, *node_, value_, value_at_);
    } else {
      key.initial = value_;
      key.initial_at = value_at_;
    }
    collecting_.reset();
  }

  void set(Attribute attribute, std::uint32_t citizen, std::string_view value, std::size_t at) {
    value = trimmed(value);
    if (attribute == Attribute::region) {
      const std::optional<std::uint32_t> region = position(value, rules_.regions);
      if (!region)
        return problems_.add(at, "the region of " + cut_quote(builder_.name(citizen)) + " is " +
                                     cut_quote(value) + "; a whole number from 1 to " +
                                     std::to_string(rules_.regions) + " is needed");
      put(region_, citizen, static_cast<RegionId>(*region));
    } else {
      const std::optional<std::uint32_t> identity = identity_called(value);
      if (!identity)
        return problems_.add(at, "the identity of " + cut_quote(builder_.name(citizen)) + " is " +
                                     cut_quote(value) + "; " + allowed_identities() + " are allowed");
      put(identity_, citizen, static_cast<IdentityId>(*identity));
    }
  }

  template<class Id>
  static void put(std::vector<std::optional<Id>>& values, std::uint32_t citizen, Id value) {
    if (values.size() <= citizen)
      values.resize(citizen + 1);
    values[citizen] = value;
  }

  std::optional<std::uint32_t> identity_called(std::string_view value) const {
    for (std::size_t i = 0; i < rules_.identities.size(); ++i)
      if (rules_.identities[i] == value)
        return static_cast<std::uint32_t>(i);
    return position(value, rules_.identities.size());
  }

  std::string allowed_identities() const {
    std::string all;
    for (const std::string& identity : rules_.identities)
      all += cut_quote(identity) + ", ";
    return all + "and their positions from 1 to " + std::to_string(rules_.identities.size());
  }

  void fill_in_initial_values() {
    for (const Key& key : keys_)
      for (std::uint32_t citizen = 0; key.initial && citizen < builder_.citizens(); ++citizen)
        if (!has(key.attribute, citizen))
          set(key.attribute, citizen, *key.initial, key.initial_at);
  }

  bool has(Attribute attribute, std::uint32_t citizen) const {
    return attribute == Attribute::region ? citizen < region_.size() && region_[citizen]
                                          : citizen < identity_.size() && identity_[citizen];
  }

  const ImportRules& rules_;
  ImportProblems& problems_;
  XmlScanner scanner_;
  ImportBuilder builder_;
  std::string_view prefix_; // of the outermost element, with its colon
  bool seen_graph_ = false;
  std::vector<Key> keys_;
  bool key_is_read_ = false;              // inside of a key that is in keys_
  std::optional<std::uint32_t> node_;     // inside of this node
  std::vector<bool> declared_;            // by number: its node was seen
  std::optional<std::size_t> collecting_; // the key whose value is being read
  std::string value_;
  std::size_t value_at_ = 0, value_depth_ = 0;
  std::vector<std::optional<RegionId>> region_;
  std::vector<std::optional<IdentityId>> identity_;
  std::deque<std::string> kept_; // names whose entities were replaced
};

} // namespace

ImportedNetwork import_graphml(std::string_view text, const ImportRules& rules, ImportProblems& problems) {
  return GraphmlReader(text, rules, problems).read();
}

} // namespace entente
