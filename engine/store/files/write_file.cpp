#include "engine/store/files/write_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <unistd.h>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t buffer_bytes = 1 << 16;

} // namespace

WholeFile::WholeFile(std::filesystem::path path)
    : path_(std::move(path)), unfinished_(path_.string() + ".new") {
  constexpr mode_t mode = 0666; // less what the user's mask takes away
  descriptor_ = ::open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (descriptor_ < 0)
    fail();
}

WholeFile::~WholeFile() {
  if (descriptor_ < 0)
    return;
  ::close(descriptor_);
  ::unlink(unfinished_.c_str());
}

void WholeFile::fail() const {
  throw StoreFailure(fmt::format("cannot write {}: {}", path_.string(), std::strerror(errno)));
}

void WholeFile::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= buffer_bytes)
    flush();
}

void WholeFile::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written < 0 && errno != EINTR)
      fail();
    if (written > 0)
      left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void WholeFile::finish() {
  flush();
  if (::fsync(descriptor_) != 0 && errno != EINVAL && errno != ENOSYS) // not every file system can
    fail();
  if (::close(std::exchange(descriptor_, -1)) != 0 || std::rename(unfinished_.c_str(), path_.c_str()) != 0) {
    const int why = errno;
    ::unlink(unfinished_.c_str());
    errno = why;
    fail();
  }
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
