#include "engine/scenario/model/measure.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// clang-format off
constexpr std::array measures{
  MeasureField{"accord_signed", "share", By::month_of_run, "an accord is signed"},
  MeasureField{"accord_holds", "share", By::after_signature, "an accord is signed and lasts so long without its relapse"},
  MeasureField{"implementation", "index", By::after_signature, "how far the first accord is implemented; missing without one followed so long"},
  MeasureField{"relapse", "share", By::after_signature, "the first accord fails within that time; missing without one followed so long"},
  MeasureField{"log_deaths", "log", By::month_of_run, "log(1 + deaths)"},
  MeasureField{"quiet_late", "share", By::month_of_run, "share of the last five years with fewer than 25 deaths"},
  MeasureField{"citizens_confidence", "share", By::month_of_run, "mean confidence of citizens over months"},
  MeasureField{"citizens_cynicism", "share", By::month_of_run, "mean cynicism of citizens over months"},
  MeasureField{"parties_confidence", "share", By::month_of_run, "mean confidence of government and groups over months"},
  MeasureField{"parties_cynicism", "share", By::month_of_run, "mean cynicism of government and groups over months"},
  MeasureField{"third_parties_confidence", "share", By::month_of_run, "mean confidence of third parties over months"},
  MeasureField{"third_parties_cynicism", "share", By::month_of_run, "mean cynicism of third parties over months"},
  MeasureField{"cost", "price units", By::month_of_run, "money disbursed, overhead, troops and instruments at their prices"},
};
// clang-format on

template<class Table>
auto find(const Table& table, std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [name](const auto& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

} // namespace

std::span<const MeasureField> measure_table() {
  return measures;
}
const MeasureField* find_measure(std::string_view name) {
  return find(measures, name);
}

} // namespace entente
