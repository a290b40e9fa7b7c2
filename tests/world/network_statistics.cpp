#include "tests/world/network_statistics.hpp"
#include "engine/world/network/network_components.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace entente {
namespace {

constexpr std::size_t citizens_per_block = std::size_t{1} << 16;

std::size_t blocks_of(std::size_t citizens) {
  return (citizens + citizens_per_block - 1) / citizens_per_block;
}

double degree(const Network& network, std::size_t citizen) {
  return static_cast<double>(network.of(citizen).size());
}

// Sums over the ends of ties, each tie seen from both.
struct DegreeSums {
  double ends = 0.0, own = 0.0, own_squared = 0.0, product = 0.0;
  std::uint32_t maximum = 0;

  void add(const DegreeSums& other) {
    ends += other.ends;
    own += other.own;
    own_squared += other.own_squared;
    product += other.product;
    maximum = std::max(maximum, other.maximum);
  }
};

DegreeSums sum_degrees(const Network& network, const Threads& threads) {
  std::vector<DegreeSums> blocks(blocks_of(network.citizens()));
  for_each_block(threads, network.citizens(), citizens_per_block, [&](std::size_t begin, std::size_t end) {
    DegreeSums& sums = blocks[begin / citizens_per_block];
    for (std::size_t citizen = begin; citizen < end; ++citizen) {
      const double own = degree(network, citizen);
      sums.maximum = std::max(sums.maximum, static_cast<std::uint32_t>(network.of(citizen).size()));
      sums.ends += own;
      sums.own += own * own;
      sums.own_squared += own * own * own;
      for (const std::uint32_t other : network.of(citizen))
        sums.product += own * degree(network, other);
    }
  });
  DegreeSums all;
  for (const DegreeSums& block : blocks)
    all.add(block);
  return all;
}

// Pearson's correlation of the degrees at the two ends of a tie. Where all are alike the sums, of whole
// numbers, are exact and the variance is exactly 0 (up to 2^53; beyond it a variance within rounding of 0
// counts as none).
double degree_assortativity(const DegreeSums& sums) {
  if (sums.ends == 0.0)
    return 0.0;
  constexpr double rounding = 1e-12;
  const double square_of_sum = sums.own * (sums.own / sums.ends);
  const double variance = sums.own_squared - square_of_sum;
  return variance <= rounding * sums.own_squared ? 0.0 : (sums.product - square_of_sum) / variance;
}

// Newman's coefficient: how much more often ends are of one kind than if ties were drawn blindly.
// kind_of_cell says which of `kinds` the citizens of a cell are.
double assortativity(const Society& society, const std::vector<std::size_t>& kind_of_cell, std::size_t kinds,
                     const std::vector<std::uint16_t>& cell_of, const Threads& threads) {
  const std::size_t citizens = society.citizens();
  std::vector<std::vector<std::uint64_t>> blocks(blocks_of(citizens));
  for_each_block(threads, citizens, citizens_per_block, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint64_t>& ends = blocks[begin / citizens_per_block];
    ends.assign(kinds * kinds, 0);
    for (std::size_t citizen = begin; citizen < end; ++citizen) {
      const std::size_t own = kind_of_cell[cell_of[citizen]];
      for (const std::uint32_t other : society.network.of(citizen))
        ++ends[own * kinds + kind_of_cell[cell_of[other]]];
    }
  });
  const auto all = static_cast<double>(society.network.neighbours.size());
  double alike = 0.0, alike_by_chance = 0.0;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    std::uint64_t within = 0, ends_of_kind = 0;
    for (const std::vector<std::uint64_t>& block : blocks) {
      within += block[kind * kinds + kind];
      for (std::size_t other = 0; other < kinds; ++other)
        ends_of_kind += block[kind * kinds + other];
    }
    const double share = static_cast<double>(ends_of_kind) / all;
    alike += static_cast<double>(within) / all;
    alike_by_chance += share * share;
  }
  return all == 0.0 || alike_by_chance >= 1.0 ? 0.0 : (alike - alike_by_chance) / (1.0 - alike_by_chance);
}

void assortativities(const Society& society, NetworkStatistics& statistics, const Threads& threads) {
  std::vector<std::uint16_t> cell_of(society.citizens());
  std::vector<std::size_t> identity, region;
  for (std::size_t i = 0; i < society.cells.size(); ++i) {
    const Cell& cell = society.cells[i];
    std::fill(cell_of.begin() + cell.begin, cell_of.begin() + cell.end, static_cast<std::uint16_t>(i));
    identity.push_back(index(cell.identity));
    region.push_back(index(cell.region));
  }
  statistics.identity_assortativity = assortativity(society, identity, society.identities, cell_of, threads);
  statistics.region_assortativity = assortativity(society, region, society.regions, cell_of, threads);
}

void distinct_neighbours(const Network& network, std::uint32_t citizen,
                         std::vector<std::uint32_t>& distinct) {
  const auto row = network.of(citizen);
  distinct.clear();
  std::unique_copy(row.begin(), row.end(), std::back_inserter(distinct));
}

// How many of two ascending lists without repeats stand in both.
std::size_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const std::uint32_t x = *i, y = *j;
    count += x == y;
    i += x <= y;
    j += y <= x;
  }
  return count;
}

// Of the pairs of one's neighbours, the share who are neighbours themselves.
double local_clustering(const Network& network, std::uint32_t citizen, std::vector<std::uint32_t>& own,
                        std::vector<std::uint32_t>& others) {
  distinct_neighbours(network, citizen, own);
  if (own.size() < 2)
    return 0.0;
  std::size_t ties_among_them = 0; // each from both ends
  for (const std::uint32_t neighbour : own) {
    distinct_neighbours(network, neighbour, others);
    ties_among_them += common(own, others);
  }
  const auto size = static_cast<double>(own.size());
  return static_cast<double>(ties_among_them) / (size * (size - 1.0));
}

double mean_clustering(const Network& network, const Threads& threads) {
  const std::size_t citizens = network.citizens(), asked = std::min(citizens, clustering_sample);
  std::vector<double> blocks(blocks_of(asked));
  for_each_block(threads, asked, citizens_per_block, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> own, others;
    double& sum = blocks[begin / citizens_per_block];
    for (std::size_t i = begin; i < end; ++i)
      sum += local_clustering(network, static_cast<std::uint32_t>(i * citizens / asked), own, others);
  });
  double sum = 0.0;
  for (const double block : blocks)
    sum += block;
  return asked == 0 ? 0.0 : sum / static_cast<double>(asked);
}

void components(const Network& network, NetworkStatistics& statistics) {
  std::vector<std::uint32_t> members(network.citizens());
  std::uint32_t largest = 0;
  for (const std::uint32_t component : components_of(network)) {
    const std::uint32_t size = ++members[component];
    statistics.components += size == 1;
    largest = std::max(largest, size);
  }
  if (!members.empty())
    statistics.largest_component = largest / static_cast<double>(members.size());
}

} // namespace

NetworkStatistics describe(const Society& society, const Threads& threads) {
  NetworkStatistics statistics;
  const DegreeSums sums = sum_degrees(society.network, threads);
  const auto citizens = static_cast<double>(society.citizens());
  statistics.mean_degree = citizens == 0.0 ? 0.0 : sums.ends / citizens;
  statistics.maximum_degree = sums.maximum;
  statistics.degree_assortativity = degree_assortativity(sums);
  statistics.clustering = mean_clustering(society.network, threads);
  assortativities(society, statistics, threads);
  components(society.network, statistics);
  return statistics;
}

} // namespace entente
