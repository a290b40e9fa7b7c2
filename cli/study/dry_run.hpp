// Dry run: what a study would take, from a short pilot that nobody keeps.
#pragma once
#include <filesystem>

namespace entente {
struct StudyOrder;
}

namespace entente::cli {

struct Flags;

// Prints histories, minutes and bytes still needed; `folder` is looked at, not written to. Gives the exit
// code.
int dry_run(const StudyOrder& order, const std::filesystem::path& folder, const Flags& flags);

} // namespace entente::cli
