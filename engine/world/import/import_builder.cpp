#include "engine/world/import/import_builder.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {

std::uint32_t ImportBuilder::number_of(std::string_view name, std::size_t byte) {
  if (const auto known = numbers_.find(name); known != numbers_.end())
    return known->second;
  if (name.empty())
    problems_.add(byte, "a citizen needs a name");
  if (name.size() > maximum_name_bytes)
    problems_.add(byte, "the name " + in_quotes(name) + " has " + std::to_string(name.size()) +
                            " bytes; at most " + std::to_string(maximum_name_bytes) + " are allowed");
  if (citizens() >= rules_.maximum_citizens)
    problems_.stop(byte,
                   "more than the " + std::to_string(rules_.maximum_citizens) + " citizens that are allowed");
  const auto number = static_cast<std::uint32_t>(citizens());
  auto* const kept = static_cast<char*>(letters_.allocate(std::max<std::size_t>(name.size(), 1), 1));
  std::copy(name.begin(), name.end(), kept);
  names_.emplace_back(kept, name.size());
  numbers_.emplace(names_.back(), number);
  first_place_.push_back(byte);
  return number;
}

void ImportBuilder::number_all(std::size_t citizens, std::size_t byte) {
  if (citizens > rules_.maximum_citizens)
    return problems_.stop(byte, "more than the " + std::to_string(rules_.maximum_citizens) +
                                    " citizens that are allowed");
  first_place_.assign(citizens, byte);
}

std::string ImportBuilder::name(std::uint32_t citizen) const {
  return citizen < names_.size() ? std::string(names_[citizen]) : std::to_string(citizen + 1);
}

void ImportBuilder::tie(std::uint32_t from, std::uint32_t to, std::size_t byte) {
  if (from == to) {
    ++network_.self_loops;
    return;
  }
  if (network_.ties.size() >= maximum_neighbour_entries / 2)
    return problems_.stop(byte, "more than the " + std::to_string(maximum_neighbour_entries / 2) +
                                    " ties that a network can hold");
  network_.ties.push_back({from, to});
}

void ImportBuilder::check_ties_of_citizens() {
  std::vector<std::uint32_t> ties(citizens());
  for (const Tie& tie : network_.ties) {
    ++ties[tie.from];
    ++ties[tie.to];
  }
  for (std::uint32_t citizen = 0; citizen < citizens(); ++citizen)
    if (ties[citizen] > rules_.maximum_ties)
      problems_.add(first_place_[citizen],
                    in_quotes(name(citizen)) + " has " + std::to_string(ties[citizen]) + " ties; at most " +
                        std::to_string(rules_.maximum_ties) + " are allowed (network.maximum_ties)");
}

Expected<ImportedNetwork> ImportBuilder::finish() {
  if (!problems_.stopped() && citizens() == 0)
    problems_.add(0, "the network is empty; at least one citizen is needed");
  if (!problems_.stopped())
    check_ties_of_citizens();
  if (!problems_.all().empty())
    return problems_.all();
  network_.citizens = citizens();
  return std::move(network_);
}

} // namespace entente
