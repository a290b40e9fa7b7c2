// Damage to a store is seen by whoever reads it, and named.
#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "tests/catch.hpp"
#include "tests/store/changed_store.hpp"
#include "tests/store/flipped_bits.hpp"
#include "tests/store/small_study.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::filesystem::path made(const Folder& folder, std::uint32_t replicates, Keep keep = Keep::summary) {
  StudyOrder order = small_order(replicates, keep);
  order.design.variants = order.scenario.variants;
  StudyFolder study = StudyFolder::open(folder / "s", order);
  REQUIRE(run_all(study) == RunEnd::complete);
  study.end(StudyStatus::finished);
  study.close();
  return folder / "s";
}

std::string store_of(const std::filesystem::path& study) {
  return (study / StudyFolder::store_file).string();
}

void read_all(const std::filesystem::path& study) {
  everything_in(read_study(study));
}

void require_no_silent_flip(Keep keep, std::uint32_t replicates, std::size_t count, std::uint64_t seed) {
  const Folder folder;
  const FlipCounts counts = flip_bits(made(folder, replicates, keep), count, seed);
  CAPTURE(counts.seen, counts.harmless, counts.silent);
  if (constexpr std::size_t many = 1000; count > many)
    WARN(count << " single bits turned over: " << counts.seen << " seen, " << counts.harmless << " harmless, "
               << counts.silent.size() << " silent");
  CHECK(counts.silent.empty());
  CHECK(counts.seen > 0);
}

} // namespace

TEST_CASE("no single bit of a store can be turned over without being seen, unless it changes nothing") {
  require_no_silent_flip(Keep::summary, 4, 250, 1);
  require_no_silent_flip(Keep::events, 2, 150, 2);
}

// test_store "[.flips]"
TEST_CASE("no single bit of 10,000 in a store of summaries changes what is read", "[.flips]") {
  require_no_silent_flip(Keep::summary, 20, 10'000, 3);
}

TEST_CASE("no single bit of 10,000 in a store with events changes what is read", "[.flips]") {
  require_no_silent_flip(Keep::events, 4, 10'000, 4);
}

TEST_CASE("a stored number that was changed is refused, and its history named") {
  const Folder folder;
  const auto study = made(folder, 5);
  change(store_of(study),
         "update runs set cost = cost * 2 + 1 where replicate = 3 and strategy = 1 and world = 1");
  const StudyReading reading = read_study(study);
  CHECK_THROWS_WITH(
      study_digest(reading.store),
      Catch::Contains(
          "replicate 3 of strategy \"joint, analysis\" in world crowded is not what was written") &&
          Catch::Contains("verify " + study.string() + " --repair"));
  CHECK_THROWS_AS(reading.store.values({1, 1, 0}, 0), ResultsDamaged);
  CHECK(reading.store.values({1, 0, 0}, 0).size() == 5);
  REQUIRE(reading.store.damage().size() == 1);
  CHECK(reading.store.damage().front().unit == Unit{1, 0, 3});
}

TEST_CASE("nothing is added to a study whose rows were changed") {
  const Folder folder;
  const auto study = made(folder, 5);
  change(store_of(study), "update runs set cost = cost + 1 where run = 3");
  StudyOrder more = small_order(9);
  more.design.variants = more.scenario.variants;
  CHECK_THROWS_AS(StudyFolder::open(study, more), ResultsDamaged);
}

TEST_CASE("numbers that are no place in anything are refused by every reader") {
  const Folder folder;
  const auto study = made(folder, 4, Keep::events);
  const char* const changes[] = {"update runs set strategy = 1000000 where run = 4",
                                 "update runs set world = -1 where run = 4",
                                 "update runs set point = 4294967295 where run = 4",
                                 "update runs set replicate = 77 where run = 4",
                                 "update runs set status = 9 where run = 4",
                                 "update events set who = 200 where rowid = 3",
                                 "update events set event = 'nothing' where rowid = 3",
                                 "update events set month = 1000000 where rowid = 3",
                                 "update series set data = zeroblob(8) where run = 2",
                                 "update series set data = zeroblob(length(data)) where run = 2",
                                 "update monthly set deaths_by_region = zeroblob(3) where run = 2",
                                 "update head set value = '0' where key = 'parameter_sets'",
                                 "update head set value = '0' where key = 'shards'",
                                 "update cells set next = 4000000000",
                                 "update state set histories = 1",
                                 "update strategies set name = 'other' where id = 1",
                                 "delete from cells where world = 1",
                                 "delete from state"};
  const std::string whole = read_whole_file(store_of(study));
  for (const char* const sql : changes) {
    change(store_of(study), sql);
    INFO(sql);
    CHECK_THROWS_AS(read_all(study), StoreDamaged);
    write_whole_file(store_of(study), whole);
  }
}

TEST_CASE(
    "a number of a replicate that cannot be is one damaged replicate, and not millions that are missing") {
  const Folder folder;
  const auto study = made(folder, 5);
  change(store_of(study), "update state set planned = 4000000");
  change(store_of(study), "update runs set replicate = 3000000 where replicate = 4 and world = 1");
  const StudyReading reading = read_damaged_study(study);
  CHECK(reading.store.next_replicate(1, 0) == 4);
  CHECK(reading.store.planned_replicates() == 5);
  for (const DamagedUnit& damaged : reading.store.damage())
    CHECK(damaged.unit.replicate <= 4);
}

TEST_CASE("a missing row does not take the values of the one before it") {
  const Folder folder;
  const auto study = made(folder, 5);
  change(store_of(study), "delete from runs where replicate = 2 and strategy = 1 and world = 0");
  const StudyReading reading = read_study(study);
  CHECK_THROWS_WITH(study_digest(reading.store),
                    Catch::Contains("replicate 2 of strategy \"joint, analysis\" in world base is missing"));
  CHECK_THROWS_AS(reading.store.values({1, 0, 0}, 0), ResultsDamaged);
}

TEST_CASE("a last row that is missing is missed, and one too many is seen") {
  const Folder folder;
  const auto study = made(folder, 5, Keep::events);
  const std::string whole = read_whole_file(store_of(study));
  change(store_of(study), "delete from runs where replicate = 4 and world = 1");
  CHECK_THROWS_AS(read_all(study), ResultsDamaged);
  write_whole_file(store_of(study), whole);
  change(store_of(study), "insert into events select * from events limit 1");
  CHECK_THROWS_AS(read_all(study), ResultsDamaged);
}

TEST_CASE("a store that is one byte short is refused") {
  const Folder folder;
  const auto study = made(folder, 5);
  std::filesystem::resize_file(store_of(study), std::filesystem::file_size(store_of(study)) - 1);
  CHECK_THROWS_WITH(read_study(study), Catch::Contains("1 bytes are missing at its end"));
}

TEST_CASE("a digest that was written is compared before another takes its place") {
  const Folder folder;
  const auto study = made(folder, 5);
  StudyOrder more = small_order(9);
  more.design.variants = more.scenario.variants;
  StudyFolder writing = StudyFolder::open(study, more);
  REQUIRE(run_all(writing) == RunEnd::complete);
  const std::string digest = study_digest(writing.store()); // of 18 units, of which 10 were digested before
  CHECK(digest != writing.store().seal().digest);
  writing.store().seal(std::string(64, '0')); // as if another had been written
  CHECK_THROWS_WITH(writing.end(StudyStatus::finished), Catch::Contains("was written when they were"));
}

TEST_CASE("a manifest with another digest than its store is refused") {
  const Folder folder;
  const auto study = made(folder, 5);
  Manifest manifest = *read_manifest(study);
  manifest.digest = std::string(64, '0');
  write_manifest(study, manifest);
  StudyOrder same = small_order(5);
  same.design.variants = same.scenario.variants;
  CHECK_THROWS_WITH(StudyFolder::open(study, same), Catch::Contains("one of the two was changed"));
  CHECK_THROWS_AS(written_digest(read_study(study)), ResultsDamaged);
}

TEST_CASE("a seed of any size stands in the store as it is") {
  const Folder folder;
  for (const std::uint64_t seed : {std::uint64_t{7}, UINT64_MAX / 2, UINT64_MAX / 2 + 1, UINT64_MAX}) {
    StudyOrder order = small_order(1);
    order.scenario.run.seed = seed;
    const auto name = std::to_string(seed);
    StudyFolder study = StudyFolder::open(folder / name, order);
    run_all(study);
    study.close();
    CHECK(text_in(store_of(folder / name), "select seed from histories") == name);
    CHECK(read_study(folder / name).store.head().seed == seed);
  }
}

TEST_CASE("a store of the form before is refused with what to do") {
  const Folder folder;
  const auto study = made(folder, 1);
  change(store_of(study), "pragma user_version = 1");
  CHECK_THROWS_WITH(read_study(study), Catch::Contains("older form (1") &&
                                           Catch::Contains("run the study again in a new folder"));
}

TEST_CASE("how far a study has come is known without reading it") {
  const Folder folder;
  StudyOrder order = small_order(7);
  order.design.variants = order.scenario.variants;
  order.design.shard = {1, 3};
  {
    StudyFolder study = StudyFolder::open(folder / "s", order);
    run_all(study);
    study.end(StudyStatus::finished);
    study.close();
  }
  change(store_of(folder / "s"), "update runs set cost = 1");
  const StudyGlance glance = glance_at_study(folder / "s");
  CHECK(glance.planned == 2 * 2 * 2); // replicates 1 and 4, in two worlds, two strategies
  CHECK(glance.store.histories == glance.planned);
}
