#include "engine/store/files/file_system.hpp"

#include <array>
#include <fmt/format.h>

#if __has_include(<sys/vfs.h>)
#include <sys/vfs.h>
#endif

namespace entente {
namespace {

struct Kind {
  unsigned long number;
  const char* name;
  bool local;
};

// Numbers of linux/magic.h and of the file systems' own sources. FUSE may be anything, sshfs for one.
constexpr std::array kinds{
    Kind{0xef53, "ext4", true},          Kind{0x58465342, "xfs", true},     Kind{0x9123683e, "btrfs", true},
    Kind{0x01021994, "tmpfs", true},     Kind{0x858458f6, "ramfs", true},   Kind{0x2fc12fc1, "zfs", true},
    Kind{0xf2f52010, "f2fs", true},      Kind{0x794c7630, "overlay", true}, Kind{0x3153464a, "jfs", true},
    Kind{0xca451a4e, "bcachefs", true},  Kind{0x6969, "nfs", false},        Kind{0xff534d42, "cifs", false},
    Kind{0xfe534d42, "smb", false},      Kind{0x0bd00bd0, "lustre", false}, Kind{0x47504653, "gpfs", false},
    Kind{0x19830326, "beegfs", false},   Kind{0x00c36400, "ceph", false},   Kind{0x5346414f, "afs", false},
    Kind{0x20030528, "orangefs", false}, Kind{0xaad7aaea, "panfs", false},  Kind{0x01161970, "gfs2", false},
    Kind{0x7461636f, "ocfs2", false},    Kind{0x01021997, "9p", false},     Kind{0x65735546, "fuse", false}};

} // namespace

FileSystem file_system_of_kind(unsigned long kind) {
  for (const Kind& known : kinds)
    if (known.number == kind)
      return {known.name, known.local};
  return {fmt::format("0x{:08x}", kind), false};
}

FileSystem file_system_at(const std::filesystem::path& path) {
#if __has_include(<sys/vfs.h>)
  struct statfs about {};
  if (statfs(path.c_str(), &about) == 0)
    return file_system_of_kind(static_cast<unsigned long>(about.f_type) & 0xffffffffUL);
#else
  static_cast<void>(path);
#endif
  return {};
}

} // namespace entente
