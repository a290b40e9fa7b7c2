#include "engine/store/folder/lock.hpp"

#include "engine/store/files/errors.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <unistd.h>

namespace entente {
namespace {

constexpr mode_t mode = 0666;

// The whole file, as open file descriptions lock it (fcntl(2)): such a lock can be asked about without being
// taken, ends with the process, and does not end when another descriptor of the file is closed.
struct flock whole_file(short type) {
  struct flock all {};
  all.l_type = type;
  all.l_whence = SEEK_SET;
  return all;
}

std::string holder(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t length = ::pread(descriptor, text.data(), text.size(), 0);
  const std::string pid(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  return pid.empty() ? std::string("another process") : "process " + pid.substr(0, pid.find('\n'));
}

} // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / file_name;
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, mode);
  if (descriptor_ < 0)
    throw StoreFailure(fmt::format("cannot write in {}: {}", folder.string(), std::strerror(errno)));
  struct flock mine = whole_file(F_WRLCK);
  if (::fcntl(descriptor_, F_OFD_SETLK, &mine) != 0) {
    const bool busy = errno == EAGAIN || errno == EACCES;
    const std::string message = busy
                                    ? fmt::format("{} is in use by {}: wait for it, or choose another folder",
                                                  folder.string(), holder(descriptor_))
                                    : fmt::format("cannot lock {}: {}", file.string(), std::strerror(errno));
    ::close(descriptor_);
    if (busy)
      throw StudyRefused(message);
    throw StoreFailure(message);
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor_, 0) != 0 ||
      ::pwrite(descriptor_, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    const std::string message = fmt::format("cannot write {}: {}", file.string(), std::strerror(errno));
    ::close(descriptor_);
    throw StoreFailure(message);
  }
}

FolderLock::~FolderLock() {
  ::close(descriptor_);
}

bool FolderLock::held(const std::filesystem::path& folder) {
  const int descriptor = ::open((folder / file_name).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return false;
  struct flock asked = whole_file(F_WRLCK);
  const bool answered = ::fcntl(descriptor, F_OFD_GETLK, &asked) == 0;
  ::close(descriptor);
  return answered && asked.l_type != F_UNLCK;
}

} // namespace entente
