// A value, or the problems that kept it from being made: how errors travel where nothing throws.
#pragma once
#include "engine/core/error.hpp"

#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

namespace entente {

using Problems = std::vector<Problem>; // as a result: empty when all went well

template<class T>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : value_(std::move(value)) {}
  Expected(Problems problems) : problems_(std::move(problems)) {} // at least one
  Expected(Problem problem) { problems_.push_back(std::move(problem)); }

  explicit operator bool() const { return value_.has_value(); }
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  const Problems& problems() const { return problems_; } // empty where there is a value

 private:
  std::optional<T> value_;
  Problems problems_;
};

// The thin form for callers who want exceptions; a build without them has none.
#ifdef __cpp_exceptions
inline void throw_problems(Problems problems) {
  if (!problems.empty())
    throw ScenarioError(std::move(problems));
}

template<class T>
T value_or_throw(Expected<T> expected) {
  throw_problems(expected.problems());
  return *std::move(expected);
}
#endif

// For what was to be checked before, deep where nobody can be told any more: throws the problems; a build
// without exceptions ends the process.
inline void require_none(Problems problems) {
#ifdef __cpp_exceptions
  throw_problems(std::move(problems));
#else
  if (!problems.empty())
    std::abort();
#endif
}

template<class T>
T required(Expected<T> expected) {
  require_none(expected.problems());
  return *std::move(expected);
}

} // namespace entente
