#include "engine/scenario/model/horizon.hpp"

#include "tests/catch.hpp"
#include "tests/scenario/texts.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::vector<std::string> short_in(const std::string& text) {
  std::vector<std::string> names;
  for (const ShortHorizon& found : short_horizons(load(text)))
    names.push_back(found.outcome + (found.impossible ? " never" : " hardly"));
  return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("twenty years show every outcome that studies report") {
  CHECK(short_in("months = 240").empty());
  CHECK(short_horizons(load("title = 'the usual length'")).empty());
}

TEST_CASE("five years after a signature do not fit into a run of five years") {
  CHECK(short_in("months = 60") ==
        Names{"accord hardly", "holds_5y never", "implementation_5y never", "relapse_5y never"});
  const ShortHorizon holds = short_horizon_of(load("months = 60"), "holds_5y").value();
  CHECK(holds.least == 61);
  CHECK(holds.message == "accord holding five years (holds_5y) is 0 in every history: 60 months after a "
                         "signature do not fit into a run of 60 months; months = 180 or more shows it");
  CHECK(
      contains(short_horizon_of(load("months = 60"), "relapse_5y")->message, "has no value in any history"));
}

TEST_CASE("a run that leaves little time to sign can hardly show what follows") {
  CHECK(short_in("months = 61") ==
        Names{"accord hardly", "holds_5y hardly", "implementation_5y hardly", "relapse_5y hardly"});
  CHECK(
      contains(short_horizon_of(load("months = 96"), "holds_5y")->message,
               "only the first 36 leave room for a signature and 60 months after it; months = 180 or more"));
  CHECK(short_in("months = 120") ==
        Names{"holds_5y hardly", "implementation_5y hardly", "relapse_5y hardly"});
  CHECK(short_in("months = 180").empty());
}

TEST_CASE("a run that begins with an accord needs no time to sign") {
  CHECK(short_in("months = 60\nstart = 'accord'").empty());
  CHECK(short_in("months = 59\nstart = 'accord'\n") ==
        Names{"holds_5y never", "implementation_5y never", "relapse_5y never", "quiet_late hardly"});
}

TEST_CASE("own outcomes have their horizons, too") {
  const std::string own =
      "[outcomes]\nsoon = { measure = 'accord_signed', by = 24 }\nten = { measure = 'accord_holds', by = 120 "
      "}\n"
      "three = { measure = 'relapse', by = 36 }\ncost_first = { measure = 'cost', by = 6 }\n"
      "quiet = { measure = 'quiet_late', by = 36 }\nbrief = { measure = 'quiet_late', by = 6 }\n";
  CHECK(short_in("months = 180\n" + own) ==
        Names{"soon hardly", "ten hardly", "quiet hardly", "brief never"});
  CHECK(contains(short_horizon_of(load("months = 120\n" + own), "ten")->message,
                 "outcome 'ten' is 0 in every history"));
  CHECK(contains(short_horizon_of(load("months = 120\n" + own), "quiet")->message, "by = 60 or more"));
  CHECK_FALSE(short_horizon_of(load("months = 180\n" + own), "three"));
  CHECK_FALSE(short_horizon_of(load("months = 120\n" + own), "no such outcome"));
}

TEST_CASE("quiet years at the end need years") {
  CHECK(contains(short_horizon_of(load("months = 40"), "quiet_late")->message,
                 "looks at the 36 months that there are, not at five years; months = 60 or more"));
  CHECK(short_horizon_of(load("months = 6"), "quiet_late")->impossible);
}
