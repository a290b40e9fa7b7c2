// Every verb and flag as Markdown, docs/cli.md, or as a page for man: the only verb that reads the program
// itself, and therefore beside it and command.cpp, so that one unit compiles CLI11.
#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"

#include "engine/core/build_info.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace entente::cli {
namespace {

constexpr std::string_view purpose = "simulate and compare international support for peace processes";
constexpr std::string_view about_the_program =
    "Simulates peace processes month by month under different strategies of support, on the same conflicts, "
    "and "
    "reports the differences: how much better, how sure, at what cost, and in how many conflicts worse.";
constexpr std::string_view exit_codes =
    "0 done; 1 runs failed; 2 bad usage or scenario; 3 stopped early, by a signal or a time limit; 4 target "
    "missed; 70 internal error.";
constexpr std::string_view streams =
    "Text for people that is not a result goes to standard error, results to standard output.";

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

std::string name_of(const CLI::Option& option) {
  std::string name = option.get_name(true, true);
  if (!option.get_positional() && option.get_expected_max() > 0 && !option.get_type_name().empty())
    name += " " + option.get_type_name();
  return name;
}

std::string section(const CLI::App& verb) {
  std::string text = "\n## " + verb.get_name() + "\n\n" + verb.get_description() + "\n\n```\n" + usage(verb) +
                     "\n```\n\n| | |\n|---|---|\n";
  for (const CLI::Option* option : verb.get_options()) {
    if (option == verb.get_help_ptr())
      continue;
    text += "| `" + cell(name_of(*option)) + "` | " + cell(option->get_description()) + " |\n";
  }
  return text;
}

int help_markdown(const CLI::App& program) {
  std::string text =
      "# The program\n\nWritten by `scripts/generate-docs`; change the verbs in `cli/` instead. "
      "`--help` shows the same in the terminal.\n\nExit codes: " +
      std::string(exit_codes) + " " + std::string(streams) + "\n";
  for (const CLI::App* verb : program.get_subcommands({}))
    text += section(*verb);
  print(text);
  return done;
}

// Text of a page for man: nothing in it is an order to the formatter.
std::string plain_roff(std::string_view text) {
  std::string escaped;
  for (const char letter : text)
    escaped += letter == '\\' ? "\\e" : letter == '-' ? "\\-" : std::string(1, letter);
  return escaped.starts_with('.') || escaped.starts_with('\'') ? "\\&" + escaped : escaped;
}

std::string man_section(const CLI::App& verb) {
  std::string text = ".SS " + plain_roff(verb.get_name()) + "\n" + plain_roff(verb.get_description()) +
                     ".\n.PP\n.B " + plain_roff(usage(verb)) + "\n";
  for (const CLI::Option* option : verb.get_options())
    if (option != verb.get_help_ptr())
      text += ".TP\n.B " + plain_roff(name_of(*option)) + "\n" + plain_roff(option->get_description()) + "\n";
  return text;
}

int help_man(const CLI::App& program) {
  std::string text = ".TH ENTENTE 1 \"\" \"entente " + std::string(build_info().version) +
                     "\" \"User commands\"\n.SH NAME\nentente \\- " + plain_roff(purpose) +
                     "\n.SH SYNOPSIS\n.B entente\n.I VERB\n.RI [ FLAGS ]\n.SH DESCRIPTION\n" +
                     plain_roff(about_the_program) + "\n.SH VERBS\n";
  for (const CLI::App* verb : program.get_subcommands({}))
    text += man_section(*verb);
  text +=
      ".SH EXIT STATUS\n" + plain_roff(exit_codes) + "\n.PP\n" + plain_roff(streams) +
      "\n.SH FILES\n.TP\n.I /usr/share/entente/scenarios\nthe scenarios that the program carries, as files "
      "to copy and change\n.TP\n.I /usr/share/doc/entente\nits documents, docs/README.md first\n"
      ".SH EXAMPLES\n.nf\nentente compare builtin:recommendations/r4 \\-\\-reps 200 \\-\\-seed 7\n"
      "entente trace builtin:baseline \\-\\-rep 3\n.fi\n";
  print(text);
  return done;
}

} // namespace

Verb add_help_markdown(Command program) {
  const auto as_man = std::make_shared<bool>(false);
  const Command verb = program.add_verb("help-markdown", "Every verb and flag as Markdown");
  verb.flag("--man", *as_man, "As a page for man");
  return {verb,
          [program, as_man] { return *as_man ? help_man(program.app()) : help_markdown(program.app()); }};
}

} // namespace entente::cli
