#include "engine/store/folder/study_digest.hpp"
#include "engine/store/sqlite/store.hpp"
#include "tests/catch.hpp"
#include "tests/store/changed_store.hpp"
#include "tests/store/small_study.hpp"

#include <cmath>
#include <fstream>

using namespace entente;
using namespace entente::test;

namespace {

StoreHead small_head(Keep keep) {
  const StudyOrder order = small_order(1, keep);
  return head_of(order.scenario, order.design, keep, order.verb);
}

} // namespace

TEST_CASE("a store gives back every bit of what was put in") {
  const Folder folder;
  const StudyOrder order = small_order(6, Keep::events);
  StudyFolder study = StudyFolder::open(folder / "s", order);
  std::vector<std::vector<Outcomes>> seen;
  StudyRun run;
  run.see = [&](const Unit&, const std::vector<Outcomes>& arms) { seen.push_back(arms); };
  REQUIRE(run_all(study, run) == RunEnd::complete);
  REQUIRE(seen.size() == 6);
  for (std::uint32_t replicate = 0; replicate < 6; ++replicate) {
    const std::vector<Outcomes> stored = study.store().unit({0, 0, replicate});
    REQUIRE(stored.size() == 2);
    for (std::size_t arm = 0; arm < 2; ++arm) {
      const Outcomes &a = seen[replicate][arm], &b = stored[arm];
      for (std::size_t i = 0; i < outcome_count; ++i)
        CHECK(((std::isnan(a.measures.values[i]) && std::isnan(b.measures.values[i])) ||
               a.measures.values[i] == b.measures.values[i]));
      CHECK(a.named == b.named);
      CHECK(a.named.size() == 1);
      CHECK(a.series == b.series);
      CHECK_FALSE(a.series.empty());
      REQUIRE(a.events.size() == b.events.size());
      for (std::size_t i = 0; i < a.events.size(); ++i)
        CHECK(a.events[i].record == b.events[i].record);
      CHECK(a.deaths_by_dyad == b.deaths_by_dyad);
      CHECK(a.deaths_by_region == b.deaths_by_region);
      CHECK(a.monthly_deaths == b.monthly_deaths);
      CHECK(a.first_dyad == b.first_dyad);
      REQUIRE(a.accords.size() == b.accords.size());
      for (std::size_t i = 0; i < a.accords.size(); ++i) {
        CHECK(a.accords[i].anniversaries == b.accords[i].anniversaries);
        CHECK(a.accords[i].scores == b.accords[i].scores);
        CHECK(a.accords[i].relapse_age == b.accords[i].relapse_age);
        CHECK(a.accords[i].signed_month == b.accords[i].signed_month);
      }
    }
  }
}

TEST_CASE("what was not committed is not there, and no unit is there by half") {
  const Folder folder;
  const std::string file = (folder / "r.sqlite").string();
  std::vector<Outcomes> arms(2);
  for (Outcomes& outcomes : arms)
    outcomes.named = {0.5};
  {
    Store store = Store::create(file, small_head(Keep::summary));
    store.append({0, 0, 0}, arms);
    store.commit();
    store.append({0, 0, 1}, arms);
  }
  const Store store = Store::open(file, Store::Access::write);
  CHECK(store.next_replicate(0, 0) == 1);
  CHECK(store.histories() == 2);
}

TEST_CASE("a failed history is kept with its reason and without values") {
  Store store = Store::temporary(small_head(Keep::summary));
  std::vector<Outcomes> arms(2);
  arms[0].named = arms[1].named = {1.0};
  arms[1].measures.values.fill(std::nan(""));
  arms[1].breach = Breach{7, "citizen 3", 1.5};
  store.append({0, 0, 0}, arms);
  store.commit();
  CHECK(store.failed_histories() == 1);
  store.each_failure([](const StoredFailure& failure) {
    CHECK(failure.strategy == 1);
    CHECK(failure.breach.month == 7);
    CHECK(failure.breach.entity == "citizen 3");
  });
  CHECK(std::isnan(store.values({1, 0, 0}, 0).at(0)));
}

TEST_CASE("a database that is not ours is left alone") {
  const Folder folder;
  const auto file = folder / "other.sqlite";
  change(file, "create table t(x)");
  CHECK_THROWS_AS(Store::open(file.string(), Store::Access::write), StudyRefused);
}

TEST_CASE("a store of a newer program is refused") {
  const Folder folder;
  const auto file = folder / "r.sqlite";
  Store::create(file.string(), small_head(Keep::summary)).close();
  change(file, "pragma user_version = 99");
  CHECK_THROWS_AS(Store::open(file.string(), Store::Access::write), StudyRefused);
}

TEST_CASE("a broken store is told, with what can still be read") {
  const Folder folder;
  const auto file = folder / "r.sqlite";
  constexpr std::uint32_t replicates = 3000; // whose rows are most of the file
  {
    Store store = Store::create(file.string(), small_head(Keep::summary));
    store.plan(replicates);
    std::vector<Outcomes> arms(2);
    arms[0].named = arms[1].named = {1.0};
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
      store.append({0, 0, replicate}, arms);
    store.close();
  }
  const auto size = std::filesystem::file_size(file);
  SECTION("cut short") {
    std::filesystem::resize_file(file, size / 2);
    CHECK_THROWS_WITH(Store::open(file.string(), Store::Access::write),
                      Catch::Contains("damaged") && Catch::Contains("of 3000 replicates can still be read"));
  }
  SECTION("cut to nothing") {
    std::filesystem::resize_file(file, 0);
    CHECK_THROWS_WITH(Store::open(file.string(), Store::Access::write),
                      Catch::Contains("damaged") && Catch::Contains("nothing of it can be read"));
  }
  SECTION("written over") {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(size / 2));
    stream << std::string(20'000, 'x');
    stream.close();
    // Opening reads no history; whoever reads one is told.
    CHECK_THROWS_AS(Store::open(file.string(), Store::Access::write).check_rows(), StoreDamaged);
    const auto damage = Store::open(file.string(), Store::Access::damaged).damage();
    CHECK(damage.size() > 10);
    CHECK(damage.size() < replicates);
  }
}
