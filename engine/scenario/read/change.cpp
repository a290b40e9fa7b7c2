#include "engine/scenario/read/change.hpp"

#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/read/parse.hpp"
#include "engine/scenario/read/read_checked.hpp"
#include "engine/scenario/read/read_scenario.hpp"
#include "engine/scenario/read/reader.hpp"
#include "engine/scenario/read/text_limits.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// The value of a setting: as in a file, or a bare word.
Expected<Node> value_tree(std::string_view value, const std::string& file_name) {
  Node word;
  word.kind = Node::Kind::text;
  word.text = value;
  const bool needs_syntax =
      !value.empty() && std::string_view("{[\"'").find(value.front()) != std::string_view::npos;
  const std::string line = "value = " + std::string(value);
  if (auto problem = problem_with_bytes(line, file_name))
    return Problem{file_name, 0, 0, problem->message};
  if (problem_with_form(line, file_name))
    return word;
  Expected<Node> root = parse_toml(line, file_name, 0);
  if (root)
    return root->entries.size() == 1 ? std::move(root->entries.front().value) : word;
  if (needs_syntax)
    return Problem{file_name, 0, 0, root.problems().front().message};
  return word;
}

void forget_places(Node& node) {
  node.place = {};
  for (Node::Entry& entry : node.entries) {
    entry.place = {};
    forget_places(entry.value);
  }
  for (Node& item : node.items)
    forget_places(item);
}

// table.key = value, or key = value if there is no table.
Node setting_tree(std::string_view table, std::string_view key, Node value) {
  Node root;
  Node* inner = &root;
  if (!table.empty()) {
    root.entries.push_back({std::string(table), {}, Node{}});
    inner = &root.entries.front().value;
  }
  inner->entries.push_back({std::string(key), {}, std::move(value)});
  return root;
}

std::string setting_suggestion(std::string_view key) {
  constexpr std::array<std::string_view, 4> plain{"months", "start", "run.replicates", "run.seed"};
  const std::string_view near = nearest(key, plain);
  return near.empty() ? number_suggestion(key, true) : "; did you mean " + in_quotes(near) + "?";
}

// `changed` with what the tree says becomes the scenario, unless something is wrong with it.
Problems overlay(Scenario& scenario, const Node& root, Scenario changed,
                 const std::vector<SourceFile>& files) {
  Expected<Scenario> checked = read_checked(root, std::move(changed), files);
  if (checked)
    scenario = *std::move(checked);
  return checked.problems();
}

} // namespace

Problems try_apply_setting(Scenario& scenario, std::string_view key, std::string_view value) {
  const std::vector<SourceFile> files{
      {"--set " + printable(std::string(key) + "=" + std::string(value), 120), "", false}};
  Expected<Node> tree = value_tree(value, files.front().name);
  if (!tree)
    return tree.problems();
  forget_places(*tree);
  constexpr std::array<std::string_view, 5> plain{"months", "start", "title", "description", "id"};
  constexpr std::array<std::string_view, 3> tables{"run", "accord", "network"};
  const std::size_t dot = std::min(key.find('.'), key.size());
  const std::string_view group = key.substr(0, dot), name = key.substr(std::min(dot + 1, key.size()));
  const auto among = [](const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  Node root;
  if (const auto rules = rules_of(key); rules && find_structure(key) == nullptr)
    root = setting_tree("parameters", key, *std::move(tree));
  else if (rules || (dot < key.size() && among(tables, group)))
    root = setting_tree(group, name, *std::move(tree));
  else if (among(plain, key))
    root = setting_tree("", key, *std::move(tree));
  else
    return {Problem{files.front().name, 0, 0,
                    in_quotes(key) + " is nothing that can be set" + setting_suggestion(key)}};
  Scenario changed = scenario;
  forget_uncertain(changed, key);
  return overlay(scenario, root, std::move(changed), files);
}

Expected<Distribution> try_range_of(std::string_view key, std::string_view value) {
  const std::string where = printable(std::string(key) + "=" + std::string(value), 120);
  auto rules = rules_of(key);
  if (!rules)
    return Problem{where, 0, 0,
                   in_quotes(key) + " is no number of a scenario" + number_suggestion(key, true)};
  rules->known = false;
  Expected<Node> tree = value_tree(value, where);
  if (!tree)
    return tree.problems();
  forget_places(*tree);
  Reader reader(*tree);
  std::optional<Provenance> ignored;
  const auto range = read_distribution(reader, *tree, *rules, ignored);
  std::string problem = range ? problem_with(*range, *rules) : "";
  if (!reader.findings().empty())
    problem = reader.findings().front().message;
  if (!problem.empty())
    return Problem{where, 0, 0, std::move(problem)};
  return *range;
}

Problems try_apply_variant(Scenario& scenario, const NamedVariant& variant) {
  const std::vector<SourceFile> files{{"world " + in_quotes(variant.name), "", false}};
  Scenario changed = scenario;
  Node root;
  for (const auto& [key, value] : variant.values) {
    Node number;
    number.kind = Node::Kind::real;
    number.real = value;
    const StructureField* field = find_structure(key);
    merge(root, field != nullptr ? setting_tree(field->group, field->name, std::move(number))
                                 : setting_tree("parameters", key, std::move(number)));
    forget_uncertain(changed, key);
  }
  return overlay(scenario, root, std::move(changed), files);
}

#ifdef __cpp_exceptions
void apply_setting(Scenario& scenario, std::string_view key, std::string_view value) {
  throw_problems(try_apply_setting(scenario, key, value));
}

Distribution range_of(std::string_view key, std::string_view value) {
  return value_or_throw(try_range_of(key, value));
}

void apply_variant(Scenario& scenario, const NamedVariant& variant) {
  throw_problems(try_apply_variant(scenario, variant));
}
#endif

} // namespace entente
