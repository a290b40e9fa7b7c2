// Every verb and flag as Markdown: docs/cli.md.
#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"

#include <CLI/CLI.hpp>

namespace entente::cli {
namespace {

std::string cell(const std::string& text) {
  std::string escaped;
  for (const char letter : text)
    escaped += letter == '|' ? "\\|" : std::string(1, letter);
  return escaped;
}

std::string usage(const CLI::App& verb) {
  std::string line = "entente " + verb.get_name();
  for (const CLI::Option* option : verb.get_options()) {
    if (!option->get_positional())
      continue;
    const std::string name = option->get_name(true) + (option->get_expected_max() > 1 ? "..." : "");
    line += option->get_required() ? " " + name : " [" + name + "]";
  }
  return line + " [FLAGS]";
}

std::string section(const CLI::App& verb) {
  std::string text = "\n## " + verb.get_name() + "\n\n" + verb.get_description() + "\n\n```\n" + usage(verb) +
                     "\n```\n\n| | |\n|---|---|\n";
  for (const CLI::Option* option : verb.get_options()) {
    if (option == verb.get_help_ptr())
      continue;
    std::string name = option->get_name(true, true);
    if (!option->get_positional() && option->get_expected_max() > 0 && !option->get_type_name().empty())
      name += " " + option->get_type_name();
    text += "| `" + cell(name) + "` | " + cell(option->get_description()) + " |\n";
  }
  return text;
}

int help_markdown(const CLI::App& program) {
  std::string text =
      "# The program\n\nWritten by `scripts/generate-docs`; change the verbs in `cli/` instead. "
      "`--help` shows the same in the terminal.\n\n"
      "Exit codes: 0 done; 1 runs failed; 2 bad usage or scenario; 3 stopped early, by a signal "
      "or a time limit; 4 target missed; 70 internal error. Text for people that is not a "
      "result goes to standard error, results to standard output.\n";
  for (const CLI::App* verb : program.get_subcommands({}))
    text += section(*verb);
  print(text);
  return done;
}

} // namespace

Verb add_help_markdown(Command program) {
  return {program.add_verb("help-markdown", "Every verb and flag as Markdown"),
          [program] { return help_markdown(program.app()); }};
}

} // namespace entente::cli
