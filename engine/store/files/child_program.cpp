#include "engine/store/files/child_program.hpp"

#include "engine/store/files/errors.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

// The folder of the file that holds this code: of the program, or of a module that another program has
// loaded.
fs::path folder_of_this_code() {
  static const char here = 0;
  Dl_info found{};
  return dladdr(&here, &found) != 0 && found.dli_fname != nullptr ? fs::path(found.dli_fname).parent_path()
                                                                  : fs::path();
}

// In our own folder, or in the one above it, where tests find it.
std::string path_of(const std::string& name) {
  std::error_code error;
  const fs::path own = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& folder : {own, own.parent_path(), folder_of_this_code()})
    if (const fs::path program = folder / name; fs::exists(program, error))
      return program.string();
  throw StoreFailure(
      fmt::format("the program {} is needed beside entente, in {}, and is not there", name, own.string()));
}

// How a process is started: both ends of its input and output are ours, and the terminal's interrupts, which
// we answer for both, do not reach it.
class Setting {
 public:
  explicit Setting(int end) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, end, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, end, STDOUT_FILENO);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;
  ~Setting() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  pid_t start(const std::string& path, const std::vector<std::string>& arguments) const {
    std::vector<std::string> words{path};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> raw;
    for (std::string& word : words)
      raw.push_back(word.data());
    raw.push_back(nullptr);
    pid_t process = -1;
    const int error = posix_spawn(&process, path.c_str(), &actions_, &attributes_, raw.data(), environ);
    if (error != 0)
      throw StoreFailure(fmt::format("cannot start {}: {}", path, std::strerror(error)));
    return process;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

} // namespace

ChildProgram::ChildProgram(const std::string& name, const std::vector<std::string>& arguments) {
  const std::string path = path_of(name);
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw StoreFailure(fmt::format("cannot start {}: {}", path, std::strerror(errno)));
  socket_ = ends[0];
  try {
    process_ = Setting(ends[1]).start(path, arguments);
  } catch (...) {
    ::close(ends[0]);
    ::close(ends[1]);
    throw;
  }
  ::close(ends[1]);
}

ChildProgram::~ChildProgram() {
  if (process_ > 0)
    finish();
}

bool ChildProgram::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR)
      return false;
    bytes.remove_prefix(sent > 0 ? static_cast<std::size_t>(sent) : 0);
  }
  return true;
}

ChildProgram::Answer ChildProgram::finish() {
  Answer answer;
  ::shutdown(socket_, SHUT_WR);
  std::array<char, 4096> part{};
  for (ssize_t got = 1; got > 0 || (got < 0 && errno == EINTR);) {
    got = ::read(socket_, part.data(), part.size());
    answer.text.append(part.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  }
  ::close(std::exchange(socket_, -1));
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  answer.well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!answer.well && answer.text.empty())
    answer.text = WIFSIGNALED(status) ? fmt::format("its program was ended by signal {}", WTERMSIG(status))
                                      : "its program failed";
  return answer;
}

} // namespace entente
