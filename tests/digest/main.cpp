// Prints one line "name digest" for each part of the engine whose bits must be the same on every build and
// machine. .ci/digests builds this program in several ways and compares what they print.
#include "engine/random/chance.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"
#include <bit>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace entente {
namespace {

// FNV-1a over 64-bit words (Fowler, Noll and Vo): enough to notice a changed bit.
class Digest {
 public:
  void add(std::uint64_t word) {
    for (int byte = 0; byte < 8; ++byte) {
      state_ = (state_ ^ (word & 0xff)) * 0x100000001b3;
      word >>= 8;
    }
  }
  void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325;
};

constexpr int points = 20'000;

// Evenly spaced over the open interval (low, high).
double point(int i, double low, double high) {
  return low + (high - low) * ((i + 0.5) / points);
}

template<class Function>
void print_function(const char* name, double low, double high, Function function) {
  Digest digest;
  for (int i = 0; i < points; ++i)
    digest.add(function(point(i, low, high)));
  std::printf("%-22s %016" PRIx64 "\n", name, digest.value());
}

void print_elementary() {
  print_function("exp", -720.0, 715.0, [](double x) { return exp(x); });
  print_function("exp near zero", -1.0, 1.0, [](double x) { return exp(x); });
  print_function("log", 0.0, 1e6, [](double x) { return log(x); });
  print_function("log near one", 0.5, 2.0, [](double x) { return log(x); });
  print_function("power", 0.0, 40.0, [](double x) { return power(x, 2.7); });
  print_function("log_gamma", 0.0, 200.0, [](double x) { return log_gamma(x); });
}

void print_distributions() {
  print_function("normal quantile", 0.0, 1.0, [](double u) { return normal_quantile(u); });
  print_function("beta quantile", 0.0, 1.0, [](double u) { return beta_quantile(u, 2.0, 5.0); });
  print_function("gamma quantile", 0.0, 1.0, [](double u) { return gamma_quantile(u, 0.7); });
  print_function("exponential quantile", 0.0, 1.0, [](double u) { return exponential_quantile(u); });
  print_function("poisson quantile", 0.0, 1.0,
                 [](double u) { return std::uint64_t{poisson_quantile(u, 35.0)}; });
  print_function("severity", 0.0, 1.0,
                 [](double u) { return std::uint64_t{power_law_severity(u, 2.5, 5000)}; });
}

void print_draws() {
  const Chance chance{.seed = 20260101, .replicate = 7, .month = 12};
  std::vector<double> block(points);
  Digest uniforms;
  chance.uniforms(Purpose::severity, 3, block);
  for (double value : block)
    uniforms.add(value);
  std::printf("%-22s %016" PRIx64 "\n", "uniform draws", uniforms.value());

  Digest normals;
  chance.normals(Purpose::private_error, 3, block);
  for (double value : block)
    normals.add(value);
  std::printf("%-22s %016" PRIx64 "\n", "normal draws", normals.value());
}

} // namespace
} // namespace entente

int main() {
  entente::print_elementary();
  entente::print_distributions();
  entente::print_draws();
}
