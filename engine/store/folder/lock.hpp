// File lock: one process at a time writes in a folder.
#pragma once
#include <filesystem>

namespace entente {

// Held until it is destroyed or the process ends, however it ends.
class FolderLock {
 public:
  // Throws StudyRefused, naming the process that holds it.
  explicit FolderLock(const std::filesystem::path& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

  static constexpr const char* file_name = ".entente.lock";
  // Whether some process holds it now. Asking takes nothing, so that it can be in nobody's way.
  static bool held(const std::filesystem::path& folder);

 private:
  int descriptor_ = -1;
};

} // namespace entente
