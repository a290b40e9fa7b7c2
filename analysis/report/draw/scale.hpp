// Axis scale: from values to places on a drawing.
#pragma once
#include <string>
#include <vector>

namespace entente::report {

struct Tick {
  double value = 0.0;
  std::string label;
};

class Scale {
 public:
  enum class Kind { linear, logarithmic }; // logarithmic: log(1 + value), so that 0 has its place

  // Maps [low, high] onto [start, end]; a domain without width is widened.
  Scale(double low, double high, double start, double end, Kind kind = Kind::linear);

  double operator()(double value) const; // held within the domain
  double low() const { return low_; }
  double high() const { return high_; }
  // Round values within the domain, about as many as asked for.
  std::vector<Tick> ticks(int about) const;

 private:
  double low_, high_, start_, end_;
  Kind kind_;
};

// Grows to take in values; what is not a number is passed over.
struct Range {
  double low = 0.0, high = 0.0;
  bool empty = true;
  void add(double value);
};

} // namespace entente::report
