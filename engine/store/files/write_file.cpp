#include "engine/store/files/write_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t buffer_bytes = 1 << 16;

std::string cannot_write(const std::string& path) {
  return fmt::format("cannot write {}: {}", path, std::strerror(errno));
}

} // namespace

UnfinishedFile::UnfinishedFile(const std::filesystem::path& path) : path_(path.string()) {
  for (int number = 0; !reserve(number);)
    number += errno == EWOULDBLOCK ? 1 : 0;
}

UnfinishedFile::~UnfinishedFile() {
  if (descriptor_ < 0)
    return;
  ::unlink(name_.c_str());
  ::close(descriptor_);
}

// Opens and locks the name of this number. False where somebody else writes there (errno is EWOULDBLOCK), or
// has just finished, so that the name is free again (errno is 0).
bool UnfinishedFile::reserve(int number) {
  constexpr mode_t mode = 0666; // less what the user's mask takes away
  name_ = path_ + ".new" + (number > 0 ? std::to_string(number) : "");
  const int descriptor = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, mode);
  if (descriptor < 0)
    throw StoreFailure(cannot_write(path_));
  const bool locked =
      ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; // not every file system can
  struct stat there {
  }, ours{};
  const bool same = locked && ::fstat(descriptor, &ours) == 0 && ::stat(name_.c_str(), &there) == 0 &&
                    there.st_ino == ours.st_ino && there.st_dev == ours.st_dev;
  if (same && ::ftruncate(descriptor, 0) == 0) {
    descriptor_ = descriptor;
    return true;
  }
  ::close(descriptor);
  errno = locked ? 0 : EWOULDBLOCK;
  return false;
}

bool UnfinishedFile::keep() {
  if (std::rename(name_.c_str(), path_.c_str()) != 0)
    return false;
  return ::close(std::exchange(descriptor_, -1)) == 0;
}

WholeFile::WholeFile(std::filesystem::path path) : path_(std::move(path)), file_(path_) {}

void WholeFile::fail() const {
  throw StoreFailure(cannot_write(path_.string()));
}

void WholeFile::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= buffer_bytes)
    flush();
}

void WholeFile::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t written = ::write(file_.descriptor(), left.data(), left.size());
    if (written < 0 && errno != EINTR)
      fail();
    if (written > 0)
      left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void WholeFile::finish() {
  flush();
  if (::fsync(file_.descriptor()) != 0 && errno != EINVAL && errno != ENOSYS) // not every file system can
    fail();
  if (!file_.keep())
    fail();
}

void write_whole_file(const std::filesystem::path& path, std::string_view text) {
  WholeFile file(path);
  file.write(text);
  file.finish();
}

std::string read_whole_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw StoreFailure(fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
  return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace entente
