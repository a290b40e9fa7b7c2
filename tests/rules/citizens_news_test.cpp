#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <array>

using namespace entente;
using namespace entente::test;

namespace {

struct CellNews {
  double gain, loss, costly;
};

// The cells of two regions and two identities.
std::array<CellNews, 4> heard(ConflictByHand& hand, double media_weight) {
  hand.parameters().citizens.media_weight = media_weight;
  std::array<CellNews, 4> cells;
  rules::CitizensNews news;
  news.resize(cells.size());
  rules::citizens_news(rules::ArmsTogether(hand.world(), 0), 2, 2, news);
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    cells[cell] = {news.gain[cell][0], news.loss[cell][0], news.costly[cell][0]};
  return cells;
}

} // namespace

TEST_CASE("Citizens hear of dividend, progress, relief and headlines as gains") {
  ConflictByHand hand;
  Arm& arm = hand.arm();
  arm.situation.accord = true;
  arm.levers.ownership = 0.5;
  arm.levers.dividend << 0.4, 0.0;
  arm.news.progress << 0.02, 0.0;
  arm.news.proof << 0.01, 0.0; // half of it proves good faith
  arm.news.relief << 0.3, 0.0;
  arm.news.other_side[1].progress = 0.03;
  arm.news.other_side[1].costly_progress = 0.01;
  arm.news.headlines.gain = 0.4;
  const auto cells = heard(hand, 0.0);
  const double weight = hand.parameters().aid.dividend_weight;
  const double here = 0.3 * weight * 0.4 * (0.7 + 0.6 * 0.5) + 15.0 * 0.02 + 0.5 * 0.3;
  CHECK(cells[0].gain == Approx(here + 0.4).epsilon(rounding));
  CHECK(cells[1].gain == Approx(here + 5.0 * 0.03 + 0.4).epsilon(rounding));
  CHECK(cells[2].gain == Approx(0.4).epsilon(rounding));
  CHECK(cells[3].gain == Approx(5.0 * 0.03 + 0.4).epsilon(rounding));
  CHECK(cells[0].costly == Approx(3.6 * 0.01).epsilon(rounding));
  CHECK(cells[1].costly == Approx(20.0 * 0.01 + 3.6 * 0.01).epsilon(rounding));
  CHECK(cells[3].costly == Approx(20.0 * 0.01).epsilon(rounding));
}

TEST_CASE("Citizens hear of spikes, delay, violations, cuts, capture and headlines as losses") {
  ConflictByHand hand;
  Arm& arm = hand.arm();
  arm.situation.talks = true;
  arm.news.spike << 0.25, 0.0;
  arm.news.other_side[0].shortfall = 0.5;
  arm.news.other_side[0].violations = 2.0;
  arm.levers.ordinary_aid_cut << 0.0, 0.3;
  arm.levers.captured << 0.2, 0.0;
  arm.news.headlines.loss = 0.8;
  const auto cells = heard(hand, 0.0);
  const double late = 0.3 * hand.parameters().implementation.shortfall_weight * 0.5 + 0.4 * 2.0;
  CHECK(cells[0].loss == Approx(0.8 * 0.25 + 0.3 * 0.2 + late + 0.8).epsilon(rounding));
  CHECK(cells[1].loss == Approx(0.8 * 0.25 + 0.3 * 0.2 + 0.8).epsilon(rounding));
  CHECK(cells[2].loss == Approx(hand.parameters().aid.cut_harm * 0.3 + late + 0.8).epsilon(rounding));
  CHECK(cells[3].loss == Approx(hand.parameters().aid.cut_harm * 0.3 + 0.8).epsilon(rounding));
}

TEST_CASE(
    "Without a process relief is no news and spikes count less, without an accord so does the dividend") {
  ConflictByHand hand;
  Arm& arm = hand.arm();
  arm.news.spike << 0.25, 0.0;
  arm.news.relief << 0.0, 0.3;
  arm.levers.dividend << 0.0, 0.4;
  arm.levers.ownership = 0.5;
  const auto cells = heard(hand, 0.0);
  CHECK(cells[0].loss == Approx(0.8 * 0.4 * 0.25).epsilon(rounding));
  CHECK(cells[2].gain == Approx(0.3 * 0.3 * hand.parameters().aid.dividend_weight * 0.4).epsilon(rounding));
}

TEST_CASE(
    "Media mix gains and losses with the mean over all cells, but neither costly signals nor headlines") {
  ConflictByHand hand;
  Arm& arm = hand.arm();
  arm.news.progress << 0.02, 0.0;
  arm.news.other_side[0].violations = 1.0;
  arm.news.headlines = {0.1, 0.2, 0.2, 0.0};
  const auto own = heard(hand, 0.0), mixed = heard(hand, 0.3);
  double mean_gain = 0.0, mean_loss = 0.0;
  for (const CellNews& cell : own)
    mean_gain += (cell.gain - 0.1) / 4.0, mean_loss += (cell.loss - 0.2) / 4.0;
  for (std::size_t cell = 0; cell < 4; ++cell) {
    CHECK(mixed[cell].gain == Approx(0.7 * (own[cell].gain - 0.1) + 0.3 * mean_gain + 0.1).epsilon(rounding));
    CHECK(mixed[cell].loss == Approx(0.7 * (own[cell].loss - 0.2) + 0.3 * mean_loss + 0.2).epsilon(rounding));
    CHECK(mixed[cell].costly == own[cell].costly);
  }
}
