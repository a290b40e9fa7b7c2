// A store on a disk that several machines share: a rollback journal, and what a killed process leaves of it.
#include "engine/store/files/file_system.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/folder/study_folder.hpp"
#include "tests/catch.hpp"
#include "tests/store/changed_store.hpp"
#include "tests/store/small_study.hpp"

#include <sys/wait.h>

using namespace entente;
using namespace entente::test;

namespace {

StudyOrder rollback_order(std::uint32_t replicates) {
  StudyOrder order = small_order(replicates);
  order.journal = Journal::rollback;
  return order;
}

std::string run_to_the_end(const std::filesystem::path& folder, const StudyOrder& order) {
  StudyFolder study = StudyFolder::open(folder, order);
  REQUIRE(run_all(study) == RunEnd::complete);
  study.end(StudyStatus::finished);
  study.close();
  return study.manifest().digest;
}

// Like kill -9 in the middle of a batch: another process dies with rows that were not committed.
void die_in_a_batch(const std::filesystem::path& folder, const StudyOrder& order) {
  const pid_t child = ::fork();
  if (child == 0) {
    StudyFolder study = StudyFolder::open(folder, order);
    StudyRun run;
    run.progress = [&](std::size_t done) {
      if (done > 3)
        ::_exit(0);
    };
    run_study(study, study.work(), run, Threads(1));
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
}

} // namespace

TEST_CASE("file systems that machines share, and those that are not known, get a rollback journal") {
  for (const unsigned long local : {0xef53UL, 0x58465342UL, 0x9123683eUL, 0x01021994UL, 0x794c7630UL})
    CHECK(file_system_of_kind(local).local);
  for (const unsigned long shared :
       {0x6969UL, 0x0bd00bd0UL, 0x47504653UL, 0x19830326UL, 0xff534d42UL, 0x65735546UL})
    CHECK_FALSE(file_system_of_kind(shared).local);
  CHECK(file_system_of_kind(0x6969).name == "nfs");
  CHECK(file_system_of_kind(0x1234).name == "0x00001234");
  CHECK_FALSE(file_system_of_kind(0x1234).local);
  CHECK_FALSE(file_system_at("/nowhere/at all").local);
}

TEST_CASE("with a rollback journal no file is shared memory, and a study is the same") {
  const Folder folder;
  {
    StudyFolder study = StudyFolder::open(folder / "s", rollback_order(6));
    CHECK(study.store().journal() == Journal::rollback);
    REQUIRE(run_all(study) == RunEnd::complete);
    CHECK_FALSE(std::filesystem::exists(folder / "s/results.sqlite-shm"));
    CHECK_FALSE(std::filesystem::exists(folder / "s/results.sqlite-wal"));
    CHECK(glance_at_study(folder / "s").running); // is read while it is written
  }
  const std::string digest = run_to_the_end(folder / "s", rollback_order(9));
  CHECK_FALSE(std::filesystem::exists(folder / "s/results.sqlite-journal"));
  CHECK(digest == run_to_the_end(folder / "usual", small_order(9)));
}

TEST_CASE("a study that was begun with one journal goes on with the other") {
  const Folder folder;
  { // not closed: its log stays
    StudyFolder study = StudyFolder::open(folder / "s", small_order(4));
    REQUIRE(run_all(study) == RunEnd::complete);
  }
  const std::string digest = run_to_the_end(folder / "s", rollback_order(8));
  CHECK(text_in(folder / "s/results.sqlite", "pragma journal_mode") == "delete");
  CHECK(digest == run_to_the_end(folder / "whole", small_order(8)));
}

TEST_CASE("what a killed process left half done with its rollback journal is undone by the next, also by a "
          "reader") {
  const Folder folder;
  die_in_a_batch(folder / "s", rollback_order(2000));
  REQUIRE(std::filesystem::exists(folder / "s/results.sqlite-journal"));
  const StudyGlance glance = glance_at_study(folder / "s");
  CHECK_FALSE(glance.running);
  CHECK(glance.store.histories < 4000);
  { const StudyReading reading = read_study(folder / "s"); }
  StudyOrder order = rollback_order(2000);
  StudyFolder study = StudyFolder::open(folder / "s", order);
  CHECK(study.was_begun());
  CHECK(study.work().size() + glance.store.histories / 2 == 2000);
}
