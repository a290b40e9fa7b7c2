#include "benchmarks/workloads/loops.hpp"

namespace entente::workloads {

extern const LanesLoops lanes_loops_plain, lanes_loops_avx2, lanes_loops_avx512;
extern const PlainLoop plain_step_plain, plain_step_avx2, plain_step_avx512;

const LanesLoops& lanes_loops(rules::Level level) {
  switch (level) {
  case rules::Level::avx512:
    return lanes_loops_avx512;
  case rules::Level::avx2:
    return lanes_loops_avx2;
  case rules::Level::plain:
    break;
  }
  return lanes_loops_plain;
}

PlainLoop plain_loop(rules::Level level) {
  switch (level) {
  case rules::Level::avx512:
    return plain_step_avx512;
  case rules::Level::avx2:
    return plain_step_avx2;
  case rules::Level::plain:
    break;
  }
  return plain_step_plain;
}

} // namespace entente::workloads
