#include "engine/world/build/draw.hpp"

#include "tests/catch.hpp"

#include <cmath>
#include <vector>

using namespace entente;

TEST_CASE("a constant is drawn as itself") {
  CHECK(draw(constant(3.5), 0.01) == 3.5);
  CHECK(draw(constant(3.5), 0.99) == 3.5);
}

TEST_CASE("each kind has its median where it says") {
  CHECK(draw(uniform(2.0, 6.0), 0.5) == 4.0);
  CHECK(draw(Distribution{.kind = Distribution::Kind::log_uniform, .first = 0.1, .second = 10.0}, 0.5) ==
        Approx(1.0).epsilon(1e-14));
  CHECK(draw(normal(0.55, 0.2), 0.5) == 0.55);
  CHECK(draw(lognormal(3.5, 0.9), 0.5) == Approx(3.5).epsilon(1e-14));
  CHECK(draw(beta(0.5, 0.5), 0.5) == Approx(0.5).epsilon(1e-14));
  // The median of a Poisson count of mean 9 is 9.
  CHECK(draw(Distribution{.kind = Distribution::Kind::poisson, .first = 9.0, .second = 3.0}, 0.5) == 12.0);
}

TEST_CASE("a draw never leaves low..high") {
  const Distribution clipped = normal(0.55, 0.2, 0.02, 0.98);
  CHECK(draw(clipped, 1e-12) == 0.02);
  CHECK(draw(clipped, 1.0 - 1e-12) == 0.98);
  CHECK(draw(lognormal(0.15, 1.1, 0.01, 1.5), 0.9999999) == 1.5);
}

TEST_CASE("a share of draws is zero and the rest runs through the whole distribution") {
  Distribution rents = uniform(0.4, 1.0);
  rents.probability = 0.35;
  CHECK(draw(rents, 0.649) == 0.0);
  CHECK(draw(rents, 0.65000001) == Approx(0.4).margin(1e-6));
  CHECK(draw(rents, 0.825) == Approx(0.7).epsilon(1e-12));
  CHECK(draw(rents, 1.0 - 1e-12) == Approx(1.0).margin(1e-9));
  rents.probability = 0.0;
  CHECK(draw(rents, 0.999999) == 0.0);
}

TEST_CASE("a choice is made by its shares") {
  const Distribution groups = {.kind = Distribution::Kind::choice,
                               .choices = 4,
                               .values = {1, 2, 3, 4},
                               .shares = {0.45, 0.3, 0.15, 0.1}};
  CHECK(draw(groups, 0.449) == 1.0);
  CHECK(draw(groups, 0.451) == 2.0);
  CHECK(draw(groups, 0.76) == 3.0);
  CHECK(draw(groups, 0.91) == 4.0);
  CHECK(draw(groups, 1.0 - 1e-15) == 4.0);
}

TEST_CASE("many draws at once are the same draws") {
  Distribution rarely = normal(0.5, 0.3, 0.0, 1.0);
  rarely.probability = 0.5;
  for (const Distribution& distribution :
       {normal(0.55, 0.2, 0.02, 0.98), beta(0.5, 0.5), beta(2.0, 4.0), uniform(1.0, 2.0), rarely}) {
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i)
      values.push_back((i + 0.5) / 1000.0);
    const std::vector<double> u = values;
    draw_each(distribution, values);
    for (std::size_t i = 0; i < u.size(); ++i)
      REQUIRE(values[i] == draw(distribution, u[i]));
  }
}
