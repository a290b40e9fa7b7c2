#include "engine/world/network/connect.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

// Citizens whose rows are written together, few enough for them to stay in the cache.
constexpr std::size_t citizens_per_group_log2 = 16;
constexpr std::size_t citizens_per_group = std::size_t{1} << citizens_per_group_log2;
constexpr std::size_t ties_per_block = std::size_t{1} << 19;

std::size_t parts(std::size_t count, std::size_t part) {
  return (count + part - 1) / part;
}

std::size_t group_of(std::uint32_t citizen) {
  return citizen >> citizens_per_group_log2;
}

// A tie as one of its ends sees it.
struct HalfTie {
  std::uint32_t owner, other;
};

// Every tie from both ends, sorted by the group of its owner and within it by position in the list.
struct HalfTies {
  std::vector<std::size_t> group_begin; // one more than groups
  std::unique_ptr<HalfTie[]> sides;

  std::span<const HalfTie> of(std::size_t group) const {
    return {sides.get() + group_begin[group], sides.get() + group_begin[group + 1]};
  }
};

// How many sides each block of the list has in each group: [block x groups + group].
std::vector<std::size_t> count_sides(std::span<const Tie> ties, std::size_t groups, const Threads& threads) {
  std::vector<std::size_t> counts(parts(ties.size(), ties_per_block) * groups);
  for_each_block(threads, ties.size(), ties_per_block, [&](std::size_t begin, std::size_t end) {
    std::size_t* count = &counts[begin / ties_per_block * groups];
    for (const Tie& tie : ties.subspan(begin, end - begin)) {
      const std::size_t drawn = tie.from != tie.to;
      count[group_of(tie.from)] += drawn;
      count[group_of(tie.to)] += drawn;
    }
  });
  return counts;
}

// Counts become the places where each block writes, group after group.
std::vector<std::size_t> places_from_counts(std::vector<std::size_t>& counts, std::size_t groups) {
  std::vector<std::size_t> group_begin(groups + 1);
  std::size_t place = 0;
  for (std::size_t group = 0; group < groups; ++group) {
    group_begin[group] = place;
    for (std::size_t i = group; i < counts.size(); i += groups)
      place += std::exchange(counts[i], place);
  }
  group_begin[groups] = place;
  return group_begin;
}

HalfTies sides_by_group(std::span<const Tie> ties, std::size_t groups, const Threads& threads) {
  std::vector<std::size_t> places = count_sides(ties, groups, threads);
  HalfTies sorted;
  sorted.group_begin = places_from_counts(places, groups);
  sorted.sides = std::make_unique_for_overwrite<HalfTie[]>(sorted.group_begin.back());
  prefer_huge_pages(sorted.sides.get(), sorted.group_begin.back() * sizeof(HalfTie));
  for_each_block(threads, ties.size(), ties_per_block, [&](std::size_t begin, std::size_t end) {
    std::size_t* place = &places[begin / ties_per_block * groups];
    for (const Tie& tie : ties.subspan(begin, end - begin)) {
      if (tie.from == tie.to)
        continue;
      sorted.sides[place[group_of(tie.from)]++] = {tie.from, tie.to};
      sorted.sides[place[group_of(tie.to)]++] = {tie.to, tie.from};
    }
  });
  return sorted;
}

// offsets[i] becomes the end of citizen i's row; true when some row is longer than the maximum.
bool measure_rows(const HalfTies& sides, std::span<std::uint32_t> offsets, std::uint32_t maximum_ties,
                  const Threads& threads) {
  const std::size_t citizens = offsets.size() - 1, groups = sides.group_begin.size() - 1;
  std::vector<char> too_long(groups);
  for_each_index(threads, groups, [&](std::size_t group) {
    const std::size_t first = group << citizens_per_group_log2;
    const std::size_t last = std::min(first + citizens_per_group, citizens);
    std::fill(&offsets[first], &offsets[last], 0u);
    for (const HalfTie& side : sides.of(group))
      ++offsets[side.owner];
    std::size_t end = sides.group_begin[group];
    for (std::size_t citizen = first; citizen < last; ++citizen) {
      too_long[group] |= offsets[citizen] > maximum_ties;
      end += offsets[citizen];
      offsets[citizen] = static_cast<std::uint32_t>(end);
    }
  });
  offsets[citizens] = static_cast<std::uint32_t>(sides.group_begin.back());
  return std::find(too_long.begin(), too_long.end(), true) != too_long.end();
}

// Positions in the list of ties with an end that has more than the maximum: the only ones that can be
// refused.
std::vector<std::size_t> ties_of_crowded(std::span<const Tie> ties, std::span<const std::uint32_t> row_ends,
                                         std::uint32_t maximum_ties, const Threads& threads) {
  const auto crowded = [&](std::uint32_t citizen) {
    const std::uint32_t begin = citizen == 0 ? 0 : row_ends[citizen - 1];
    return row_ends[citizen] - begin > maximum_ties;
  };
  std::vector<std::vector<std::size_t>> found(parts(ties.size(), ties_per_block));
  for_each_block(threads, ties.size(), ties_per_block, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (ties[i].from != ties[i].to && (crowded(ties[i].from) || crowded(ties[i].to)))
        found[begin / ties_per_block].push_back(i);
  });
  std::vector<std::size_t> all;
  for (const std::vector<std::size_t>& block : found)
    all.insert(all.end(), block.begin(), block.end());
  return all;
}

void refuse_ties_without_room(std::span<Tie> ties, std::span<const std::uint32_t> row_ends,
                              std::uint32_t maximum_ties, const Threads& threads) {
  std::vector<std::uint32_t> kept(row_ends.size() - 1);
  for (const std::size_t i : ties_of_crowded(ties, row_ends, maximum_ties, threads)) {
    Tie& tie = ties[i];
    if (kept[tie.from] < maximum_ties && kept[tie.to] < maximum_ties) {
      ++kept[tie.from];
      ++kept[tie.to];
    } else {
      tie.to = tie.from;
    }
  }
}

// Row ends fall to row beginnings while the rows fill; then each row is sorted.
void fill_rows(const HalfTies& sides, Network& network, const Threads& threads) {
  const std::size_t citizens = network.citizens(), groups = sides.group_begin.size() - 1;
  for_each_index(threads, groups, [&](std::size_t group) {
    std::uint32_t* const neighbours = network.neighbours.data();
    std::uint32_t* const offsets = network.offsets.data();
    for (const HalfTie& side : sides.of(group))
      neighbours[--offsets[side.owner]] = side.other;
    const std::size_t first = group << citizens_per_group_log2;
    const std::size_t last = std::min(first + citizens_per_group, citizens);
    for (std::size_t citizen = first; citizen < last; ++citizen) {
      // The next group may still be filling: the end of its first row is not this one's business.
      const std::size_t end = citizen + 1 < last ? offsets[citizen + 1] : sides.group_begin[group + 1];
      std::sort(neighbours + offsets[citizen], neighbours + end);
    }
  });
}

} // namespace

Problems problems_with_room(std::size_t ties) {
  constexpr std::size_t most = maximum_neighbour_entries / 2;
  if (ties <= most)
    return {};
  return {Problem{"", 0, 0,
                  "a network of " + std::to_string(ties) + " ties is too large: at most " +
                      std::to_string(most) + " are allowed"}};
}

void require_room_for(std::size_t ties) {
  require_none(problems_with_room(ties));
}

Network connect(std::size_t citizens, TieList list, std::uint32_t maximum_ties, const Threads& threads) {
  Network network;
  network.offsets = large_vector<std::uint32_t>(citizens + 1);
  const std::size_t groups = parts(citizens, citizens_per_group);
  HalfTies sides = sides_by_group(list.span(), groups, threads);
  if (measure_rows(sides, network.offsets, maximum_ties, threads)) {
    refuse_ties_without_room(list.span(), network.offsets, maximum_ties, threads);
    sides = sides_by_group(list.span(), groups, threads);
    measure_rows(sides, network.offsets, maximum_ties, threads);
  }
  list.ties.reset();
  network.neighbours = large_vector<std::uint32_t>(sides.group_begin.back());
  fill_rows(sides, network, threads);
  return network;
}

} // namespace entente
