#include "engine/world/build/build_imported.hpp"
#include "engine/world/build/draw_people.hpp"
#include "engine/world/build/placement.hpp"
#include "engine/world/network/network_order.hpp"

namespace entente {
namespace {

constexpr std::uint32_t no_limit = 0xffffffff;

template<class Id>
std::optional<Id> given(const std::vector<std::optional<Id>>& values, std::size_t number) {
  return values.empty() ? std::nullopt : values[number];
}

CellIndex cell_of(std::size_t number, const SocietyPlan& plan, const ImportedNetwork& imported,
                  const AddressedRng& rng) {
  const auto in_turn = static_cast<RegionId>(number % plan.regions);
  const std::size_t region = index(given(imported.region, number).value_or(in_turn));
  const std::vector<double>& shares = plan.composition[region];
  const std::optional<IdentityId> identity = given(imported.identity, number);
  const double u = rng.uniform(Purpose::identity, static_cast<std::uint32_t>(number));
  return static_cast<CellIndex>(region * shares.size() +
                                (identity ? index(*identity) : identity_at(u, shares)));
}

// Ties between citizens as `name` calls each number.
template<class Name>
TieList ties_by(const ImportedNetwork& imported, Name name) {
  TieList list(imported.ties.size());
  for (std::size_t i = 0; i < list.count; ++i)
    list.ties[i] = {name(imported.ties[i].from), name(imported.ties[i].to)};
  return list;
}

std::vector<std::uint32_t> order_of_numbers(const ImportedNetwork& imported, const Threads& threads) {
  const auto as_is = [](std::uint32_t number) { return number; };
  return order_by_ties(connect(imported.citizens, ties_by(imported, as_is), no_limit, threads));
}

} // namespace

Society build_imported_society(const SocietyPlan& plan, const ImportedNetwork& imported,
                               const AddressedRng& rng, const Threads& threads) {
  Society society;
  society.regions = plan.regions;
  society.identities = plan.composition.front().size();
  const std::vector<std::uint32_t> order = order_of_numbers(imported, threads);
  std::vector<CellIndex> cells_in_order;
  cells_in_order.reserve(order.size());
  for (const std::uint32_t number : order)
    cells_in_order.push_back(cell_of(number, plan, imported, rng));
  Placement placement = place(std::move(cells_in_order), society.regions, society.identities, threads);
  std::vector<std::uint32_t> id(order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    id[order[i]] = placement.id[i];
  draw_people(society, id, plan, rng, threads);
  society.cells = std::move(placement.cells);
  const auto by_id = [&](std::uint32_t number) { return id[number]; };
  society.network = connect(imported.citizens, ties_by(imported, by_id), no_limit, threads);
  return society;
}

} // namespace entente
