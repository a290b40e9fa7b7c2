// Batagelj and Brandes 2005, "Efficient generation of large random networks", Physical Review E 71, 036113:
// rather than ask each pair of citizens, skip to the next pair that is tied. Here pairs may be tied
// repeatedly, so skips along the list of pairs are exponential.
#include "engine/random/distributions.hpp"
#include "engine/world/build/draw_ties.hpp"

#include <algorithm>

namespace entente {
namespace {

// Citizens whose pairs with a cell are walked as one piece.
constexpr std::uint32_t citizens_per_strip = std::uint32_t{1} << 16;

// All pairs of a citizen of `rows` with one of `columns`; of one and the same cell, all ordered pairs of two
// citizens.
struct PairsOfBlocks {
  std::uint32_t row_begin, row_end;
  std::uint32_t column_begin, column_end;
  bool same;        // columns are the cell of the rows: nobody is paired with oneself
  double mean_ties; // of each pair
};

class PairTable {
 public:
  PairTable(const SocietyPlan& plan, const Placement& placement, const Settlements& settlements)
      : plan_(plan), cells_(placement.cells), settlements_(settlements),
        identities_(cells_.size() / plan.regions) {
    for (std::size_t a = 0; a < cells_.size(); ++a)
      for (std::size_t b = a; b < cells_.size(); ++b)
        add(cells_[a], cells_[b], 1.0 - plan.locality, across_settlements());
    for (std::size_t region = 0; settlements.any() && region < plan.regions; ++region)
      add_settlements(region);
  }

  std::vector<PairsOfBlocks> take() { return std::move(pairs_); }

 private:
  double across_settlements() const {
    return plan_.locality * (settlements_.any() ? 1.0 - plan_.locality : 1.0);
  }

  void add_settlements(std::size_t region) {
    const std::size_t first = region * identities_, last = first + identities_;
    const std::uint32_t settlements = settlements_.in(static_cast<RegionId>(region));
    for (std::uint32_t s = 0; s < settlements; ++s)
      for (std::size_t a = first; a < last; ++a)
        for (std::size_t b = a; b < last; ++b)
          add(settlements_.part(cells_[a], s), settlements_.part(cells_[b], s), 0.0,
              plan_.locality * plan_.locality);
  }

  // Shares of ties that go to any region, and that stay in the own one.
  void add(const Cell& a, const Cell& b, double anywhere, double own) {
    if (a.size() == 0 || b.size() == 0)
      return;
    const bool same = a.begin == b.begin;
    const double there = ties_drawn(a, b, anywhere, own) / b.size();
    const double back = same ? 0.0 : ties_drawn(b, a, anywhere, own) / a.size();
    if (there + back <= 0.0)
      return;
    for (std::uint32_t begin = a.begin; begin < a.end; begin += std::min(citizens_per_strip, a.end - begin))
      pairs_.push_back(
          {begin, begin + std::min(citizens_per_strip, a.end - begin), b.begin, b.end, same, there + back});
  }

  // Expected ties that a citizen of one cell draws to another.
  double ties_drawn(const Cell& from, const Cell& to, double anywhere, double own) const {
    const double same_identity = identities_ == 1 ? 1.0 : plan_.homophily;
    const double identity = from.identity == to.identity
                                ? same_identity
                                : (1.0 - plan_.homophily) / static_cast<double>(identities_ - 1);
    const double place =
        anywhere / static_cast<double>(plan_.regions) + (from.region == to.region ? own : 0.0);
    return plan_.ties * identity * place;
  }

  const SocietyPlan& plan_;
  const std::vector<Cell>& cells_;
  const Settlements& settlements_;
  std::size_t identities_;
  std::vector<PairsOfBlocks> pairs_;
};

// Calls visit(position) for each tie, ascending; positions number the pairs row by row.
template<class Visit>
void walk(const PairsOfBlocks& pairs, std::uint32_t who, const AddressedRng& rng, Visit visit) {
  const double columns =
      static_cast<double>(pairs.column_end - pairs.column_begin) - (pairs.same ? 1.0 : 0.0);
  const double end = columns * (pairs.row_end - pairs.row_begin);
  double position = 0.0;
  for (std::uint32_t skip = 0;; ++skip) {
    position += exponential_quantile(rng.uniform(Purpose::poisson_tie, who, skip)) / pairs.mean_ties;
    if (position >= end)
      return;
    visit(static_cast<std::uint64_t>(position));
  }
}

Tie tie_at(const PairsOfBlocks& pairs, std::uint64_t position) {
  const std::uint64_t columns = pairs.column_end - pairs.column_begin - (pairs.same ? 1u : 0u);
  const auto from = static_cast<std::uint32_t>(pairs.row_begin + position / columns);
  auto to = static_cast<std::uint32_t>(pairs.column_begin + position % columns);
  to += pairs.same && to >= from;
  return {from, to};
}

// Where the ties of each entry of the table begin in the list, and their number at the end.
std::vector<std::size_t> beginnings(std::span<const PairsOfBlocks> table, const AddressedRng& rng,
                                    const Threads& threads) {
  std::vector<std::size_t> begin(table.size() + 1);
  for_each_index(threads, table.size(), [&](std::size_t entry) {
    std::size_t count = 0;
    walk(table[entry], static_cast<std::uint32_t>(entry), rng, [&](std::uint64_t) { ++count; });
    begin[entry + 1] = count;
  });
  for (std::size_t entry = 0; entry < table.size(); ++entry)
    begin[entry + 1] += begin[entry];
  return begin;
}

} // namespace

TieList place_poisson_ties(const SocietyPlan& plan, const Placement& placement,
                           const Settlements& settlements, const AddressedRng& rng, const Threads& threads) {
  const std::vector<PairsOfBlocks> table = PairTable(plan, placement, settlements).take();
  const std::vector<std::size_t> begin = beginnings(table, rng, threads);
  require_room_for(begin.back());
  TieList list(begin.back());
  for_each_index(threads, table.size(), [&](std::size_t entry) {
    Tie* next = &list.ties[begin[entry]];
    walk(table[entry], static_cast<std::uint32_t>(entry), rng,
         [&](std::uint64_t position) { *next++ = tie_at(table[entry], position); });
  });
  return list;
}

} // namespace entente
