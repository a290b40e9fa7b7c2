// The program as users start it: other processes, their signals and exit codes.
#pragma once
#include "tests/folder.hpp"

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace entente::test {

using Arguments = std::vector<std::string>;

struct Finished {
  int code = -1;   // exit code; -signal when a signal ended it
  std::string out; // standard output
  std::string err; // standard error
};

// Replicates that keep a small study busy until somebody can interrupt it; an eighth where a sanitizer makes
// each slow.
std::string busy_for(int replicates);

// A program that runs; its output goes to files of its own.
class Started {
 public:
  // largest_file: bytes that a file of it may reach (RLIMIT_FSIZE); 0 = any.
  explicit Started(const Arguments& arguments, const std::string& input = "", std::uint64_t largest_file = 0);
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;
  ~Started(); // kills it if it still runs
  void signal(int number) const;
  // Until the program has its own handler of this signal, however slowly it starts; a minute at most.
  void wait_until_handled(int number) const;
  // Until it has computed for half a second more, so that histories are in flight; a minute at most.
  void wait_until_computing() const;
  Finished finish();

 private:
  pid_t process_ = -1;
  Folder folder_; // of its output
};

Finished run_entente(const Arguments& arguments, const std::string& input = "",
                     std::uint64_t largest_file = 0);

// An own folder for each test, gone afterwards.
class Scratch {
 public:
  std::string operator/(const std::string& name) const { return (folder_ / name).string(); }

 private:
  Folder folder_;
};

std::string file_text(const std::filesystem::path& path);
void wait_ms(int milliseconds);
// Until a study's store is in its folder, however slowly the program starts; a minute at most.
void wait_for_store(const std::string& folder);
// Writes a scenario of two strategies and one named world, 40 citizens and six years, and gives its path.
std::string small_scenario_file(const Scratch& scratch);
// All files below a folder and their bytes, as one text; for comparing folders.
std::string folder_text(const std::filesystem::path& folder);

} // namespace entente::test
