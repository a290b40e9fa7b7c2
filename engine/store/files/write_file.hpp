// Atomic file writing: files that are there whole or not at all.
#pragma once
#include "engine/store/files/errors.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace entente {

// A file written under another name, which takes its own when everything has reached the disk. Without
// finish() nothing of it stays. Throws StoreFailure, saying which file and why.
class WholeFile {
 public:
  explicit WholeFile(std::filesystem::path path);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  ~WholeFile();
  void write(std::string_view text);
  void finish();

 private:
  void flush();
  [[noreturn]] void fail() const;

  std::filesystem::path path_, unfinished_;
  int descriptor_ = -1;
  std::string buffer_;
};

void write_whole_file(const std::filesystem::path& path, std::string_view text);
// Throws StoreFailure.
std::string read_whole_file(const std::filesystem::path& path);

} // namespace entente
