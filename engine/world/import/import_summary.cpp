#include "engine/world/import/network_import.hpp"
#include "engine/world/network/network_components.hpp"

#include <algorithm>

namespace entente {
namespace {

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

// Pairs of citizens with more than one tie.
std::size_t repeated_pairs(const std::vector<Tie>& ties) {
  std::vector<std::uint64_t> pairs;
  pairs.reserve(ties.size());
  for (const Tie& tie : ties) {
    constexpr int word = 32;
    pairs.push_back(std::uint64_t{std::min(tie.from, tie.to)} << word | std::max(tie.from, tie.to));
  }
  std::sort(pairs.begin(), pairs.end());
  std::size_t repeated = 0;
  for (std::size_t i = 1; i < pairs.size(); ++i)
    repeated += pairs[i] == pairs[i - 1] && (i == 1 || pairs[i - 1] != pairs[i - 2]);
  return repeated;
}

// The text of how many components there are, and of how many the largest holds.
std::string components_text(const ImportedNetwork& network) {
  const std::vector<std::uint32_t> of = components_of(network.citizens, network.ties);
  std::vector<std::size_t> size(network.citizens);
  for (const std::uint32_t component : of)
    ++size[component];
  const auto count = static_cast<std::size_t>(
      std::count_if(size.begin(), size.end(), [](std::size_t citizens) { return citizens > 0; }));
  std::string text = counted(count, "component", "components");
  if (count > 1)
    text += " (the largest of " + std::to_string(*std::max_element(size.begin(), size.end())) + ")";
  return text;
}

// "3 of 12 regions (2 citizens without one are placed in turn)"; `given` are values by number.
template<class Id>
std::string used_text(const std::vector<std::optional<Id>>& given, std::size_t all, const std::string& what,
                      const std::string& without) {
  if (given.empty())
    return "no " + what + " given, " + without;
  std::vector<bool> used(all);
  std::size_t known = 0;
  for (const std::optional<Id>& value : given)
    if (value) {
      used[index(*value)] = true;
      ++known;
    }
  std::string text =
      std::to_string(std::count(used.begin(), used.end(), true)) + " of " + std::to_string(all) + " " + what;
  if (known < given.size())
    text += " (" + counted(given.size() - known, "citizen", "citizens") + " without one: " + without + ")";
  return text;
}

} // namespace

std::string summary_of(const ImportedNetwork& network, const ImportRules& rules) {
  std::string text =
      network.format + " with " + counted(network.citizens, "citizen", "citizens") + ", " +
      counted(network.ties.size(), "tie", "ties") + ", " + components_text(network) + ", " +
      used_text(network.region, rules.regions, "regions", "taken in turn") + ", " +
      used_text(network.identity, rules.identities.size(), "identities", "drawn with the region's shares");
  if (network.self_loops > 0)
    text += "; left out: " + counted(network.self_loops, "tie", "ties") + " of a citizen with the same";
  if (const std::size_t repeated = repeated_pairs(network.ties); repeated > 0)
    text += "; " + counted(repeated, "pair has", "pairs have") + " more than one tie, and each counts";
  for (const std::string& note : network.notes)
    text += "; " + note;
  return text;
}

} // namespace entente
