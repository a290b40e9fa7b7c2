#include "cli/output/derived_tables.hpp"

#include "cli/terminal.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

namespace entente::cli {

void leave_tables(const Flags& flags, const std::filesystem::path& study,
                  const std::function<void(const std::filesystem::path& tables)>& write) {
  const std::filesystem::path tables = study / StudyFolder::tables_folder;
  try {
    std::error_code error;
    std::filesystem::create_directories(tables, error);
    if (error)
      throw StoreFailure(fmt::format("cannot make the folder {}: {}", tables.string(), error.message()));
    write(tables);
  } catch (const StoreFailure& failure) {
    print_warning(fmt::format("The result is printed, but its tables are not written: {}", failure.what()));
    return;
  }
  print_note(flags, fmt::format("tables are in {}", tables.string()));
}

} // namespace entente::cli
