// A study carries the network it was run with.
#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/study_network.hpp"
#include "tests/catch.hpp"
#include "tests/store/small_study.hpp"

#include <atomic>
#include <thread>

using namespace entente;
using namespace entente::test;

namespace {

StudyOrder order_with(const std::string& network, std::uint32_t replicates = 4) {
  StudyOrder order = small_order(replicates);
  order.scenario.network.model = NetworkSource::Model::imported;
  order.scenario.network.file = "/somewhere/else/people.txt";
  order.scenario.network.text = network;
  return order;
}

void run_whole(const StudyOrder& order, const std::filesystem::path& folder) {
  StudyFolder study = StudyFolder::open(folder, order);
  REQUIRE(run_all(study) == RunEnd::complete);
  study.end(StudyStatus::finished);
}

std::filesystem::path copy_in(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (is_kept_network(entry.path().filename().string()))
      return entry.path();
  return {};
}

} // namespace

TEST_CASE("a study with an imported network is whole wherever its folder is moved") {
  const Folder folder;
  run_whole(order_with("a b\nb c\n"), folder / "s");
  std::filesystem::rename(folder / "s", folder / "moved");
  const StudyReading study = read_study(folder / "moved");
  CHECK(study.scenario.network.text == "a b\nb c\n");
  CHECK(study.store.head().scenario.find("/somewhere") == std::string::npos);
  CHECK(read_whole_file(folder / "moved/study.toml").find("/somewhere") == std::string::npos);
}

TEST_CASE("a network named otherwise is the same study, and one with another text is refused") {
  const Folder folder;
  run_whole(order_with("a b\nb c\n"), folder / "s");
  StudyOrder renamed = order_with("a b\nb c\n", 6);
  renamed.scenario.network.file = "friends.csv";
  run_whole(renamed, folder / "s");
  CHECK_THROWS_WITH(StudyFolder::open(folder / "s", order_with("a b\nb d\n", 8)),
                    Catch::Contains("its text is another") && Catch::Contains("[network]"));
  CHECK(read_study(folder / "s").scenario.network.text == "a b\nb c\n");
}

TEST_CASE("a copy that was edited or lost is said to be so, and going on puts it back") {
  const Folder folder;
  const StudyOrder order = order_with("a b\nb c\n");
  run_whole(order, folder / "s");
  write_whole_file(copy_in(folder / "s"), "a b\nb x\n");
  CHECK_THROWS_AS(read_study(folder / "s"), StoreDamaged);
  std::filesystem::remove(copy_in(folder / "s"));
  CHECK_THROWS_WITH(read_study(folder / "s"), Catch::Contains("is not there"));
  run_whole(order, folder / "s");
  CHECK(read_study(folder / "s").scenario.network.text == "a b\nb c\n");
}

TEST_CASE("the copy of GraphML is named as other programs expect it") {
  Scenario scenario = order_with(" <graphml/>").scenario;
  const std::string name = with_kept_network(scenario).network.file;
  CHECK(is_kept_network(name));
  CHECK(std::filesystem::path(name).extension() == ".graphml");
  CHECK_FALSE(is_kept_network("network-of-mine.txt"));
}

TEST_CASE("whether a folder is locked can be asked without locking it") {
  const Folder folder;
  std::filesystem::create_directories(folder / "s");
  {
    const FolderLock lock(folder / "s");
    CHECK(FolderLock::held(folder / "s"));
    CHECK_THROWS_AS(FolderLock(folder / "s"), StudyRefused);
  }
  CHECK_FALSE(FolderLock::held(folder / "s"));
  std::atomic<bool> end = false;
  std::thread asking([&] {
    while (!end)
      FolderLock::held(folder / "s");
  });
  for (int i = 0; i < 2000; ++i)
    CHECK_NOTHROW(FolderLock(folder / "s"));
  end = true;
  asking.join();
}
