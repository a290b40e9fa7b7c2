#include "engine/rules/four_arms.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

using namespace entente;
using namespace entente::rules;
using namespace entente::test;

TEST_CASE("Four arms side by side give what each would alone") {
  const std::array a{0.1, 1.0 / 3.0, 7e5, 0.0}, b{3.0, 0.7, 1e-9, 2.0};
  const FourArms x(a[0], a[1], a[2], a[3]), y(b[0], b[1], b[2], b[3]);
  FourArms sum = x;
  sum += y;
  for (std::size_t i = 0; i < a.size(); ++i) {
    CAPTURE(i);
    CHECK((x + y)[i] == a[i] + b[i]);
    CHECK((x - y)[i] == a[i] - b[i]);
    CHECK((x * y)[i] == a[i] * b[i]);
    CHECK((x / y)[i] == a[i] / b[i]);
    CHECK((1.0 - x)[i] == 1.0 - a[i]);
    CHECK(sum[i] == a[i] + b[i]);
  }
}

TEST_CASE("Where arms are fewer than four, the last one stands for those that are not there") {
  ConflictByHand hand;
  World& world = hand.world();
  world.arms.push_back(world.arms[0]);
  world.conflict_of.push_back(0);
  world.arms[0].capacity = 0.25, world.arms[1].capacity = 0.75;
  const FourArms capacity =
      ArmsTogether(world, 0).of([](const Arm& arm, const Conflict&) { return arm.capacity; });
  CHECK(capacity[0] == 0.25);
  for (const std::size_t i : {1U, 2U, 3U})
    CHECK(capacity[i] == 0.75);
}

TEST_CASE("A row of one lane takes the first of four arms and leaves what follows alone") {
  std::array<float, 4> row{9.0F, 9.0F, 9.0F, 9.0F};
  store_floats({0.5, 0.25, 0.125, 1.0}, row.data(), 1);
  CHECK(row == std::array<float, 4>{0.5F, 9.0F, 9.0F, 9.0F});
  store_floats({0.5, 0.25, 0.125, 1.0}, row.data(), 12);
  CHECK(row == std::array<float, 4>{0.5F, 0.25F, 0.125F, 1.0F});
}
