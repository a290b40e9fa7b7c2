#include "analysis/verification.hpp"

#include "analysis/study_tables.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/simulate.hpp"
#include "engine/store/write_file.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace entente {
namespace {

namespace fs = std::filesystem;

double apart(double a, double b) {
  if (std::isnan(a) && std::isnan(b))
    return 0.0;
  if (a == b)
    return 0.0;
  const double difference = std::fabs(a - b) / std::max({1.0, std::fabs(a), std::fabs(b)});
  return std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference;
}

bool same_bits(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) ||
         std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

std::vector<double> all_values(const Outcomes& outcomes) {
  std::vector<double> values(outcomes.measures.values.begin(), outcomes.measures.values.end());
  values.insert(values.end(), outcomes.named.begin(), outcomes.named.end());
  return values;
}

std::optional<double> as_number(std::string_view text) {
  double number = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// The next field of a table, and what ended it. A quoted field stays quoted: it is compared, not read.
std::string_view take_field(std::string_view& text) {
  bool quoted = false;
  std::size_t end = 0;
  while (end < text.size() && (quoted || (text[end] != ',' && text[end] != '\n')))
    quoted ^= text[end++] == '"';
  const std::string_view field = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return field;
}

std::string compare_tables(std::string_view a, std::string_view b, double tolerance) {
  std::size_t line = 1;
  while (!a.empty() && !b.empty()) {
    const char* const begin = a.data();
    const std::string_view left = take_field(a), right = take_field(b);
    if (left != right) {
      const auto x = as_number(left), y = as_number(right);
      if (!x || !y || apart(*x, *y) > tolerance)
        return "line " + std::to_string(line) + ": " + std::string(left) + " there, " + std::string(right) +
               " anew";
    }
    line += static_cast<std::size_t>(std::count(begin, a.data(), '\n'));
  }
  return a.empty() && b.empty() ? "" : "line " + std::to_string(line) + ": one of them ends here";
}

} // namespace

UnitCheck check_unit(const StudyReading& study, const Unit& unit, const Threads& threads) {
  const Scenario scenario = scenario_at(study.scenario, study.design, unit.world, unit.draw);
  Bundle bundle{{}, study.store.head().seed};
  for (std::size_t strategy = 0; strategy < scenario.strategies.size(); ++strategy)
    bundle.lanes.push_back({strategy, unit.replicate});
  const std::vector<Outcomes> anew = simulate(scenario, bundle, Keep::summary, threads);
  const std::vector<Outcomes> stored = study.store.unit(unit);
  UnitCheck check{unit, stored.size() == anew.size(), 0.0};
  for (std::size_t arm = 0; arm < std::min(stored.size(), anew.size()); ++arm) {
    const std::vector<double> a = all_values(stored[arm]), b = all_values(anew[arm]);
    for (std::size_t i = 0; i < a.size(); ++i) {
      check.same_bits = check.same_bits && same_bits(a[i], b[i]);
      check.largest_difference = std::max(check.largest_difference, apart(a[i], b[i]));
    }
  }
  return check;
}

std::vector<TableCheck> check_tables(const StudyReading& study, const fs::path& scratch, double tolerance) {
  write_study_tables(scratch, study.store, study.scenario);
  std::vector<fs::path> tables;
  for (const fs::directory_entry& entry : fs::directory_iterator(scratch))
    tables.push_back(entry.path());
  std::sort(tables.begin(), tables.end());
  std::vector<TableCheck> checks;
  for (const fs::path& table : tables) {
    const fs::path there = study.folder / StudyFolder::tables_folder / table.filename();
    checks.push_back({table.filename().string(),
                      fs::exists(there)
                          ? compare_tables(read_whole_file(there), read_whole_file(table), tolerance)
                          : std::string("is not there")});
  }
  return checks;
}

} // namespace entente
