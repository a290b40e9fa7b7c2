// Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002, "GraphML progress report: structural layer
// proposal", Graph Drawing 2001, LNCS 2265; the elements read here are those of the structural layer.
#include "engine/core/text.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/world/import/import_builder.hpp"
#include "engine/world/import/import_words.hpp"
#include "engine/world/import/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {
namespace {

// The attributes of nodes that are read; their names in files may be written with capitals.
enum class Attribute { region, identity };
constexpr std::array<std::string_view, 2> attribute_names = {"region", "identity"};

struct Key {
  std::string id;
  Attribute attribute;
  std::optional<std::string> initial; // what nodes have that say nothing
  std::size_t initial_at = 0;
};

enum class Element { graphml, key, initial, graph, node, edge, hyperedge, data, other };

Element element_called(std::string_view name) {
  constexpr std::array<std::string_view, 8> names = {"graphml", "key",  "default",   "graph",
                                                     "node",    "edge", "hyperedge", "data"};
  return static_cast<Element>(std::find(names.begin(), names.end(), name) - names.begin());
}

// A whole number from 1 to most, less one; tables of numbers write it as 3.0, too.
std::optional<std::uint32_t> position(std::string_view text, std::size_t most) {
  const auto value = number_in<double>(text);
  return value && std::floor(*value) == *value && *value >= 1.0 && *value <= static_cast<double>(most)
             ? std::optional(static_cast<std::uint32_t>(*value) - 1)
             : std::nullopt;
}

class GraphmlReader : public XmlEvents {
 public:
  GraphmlReader(std::string_view text, const ImportRules& rules, ImportProblems& problems)
      : text_(text), rules_(rules), problems_(problems), builder_(rules, problems) {}

  Expected<ImportedNetwork> read() {
    read_xml(text_, problems_, *this);
    if (problems_.stopped())
      return problems_.all();
    if (!seen_graph_)
      problems_.add(0, "there is no graph in this GraphML");
    for (std::uint32_t citizen = 0; citizen < builder_.citizens(); ++citizen)
      if (!is_node(citizen))
        problems_.add(builder_.first_place(citizen), "there is no node " + in_quotes(builder_.name(citizen)) +
                                                         " that this edge could lead to");
    fill_in_initial_values();
    say_what_was_passed_over();
    Expected<ImportedNetwork> network = builder_.finish();
    if (!network)
      return network;
    network->format = "GraphML";
    network->region = of_all_citizens(region_, network->citizens);
    network->identity = of_all_citizens(identity_, network->citizens);
    return network;
  }

  void start(std::string_view name, std::span<const XmlAttribute> attributes, std::size_t at) override {
    const Element element = element_called(name);
    if (open_.empty())
      require_root(name, at);
    const Element parent = open_.empty() ? Element::other : open_.back();
    const std::size_t depth = open_.size();
    open_.push_back(element);
    if (element == Element::key && depth == 1)
      take_key(attributes, at);
    else if (element == Element::graph)
      take_graph(at);
    else if (element == Element::node && in_graph(parent, depth))
      take_node(attributes, at);
    else if (element == Element::edge && in_graph(parent, depth))
      take_edge(attributes, at);
    else if (element == Element::hyperedge && in_graph(parent, depth))
      problems_.add(at, "a hyperedge is no tie; edges between two nodes are allowed");
    else if (element == Element::data && parent == Element::node && depth == 3)
      begin_data(attributes, at);
    else if (element == Element::initial && parent == Element::key && depth == 2 && key_is_read_)
      begin_value(keys_.size() - 1, at);
  }

  void end() override {
    const Element ended = open_.back();
    if (collecting_ && open_.size() == value_depth_)
      end_value();
    open_.pop_back();
    if (ended == Element::key && open_.size() == 1)
      key_is_read_ = false;
    else if (ended == Element::node && open_.size() == 2)
      node_.reset();
  }

  void text(std::string_view piece) override {
    if (collecting_)
      value_ += piece;
  }

 private:
  template<class Id>
  static std::vector<std::optional<Id>> of_all_citizens(std::vector<std::optional<Id>>& given,
                                                        std::size_t citizens) {
    const bool any = std::any_of(given.begin(), given.end(), [](const auto& value) { return value; });
    given.resize(any ? citizens : 0);
    return std::move(given);
  }

  // graphml > graph > what is asked about
  static bool in_graph(Element parent, std::size_t depth) { return parent == Element::graph && depth == 2; }
  bool is_node(std::uint32_t citizen) const { return citizen < declared_.size() && declared_[citizen]; }

  static std::optional<std::string_view> value_of(std::span<const XmlAttribute> attributes,
                                                  std::string_view name) {
    for (const XmlAttribute& attribute : attributes)
      if (attribute.name == name)
        return attribute.value;
    return std::nullopt;
  }

  void require_root(std::string_view name, std::size_t at) {
    if (name != "graphml")
      problems_.stop(at, "the outermost element is " + in_quotes(name) + "; GraphML begins with 'graphml'. " +
                             std::string(save_otherwise));
  }

  void take_key(std::span<const XmlAttribute> attributes, std::size_t at) {
    const auto id = value_of(attributes, "id");
    const std::string_view of = value_of(attributes, "for").value_or("all");
    if (!id || (of != "node" && of != "all" && of != "edge"))
      return;
    const std::string name(value_of(attributes, "attr.name").value_or(*id));
    const auto known = std::find(attribute_names.begin(), attribute_names.end(), lower_case(name));
    if (known == attribute_names.end() || of == "edge") {
      passed_over_.push_back(name);
      return;
    }
    const auto attribute = static_cast<Attribute>(known - attribute_names.begin());
    for (const Key& key : keys_)
      if (key.attribute == attribute)
        return problems_.stop(at, "nodes have two attributes named " + in_quotes(*known));
    keys_.push_back({std::string(*id), attribute, std::nullopt, 0});
    key_is_read_ = true;
  }

  void take_graph(std::size_t at) {
    if (open_.size() != 2)
      return problems_.stop(at, "a graph inside of another is not allowed");
    if (std::exchange(seen_graph_, true))
      problems_.stop(at, "a second graph is not allowed");
  }

  void take_node(std::span<const XmlAttribute> attributes, std::size_t at) {
    const auto id = value_of(attributes, "id");
    if (!id)
      return problems_.add(at, "a node needs an id");
    node_ = builder_.number_of(*id, at);
    if (is_node(*node_))
      problems_.add(at, "there are two nodes " + in_quotes(*id));
    if (declared_.size() <= *node_)
      declared_.resize(*node_ + 1);
    declared_[*node_] = true;
  }

  void take_edge(std::span<const XmlAttribute> attributes, std::size_t at) {
    const auto source = value_of(attributes, "source"), target = value_of(attributes, "target");
    if (!source || !target)
      return problems_.add(at, "an edge needs a source and a target");
    const std::uint32_t from = builder_.number_of(*source, at);
    builder_.tie(from, builder_.number_of(*target, at), at);
  }

  void begin_data(std::span<const XmlAttribute> attributes, std::size_t at) {
    const auto id = value_of(attributes, "key");
    if (!id || !node_)
      return;
    for (std::size_t i = 0; i < keys_.size(); ++i)
      if (keys_[i].id == *id)
        begin_value(i, at);
  }

  void begin_value(std::size_t key, std::size_t at) {
    collecting_ = key;
    value_.clear();
    value_at_ = at;
    value_depth_ = open_.size();
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

  std::vector<bool>& said(Attribute attribute) { return said_[static_cast<std::size_t>(attribute)]; }

  void set(Attribute attribute, std::uint32_t citizen, std::string_view value, std::size_t at) {
    value = trimmed(value);
    if (said(attribute).size() <= citizen)
      said(attribute).resize(citizen + 1);
    said(attribute)[citizen] = true;
    const bool is_identity =
        attribute == Attribute::identity &&
        std::find(rules_.identities.begin(), rules_.identities.end(), value) != rules_.identities.end();
    if (says_missing(value) && !is_identity)
      return;
    if (attribute == Attribute::region)
      set_region(citizen, value, at);
    else
      set_identity(citizen, value, at);
  }

  void set_region(std::uint32_t citizen, std::string_view value, std::size_t at) {
    if (const auto region = position(value, rules_.regions))
      return put(region_, citizen, static_cast<RegionId>(*region));
    problems_.add(at, "the region of " + in_quotes(builder_.name(citizen)) + " is " + in_quotes(value) +
                          "; a whole number from 1 to " + std::to_string(rules_.regions) +
                          " is needed (regions.count), or nothing where it is not known");
  }

  void set_identity(std::uint32_t citizen, std::string_view value, std::size_t at) {
    if (const auto identity = identity_called(value))
      return put(identity_, citizen, static_cast<IdentityId>(*identity));
    problems_.add(at, "the identity of " + in_quotes(builder_.name(citizen)) + " is " + in_quotes(value) +
                          "; " + allowed_identities() + " are allowed, or nothing where it is not known");
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
      all += in_quotes(identity) + ", ";
    return all + "and their positions from 1 to " + std::to_string(rules_.identities.size());
  }

  void fill_in_initial_values() {
    for (const Key& key : keys_)
      for (std::uint32_t citizen = 0; key.initial && citizen < builder_.citizens(); ++citizen)
        if (citizen >= said(key.attribute).size() || !said(key.attribute)[citizen])
          set(key.attribute, citizen, *key.initial, key.initial_at);
  }

  void say_what_was_passed_over() {
    if (passed_over_.empty())
      return;
    std::string names;
    for (const std::string& name : passed_over_)
      names += (names.empty() ? "" : ", ") + in_quotes(name);
    builder_.network().notes.push_back("attributes that are not used: " + names +
                                       " (of nodes, region and identity are)");
  }

  std::string_view text_;
  const ImportRules& rules_;
  ImportProblems& problems_;
  ImportBuilder builder_;
  std::vector<Element> open_; // the outermost first
  bool seen_graph_ = false;
  std::vector<Key> keys_;
  std::vector<std::string> passed_over_;  // names of attributes
  bool key_is_read_ = false;              // inside of a key that is in keys_
  std::optional<std::uint32_t> node_;     // inside of this node
  std::vector<bool> declared_;            // by number: its node was seen
  std::optional<std::size_t> collecting_; // the key whose value is being read
  std::string value_;
  std::size_t value_at_ = 0, value_depth_ = 0;
  std::array<std::vector<bool>, attribute_names.size()> said_; // by number: the node says something
  std::vector<std::optional<RegionId>> region_;
  std::vector<std::optional<IdentityId>> identity_;
};

} // namespace

Expected<ImportedNetwork> import_graphml(std::string_view text, const ImportRules& rules,
                                         ImportProblems& problems) {
  return GraphmlReader(text, rules, problems).read();
}

} // namespace entente
