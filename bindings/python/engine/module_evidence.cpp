#include "bindings/python/engine/background.hpp"
#include "bindings/python/engine/module.hpp"

#include "analysis/evidence/evidence.hpp"
#include "engine/api/experiment.hpp"
#include "engine/core/embedded.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/files/files.hpp"

namespace entente::python {
namespace {

namespace py = pybind11;

// The forty published figures beside ours, as `entente evidence` gives them.
py::dict evidence(std::uint32_t replicates, std::uint64_t seed, int threads, const py::object& progress) {
  constexpr std::size_t resamples = 200;
  EvidenceSample sample;
  std::vector<EvidenceRow> rows;
  in_background(progress, [&](Watch& watch) {
    const Scenario scenario = load_scenario_file("builtin:baseline", embedded_files());
    const EvidenceRun run{seed, 0, replicates, value_or_throw(strategy_index(scenario, "baseline")),
                          &watch.stop};
    const Threads workers(threads);
    sample = simulate_evidence(scenario, run, workers, [&](std::uint32_t done) { watch.done = done; });
    if (!watch.stop)
      rows = evidence_rows(shipped_targets(), sample, {seed, resamples}, workers);
  });
  py::list list;
  for (const EvidenceRow& row : rows) {
    py::dict one;
    one["id"] = row.target.id;
    one["name"] = row.target.name;
    one["published"] = row.target.published;
    one["low"] = row.target.low;
    one["high"] = row.target.high;
    one["ours"] = row.ours;
    one["ours_low"] = row.interval.low;
    one["ours_high"] = row.interval.high;
    one["inside"] = row.inside;
    one["source"] = row.target.source;
    list.append(one);
  }
  py::dict answer;
  answer["rows"] = list;
  answer["failed"] = sample.failed();
  return answer;
}

} // namespace

void define_evidence(py::module_& module) {
  module.def("evidence", &evidence, py::arg("replicates"), py::arg("seed"), py::arg("threads"),
             py::arg("progress") = py::none(), "Published figures beside ours.");
}

} // namespace entente::python
