#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"
#include "tests/world/known_networks.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

// Citizens are float32: a few roundings of 6e-8 each, relative to values near 1.
constexpr double float_rounding = 1e-6;

void one_month(ConflictByHand& hand) {
  rules::CitizensInput input;
  rules::citizens(hand.world(), input, &rules::citizens_scalar, Threads(1));
}

// One tie between the first two citizens.
void tie_first_two(ConflictByHand& hand) {
  Society society = *hand.world().society;
  society.network.neighbours = {1, 0};
  for (std::size_t i = 0; i < society.network.offsets.size(); ++i)
    society.network.offsets[i] = i == 0 ? 0 : i == 1 ? 1 : 2;
  hand.world().society = std::make_shared<const Society>(society);
}

} // namespace

TEST_CASE("A citizen is pulled to neighbours by susceptibility and to the own disposition otherwise") {
  ConflictByHand hand;
  tie_first_two(hand);
  const Society& society = *hand.world().society;
  const LargeVector<float> c = hand.world().citizens.confidence, k = hand.world().citizens.cynicism;
  one_month(hand);
  const double rate = hand.parameters().citizens.conformity_rate;
  for (std::size_t i = 0; i < society.citizens(); ++i) {
    const double neighbours = i == 0 ? c[1] : i == 1 ? c[0] : c[i];
    const double s = society.susceptibility[i], d = society.disposition[i];
    const double expected = c[i] + rate * (s * (neighbours - c[i]) + (1.0 - s) * (d * (1.0 - k[i]) - c[i]));
    CAPTURE(i);
    CHECK(hand.world().citizens.confidence[i] == Approx(expected).epsilon(float_rounding));
    CHECK(hand.world().citizens.cynicism[i] == k[i]);
  }
}

TEST_CASE("After the pull a citizen takes the news as everybody does, all of a loss attributable") {
  ConflictByHand hand;
  hand.parameters().citizens.conformity_rate = 0.0;
  hand.arm().news.headlines = {0.5, 0.7, 0.0, 0.0};
  hand.arm().news.progress << 0.05, 0.05;
  hand.arm().news.proof << 0.05, 0.05;
  hand.levers().information = 0.4;
  const LargeVector<float> c = hand.world().citizens.confidence, k = hand.world().citizens.cynicism;
  one_month(hand);
  const Parameters& all = hand.parameters();
  const double gain = 0.5 + 15.0 * 0.05, loss = 0.7, costly = 3.6 * 0.05;
  for (std::size_t i = 0; i < c.size(); ++i) {
    const double blame = (all.belief.blame_base + (1.0 - all.belief.blame_base) * k[i]) *
                         (1.0 - all.belief.information_effect * 0.4);
    const double weight = 1.0 + (all.belief.loss_ratio - 1.0) * 4.0 * c[i] * (1.0 - c[i]);
    const double rate = all.citizens.gain_rate;
    const double expected_c = c[i] + (1.0 - std::exp(-rate * gain * (1.0 - k[i]))) * (1.0 - c[i]) -
                              (1.0 - std::exp(-rate * weight * loss)) * c[i];
    const double expected_k =
        k[i] + (1.0 - std::exp(-all.citizens.cynicism_rise * loss * blame)) * (1.0 - k[i]) -
        (1.0 - std::exp(-all.citizens.cynicism_fall * costly * (0.5 + 0.5 * 0.4))) * k[i];
    CHECK(hand.world().citizens.confidence[i] == Approx(expected_c).epsilon(float_rounding));
    CHECK(hand.world().citizens.cynicism[i] == Approx(expected_k).epsilon(float_rounding));
  }
}

TEST_CASE("Opinion is means over citizens, over identities, and what groups can mobilise per cell") {
  ConflictByHand hand;
  hand.arm().regions.threat_level << 0.6, 0.2;
  one_month(hand);
  const Society& society = *hand.world().society;
  const Citizens& citizens = hand.world().citizens;
  double c = 0.0, k = 0.0, supporters = 0.0, believers = 0.0;
  std::array<double, 2> c_of{}, k_of{}, people{};
  for (std::size_t cell = 0; cell < society.cells.size(); ++cell) {
    const Cell& here = society.cells[cell];
    const double threat = hand.arm().regions.threat_level[static_cast<Eigen::Index>(index(here.region))];
    double mobilised = 0.0;
    for (std::size_t i = here.begin; i < here.end; ++i) {
      const double ci = citizens.confidence[i], ki = citizens.cynicism[i];
      c += ci, k += ki;
      c_of[index(here.identity)] += ci, k_of[index(here.identity)] += ki, people[index(here.identity)] += 1.0;
      mobilised += (1.0 - ci) * (0.5 * threat + 0.5 * ki);
      const bool supports = 0.75 + ci - 0.9 * ki - 0.5 * threat + 0.5 * society.leaning[i] > 0.0;
      supporters += supports, believers += supports && ci > 0.42;
    }
    CHECK(hand.arm().opinion.mobilised[cell] ==
          Approx(here.size() == 0 ? 0.0 : mobilised / here.size()).margin(float_rounding));
  }
  const PublicOpinion& opinion = hand.arm().opinion;
  CHECK(opinion.confidence == Approx(c / 8.0).margin(float_rounding));
  CHECK(opinion.cynicism == Approx(k / 8.0).margin(float_rounding));
  CHECK(opinion.supporters == supporters / 8.0);
  CHECK(opinion.believers == believers / 8.0);
  for (std::size_t g = 0; g < 2; ++g) {
    REQUIRE(people[g] > 0.0);
    CHECK(opinion.identity_confidence[g] == Approx(c_of[g] / people[g]).margin(float_rounding));
    CHECK(opinion.identity_cynicism[g] == Approx(k_of[g] / people[g]).margin(float_rounding));
  }
}

TEST_CASE("A month summed up by blocks of citizens has the bits of the oracle, which reads row by row") {
  // Cells end and begin inside blocks; some citizens know nobody.
  constexpr auto block = static_cast<std::uint32_t>(BlockedTies::block_size);
  constexpr std::uint32_t citizens = 2 * block + 9001, border = block + 777;
  ConflictByHand by_rows;
  Society society = *by_rows.world().society;
  const std::size_t cells = society.cells.size();
  for (std::size_t cell = 0; cell < cells; ++cell) {
    society.cells[cell].begin = cell == 0 ? 0 : border;
    society.cells[cell].end = cell == 0 || cell + 1 < cells ? border : citizens;
  }
  Pairs pairs;
  const AddressedRng rng{11, 0, 0};
  const auto share = [&](std::uint32_t what, std::uint32_t who) {
    return static_cast<float>(rng.uniform(Purpose::analysis, who, what));
  };
  society.number.resize(citizens);
  for (auto* trait : {&society.susceptibility, &society.disposition, &society.leaning})
    trait->resize(citizens);
  Citizens& people = by_rows.world().citizens;
  for (auto* state : {&people.confidence, &people.next_confidence, &people.cynicism})
    state->resize(citizens);
  for (std::uint32_t i = 0; i < citizens; ++i) {
    society.number[i] = i;
    society.susceptibility[i] = share(0, i), society.disposition[i] = share(1, i);
    society.leaning[i] = 4.0F * share(2, i) - 2.0F;
    people.confidence[i] = share(3, i), people.cynicism[i] = share(4, i);
    for (std::uint32_t tie = 0; tie < 3 && i % 5 != 0; ++tie)
      pairs.push_back({i, static_cast<std::uint32_t>(share(5 + tie, i) * (citizens - 1)) / 5 * 5 + 1});
  }
  society.network = network_of(citizens, pairs);
  by_rows.world().society = std::make_shared<const Society>(society);
  by_rows.arm().news.headlines = {0.5, 0.7, 0.0, 0.3};
  const World before = by_rows.world();
  one_month(by_rows);
  for (const int threads : {1, 3}) {
    World by_blocks = before;
    rules::CitizensInput input;
    input.by_blocks = true;
    const rules::CitizensKernel kernel = rules::citizens_lanes_kernel(rules::best_level());
    rules::citizens(by_blocks, input, kernel, Threads(threads));
    CHECK(by_blocks.citizens == by_rows.world().citizens);
    CHECK(by_blocks.sums == by_rows.world().sums);
    CHECK(by_blocks.arms.front().opinion == by_rows.world().arms.front().opinion);
  }
}
