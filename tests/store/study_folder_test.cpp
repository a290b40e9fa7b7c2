#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/folder/study_folder.hpp"
#include "tests/catch.hpp"
#include "tests/store/small_study.hpp"

#include <atomic>

using namespace entente;
using namespace entente::test;

namespace {

std::string digest_of(const StudyOrder& order, const std::filesystem::path& folder, int threads = 1) {
  StudyFolder study = StudyFolder::open(folder, order);
  REQUIRE(run_all(study, {}, threads) == RunEnd::complete);
  study.end(StudyStatus::finished);
  return study.manifest().digest;
}

} // namespace

TEST_CASE("a study gives the same digest for any number of threads") {
  const Folder folder;
  CHECK(digest_of(small_order(20), folder / "one", 1) == digest_of(small_order(20), folder / "three", 3));
}

TEST_CASE("an interrupted study goes on where it was") {
  const Folder folder;
  const std::string whole = digest_of(small_order(30), folder / "whole");
  std::atomic<bool> stop = false;
  StudyRun run;
  run.stop = &stop;
  run.progress = [&](std::size_t done) { stop = done >= 7; };
  {
    StudyFolder study = StudyFolder::open(folder / "parts", small_order(30));
    REQUIRE(run_all(study, run) == RunEnd::stopped);
    study.end(StudyStatus::stopped);
  }
  StudyFolder study = StudyFolder::open(folder / "parts", small_order(30));
  CHECK(study.was_begun());
  CHECK_FALSE(study.was_finished());
  CHECK(study.work().size() < 24);
  REQUIRE(run_all(study) == RunEnd::complete);
  CHECK(study_digest(study.store()) == whole);
}

TEST_CASE("a finished study is not run again, and one with more replicates is extended") {
  const Folder folder;
  digest_of(small_order(10), folder / "s");
  CHECK(StudyFolder::open(folder / "s", small_order(10)).was_finished());
  CHECK(StudyFolder::open(folder / "s", small_order(25)).work().size() == 15);
  CHECK(digest_of(small_order(25), folder / "s") == digest_of(small_order(25), folder / "t"));
  CHECK_THROWS_AS(StudyFolder::open(folder / "s", small_order(10)), StudyRefused);
}

TEST_CASE("extending a study of several worlds ends as if it had been run at once") {
  const Folder folder;
  StudyOrder order = small_order(5);
  order.design.variants = order.scenario.variants;
  StudyOrder longer = order;
  longer.design.replicates = 9;
  digest_of(order, folder / "s");
  CHECK(digest_of(longer, folder / "s") == digest_of(longer, folder / "t"));
}

TEST_CASE("a study of another scenario is refused with the difference") {
  const Folder folder;
  digest_of(small_order(2), folder / "s");
  StudyOrder other = small_order(2);
  other.scenario.months = 84;
  try {
    StudyFolder::open(folder / "s", other);
    FAIL("was not refused");
  } catch (const StudyRefused& refused) {
    CHECK_THAT(refused.what(), Catch::Contains("- months = 72") && Catch::Contains("+ months = 84"));
  }
  StudyOrder kept = small_order(2, Keep::events);
  CHECK_THROWS_WITH(StudyFolder::open(folder / "s", kept), Catch::Contains("+ keep: events"));
  StudyOrder seeded = small_order(2);
  seeded.scenario.run.seed = 12;
  CHECK_THROWS_WITH(StudyFolder::open(folder / "s", seeded), Catch::Contains("+ seed = 12"));
}

TEST_CASE("a seed that was chosen is used again") {
  const Folder folder;
  StudyOrder order = small_order(3);
  order.scenario.run.seed.reset();
  order.new_seed = 77;
  const std::string first = digest_of(order, folder / "s");
  order.new_seed = 78;
  StudyFolder study = StudyFolder::open(folder / "s", order);
  CHECK(study.was_finished());
  CHECK(study.scenario().run.seed == 77U);
  CHECK(study.manifest().digest == first);
}

TEST_CASE("a second process is refused") {
  const Folder folder;
  const StudyFolder study = StudyFolder::open(folder / "s", small_order(2));
  CHECK_THROWS_WITH(StudyFolder::open(folder / "s", small_order(2)),
                    Catch::Contains("in use by process " + std::to_string(::getpid())));
}

TEST_CASE("a folder that is not a study is left alone") {
  const Folder folder;
  std::filesystem::create_directory(folder / "s");
  write_whole_file(folder / "s" / "letter.txt", "dear all");
  CHECK_THROWS_WITH(StudyFolder::open(folder / "s", small_order(2)), Catch::Contains("letter.txt"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "s"), {}) == 1);
}

TEST_CASE("what stands in a folder without a store is not overwritten") {
  const Folder folder;
  const std::string name = GENERATE("study.toml", "manifest.json", "tables/summary.csv",
                                    "results.sqlite.damaged", "results.sqlite-wal");
  CAPTURE(name);
  const std::string file = folder.file("s/" + name, "my own");
  const std::string seen = std::filesystem::path(name).begin()->string();
  CHECK_THROWS_WITH(StudyFolder::open(folder / "s", small_order(2)),
                    Catch::Contains("'" + seen + "'") && Catch::Contains("nothing was changed") &&
                        Catch::Contains("choose another folder"));
  CHECK_THROWS_AS(StudyFolder::require_openable(folder / "s", small_order(2)), StudyRefused);
  CHECK(read_whole_file(file) == "my own");
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "s"), {}) == 1);
}

TEST_CASE("a study that lost its store gives its folder to no other") {
  const Folder folder;
  digest_of(small_order(2), folder / "s");
  const std::string manifest = read_whole_file(folder / "s/manifest.json");
  const auto store = folder / "s/results.sqlite";
  std::filesystem::rename(store, folder / "elsewhere");
  StudyOrder other = small_order(2);
  other.scenario.months = 84;
  CHECK_THROWS_WITH(StudyFolder::open(folder / "s", other),
                    Catch::Contains("no results.sqlite") && Catch::Contains("bring back"));
  std::filesystem::create_symlink(folder / "nowhere", store);
  CHECK_THROWS_AS(StudyFolder::open(folder / "s", other), StudyRefused);
  CHECK(read_whole_file(folder / "s/manifest.json") == manifest);
  std::filesystem::remove(store);
  std::filesystem::rename(folder / "elsewhere", store);
  CHECK(StudyFolder::open(folder / "s", small_order(2)).was_finished());
}

TEST_CASE("a link that leads nowhere is not taken for a place to write") {
  const Folder folder;
  std::filesystem::create_directory(folder / "s");
  std::filesystem::create_symlink(folder / "nowhere", folder / "s/results.sqlite");
  CHECK_THROWS_WITH(StudyFolder::open(folder / "s", small_order(2)), Catch::Contains("leads nowhere"));
  CHECK(std::filesystem::is_symlink(folder / "s/results.sqlite"));
}

TEST_CASE("a study that was ended before it had a store begins again") {
  const Folder folder;
  folder.file("s/.entente.lock", "1\n");
  folder.file("s/results.sqlite.new", "half");
  folder.file("s/results.sqlite.new-journal", "half");
  folder.file("s/network-0123456789abcdef.txt.new", "half");
  CHECK(digest_of(small_order(2), folder / "s") == digest_of(small_order(2), folder / "t"));
}

TEST_CASE("the shards of a study hold each unit once") {
  StudyOrder order = small_order(10);
  std::size_t units = 0;
  for (std::uint32_t shard = 0; shard < 3; ++shard) {
    order.design.shard = {shard, 3};
    const Work work(order.design, [](std::uint32_t, std::uint32_t) { return 0U; });
    for (std::size_t i = 0; i < work.size(); ++i)
      CHECK(work[i].replicate % 3 == shard);
    units += work.size();
  }
  CHECK(units == 10);
}

TEST_CASE("a study can be read by itself") {
  const Folder folder;
  const std::string digest = digest_of(small_order(4), folder / "s");
  const StudyReading study = read_study(folder / "s");
  CHECK(study_digest(study.store) == digest);
  CHECK(study.design.replicates == 4);
  CHECK(study.scenario.strategies.size() == 2);
  CHECK_FALSE(study.running);
  REQUIRE(study.manifest);
  CHECK(study.manifest->status == StudyStatus::finished);
}
