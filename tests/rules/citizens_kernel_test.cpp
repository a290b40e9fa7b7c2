// The forms that advance many arms at once against the scalar oracle, over societies of awkward sizes.
#include "engine/random/addressed_rng.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"
#include "engine/world/build/build.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <vector>

using namespace entente;

namespace {

const AddressedRng rng{77, 5, 3};

double number(std::uint32_t what, std::uint32_t who) {
  return rng.uniform(Purpose::analysis, who, what);
}

// One cell of so many citizens with random ties, some citizens without any.
Society random_society(std::uint32_t citizens, std::uint32_t seed) {
  constexpr std::uint32_t most_ties = 7;
  Society society;
  society.regions = society.identities = 1;
  society.cells = {{RegionId(0), IdentityId(0), 0, citizens}};
  std::vector<std::vector<std::uint32_t>> rows(citizens);
  for (std::uint32_t i = 0; i < citizens; ++i) {
    society.number.push_back(i);
    const std::uint32_t who = seed * 100'000 + i;
    society.susceptibility.push_back(static_cast<float>(number(0, who)));
    society.disposition.push_back(static_cast<float>(number(1, who)));
    society.leaning.push_back(static_cast<float>(6.0 * number(2, who) - 3.0));
    const auto ties = static_cast<std::uint32_t>(number(3, who) * most_ties);
    for (std::uint32_t tie = 0; tie < ties; ++tie) {
      const auto other = static_cast<std::uint32_t>(number(4 + tie, who) * citizens);
      if (other != i)
        rows[i].push_back(other), rows[other].push_back(i);
    }
  }
  for (std::vector<std::uint32_t>& row : rows) {
    std::sort(row.begin(), row.end());
    society.network.neighbours.insert(society.network.neighbours.end(), row.begin(), row.end());
    society.network.offsets.push_back(static_cast<std::uint32_t>(society.network.neighbours.size()));
  }
  return society;
}

// The month of one cell with random rates, news and people.
struct CellMonth {
  Society society;
  std::size_t lanes, arms;
  std::vector<float> confidence, cynicism, next;
  std::vector<std::vector<float>> rows; // gain, loss, costly, threat, then the eight rates
  CitizensSums sums;

  CellMonth(std::uint32_t citizens, std::size_t arm_count, std::uint32_t seed)
      : society(random_society(citizens, seed)), lanes(padded_lanes(arm_count)), arms(arm_count),
        next(citizens * lanes) {
    sums.clear(lanes);
    // News from nothing to a flood, shares, and the loss ratio above 1.
    const std::vector<std::pair<double, double>> ranges{{0, 3}, {0, 3}, {0, 3}, {0, 1}, {0, 1}, {0, 0.5},
                                                        {1, 3}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 0.7}};
    for (std::uint32_t r = 0; r < ranges.size(); ++r) {
      rows.emplace_back();
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        const double u = number(20 + r, seed * 1000 + lane);
        rows.back().push_back(static_cast<float>(ranges[r].first + (ranges[r].second - ranges[r].first) * u));
      }
    }
    for (std::uint32_t i = 0; i < citizens * lanes; ++i) {
      confidence.push_back(static_cast<float>(number(40, seed * 100'000 + i)));
      cynicism.push_back(static_cast<float>(number(41, seed * 100'000 + i)));
    }
    // The ends of the range, where clipping and full scores live.
    if (citizens > 1)
      confidence[0] = 0.0F, cynicism[0] = 1.0F, confidence[lanes] = 1.0F, cynicism[lanes] = 0.0F;
  }

  void advance(rules::CitizensKernel kernel, std::uint32_t block_size, bool surveyed = true) {
    const auto citizens = static_cast<std::uint32_t>(society.citizens());
    CitizensSums block;
    block.clear(lanes);
    const SumRows of_block = rows_from(block, 0), of_cell = rows_from(sums, 0);
    for (std::uint32_t begin = 0; begin < citizens; begin += block_size) {
      for (std::int64_t* row : of_block.all())
        std::fill_n(row, lanes, -1); // is written over
      kernel({.society = &society,
              .lanes = lanes,
              .arms = arms,
              .confidence = confidence.data(),
              .next_confidence = next.data(),
              .cynicism = cynicism.data(),
              .begin = begin,
              .end = std::min(begin + block_size, citizens),
              .cell = {rows[0].data(), rows[1].data(), rows[2].data(), rows[3].data()},
              .rates = {rows[4].data(), rows[5].data(), rows[6].data(), rows[7].data(), rows[8].data(),
                        rows[9].data(), rows[10].data(), rows[11].data()},
              .sums = of_block,
              .surveyed = surveyed});
      for (std::size_t row = 0; row < of_cell.all().size(); ++row)
        for (std::size_t lane = 0; lane < lanes; ++lane)
          of_cell.all()[row][lane] += of_block.all()[row][lane];
    }
  }
};

// In all that arms have; other lanes are anybody's.
bool same(const CellMonth& a, const CellMonth& b) {
  const auto equal = [&](const auto& one, const auto& other) {
    for (std::size_t at = 0; at < one.size(); ++at)
      if (at % a.lanes < a.arms && one[at] != other[at])
        return false;
    return one.size() == other.size();
  };
  const bool sums = equal(a.sums.confidence, b.sums.confidence) && equal(a.sums.cynicism, b.sums.cynicism) &&
                    equal(a.sums.mobilised, b.sums.mobilised) &&
                    equal(a.sums.supporters, b.sums.supporters) && equal(a.sums.believers, b.sums.believers);
  return sums && equal(a.next, b.next) && equal(a.cynicism, b.cynicism);
}

const std::vector<std::uint32_t> awkward_sizes{0, 1, 2, 15, 16, 17, 63, 64, 65, 127, 129, 333};
constexpr std::uint32_t whole = 1'000'000;

std::vector<rules::Level> levels_of_this_processor() {
  std::vector<rules::Level> levels;
  for (const rules::Level level : {rules::Level::plain, rules::Level::avx2, rules::Level::avx512})
    if (level <= rules::best_level())
      levels.push_back(level);
  return levels;
}

void check_every_level(std::size_t arms, std::uint32_t block_size) {
  for (const std::uint32_t citizens : awkward_sizes) {
    const std::uint32_t seed = citizens + static_cast<std::uint32_t>(arms);
    CellMonth oracle(citizens, arms, seed);
    oracle.advance(&rules::citizens_scalar, whole);
    for (const rules::Level level : levels_of_this_processor()) {
      CAPTURE(citizens, arms, rules::name_of(level));
      CellMonth month(citizens, arms, seed);
      month.advance(rules::citizens_lanes_kernel(level), block_size);
      CHECK(same(month, oracle));
    }
  }
}

} // namespace

TEST_CASE("Kernels of every level this processor has give the bits of the scalar oracle") {
  for (const std::size_t arms : {1U, 4U, 8U, 12U, 16U, 20U, 28U, 32U, 48U})
    check_every_level(arms, whole);
}

TEST_CASE("Arms that do not fill their lanes have the bits of the scalar oracle at every level") {
  for (const std::size_t arms : {2U, 3U, 5U, 6U, 7U, 9U, 10U, 11U, 13U, 18U, 21U})
    check_every_level(arms, 50);
}

TEST_CASE("How citizens are cut into blocks changes no bit") {
  for (const rules::Level level : levels_of_this_processor())
    for (const std::size_t lanes : {1U, 12U, 16U})
      for (const std::uint32_t block : {1U, 7U, 64U, 65U, 200U}) {
        CAPTURE(rules::name_of(level), lanes, block);
        CellMonth at_once(333, lanes, 9), in_blocks(333, lanes, 9);
        at_once.advance(rules::citizens_lanes_kernel(level), whole);
        in_blocks.advance(rules::citizens_lanes_kernel(level), block);
        CHECK(same(at_once, in_blocks));
      }
}

TEST_CASE("Where nobody is asked, people change their minds alike and none is counted") {
  constexpr std::int64_t untouched = -1;
  std::vector<rules::CitizensKernel> kernels{&rules::citizens_scalar};
  for (const rules::Level level : levels_of_this_processor())
    kernels.push_back(rules::citizens_lanes_kernel(level));
  for (const rules::CitizensKernel kernel : kernels)
    for (const std::size_t lanes : {1U, 12U, 16U}) {
      CellMonth asked(129, lanes, 9), not_asked(129, lanes, 9);
      asked.advance(kernel, whole, true);
      not_asked.advance(kernel, whole, false);
      CHECK(not_asked.next == asked.next);
      CHECK(not_asked.cynicism == asked.cynicism);
      CHECK(not_asked.sums.confidence == asked.sums.confidence);
      CHECK(not_asked.sums.cynicism == asked.sums.cynicism);
      CHECK(not_asked.sums.mobilised == asked.sums.mobilised);
      CHECK(not_asked.sums.supporters == std::vector<std::int64_t>(lanes, untouched));
      CHECK(not_asked.sums.believers == std::vector<std::int64_t>(lanes, untouched));
    }
}

TEST_CASE("A lane of the oracle advances as it does alone") {
  CellMonth together(129, 16, 4);
  CellMonth alone(129, 1, 4);
  for (std::size_t i = 0; i < 129; ++i) {
    alone.confidence[i] = together.confidence[i * 16 + 11];
    alone.cynicism[i] = together.cynicism[i * 16 + 11];
  }
  for (std::size_t r = 0; r < together.rows.size(); ++r)
    alone.rows[r][0] = together.rows[r][11];
  together.advance(&rules::citizens_scalar, whole);
  alone.advance(&rules::citizens_scalar, whole);
  for (std::size_t i = 0; i < 129; ++i) {
    CHECK(alone.next[i] == together.next[i * 16 + 11]);
    CHECK(alone.cynicism[i] == together.cynicism[i * 16 + 11]);
  }
  CHECK(alone.sums[0] == together.sums[11]);
}
