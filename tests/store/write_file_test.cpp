// Files are there whole or not at all, whoever writes them at the same time.
#include "engine/store/files/write_file.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>

using namespace entente;
namespace fs = std::filesystem;

TEST_CASE("two who write the same file do not disturb one another, and the last to finish stays") {
  const test::Folder folder;
  const std::string first_text(100000, 'a'), second_text(200000, 'b');
  WholeFile first(folder / "table.csv"), second(folder / "table.csv");
  first.write(first_text);
  second.write(second_text);
  second.finish();
  CHECK(read_whole_file(folder / "table.csv") == second_text);
  first.finish();
  CHECK(read_whole_file(folder / "table.csv") == first_text);
  CHECK(folder.names() == std::set<std::string>{"table.csv"});
}

TEST_CASE("what is not finished leaves nothing, and what a killed process left is taken over") {
  const test::Folder folder;
  write_whole_file(folder / "table.csv", "whole");
  std::ofstream(folder / "table.csv.new") << "half of a longer table that nobody finished";
  {
    WholeFile given_up(folder / "table.csv");
    given_up.write(std::string(100000, 'x'));
    CHECK(folder.names() == std::set<std::string>{"table.csv", "table.csv.new"});
  }
  CHECK(folder.names() == std::set<std::string>{"table.csv"});
  CHECK(read_whole_file(folder / "table.csv") == "whole");
  std::ofstream(folder / "table.csv.new") << "half of a longer table that nobody finished";
  write_whole_file(folder / "table.csv", "next");
  CHECK(read_whole_file(folder / "table.csv") == "next");
  CHECK(folder.names() == std::set<std::string>{"table.csv"});
}

TEST_CASE("a name that is free again is used by who waits for none") {
  const test::Folder folder;
  auto first = std::make_unique<UnfinishedFile>(folder / "page.html");
  const UnfinishedFile second(folder / "page.html");
  CHECK(first->name() != second.name());
  const std::string name = first->name();
  first.reset();
  const UnfinishedFile third(folder / "page.html");
  CHECK(third.name() == name);
}
