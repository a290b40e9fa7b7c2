// Are these scenario files fit to run?
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/publish/publish.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace entente::cli {
namespace {

struct CheckFlags : Flags {
  std::vector<std::string> files;
  bool resolved = false;
};

// What was found in all files.
struct ScenarioFindings {
  std::vector<Problem> problems, warnings, read;
  std::string fine; // on standard output
};

std::string fine_text(const std::string& file, const OpenedScenario& opened) {
  const Scenario& scenario = opened.scenario;
  const std::size_t warnings = opened.warnings.size();
  std::string text = fmt::format(
      "{}: fine ({} {}, {} months, {} replicates){}\n", file, scenario.strategies.size(),
      scenario.strategies.size() == 1 ? "strategy" : "strategies", scenario.months, scenario.run.replicates,
      warnings == 0 ? "" : fmt::format(", with {} warning{}", warnings, warnings == 1 ? "" : "s"));
  for (const Problem& read : opened.read)
    text += "  " + wrapped(read.text(), 98, 4) + "\n";
  return text;
}

void add(std::vector<Problem>& list, std::vector<Problem> problems, const std::string& file) {
  for (Problem& problem : problems) {
    if (problem.file.empty())
      problem.file = file;
    list.push_back(std::move(problem));
  }
}

nlohmann::ordered_json json_list(const std::vector<Problem>& problems) {
  auto list = nlohmann::ordered_json::array();
  for (const Problem& problem : problems)
    list.push_back({{"file", problem.file},
                    {"line", problem.line},
                    {"column", problem.column},
                    {"message", problem.message}});
  return list;
}

std::string findings_json(const ScenarioFindings& found) {
  const nlohmann::ordered_json document{{"ok", found.problems.empty()},
                                        {"problems", json_list(found.problems)},
                                        {"warnings", json_list(found.warnings)},
                                        {"read", json_list(found.read)}};
  constexpr int indent = 2;
  return document.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

int check(CheckFlags flags) {
  ScenarioFindings found;
  for (const std::string& file : flags.files) {
    flags.scenario = file;
    try {
      OpenedScenario opened = opened_scenario(flags);
      found.fine += flags.resolved ? resolved_toml(opened.scenario) : fine_text(file, opened);
      add(found.warnings, std::move(opened.warnings), file);
      add(found.read, std::move(opened.read), file);
    } catch (const ScenarioError& error) {
      add(found.problems, error.problems(), file);
    }
  }
  if (flags.json) {
    print_json(findings_json(found));
  } else {
    print(found.fine);
    for (Problem warning : found.warnings) {
      warning.message.insert(0, "warning: ");
      print_warning(warning.text());
    }
    for (const Problem& problem : found.problems)
      print_warning(problem.text());
  }
  return found.problems.empty() ? done : bad_usage;
}

} // namespace

Verb add_check(Command program) {
  const auto flags = std::make_shared<CheckFlags>();
  const Command verb = program.add_verb("check", "Validate scenario files: every problem at once");
  verb.path("FILE", flags->files, "Scenario files, or builtin:NAME").required().type_name("");
  add_setting_flags(verb, *flags);
  add_json_flag(verb, *flags);
  verb.flag("--resolved", flags->resolved, "Print the scenario with every default written out");
  return {verb, [flags] { return check(*flags); }};
}

} // namespace entente::cli
