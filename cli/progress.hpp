// Progress bar: how far a long run has come, on standard error.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace entente::cli {

struct Flags;

class Progress {
 public:
  // `what` names one unit of work in the plural, e.g. "conflicts".
  Progress(const Flags& flags, std::uint64_t total, std::string what);
  ~Progress(); // leaves a clean line behind

  void reached(std::uint64_t done);

 private:
  enum class Form { bar, plain, json, none };
  using Clock = std::chrono::steady_clock;

  void show(std::uint64_t done, double seconds);

  Form form_;
  std::uint64_t total_;
  std::string what_;
  Clock::time_point start_, next_;
  bool drawn_ = false;
};

// "3 s", "2 min 10 s", "1 h 5 min".
std::string duration_text(double seconds);

} // namespace entente::cli
