// Probability distribution of an input: a number that is known, or what is believed about one that is not.
// Drawing it is engine/world's business.
#pragma once
#include <array>
#include <cstddef>
#include <limits>

namespace entente {

struct Distribution {
  enum class Kind { constant, uniform, log_uniform, normal, lognormal, beta, poisson, choice };
  static constexpr std::size_t maximum_choices = 8;

  Kind kind = Kind::constant;
  double first = 0.0; // constant: value; uniform, log_uniform: low; normal: mean; lognormal: median; beta: a;
                      // poisson: mean
  double second = 0.0; // uniform, log_uniform: high; normal: SD; lognormal: SD of the log; beta: b; poisson:
                       // added to the count
  double low = -std::numeric_limits<double>::infinity(); // the drawn value is clipped to low..high
  double high = std::numeric_limits<double>::infinity();
  double probability = 1.0; // with probability 1 - probability the value is 0
  std::size_t choices = 0;  // choice: how many
  std::array<double, maximum_choices> values{};
  std::array<double, maximum_choices> shares{}; // sum to 1

  bool is_constant() const { return kind == Kind::constant && probability == 1.0; }
  bool operator==(const Distribution&) const = default;
};

constexpr Distribution constant(double value) {
  return {.first = value};
}
constexpr Distribution uniform(double low, double high) {
  return {.kind = Distribution::Kind::uniform, .first = low, .second = high};
}
constexpr Distribution normal(double mean, double deviation,
                              double low = -std::numeric_limits<double>::infinity(),
                              double high = std::numeric_limits<double>::infinity()) {
  return {.kind = Distribution::Kind::normal, .first = mean, .second = deviation, .low = low, .high = high};
}
constexpr Distribution lognormal(double median, double log_deviation, double low = 0.0,
                                 double high = std::numeric_limits<double>::infinity()) {
  return {.kind = Distribution::Kind::lognormal,
          .first = median,
          .second = log_deviation,
          .low = low,
          .high = high};
}
constexpr Distribution beta(double a, double b) {
  return {.kind = Distribution::Kind::beta, .first = a, .second = b};
}

} // namespace entente
