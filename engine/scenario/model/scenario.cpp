#include "engine/scenario/model/scenario.hpp"

#include "engine/scenario/model/parameter_table.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, third_party_types> type_names{
    "mediator", "donor", "security", "regional_organisation", "local_partner"};
// Shares of the second identity in the first, second and last third of the regions.
constexpr std::array<double, 3> second_identity_shares{0.7, 0.4, 0.2};

} // namespace

Scenario::Scenario() = default;
Scenario::Scenario(const Scenario&) = default;
Scenario::Scenario(Scenario&&) noexcept = default;
Scenario& Scenario::operator=(const Scenario&) = default;
Scenario& Scenario::operator=(Scenario&&) noexcept = default;
Scenario::~Scenario() = default;

std::string_view name_of(ThirdPartyType type) {
  return type_names[static_cast<std::size_t>(type)];
}

std::vector<std::vector<double>> default_composition(std::size_t regions) {
  std::vector<std::vector<double>> composition;
  for (std::size_t region = 0; region < regions; ++region) {
    const double second = second_identity_shares[3 * region / regions];
    composition.push_back({1.0 - second, second});
  }
  return composition;
}

std::vector<std::size_t> default_near_regions(std::size_t regions) {
  std::vector<std::size_t> near;
  for (std::size_t region = 0; region < std::max<std::size_t>(1, regions / 3); ++region)
    near.push_back(region);
  return near;
}

std::vector<std::size_t> default_far_regions(std::size_t regions) {
  std::vector<std::size_t> far;
  for (std::size_t region = regions / 2; region < regions; ++region)
    far.push_back(region);
  return far;
}

Parameters parameters_for(const Scenario& scenario, std::size_t replicate) {
  Parameters parameters =
      scenario.parameter_sets.empty()
          ? scenario.parameters
          : scenario.parameter_sets[replicate % scenario.parameter_sets.size()].parameters;
  for (const auto& [key, value] : scenario.overrides)
    if (const ParameterField* field = find_parameter(key))
      field->member(parameters) = value;
  return parameters;
}

const Strategy* reference_of(const Scenario& scenario) {
  if (scenario.run.reference.empty())
    return scenario.strategies.empty() ? nullptr : &scenario.strategies.front();
  for (const Strategy& strategy : scenario.strategies)
    if (strategy.name == scenario.run.reference)
      return &strategy;
  return nullptr;
}

std::optional<std::size_t> reference_position(const Scenario& scenario) {
  const Strategy* reference = reference_of(scenario);
  return reference == nullptr
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(reference - scenario.strategies.data()));
}

Scenario with_strategies(Scenario scenario, std::span<const std::size_t> positions) {
  const Strategy* reference = reference_of(scenario);
  scenario.run.reference = reference == nullptr ? std::string() : reference->name;
  std::vector<Strategy> kept;
  for (const std::size_t position : positions)
    kept.push_back(scenario.strategies[position]);
  scenario.strategies = std::move(kept);
  if (reference_of(scenario) == nullptr)
    scenario.run.reference.clear();
  return scenario;
}

} // namespace entente
