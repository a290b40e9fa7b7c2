// Are these scenario files fit to run?
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/publish.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace entente::cli {
namespace {

struct CheckFlags : Flags {
  std::vector<std::string> files;
  bool resolved = false;
};

std::string fine_text(const std::string& file, const Scenario& scenario) {
  return fmt::format("{}: fine ({} {}, {} months, {} replicates)\n", file, scenario.strategies.size(),
                     scenario.strategies.size() == 1 ? "strategy" : "strategies", scenario.months,
                     scenario.run.replicates);
}

std::string problems_json(const std::vector<Problem>& problems) {
  nlohmann::ordered_json document{{"ok", problems.empty()}, {"problems", nlohmann::ordered_json::array()}};
  for (const Problem& problem : problems)
    document["problems"].push_back({{"file", problem.file},
                                    {"line", problem.line},
                                    {"column", problem.column},
                                    {"message", problem.message}});
  constexpr int indent = 2;
  return document.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

int check(CheckFlags flags) {
  std::vector<Problem> problems;
  std::string fine;
  for (const std::string& file : flags.files) {
    flags.scenario = file;
    try {
      const Scenario scenario = open_scenario(flags);
      fine += flags.resolved ? resolved_toml(scenario) : fine_text(file, scenario);
    } catch (const ScenarioError& error) {
      for (Problem problem : error.problems()) {
        if (problem.file.empty())
          problem.file = file;
        problems.push_back(std::move(problem));
      }
    }
  }
  if (flags.json) {
    print_json(problems_json(problems));
  } else {
    print(fine);
    for (const Problem& problem : problems)
      complain(problem.text());
  }
  return problems.empty() ? done : bad_usage;
}

} // namespace

Verb add_check(Command program) {
  const auto flags = std::make_shared<CheckFlags>();
  const Command verb = program.add_verb("check", "Validate scenario files: every problem at once");
  verb.option("FILE", flags->files, "Scenario files, or builtin:NAME").required().type_name("");
  take_settings(verb, *flags);
  take_json(verb, *flags);
  verb.flag("--resolved", flags->resolved, "Print the scenario with every default written out");
  return {verb, [flags] { return check(*flags); }};
}

} // namespace entente::cli
