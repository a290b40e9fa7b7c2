// A study as one page: for people who read, print and pass it on.
#include "analysis/report/page.hpp"
#include "analysis/study_facts.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/folder_argument.hpp"
#include "cli/report.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"

#include <fmt/format.h>

#include <memory>

namespace entente::cli {
namespace {

struct ReportFlags : Flags {
  std::string folder, other, to;
};

int report(const ReportFlags& flags) {
  const WrittenReport written = write_report({flags.folder, flags.other, flags.to, settled_threads(flags)});
  note(flags, fmt::format("written to {}", written.page.string()));
  if (!written.without_charts.empty())
    complain(fmt::format("The page is whole, but its charts for reuse are not written: {}",
                         written.without_charts));
  return done;
}

} // namespace

Verb add_report(Command program) {
  const auto flags = std::make_shared<ReportFlags>();
  const Command verb = program.add_verb("report", "A study as one page, to read, print and pass on");
  take_folder(verb, flags->folder);
  verb.option("DIR2", flags->other,
              "A later study: the page is about it, and marks what changed since the first")
      .type_name("");
  verb.option("--out", flags->to, "Write the page to this file (default: DIR/report.html)").type_name("FILE");
  take_threads(verb, *flags);
  take_voice(verb, *flags);
  return {verb, [flags] { return report(*flags); }};
}

} // namespace entente::cli
