// What is said of a study's journal where it is not the usual one.
#pragma once

namespace entente {
class StudyFolder;
}

namespace entente::cli {

struct Flags;

// A note where the study in its folder is written with a rollback journal, and why.
void say_journal(const StudyFolder& study, const Flags& flags);

} // namespace entente::cli
