#include "cli/program.hpp"

#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "cli/version.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/errors.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::cli {
namespace {

using Words = std::vector<std::string>;

std::string suggested(const std::string& word, const Words& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string_view near = nearest(word, views);
  return near.empty() ? "" : "; did you mean " + in_quotes(near) + "?";
}

const Verb* verb_in_use(const std::vector<Verb>& verbs) {
  for (const Verb& verb : verbs)
    if (verb.command.app().parsed())
      return &verb;
  return nullptr;
}

Words flags_of(const CLI::App& app) {
  Words names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames())
      names.push_back("--" + name);
    for (const std::string& name : option->get_snames())
      names.push_back("-" + name);
  }
  return names;
}

// The verbs that have it.
std::string elsewhere(const std::string& flag, const std::vector<Verb>& verbs) {
  std::string names;
  for (const Verb& verb : verbs) {
    const Words flags = flags_of(verb.command.app());
    if (std::find(flags.begin(), flags.end(), flag) != flags.end())
      names += (names.empty() ? "" : ", ") + verb.command.app().get_name();
  }
  return names.empty() ? ""
                       : " (" + names + (names.find(',') == std::string::npos ? " has it)" : " have it)");
}

// What is wrong with a word that nothing takes; nothing when every word was taken.
std::optional<std::string> stray_word(const CLI::App& program, const std::vector<Verb>& verbs) {
  const Verb* verb = verb_in_use(verbs);
  Words stray = program.remaining(true);
  std::erase(stray, "--"); // what stands behind it was read as no flag
  if (stray.empty())
    return std::nullopt;
  const std::string& word = stray.front();
  if (word.starts_with('-')) {
    const std::string flag = word.substr(0, word.find('='));
    return in_quotes(flag) + " is no flag of entente" +
           (verb != nullptr ? " " + verb->command.app().get_name() : "") + elsewhere(flag, verbs) +
           suggested(flag, flags_of(verb != nullptr ? verb->command.app() : program));
  }
  if (verb != nullptr)
    return in_quotes(word) + " is one word too many for entente " + verb->command.app().get_name();
  Words names;
  for (const Verb& known : verbs)
    names.push_back(known.command.app().get_name());
  return in_quotes(word) + " is no verb of entente" + suggested(word, names);
}

// The flag behind which an empty word was given as its value, where a value may also be left out: the library
// takes it for none.
std::optional<std::string> flag_before_nothing(const CLI::App& verb, std::span<const char* const> words) {
  for (std::size_t i = 0; i + 1 < words.size() && std::string_view(words[i]) != "--"; ++i) {
    const CLI::Option* option = verb.get_option_no_throw(words[i]);
    if (words[i][0] == '-' && *words[i + 1] == '\0' && option != nullptr && option->get_expected_min() == 0 &&
        option->get_expected_max() > 0)
      return words[i];
  }
  return std::nullopt;
}

Words flags_given(const Verb& verb) {
  Words names;
  for (const CLI::Option* option : verb.command.app().get_options())
    if (option->count() > 0 && !option->get_lnames().empty())
      names.push_back("--" + option->get_lnames().front());
  return names;
}

// Its verbs; words that nothing takes are kept, to be told with the nearest known one.
std::vector<Verb> furnish(CLI::App& program) {
  program.description("Which international support helps a peace process? Simulates peace processes and "
                      "compares strategies of support on the same histories.");
  program.set_version_flag("--version", std::string(), "Print version, commit, compiler and processor level");
  program.require_subcommand(0, 1);
  program.allow_extras();
  program.get_formatter()->column_width(34);
  std::vector<Verb> verbs = add_verbs(Command(program));
  for (const Verb& verb : verbs)
    verb.command.app().allow_extras();
  return verbs;
}

int refuse(const std::string& message, const Verb* verb) {
  print_warning("entente: " + message);
  print_warning("entente " + (verb != nullptr ? verb->command.app().get_name() + " " : std::string()) +
                "--help says more");
  return bad_usage;
}

int parse_and_carry(CLI::App& program, const std::vector<Verb>& verbs, int argc, const char* const* argv) {
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const Verb* verb = verb_in_use(verbs);
    print(verb != nullptr ? verb->command.app().help("entente") : program.help());
    return done;
  } catch (const CLI::CallForVersion&) {
    print(version_text());
    return done;
  } catch (const CLI::ParseError& error) {
    return refuse(stray_word(program, verbs).value_or(error.what()), verb_in_use(verbs));
  }
  if (const auto problem = stray_word(program, verbs))
    return refuse(*problem, verb_in_use(verbs));
  const Verb* verb = verb_in_use(verbs);
  if (verb == nullptr) {
    print_warning(program.help());
    return bad_usage;
  }
  if (const auto flag =
          flag_before_nothing(verb->command.app(), std::span(argv, static_cast<std::size_t>(argc))))
    return refuse(*flag + ": the name is empty", verb);
  return verb->carry();
}

} // namespace

ReadWords read_words(const std::vector<std::string>& words) {
  CLI::App program("", "entente");
  const std::vector<Verb> verbs = furnish(program);
  std::vector<const char*> argv{"entente"};
  for (const std::string& word : words)
    argv.push_back(word.c_str());
  ReadWords read;
  try {
    program.parse(static_cast<int>(argv.size()), argv.data());
    read.problem = stray_word(program, verbs);
  } catch (const CLI::Success&) {
    read.problem = "help and version are no part of a study";
  } catch (const CLI::ParseError& error) {
    read.problem = stray_word(program, verbs).value_or(error.what());
  }
  if (const Verb* verb = verb_in_use(verbs))
    read.flags = flags_given(*verb);
  return read;
}

int run_program(int argc, const char* const* argv) {
  try {
    CLI::App program("", "entente");
    const std::vector<Verb> verbs = furnish(program);
    return parse_and_carry(program, verbs, argc, argv);
  } catch (const ScenarioError& error) {
    for (const Problem& problem : error.problems())
      print_warning(problem.text());
    return bad_usage;
  } catch (const StudyRefused& refused) {
    print_warning(std::string("entente: ") + refused.what());
    return bad_usage;
  } catch (const StoreDamaged& damaged) {
    print_warning(std::string("entente: ") + damaged.what());
    return runs_failed;
  } catch (const StoreFailure& failure) {
    print_warning(std::string("entente: ") + failure.what());
    print_warning("What was stored before is kept: once this is mended, the same command goes on.");
    return runs_failed;
  } catch (const WriteFailed&) {
    print_warning("entente: standard output cannot be written");
    return runs_failed;
  } catch (const std::bad_alloc&) {
    print_warning("entente: out of memory");
    return internal_error;
  } catch (const std::exception& error) {
    print_warning(std::string("entente: internal error: ") + error.what());
    return internal_error;
  } catch (...) {
    print_warning("entente: internal error");
    return internal_error;
  }
}

} // namespace entente::cli
