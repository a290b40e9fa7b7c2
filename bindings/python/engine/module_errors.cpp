#include "bindings/python/engine/module.hpp"

#include "engine/core/error.hpp"
#include "engine/store/files/errors.hpp"

namespace entente::python {
namespace {

namespace py = pybind11;

py::list problem_list(const std::vector<Problem>& problems) {
  const py::object type = py::module_::import("entente.errors").attr("Problem");
  py::list list;
  for (const Problem& problem : problems)
    list.append(type(python_text(problem.file), problem.line, problem.column, python_text(problem.message)));
  return list;
}

void raise(const char* type, const py::object& argument) {
  const py::object error = py::module_::import("entente.errors").attr(type);
  PyErr_SetObject(error.ptr(), error(argument).ptr());
}

} // namespace

void define_errors() {
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown)
        std::rethrow_exception(thrown);
    } catch (const ScenarioError& error) {
      raise("ScenarioError", problem_list(error.problems()));
    } catch (const StudyRefused& error) {
      raise("StudyError", python_text(error.what()));
    } catch (const StoreFailure& error) {
      raise("StudyError", python_text(error.what()));
    }
  });
}

} // namespace entente::python
