#include "tests/cli/started_program.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace entente::test {

std::string busy_for(int replicates) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  replicates /= 8;
#endif
#endif
  return std::to_string(replicates);
}
namespace {

namespace fs = std::filesystem;

void redirect(const fs::path& file, int flags, int to) {
  const int descriptor = ::open(file.c_str(), flags, 0600);
  ::dup2(descriptor, to);
  ::close(descriptor);
}

[[noreturn]] void become(const Arguments& arguments, const fs::path& folder, std::uint64_t largest_file) {
  redirect(folder / "in", O_RDONLY, STDIN_FILENO);
  redirect(folder / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
  redirect(folder / "err", O_WRONLY | O_CREAT, STDERR_FILENO);
  if (largest_file > 0) {
    std::signal(SIGXFSZ, SIG_IGN); // so that writing fails as on a full disk
    const rlimit limit{largest_file, largest_file};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  std::string program = ENTENTE_PROGRAM;
  std::vector<std::string> words(arguments);
  std::vector<char*> raw{program.data()};
  for (std::string& word : words)
    raw.push_back(word.data());
  raw.push_back(nullptr);
  ::execv(program.c_str(), raw.data());
  ::_exit(127);
}

template<class Condition>
void wait_until(const Condition& condition, const char* what) {
  constexpr int step_ms = 10, longest_ms = 60'000;
  for (int waited_ms = 0; !condition(); waited_ms += step_ms) {
    if (waited_ms >= longest_ms)
      throw std::runtime_error(std::string("waited a minute: ") + what);
    wait_ms(step_ms);
  }
}

// Whether a process is the program by now (a forked one still has the handlers of the tests) and handles the
// signal.
bool handles(pid_t process, int number) {
  const fs::path facts = fs::path("/proc") / std::to_string(process);
  std::error_code ignored;
  if (!fs::equivalent(facts / "exe", ENTENTE_PROGRAM, ignored))
    return false;
  std::istringstream status(file_text(facts / "status"));
  for (std::string line; std::getline(status, line);)
    if (line.rfind("SigCgt:", 0) == 0)
      return (std::stoull(line.substr(7), nullptr, 16) >> (number - 1) & 1U) != 0;
  return false;
}

// Processor time that a process has used so far, in clock ticks.
long ticks_of(pid_t process) {
  const std::string facts = file_text(fs::path("/proc") / std::to_string(process) / "stat");
  std::istringstream rest(facts.substr(std::min(facts.rfind(')') + 1, facts.size())));
  std::string skipped;
  for (int field = 3; field < 14; ++field)
    rest >> skipped;
  long ticks = 0;
  rest >> ticks;
  return ticks;
}

} // namespace

Started::Started(const Arguments& arguments, const std::string& input, std::uint64_t largest_file) {
  std::ofstream(folder_ / "in") << input;
  process_ = ::fork();
  if (process_ == 0)
    become(arguments, folder_.path(), largest_file);
}

Started::~Started() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
}

void Started::signal(int number) const {
  ::kill(process_, number);
}

void Started::wait_until_handled(int number) const {
  wait_until([&] { return handles(process_, number); }, "the program handles the signal");
}

void Started::wait_until_computing() const {
  const long enough = ticks_of(process_) + ::sysconf(_SC_CLK_TCK) / 2;
  wait_until([&] { return ticks_of(process_) >= enough; }, "the program computes");
}

Finished Started::finish() {
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), file_text(folder_ / "out"),
          file_text(folder_ / "err")};
}

Finished run_entente(const Arguments& arguments, const std::string& input, std::uint64_t largest_file) {
  return Started(arguments, input, largest_file).finish();
}

std::string file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void wait_ms(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

void wait_for_store(const std::string& folder) {
  wait_until([&] { return fs::exists(folder + "/results.sqlite"); }, "a study begins");
}

std::string small_scenario_file(const Scratch& scratch) {
  const std::string path = scratch / "small.toml";
  std::ofstream(path) << R"(schema = 1
title = "small"
months = 72
[citizens]
count = 40
[[strategies]]
name = "usual"
[[strategies]]
name = "joint, analysis"
actions = [ { instrument = "joint_analysis" } ]
[worlds]
crowded = { "third_parties.count" = 20 }
[outcomes]
accord_soon = { measure = "accord_signed", by = 12 }
)";
  return path;
}

std::string folder_text(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string text;
  for (const fs::path& file : files)
    text += "== " + file.lexically_relative(folder).string() + "\n" + file_text(file);
  return text;
}

} // namespace entente::test
