#include "tests/cli/program.hpp"

#include "tests/catch.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>

namespace entente::test {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

} // namespace

Ran program_after(const std::string& before, const std::string& words) {
  const Folder folder;
  const std::string errors = (folder.path() / "stderr").string();
  const std::string command = before + " " ENTENTE_PROGRAM " " + words + " 2>" + errors;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr)
    throw std::runtime_error("no shell");
  Ran ran;
  std::array<char, 4096> part;
  for (std::size_t read; (read = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
    ran.out.append(part.data(), read);
  const int status = pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.err = content_of(errors);
  return ran;
}

Ran program(const std::string& words) {
  return program_after("", words);
}

std::string within_memory(long kibibytes) {
  std::string limit = "ulimit -v " + std::to_string(kibibytes) + ";";
  if (program_after(limit, "--version").code == 0)
    return limit;
  WARN("this build cannot start within " << kibibytes << " KiB of memory; not looked at");
  return {};
}

} // namespace entente::test
