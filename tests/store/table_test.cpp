#include "engine/store/files/table.hpp"

#include "engine/store/files/write_file.hpp"
#include "tests/catch.hpp"

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace entente;

namespace {

std::string written(const std::vector<std::string>& texts) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("entente-table-test-" + std::to_string(getpid()) + ".csv");
  Table table(file, {"text"});
  for (const std::string& text : texts) {
    table << std::string_view(text);
    table.end_row();
  }
  table.finish();
  std::string all = read_whole_file(file);
  std::filesystem::remove(file);
  return all;
}

} // namespace

TEST_CASE("a text that a spreadsheet would run stands behind an apostrophe in a table") {
  CHECK(written({"=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(1)", "=HYPERLINK(\"x\",\"y\")"}) ==
        "text\n'=1+1\n'+cmd\n'-cmd|' /C calc'!A0\n'@SUM(1)\n\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\n");
}

TEST_CASE("numbers, a sign alone and plain texts stand in a table as they are") {
  CHECK(written({"-1.5", "+2", "-", "+", "0", "baseline", "a=b", "10 % more", "'quoted'"}) ==
        "text\n-1.5\n+2\n-\n+\n0\nbaseline\na=b\n10 % more\n'quoted'\n");
}

TEST_CASE("taking one apostrophe away gives every guarded text back") {
  CHECK(written({"=1+1", "'=1+1", "''=1+1", "'plain"}) == "text\n'=1+1\n''=1+1\n'''=1+1\n'plain\n");
}
