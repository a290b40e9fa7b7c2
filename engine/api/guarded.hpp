// Keeps what the standard library or the engine throws inside: it becomes a problem. In a build without
// exceptions there is nothing to keep.
#pragma once
#include "engine/core/expected.hpp"

#include <exception>
#include <new>
#include <string>

namespace entente {

// work() gives Problems.
template<class Work>
Problems guarded_problems(const Work& work) {
#ifdef __cpp_exceptions
  try {
    return work();
  } catch (const ScenarioError& error) {
    return error.problems();
  } catch (const std::bad_alloc&) {
    return {Problem{"", 0, 0, "there is not enough memory for this"}};
  } catch (const std::exception& error) {
    return {Problem{"", 0, 0, std::string("this could not be done: ") + error.what()}};
  }
#else
  return work();
#endif
}

// work() gives Expected<T>.
template<class T, class Work>
Expected<T> guarded(const Work& work) {
  std::optional<Expected<T>> result;
  Problems problems = guarded_problems([&]() -> Problems {
    result.emplace(work());
    return {};
  });
  if (result)
    return *std::move(result);
  return problems;
}

} // namespace entente
