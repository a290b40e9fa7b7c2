#include "bindings/python/engine/background.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace entente::python {
namespace {

namespace py = pybind11;

constexpr std::chrono::milliseconds glance{100};

// What Python has to say: a signal's exception, or that of the caller's function.
std::optional<py::error_already_set> ask_python(const py::object& progress, std::size_t done) {
  try {
    if (PyErr_CheckSignals() != 0)
      throw py::error_already_set();
    if (!progress.is_none())
      progress(done);
  } catch (py::error_already_set& error) {
    return error;
  }
  return std::nullopt;
}

} // namespace

void in_background(const py::object& progress, const std::function<void(Watch&)>& work) {
  Watch watch;
  std::mutex mutex;
  std::condition_variable ended;
  bool finished = false;
  std::exception_ptr failure;
  std::thread worker([&] {
    try {
      work(watch);
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex);
    finished = true;
    ended.notify_one();
  });
  std::optional<py::error_already_set> raised;
  for (bool over = false; !over;) {
    {
      const py::gil_scoped_release released;
      std::unique_lock lock(mutex);
      over = ended.wait_for(lock, glance, [&] { return finished; });
    }
    if (!over && !raised) {
      raised = ask_python(progress, watch.done);
      watch.stop = watch.stop || raised.has_value();
    }
  }
  worker.join();
  if (failure)
    std::rethrow_exception(failure);
  if (raised)
    throw *std::move(raised);
}

} // namespace entente::python
