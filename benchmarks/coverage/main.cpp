// entente_coverage STUDY...: how often the intervals of smaller studies hold the means of these. Prints the
// tables of docs/coverage.md.
#include "benchmarks/coverage/coverage.hpp"

#include <cstdio>
#include <exception>

using namespace entente::coverage;

namespace {

struct Size {
  std::size_t n;
  std::uint32_t studies;
};
constexpr Size sizes[] = {{160, 2000}, {1000, 1000}, {10'000, 1000}};
constexpr std::size_t typical = 500;
constexpr std::uint32_t stopped_studies = 400;

void report(const Population& population, const char* name) {
  std::printf("## %s\n\n%zu strategies, %zu replicates\n\n", name, population.scenario.strategies.size(),
              population.replicates);
  for (const Size& size : sizes) {
    const std::vector<Covered> covered = coverage_of(population, size.n, size.studies);
    std::printf("### %zu replicates, %u studies\n\n%s\n%s\n", size.n, size.studies,
                summary_of(covered).c_str(), coverage_table(covered).c_str());
    std::fflush(stdout);
  }
  std::printf("### Stopping\n\n%s\n",
              stops_table(population, stops_of(population, typical, stopped_studies)).c_str());
}

} // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr,
                 "entente_coverage STUDY...: folders of finished studies of some 20,000 replicates\n");
    return 2;
  }
  try {
    for (int i = 1; i < count; ++i)
      report(population_of(arguments[i]), arguments[i]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "entente_coverage: %s\n", error.what());
    return 2;
  }
  return 0;
}
