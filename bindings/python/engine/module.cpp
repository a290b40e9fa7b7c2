#include "bindings/python/engine/module.hpp"

#include "engine/core/build_info.hpp"
#include "engine/store/files/machine.hpp"
#include "engine/store/files/scenario_names.hpp"

#include <pybind11/stl.h>

namespace entente::python {

namespace py = pybind11;

py::str python_text(std::string_view text) {
  return py::reinterpret_steal<py::str>(
      PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
}

} // namespace entente::python

PYBIND11_MODULE(_engine, module) {
  using namespace entente;
  module.doc() = "The engine of entente. Use the package entente, which stands on it.";
  python::define_errors();
  python::define_scenario(module);
  python::define_study(module);
  python::define_evidence(module);
  module.def("usable_threads", &usable_threads, "Processors that this process may use.");
  module.def("builtin_scenarios", &builtin_scenarios, "Names of the scenarios that come with the program.");
  module.def(
      "build",
      [] {
        const BuildInfo build = build_info();
        pybind11::dict told;
        told["version"] = python::python_text(build.version);
        told["commit"] = python::python_text(build.commit);
        told["compiler"] = python::python_text(build.compiler);
        return told;
      },
      "Version, commit and compiler.");
}
