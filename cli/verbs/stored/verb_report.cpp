// A study as one page: for people who read, print and pass it on.
#include "analysis/report/page/page.hpp"
#include "analysis/study/study_facts.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/output/report.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"

#include <fmt/format.h>

#include <memory>

namespace entente::cli {
namespace {

struct ReportFlags : Flags {
  std::string folder, other, to;
};

int report(const ReportFlags& flags) {
  const auto file = write_report({flags.folder, flags.other, flags.to, settled_threads(flags)});
  print_note(flags, fmt::format("written to {}", file.string()));
  return done;
}

} // namespace

Verb add_report(Command program) {
  const auto flags = std::make_shared<ReportFlags>();
  const Command verb = program.add_verb("report", "A study as one page, to read, print and pass on");
  take_folder(verb, flags->folder);
  verb.path("DIR2", flags->other,
            "A later study: the page is about it, and marks what changed since the first")
      .type_name("");
  verb.path("--out", flags->to, "Write the page to this file (default: DIR/report.html)").type_name("FILE");
  add_thread_flag(verb, *flags);
  add_verbosity_flags(verb, *flags);
  return {verb, [flags] { return report(*flags); }};
}

} // namespace entente::cli
