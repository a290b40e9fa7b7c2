#include "bindings/python/engine/background.hpp"
#include "bindings/python/engine/held_study.hpp"
#include "bindings/python/engine/loaded_scenario.hpp"
#include "bindings/python/engine/module.hpp"

#include "engine/parallel/parallel.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <memory>
#include <mutex>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>
#include <unistd.h>

namespace entente::python {
namespace {

namespace py = pybind11;

// A study with one user at a time, whatever the number of Python's threads.
class GuardedStudy {
 public:
  explicit GuardedStudy(HeldStudy study) : study_(std::move(study)), made_in_(getpid()) {}

  // work(study) without Python's lock, and alone.
  template<class Work>
  auto with(const Work& work) {
    const py::gil_scoped_release released;
    const auto lock = alone();
    return work(study_);
  }
  template<class Work>
  void in_background(const py::object& progress, const Work& work) {
    python::in_background(progress, [&](Watch& watch) {
      const auto lock = alone();
      work(study_, watch);
    });
  }

 private:
  // A process that was forked has this one's memory, but neither its threads nor the right to its files.
  std::lock_guard<std::mutex> alone() {
    if (getpid() != made_in_)
      throw StudyRefused("this result was made in another process, before a fork: pass it on by pickle, or "
                         "make it anew");
    return std::lock_guard(mutex_);
  }

  std::mutex mutex_;
  HeldStudy study_;
  pid_t made_in_;
};

// Takes a vector over without a copy.
template<class T>
py::array_t<T> array_of(std::vector<T>&& values, std::vector<py::ssize_t> shape = {}) {
  auto owned = std::make_unique<std::vector<T>>(std::move(values));
  if (shape.empty())
    shape.push_back(static_cast<py::ssize_t>(owned->size()));
  const T* data = owned->data();
  py::capsule owner(owned.release(), [](void* held) { delete static_cast<std::vector<T>*>(held); });
  return py::array_t<T>(std::move(shape), data, owner);
}

py::dict dict_of(PairedColumns&& c) {
  py::dict d;
  d["world"] = array_of(std::move(c.world));
  d["point"] = array_of(std::move(c.point));
  d["strategy"] = array_of(std::move(c.strategy));
  d["outcome"] = array_of(std::move(c.outcome));
  d["pairs"] = array_of(std::move(c.pairs));
  d["diff"] = array_of(std::move(c.diff));
  d["mcse"] = array_of(std::move(c.mcse));
  d["lo"] = array_of(std::move(c.lo));
  d["hi"] = array_of(std::move(c.hi));
  d["p"] = array_of(std::move(c.p));
  d["p_holm"] = array_of(std::move(c.p_holm));
  d["better"] = array_of(std::move(c.better));
  d["same"] = array_of(std::move(c.same));
  d["worse"] = array_of(std::move(c.worse));
  d["variance_ratio"] = array_of(std::move(c.variance_ratio));
  return d;
}

py::dict dict_of(SummaryColumns&& c) {
  py::dict d;
  d["world"] = array_of(std::move(c.world));
  d["point"] = array_of(std::move(c.point));
  d["strategy"] = array_of(std::move(c.strategy));
  d["outcome"] = array_of(std::move(c.outcome));
  d["histories"] = array_of(std::move(c.histories));
  d["failed"] = array_of(std::move(c.failed));
  d["mean"] = array_of(std::move(c.mean));
  d["mcse"] = array_of(std::move(c.mcse));
  d["lo"] = array_of(std::move(c.lo));
  d["hi"] = array_of(std::move(c.hi));
  return d;
}

py::dict dict_of(CostColumns&& c) {
  py::dict d;
  d["world"] = array_of(std::move(c.world));
  d["point"] = array_of(std::move(c.point));
  d["strategy"] = array_of(std::move(c.strategy));
  d["cost"] = array_of(std::move(c.cost));
  d["cost_lo"] = array_of(std::move(c.cost_lo));
  d["cost_hi"] = array_of(std::move(c.cost_hi));
  d["cost_diff"] = array_of(std::move(c.cost_diff));
  d["cost_diff_lo"] = array_of(std::move(c.cost_diff_lo));
  d["cost_diff_hi"] = array_of(std::move(c.cost_diff_hi));
  d["effect"] = array_of(std::move(c.effect));
  d["effect_lo"] = array_of(std::move(c.effect_lo));
  d["effect_hi"] = array_of(std::move(c.effect_hi));
  d["status"] = std::move(c.status);
  d["cost_per_unit"] = array_of(std::move(c.cost_per_unit));
  d["cost_per_unit_lo"] = array_of(std::move(c.cost_per_unit_lo));
  d["cost_per_unit_hi"] = array_of(std::move(c.cost_per_unit_hi));
  d["against"] = std::move(c.against);
  return d;
}

py::dict tables(GuardedStudy& guarded) {
  Tables t = guarded.with([](HeldStudy& study) { return study.tables(); });
  py::dict d;
  d["digest"] = t.digest;
  d["document"] = python_text(t.document);
  d["cost_effect_outcome"] = t.costs.outcome;
  d["paired"] = dict_of(std::move(t.paired));
  d["summary"] = dict_of(std::move(t.summary));
  d["costs"] = dict_of(std::move(t.costs));
  return d;
}

py::list fields(const std::vector<StoredOutcome>& outcomes) {
  py::list list;
  for (const StoredOutcome& outcome : outcomes)
    list.append(py::make_tuple(outcome.name, outcome.unit, outcome.doc));
  return list;
}

py::dict head(GuardedStudy& guarded) {
  struct Copy {
    StoreHead head;
    std::uint32_t planned;
  };
  const Copy copy = guarded.with([](HeldStudy& study) {
    return Copy{study.head(), study.design().replicates};
  });
  const StoreHead& h = copy.head;
  py::dict d;
  d["verb"] = h.verb;
  d["rule"] = h.rule;
  d["title"] = h.title;
  d["seed"] = h.seed;
  d["keep"] = std::string(name_of(h.keep));
  d["months"] = h.months;
  d["reference"] = h.reference;
  d["parameter_sets"] = h.parameter_sets;
  d["strategies"] = h.strategies;
  d["worlds"] = h.variants;
  d["outcomes"] = fields(h.outcomes);
  d["indicators"] = fields(h.indicators);
  d["keys"] = h.keys;
  d["points"] = h.points;
  d["scenario"] = h.scenario;
  d["planned"] = copy.planned;
  return d;
}

struct Progress {
  std::uint64_t histories, failed, remaining;
  std::uint32_t replicates;
};

py::dict progress_of(GuardedStudy& guarded) {
  const Progress p = guarded.with([](HeldStudy& study) {
    return Progress{study.histories(), study.failed(), study.remaining(), study.replicates()};
  });
  py::dict d;
  d["histories"] = p.histories;
  d["failed"] = p.failed;
  d["remaining"] = p.remaining;
  d["replicates"] = p.replicates;
  return d;
}

std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> cells(GuardedStudy& guarded) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> list;
  for (const HeldStudy::Cell& cell : guarded.with([](HeldStudy& study) { return study.cells(); }))
    list.emplace_back(cell.world, cell.point, cell.replicates);
  return list;
}

py::list failures(GuardedStudy& guarded) {
  const auto list = guarded.with([](HeldStudy& study) { return study.failures(); });
  py::list told;
  for (const StoredFailure& f : list)
    told.append(py::make_tuple(f.unit.variant, f.unit.point, f.strategy, f.unit.replicate, f.breach.month,
                               python_text(f.breach.entity), f.breach.value));
  return told;
}

Block block_of(
    const std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>& b) {
  return {std::get<0>(b), std::get<1>(b), std::get<2>(b), std::get<3>(b), std::get<4>(b)};
}

StudyRun hooks(Watch& watch) {
  StudyRun run;
  run.stop = &watch.stop;
  run.skip_failed = true;
  run.progress = [&watch](std::size_t done) { watch.done = done; };
  return run;
}

std::unique_ptr<GuardedStudy> begin(const LoadedScenario& scenario, const StudyPlan& plan) {
  const py::gil_scoped_release released;
  return std::make_unique<GuardedStudy>(HeldStudy(scenario.scenario(), plan));
}

std::unique_ptr<GuardedStudy> read(const std::string& folder) {
  const py::gil_scoped_release released;
  return std::make_unique<GuardedStudy>(HeldStudy::read(folder));
}

// Whether everything that was asked for is in.
bool run(GuardedStudy& guarded, std::uint32_t replicates, int threads, const py::object& progress) {
  RunEnd end = RunEnd::complete;
  guarded.in_background(progress, [&](HeldStudy& study, Watch& watch) {
    end = study.run(replicates, Threads(threads), hooks(watch));
  });
  return end == RunEnd::complete;
}

py::dict until(GuardedStudy& guarded, std::size_t outcome, double half_width, std::uint32_t most) {
  const auto answer = guarded.with([&](HeldStudy& study) { return study.until(outcome, half_width, most); });
  py::dict d;
  d["enough"] = answer.enough;
  d["next"] = answer.next;
  d["at"] = answer.at;
  d["half_width"] = answer.half_width;
  return d;
}

py::object values(GuardedStudy& guarded) {
  std::vector<py::ssize_t> shape;
  std::vector<double> all = guarded.with([&](HeldStudy& study) {
    shape = {study.design().variant_count(), study.design().point_count(),
             static_cast<py::ssize_t>(study.head().strategies.size()),
             static_cast<py::ssize_t>(study.head().outcomes.size())};
    return study.values();
  });
  py::ssize_t others = 1;
  for (const py::ssize_t size : shape)
    others *= size;
  shape.push_back(static_cast<py::ssize_t>(all.size()) / others);
  return array_of(std::move(all), std::move(shape));
}

py::tuple series(GuardedStudy& guarded, std::size_t strategy, std::uint32_t world, std::uint32_t point) {
  std::size_t indicators = 0;
  SeriesPart part = guarded.with([&](HeldStudy& study) {
    indicators = study.head().indicators.size();
    return study.series({strategy, world, point});
  });
  const auto rows = static_cast<py::ssize_t>(indicators);
  const py::ssize_t months = static_cast<py::ssize_t>(part.means.size()) / rows;
  constexpr py::ssize_t shares = Course::shares.size();
  return py::make_tuple(array_of(std::move(part.means), {rows, months}),
                        array_of(std::move(part.quantiles), {rows, months, shares}));
}

py::object monthly(GuardedStudy& guarded, std::size_t indicator) {
  py::ssize_t strategies = 0, months = 0;
  std::vector<float> all = guarded.with([&](HeldStudy& study) {
    strategies = static_cast<py::ssize_t>(study.head().strategies.size());
    months = study.head().months;
    return study.monthly(indicator);
  });
  const py::ssize_t replicates = static_cast<py::ssize_t>(all.size()) / (strategies * months);
  return array_of(std::move(all), {strategies, replicates, months});
}

} // namespace

void define_study(py::module_& module) {
  py::class_<StudyPlan>(module, "Plan", "What is to be simulated, beside the scenario.")
      .def(py::init<>())
      .def_readwrite("verb", &StudyPlan::verb)
      .def_readwrite("strategies", &StudyPlan::strategies)
      .def_readwrite("worlds", &StudyPlan::worlds)
      .def_readwrite("keys", &StudyPlan::keys)
      .def_readwrite("values", &StudyPlan::values)
      .def_readwrite("replicates", &StudyPlan::replicates)
      .def_readwrite("seed", &StudyPlan::seed)
      .def_readwrite("keep", &StudyPlan::keep)
      .def_readwrite("rule", &StudyPlan::rule)
      .def_readwrite("threads", &StudyPlan::threads)
      .def_readwrite("command", &StudyPlan::command);
  using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
  py::class_<GuardedStudy>(module, "Study", "A study in memory, or read from a folder.")
      .def(py::init(&begin), py::arg("scenario"), py::arg("plan"))
      .def_static("read", &read, py::arg("folder"), "The study in a folder.")
      .def("head", &head, "What the study is about.")
      .def("progress", &progress_of, "How far it has come.")
      .def("cells", &cells, "(world, point, replicates that are in) of each.")
      .def(
          "plan",
          [](GuardedStudy& guarded, std::uint32_t replicates) {
            guarded.with([&](HeldStudy& study) { study.plan(replicates); });
          },
          py::arg("replicates"), "So many replicates become the plan; nothing is simulated.")
      .def("failures", &failures, "(world, point, strategy, replicate, month, entity, value) of each.")
      .def("run", &run, py::arg("replicates"), py::arg("threads"), py::arg("progress") = py::none(),
           "Simulates what is missing; whether everything is in.")
      .def("until", &until, py::arg("outcome"), py::arg("half_width"), py::arg("most"),
           "Whether differences are known well enough, and how many replicates to run to.")
      .def(
          "write_block",
          [](GuardedStudy& guarded, const std::string& file, const Place& place, int threads) {
            guarded.in_background(py::none(), [&](HeldStudy& study, Watch& watch) {
              study.write_block(file, block_of(place), Threads(threads), hooks(watch));
            });
          },
          py::arg("file"), py::arg("block"), py::arg("threads"),
          "Simulates (world, first point, last, first replicate, last) into a file.")
      .def(
          "write_all",
          [](GuardedStudy& guarded, const std::string& file) {
            guarded.with([&](HeldStudy& study) { study.write_all(file); });
          },
          py::arg("file"), "All replicates that are in, into a file.")
      .def(
          "take",
          [](GuardedStudy& guarded, const std::string& file, const Place& place) {
            guarded.with([&](HeldStudy& study) { study.take(file, block_of(place)); });
          },
          py::arg("file"), py::arg("block"), "Takes the replicates of a block out of such a file.")
      .def(
          "decision",
          [](GuardedStudy& guarded, std::size_t effect, std::optional<double> willingness,
             const std::string& goal) {
            return python_text(
                guarded.with([&](HeldStudy& study) { return study.decision(effect, willingness, goal); }));
          },
          py::arg("effect"), py::arg("willingness"), py::arg("goal"),
          "As JSON, what `entente decide --json` prints.")
      .def("tables", &tables, "Digest, comparison as JSON, and tables by column.")
      .def("values", &values, "[world, point, strategy, outcome, replicate].")
      .def("series", &series, py::arg("strategy"), py::arg("world"), py::arg("point"),
           "Means [indicator, month] and quantiles [indicator, month, share].")
      .def("monthly", &monthly, py::arg("indicator"), "[strategy, replicate, month].")
      .def(
          "write",
          [](GuardedStudy& guarded, const std::string& folder, const std::string& command) {
            guarded.with([&](HeldStudy& study) { study.write(folder, command); });
          },
          py::arg("folder"), py::arg("command"), "As a folder of a study, with its tables.");
  py::list shares;
  for (const double share : Course::shares)
    shares.append(share);
  module.attr("quantiles") = py::tuple(shares);
  module.attr("maximum_replicates") = maximum_replicates;
}

} // namespace entente::python
