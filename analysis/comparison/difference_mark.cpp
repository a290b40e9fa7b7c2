#include "analysis/comparison/difference_mark.hpp"

#include "analysis/comparison/comparison.hpp"

namespace entente {

DifferenceMark mark_of(const Difference& difference, Better better) {
  const double change = difference.estimate.mean;
  if (!stands(difference) || change == 0.0)
    return DifferenceMark::unclear;
  if (better == Better::neither)
    return DifferenceMark::otherwise;
  return (change > 0.0) == (better == Better::more) ? DifferenceMark::better : DifferenceMark::worse;
}

std::string_view name_of(DifferenceMark mark) {
  switch (mark) {
  case DifferenceMark::better:
    return "better";
  case DifferenceMark::worse:
    return "worse";
  case DifferenceMark::otherwise:
    return "otherwise";
  case DifferenceMark::unclear:
    break;
  }
  return "unclear";
}

} // namespace entente
