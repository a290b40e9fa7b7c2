// Every mechanism can be switched off, and being off means what is said of it.
#include "engine/ensemble/mechanisms.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/read/change.hpp"
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

#include <algorithm>
#include <set>

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t society_seed = 31;

Scenario off(Scenario scenario, std::string_view name) {
  apply_variant(scenario, without(*find_mechanism(name)));
  return scenario;
}

std::vector<float> citizens_cynicism(const World& world) {
  return {world.citizens.cynicism.begin(), world.citizens.cynicism.end()};
}

// Largest difference between two months of the same history in what `of` reads.
template<class Read>
bool stays(const Scenario& scenario, Read of) {
  for (const std::uint32_t replicate : {0U, 1U, 2U}) {
    History history(scenario, {{{0, replicate}}, society_seed});
    const auto before = of(history.world());
    history.advance(60);
    const auto after = of(history.world());
    if (before != after)
      return false;
  }
  return true;
}

} // namespace

TEST_CASE("Mechanisms have names of their own and say what remains without them") {
  std::set<std::string_view> names;
  for (const Mechanism& mechanism : mechanisms()) {
    CAPTURE(mechanism.name);
    CHECK(names.insert(mechanism.name).second);
    CHECK_FALSE(mechanism.doc.empty());
    CHECK_FALSE(mechanism.off.empty());
  }
  CHECK(find_mechanism("no such thing") == nullptr);
}

TEST_CASE("Every mechanism's neutral values are allowed, and none is what the model has anyway") {
  const Scenario whole = ordinary_scenario();
  for (const Mechanism& mechanism : mechanisms()) {
    CAPTURE(mechanism.name);
    Scenario without_it = whole;
    REQUIRE_NOTHROW(apply_variant(without_it, without(mechanism)));
    CHECK_FALSE(without_it == whole);
  }
}

TEST_CASE("Frozen cynicism stays at each agent's own initial value, whatever happens") {
  const Scenario scenario = off(eventful_scenario(60, 60), "cynicism");
  CHECK(stays(scenario, citizens_cynicism));
  CHECK(stays(off(eventful_scenario(60, 60), "cynicism of citizens"), citizens_cynicism));
  CHECK_FALSE(stays(eventful_scenario(60, 60), citizens_cynicism));
  const auto of_first_dyad = [](const World& world) {
    const Dyad& dyad = world.arms[0].dyads[0];
    return std::pair(dyad.outlook[0].cynicism, dyad.outlook[1].cynicism);
  };
  CHECK(stays(scenario, of_first_dyad));
  CHECK_FALSE(stays(eventful_scenario(60, 60), of_first_dyad));
  const auto of_third_parties = [](const World& world) {
    const auto& cynicism = world.arms[0].third_parties.cynicism;
    double farthest = 0.0; // they all start at the value that rotation returns them to
    for (Eigen::Index a = 0; a < cynicism.size(); ++a)
      farthest = std::max(farthest, std::abs(cynicism[a] - 0.2));
    return farthest < 1e-12;
  };
  CHECK(stays(scenario, of_third_parties));
  CHECK_FALSE(stays(eventful_scenario(60, 60), of_third_parties));
}

TEST_CASE("Frozen opinion keeps citizens' confidence bit for bit, frozen pain and knowledge theirs") {
  CHECK(stays(off(eventful_scenario(60, 60), "opinion of citizens"), [](const World& world) {
    return std::vector<float>(world.citizens.confidence.begin(), world.citizens.confidence.end());
  }));
  CHECK(stays(off(eventful_scenario(60, 60), "pain"),
              [](const World& world) { return world.arms[0].dyads[0].pain; }));
  CHECK(stays(off(eventful_scenario(60, 60), "threat"), [](const World& world) {
    const RegionVector& threat = world.arms[0].regions.threat_level;
    return std::vector<double>(threat.data(), threat.data() + threat.size());
  }));
  CHECK(stays(off(eventful_scenario(60, 60), "learning and rotation"), [](const World& world) {
    const auto& knowledge = world.arms[0].third_parties.knowledge;
    return std::vector<double>(knowledge.data(), knowledge.data() + knowledge.size());
  }));
}

TEST_CASE("Without third parties, money or capture nothing of them is left") {
  const auto none = [](const Scenario& scenario, auto of) {
    History history(scenario, {{{0, 1}}, society_seed});
    for (int month = 0; month < 60; ++month) {
      history.advance();
      if (of(history.arm().levers) != 0.0)
        return false;
    }
    return true;
  };
  const auto captured = [](const Levers& levers) { return levers.captured.sum(); };
  const auto pressure = [](const Levers& levers) { return levers.pressure; };
  const auto troops = [](const Levers& levers) { return levers.national_troops; };
  CHECK(none(off(eventful_scenario(), "capture"), captured));
  CHECK(none(off(eventful_scenario(), "aid"), captured));
  CHECK(none(off(eventful_scenario(), "third parties"), pressure));
  CHECK(none(off(eventful_scenario(), "pressure"), pressure));
  CHECK(none(off(eventful_scenario(), "peacekeepers"), troops));
  CHECK_FALSE(none(eventful_scenario(), captured));
}
