// Atomic file writing: files that are there whole or not at all.
#pragma once
#include "engine/store/files/errors.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace entente {

// The name under which a file is written before it takes its own, and that file, open for writing. No two
// writers of the same file have the same one, whether in one process or in several; what a killed one left is
// taken over. Not kept, it is removed. Throws StoreFailure.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const std::filesystem::path& path);
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  ~UnfinishedFile();
  int descriptor() const { return descriptor_; }
  const std::string& name() const { return name_; }
  // It takes the place of the file; false, with errno, where it cannot.
  bool keep();

 private:
  bool reserve(int number);

  std::string path_, name_;
  int descriptor_ = -1;
};

// A file written under another name, which takes its own when everything has reached the disk. Without
// finish() nothing of it stays. Throws StoreFailure, saying which file and why.
class WholeFile {
 public:
  explicit WholeFile(std::filesystem::path path);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  void write(std::string_view text);
  void finish();

 private:
  void flush();
  [[noreturn]] void fail() const;

  std::filesystem::path path_;
  UnfinishedFile file_;
  std::string buffer_;
};

void write_whole_file(const std::filesystem::path& path, std::string_view text);
// Throws StoreFailure.
std::string read_whole_file(const std::filesystem::path& path);

} // namespace entente
