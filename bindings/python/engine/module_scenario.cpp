#include "bindings/python/engine/loaded_scenario.hpp"
#include "bindings/python/engine/module.hpp"

#include "analysis/study/memory_need.hpp"
#include "engine/api/trace.hpp"
#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"

#include <pybind11/stl.h>

namespace entente::python {
namespace {

namespace py = pybind11;

using Told = std::tuple<std::string, int, int, std::string>;

std::vector<Told> told(const Problems& problems) {
  std::vector<Told> list;
  for (const Problem& problem : problems)
    list.emplace_back(problem.file, problem.line, problem.column, problem.message);
  return list;
}

std::vector<std::string> names_of(const std::vector<NamedVariant>& variants) {
  std::vector<std::string> names;
  for (const NamedVariant& variant : variants)
    names.push_back(variant.name);
  return names;
}

std::string history(const LoadedScenario& loaded, const std::string& strategy, std::uint32_t replicate,
                    std::uint64_t seed, int threads) {
  const py::gil_scoped_release released;
  const Scenario& scenario = loaded.scenario();
  const std::size_t position = strategy.empty() ? reference_position(scenario).value_or(0)
                                                : value_or_throw(strategy_index(scenario, strategy));
  throw_problems(problems_with_memory(scenario, 1, 1));
  return trace_json_lines(
      value_or_throw(loaded.experiment().history(seed, replicate, position, Threads(threads))));
}

// What keeps it from being compared on this machine.
std::vector<Told> run_problems(const LoadedScenario& loaded, int threads) {
  const Scenario& scenario = loaded.scenario();
  Problems problems =
      problems_with_memory(scenario, scenario.strategies.size(), static_cast<std::size_t>(threads));
  if (!reference_position(scenario))
    problems.push_back({"", 0, 0, "the scenario tries no strategy: add [[strategies]] with a name"});
  return told(problems);
}

} // namespace

void define_scenario(py::module_& module) {
  py::class_<LoadedScenario>(module, "Scenario", "A scenario, loaded and checked.")
      .def_static("named", &LoadedScenario::named, py::arg("name"), "A path, builtin:NAME, or a name.")
      .def_static("from_text", &LoadedScenario::from_text, py::arg("text"), py::arg("name"),
                  py::arg("folder"), py::arg("network") = "",
                  "TOML or JSON; other files are looked for in the folder.")
      .def("changed", &LoadedScenario::changed, py::arg("key"), py::arg("value"), "One setting changed.")
      .def("in_world", &LoadedScenario::in_world, py::arg("name"), "The scenario in one of its worlds.")
      .def("resolved", &LoadedScenario::resolved, "TOML with every default written out.")
      .def(
          "description", [](const LoadedScenario& loaded) { return python_text(loaded.description()); },
          "The answer to describe of the API, JSON.")
      .def(
          "network", [](const LoadedScenario& loaded) { return py::bytes(loaded.scenario().network.text); },
          "The text of the imported network.")
      .def(
          "worlds", [](const LoadedScenario& loaded) { return names_of(loaded.scenario().variants); },
          "Names of the named worlds.")
      .def(
          "warnings", [](const LoadedScenario& loaded) { return told(loaded.warnings()); },
          "(file, line, column, message) of each.")
      .def("run_problems", &run_problems, py::arg("threads"), "What keeps it from being compared here.")
      .def("history", &history, py::arg("strategy"), py::arg("replicate"), py::arg("seed"),
           py::arg("threads"), "One history as lines of JSON; strategy \"\" is the reference.")
      .def("__eq__", [](const LoadedScenario& a, const LoadedScenario& b) { return a == b; });
}

} // namespace entente::python
