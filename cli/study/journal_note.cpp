#include "cli/study/journal_note.hpp"

#include "cli/flags.hpp"
#include "cli/terminal.hpp"
#include "engine/store/files/file_system.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

namespace entente::cli {

void say_journal(const StudyFolder& study, const Flags& flags) {
  if (study.folder().empty() || study.store().journal() != Journal::rollback)
    return;
  const std::string folder = study.folder().string();
  if (flags.rollback_journal)
    return print_note(flags, fmt::format("{}: results are kept with a rollback journal", folder));
  const std::string name = file_system_at(study.folder()).name;
  print_note(flags, fmt::format("{} lies on {}, which other machines may share: results are kept with a "
                                "rollback journal",
                                folder, name.empty() ? "a file system that cannot be told" : name));
}

} // namespace entente::cli
