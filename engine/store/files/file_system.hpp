// The file system that a folder lies on: of this machine alone, or of many.
#pragma once
#include <filesystem>
#include <string>

namespace entente {

struct FileSystem {
  std::string name; // "ext4", "nfs"; of one that is not known its number, "0x1234abcd"; empty: cannot be told
  bool local = false; // known to be of this machine alone: what is not known may be shared
};

// By the number that Linux gives it (statfs(2)).
FileSystem file_system_of_kind(unsigned long kind);
// Of a file or folder that is there. Never throws: what cannot be asked is not local.
FileSystem file_system_at(const std::filesystem::path& path);

} // namespace entente
