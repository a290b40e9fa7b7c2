// The Python module entente._engine, in its parts.
#pragma once
#include <pybind11/pybind11.h>

namespace entente::python {

void define_errors();
void define_scenario(pybind11::module_& module);
void define_study(pybind11::module_& module);
void define_evidence(pybind11::module_& module);

// Text for Python; what is not UTF-8 becomes U+FFFD.
pybind11::str python_text(std::string_view text);

} // namespace entente::python
