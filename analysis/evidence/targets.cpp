#include "analysis/evidence/targets.hpp"

#include "analysis/evidence/evidence.hpp"
#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/read/parse.hpp"
#include "engine/scenario/read/reader.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

Target read_target(Reader& reader, const Node& node, std::size_t number,
                   std::span<const std::string_view> known) {
  Target target;
  Section section(reader, node, "target " + std::to_string(number));
  section.text("id", target.id);
  section.text("name", target.name);
  section.text("published", target.published);
  section.number("low", target.low);
  section.number("high", target.high);
  section.text("source", target.source);
  section.text("evidence", target.evidence);
  section.text("how", target.how);
  section.number("weight", target.weight);
  section.text("kind", target.kind);
  section.done();
  if (std::find(known.begin(), known.end(), target.id) == known.end())
    reader.refuse(node, "no statistic is called " + in_quotes(target.id) + suggestion(target.id, known));
  if (!(target.low <= target.high))
    reader.refuse(node, "low is above high");
  if (!(target.weight >= 0.0))
    reader.refuse(node, "weight is below 0");
  return target;
}

void refuse_repeated_ids(Reader& reader, std::span<const Node> nodes, const std::vector<Target>& targets) {
  for (std::size_t i = 0; i < targets.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (targets[i].id == targets[j].id)
        reader.refuse(nodes[i], "the target " + in_quotes(targets[i].id) + " is there twice");
}

} // namespace

std::vector<Target> read_targets(std::string_view text, const std::string& file_name) {
  return read_targets(text, file_name, measured_statistics());
}

std::vector<Target> read_targets(std::string_view text, const std::string& file_name,
                                 std::span<const std::string_view> measured) {
  const Node root = value_or_throw(parse_toml(text, file_name, 0));
  Reader reader(root);
  std::vector<Target> targets;
  {
    Section file(reader, root, "");
    if (const Node* node = file.take("targets")) {
      const std::span<const Node> nodes = reader.list(*node, "targets", "tables");
      for (const Node& one : nodes)
        targets.push_back(read_target(reader, one, targets.size() + 1, measured));
      refuse_repeated_ids(reader, nodes, targets);
    }
    file.done();
  }
  std::vector<Problem> problems;
  for (const Finding& finding : reader.findings())
    problems.push_back({file_name, static_cast<int>(finding.place.line),
                        static_cast<int>(finding.place.column), finding.message});
  if (problems.empty() && targets.empty())
    problems.push_back({file_name, 0, 0, "there is no [[targets]] table"});
  if (!problems.empty())
    throw ScenarioError(std::move(problems));
  return targets;
}

std::vector<Target> shipped_targets() {
  constexpr std::string_view path = "analysis/data/targets.toml";
  return read_targets(embedded_file(path).value(), std::string(path));
}

} // namespace entente
