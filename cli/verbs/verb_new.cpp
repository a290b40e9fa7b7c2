// A folder with a scenario, the command that runs it, and what to do next.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/templates.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/write_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

struct NewFlags : Flags {
  std::string folder, chosen = "compare";
};

std::vector<std::string_view> names() {
  std::vector<std::string_view> names;
  for (const Template& each : templates())
    names.push_back(each.name);
  return names;
}

const Template& template_of(std::string_view name) {
  return *std::find_if(templates().begin(), templates().end(),
                       [&](const Template& each) { return each.name == name; });
}

void refuse_existing(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error)))
    throw ScenarioError(
        fmt::format("{} exists and is not an empty folder; nothing was changed", folder.string()));
}

std::string run_script(const Template& chosen) {
  return fmt::format("#!/bin/sh\n"
                     "# {}. The same command goes on where it stopped; ENTENTE names another program.\n"
                     "cd \"$(dirname \"$0\")\" && exec \"${{ENTENTE:-entente}}\" {} \"$@\"\n",
                     chosen.summary, chosen.command);
}

std::string readme(const Template& chosen) {
  return fmt::format(
      "# A study: {}\n\n"
      "`scenario.toml` says what is studied; change it. `./run` runs it and keeps the results in "
      "`results/`.\n\n"
      "```\n"
      "entente check scenario.toml        what is wrong with it, if anything\n"
      "entente {}\n"
      "```\n\n"
      "Then:\n\n```\n{}```\n\n"
      "Once the scenario has changed, `results/` belongs to the old one and is not overwritten: give "
      "another `--out`.\n",
      chosen.summary, chosen.command, chosen.next);
}

int make(const NewFlags& flags) {
  const fs::path folder = flags.folder;
  refuse_existing(folder);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw ScenarioError(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
  const Template& chosen = template_of(flags.chosen);
  write_whole_file(folder / "scenario.toml", chosen.scenario);
  write_whole_file(folder / "README.md", readme(chosen));
  write_whole_file(folder / "run", run_script(chosen));
  fs::permissions(folder / "run", fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                  fs::perm_options::add, error);
  print_note(flags, fmt::format("{0}: scenario.toml, README.md and run; go on with\n  cd {0} && entente {1}",
                                folder.string(), chosen.command));
  return done;
}

} // namespace

Verb add_new(Command program) {
  const auto flags = std::make_shared<NewFlags>();
  const Command verb = program.add_verb("new", "A study folder that runs as it is");
  verb.path("DIR", flags->folder, "The folder to make; an existing one must be empty")
      .required()
      .type_name("");
  verb.option("--template", flags->chosen, "quick, compare, sweep or calibrate (default compare)")
      .type_name("NAME")
      .one_of(names());
  add_verbosity_flags(verb, *flags);
  return {verb, [flags] { return make(*flags); }};
}

} // namespace entente::cli
