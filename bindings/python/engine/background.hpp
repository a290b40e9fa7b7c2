// Long work behind Python's back: the lock is released, and Ctrl-C and progress are looked after now and
// then.
#pragma once
#include <atomic>
#include <cstddef>
#include <functional>
#include <pybind11/pybind11.h>

namespace entente::python {

// What the work is told, and tells.
struct Watch {
  std::atomic<bool> stop{false};
  std::atomic<std::size_t> done{0};
};

// Runs work(watch) on a thread of its own and waits for it without Python's lock. `progress` is called with
// watch.done ten times a second, unless it is None. Whatever Python raises meanwhile, KeyboardInterrupt among
// it, sets watch.stop, and is raised once the work has come to rest; so is what the work throws.
void in_background(const pybind11::object& progress, const std::function<void(Watch&)>& work);

} // namespace entente::python
